"""Jobs whose power is cut: one is recorded, then its disk is rebuilt at many instants, recovered and compared."""

from __future__ import annotations

import random
import shutil
import sqlite3
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from mailtool_gui.domain.errors import MailToolError
from mailtool_gui.store.backups import backups, is_whole
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.engine_ledger import SqliteLedger
from mailtool_gui.store.rescue import rescue
from mailtool_gui.store.schema import prepare_ledger
from tests.support.disk_recorder import DiskCall, recorded, recording_to
from tests.support.kills import faults_in
from tests.support.office import Command, write_people
from tests.support.power_cut import Disk
from tests.support.sink import SinkLog, SinkOptions, SinkProcess, addressees

CARELESS = (
    "-c",
    "import sys; from mailtool_gui.store import session; from mailtool_gui.__main__ import main; "
    "assert any('= FULL' in pragma for pragma in session._PRAGMAS); "
    "session._PRAGMAS = tuple(pragma.replace('= FULL', '= NORMAL') for pragma in session._PRAGMAS); "
    "import subprocess, types; from mailtool_gui.workers import detached; "
    "made = types.SimpleNamespace; detached.subprocess = made(DEVNULL=-3, Popen=lambda *_, **__: made()); main()",
)
"""The same program, but commits are not waited for; it starts no engine beside it, which would wait for them."""

_WRONG_COUNTS = """
    SELECT job_id, status, count FROM counts WHERE count <> 0
    EXCEPT SELECT job_id, status, COUNT(*) FROM deliveries GROUP BY 1, 2
"""


@dataclass(frozen=True, kw_only=True)
class Story:
    """One job from the first account to its end, as the disk and the server saw it; times since 1970."""

    people: tuple[str, ...]
    calls: tuple[DiskCall, ...]
    data: Path
    port: int
    arrivals: tuple[tuple[float, str], ...]
    promised_at: float  # `send` had ended: from now on the job may not be lost

    def arrived_by(self, at: float) -> Counter[str]:
        """What the server had of each address."""
        return Counter(who for when, who in self.arrivals if when <= at)


@dataclass(frozen=True, kw_only=True)
class Aftermath:
    """What one power cut led to: everything but `unknown` should be empty."""

    at: float
    duplicated: tuple[str, ...] = ()
    """Also who would be mailed again, were the ledger lost in that moment and a backup gone back to."""
    lost: tuple[str, ...] = ()
    corrupt: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def well(self) -> bool:
        """Whether nothing went wrong; a doubt that is named is well."""
        return not (self.duplicated or self.lost or self.corrupt)


def record_story(folder: Path, *, rows: int, careless: bool = False, in_flight: int = 10) -> Story:
    """Has the real program send `rows` messages, watched from outside. Needs strace."""
    folder.mkdir(parents=True, exist_ok=True)
    logs = folder / "logs"
    logs.mkdir()
    watched = Command(
        data=folder / "data",
        program=CARELESS if careless else Command.program,
        under=recording_to(logs / "calls"),
    )
    people = [f"person{number}@example.com" for number in range(rows)]
    offset = _wall_over_monotonic()
    with SinkProcess(folder / "sink.log", SinkOptions(dot_latency=0.03, jitter=0.8)) as sink:
        pace = ("--in-flight", str(in_flight), "--batch-size", "100000", "--batch-delay-ms", "1")
        watched.add_account(sink.port, *pace)
        sent = watched("send", *write_people(folder, people), "--account", "work", "--queue-only")
        promised_at = time.time()
        assert sent.exit_code == 0, sent.stderr
        for words in (("pause", sent.json["id"]), ("engine", "--until-idle"), ("resume", sent.json["id"])):
            watched(*words)  # from here on a backup knows the job, and that nothing of it was sent
        ended = watched("engine", "--until-done")
        assert ended.exit_code == 0, ended.stderr
    assert abs(_wall_over_monotonic() - offset) < 0.001  # nobody has set the clock meanwhile
    return Story(
        people=tuple(people),
        calls=tuple(recorded(logs.iterdir(), watched.data, watched.data / "backups")),
        data=watched.data,
        port=sink.port,
        arrivals=_arrivals(sink.log(), offset),
        promised_at=promised_at,
    )


def instants(story: Story, count: int, dice: random.Random) -> list[float]:
    """Instants for power cuts: any, such as between a write and its sync, and such as just after a message arrived."""
    first, last = story.calls[0].start, story.calls[-1].end
    begun, ended = story.arrivals[0][0], story.arrivals[-1][0]
    sending = [call.start for call in story.calls if begun <= call.start <= ended and call.path.parent == story.data]
    ways = (
        lambda: dice.uniform(first, last),
        lambda: dice.choice(story.calls).start + 1e-6,
        lambda: dice.choice(sending) + 1e-6,
        lambda: dice.choice(story.arrivals)[0] + dice.uniform(0, 0.005),
    )
    return sorted(dice.choice(ways)() for _ in range(count))


def cut_power(
    story: Story, folder: Path, at: Sequence[float], dice: random.Random, *, resend_every: int
) -> list[Aftermath]:
    """Cuts the power at these instants, in the order of time.

    After each cut the program recovers what is left. After one of `resend_every` it also sends what is open, to a
    server on the same port; for the others, what is open counts as sent.
    """
    disk, found = Disk(story.calls, story.data), []
    for number, instant in enumerate(at):
        place = folder / f"cut-{number}"
        data = DataFolder(place / "data")
        data.ensure()
        disk.cut(instant, data.path, dice)
        if dice.random() < 0.5:  # the shared memory of the dead program means nothing
            (data.path / "ledger.sqlite3-shm").write_bytes(dice.randbytes(32_768))
        found.append(_aftermath(story, data, instant, resend=number % resend_every == 0))
    return found


def _aftermath(story: Story, data: DataFolder, at: float, *, resend: bool) -> Aftermath:
    repeated, spoilt = _without_ledger(story, data, at)
    try:
        states = _recovered(data)
        corrupt = _faults(data.ledger)
        again = _resent(story, data) if resend else Counter(who for who, state in states.items() if _is_open(state))
    except MailToolError as error:
        return Aftermath(at=at, corrupt=(str(error),))
    arrived = story.arrived_by(at)
    told = {who for who, state in states.items() if state in ("unknown", "failed", "skipped")}
    missing = [who for who in story.people if not arrived[who] and not again[who] and who not in told]
    claimed = [who for who, state in states.items() if state == "sent" and not arrived[who]]
    return Aftermath(
        at=at,
        duplicated=(*repeated, *(who for who in story.people if arrived[who] + again[who] > 1)),
        lost=tuple([*missing, *claimed] if at >= story.promised_at else claimed),
        corrupt=(*corrupt, *spoilt),
        unknown=tuple(who for who, state in states.items() if state == "unknown"),
    )


def _without_ledger(story: Story, data: DataFolder, at: float) -> tuple[list[str], list[str]]:
    """The ledger is lost too: who has got a message and would get another, and the backups that are not whole."""
    spoilt = [backup.path.name for backup in backups(data) if not is_whole(backup.path)]
    other = DataFolder(data.path.with_name("without"))
    shutil.copytree(data.backups, other.backups)
    (other.path / "ledger.made").touch()
    rescue(other, now=datetime.now(UTC))
    with closing(sqlite3.connect(other.ledger)) as connection:
        states = dict(connection.execute("SELECT address, status FROM deliveries").fetchall())
    shutil.rmtree(other.path)
    arrived = story.arrived_by(at)
    return [who for who, state in states.items() if _is_open(state) and arrived[who]], spoilt


def _recovered(data: DataFolder) -> dict[str, str]:
    """What the next host makes of it: the status of each address."""
    prepare_ledger(data, nullcontext())
    with closing(SqliteLedger(data)) as ledger:
        ledger.take_over(now=datetime.now(UTC))
    with closing(sqlite3.connect(data.ledger)) as connection:
        whole = "SELECT address, d.status FROM deliveries d JOIN jobs j ON j.id = job_id WHERE j.whole"
        return dict(connection.execute(whole).fetchall())


def _faults(ledger: Path) -> list[str]:
    with closing(sqlite3.connect(ledger)) as connection:
        counts = [f"counts: {row}" for row in connection.execute(_WRONG_COUNTS)]
    return faults_in(ledger) + counts


def _resent(story: Story, data: DataFolder) -> Counter[str]:
    """What the real program sends when it is started again."""
    with SinkProcess(data.path.parent / "sink.log", port=story.port) as sink:
        command = Command(data=data.path)
        for job in command("jobs").json["jobs"]:
            command("resume", job["id"])  # its user had it paused for a while
        command("engine", "--until-done")
        return addressees(sink.log())


def _is_open(status: str) -> bool:
    return status in ("queued", "sending", "deferred")


def _arrivals(log: SinkLog, offset: float) -> tuple[tuple[float, str], ...]:
    return tuple((start.dot_at + offset, who) for start in log.messages if start.dot_at for who in start.recipients)


def _wall_over_monotonic() -> float:
    """What the machine's clock is ahead of the server's; whatever comes between the two calls makes it less."""
    return max(time.time() - time.monotonic() for _ in range(100))
