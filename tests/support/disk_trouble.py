"""Disks that are full, broken or read-only, and ledgers that are damaged: at any point of a job's life."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from mailtool_gui.workers.doorbell import ring
from tests.support.kills import copied, faults_in
from tests.support.office import Answer, Command, write_people
from tests.support.sink import SinkOptions, SinkProcess, addressees

ROWS = 120
PAGE = 4096
STATES = "SELECT address, status FROM deliveries"


def failing(call: str, error: str, *, first: int, last: int) -> tuple[str, ...]:
    """The command to put before a program's, so that its calls `first` to `last` of one kind fail, in each thread."""
    fault = f"inject={call}:error={error}:when={first}..{last}"
    return ("strace", "-f", "--seccomp-bpf", "-qq", "-e", f"trace={call}", "-e", fault, "-o", "/dev/null", "--")


@dataclass(frozen=True, kw_only=True)
class Ending:
    """How a job ended that met trouble. `told` is what the user was told when it came, `codes` the exit codes."""

    told: str
    code: int
    without_intent: tuple[str, ...]
    """Addresses that the server has, and that the ledger on the disk says were never begun."""
    repeated: tuple[str, ...]
    unaccounted: tuple[str, ...]
    """Addresses in whose place the ledger has nothing, or that are neither sent nor told in the end."""
    missing: int = 0
    """Rows that a rescue has said it could not read."""

    @property
    def well(self) -> bool:
        """Whether nobody was mailed twice or forgotten without a word."""
        return not (self.without_intent or self.repeated) and len(self.unaccounted) <= self.missing


def end_stranger(pid: int) -> None:
    """Kills a process that is nobody's child here, and waits until it has gone."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    state = Path(f"/proc/{pid}/stat")
    with suppress(FileNotFoundError, ProcessLookupError):
        while state.read_text(encoding="utf-8").rpartition(") ")[2][0] not in "ZX":
            time.sleep(0.005)


class Office:
    """One job of `ROWS` messages on its way to a sink."""

    def __init__(self, folder: Path, sink: SinkProcess) -> None:
        self.folder = folder
        self.sink = sink
        self.command = Command(data=folder / "data")
        self.people = [f"person{number}@example.com" for number in range(ROWS)]
        self.sheet = write_people(folder, self.people)
        self.command.add_account(sink.port)

    @property
    def ledger(self) -> Path:
        """The ledger's file."""
        return self.command.data / "ledger.sqlite3"

    def put_in(self, *, under: tuple[str, ...] = ()) -> Answer:
        """Puts the job in."""
        return replace(self.command, under=under)("send", *self.sheet, "--account", "work", "--queue-only")

    def work(self, *, under: tuple[str, ...] = ()) -> Answer:
        """Works it until nothing is left to do."""
        return replace(self.command, under=under)("engine", "--until-done")

    def kill_in_the_middle(self) -> None:
        """Works it for a while, then the program dies."""
        self.kill_after(ROWS // 3)

    def kill_after(self, messages: int) -> None:
        """Works until the server has so many messages, then the program dies.

        The one that works may be another than the one started here, where a resumed job has found nobody: both die.
        """
        engine, host = self.command.start("engine", "--until-done"), None
        while (len(self.sink.log().messages) < messages or host is None) and engine.poll() is None:
            host = host or ring(self.command.data)
            time.sleep(0.01)
        engine.kill()
        if host and host.pid != engine.pid:
            end_stranger(host.pid)
        engine.wait()

    def states(self) -> dict[str, str]:
        """The status of each address on the disk as it is now; nothing where the ledger cannot be read."""
        try:
            with closing(sqlite3.connect(copied(self.ledger, self.folder / "copy"))) as connection:
                return dict(connection.execute(STATES).fetchall())
        except (sqlite3.Error, OSError):
            return {}

    def without_intent(self) -> tuple[str, ...]:
        """Addresses that have got a message, though the ledger says that it never left."""
        states = self.states()
        return tuple(who for who in addressees(self.sink.log()) if states.get(who) in ("queued", "deferred"))

    def ending(self, answer: Answer, *, missing: int = 0, without_intent: tuple[str, ...] = ()) -> Ending:
        """What became of everybody."""
        time.sleep(0.1)
        arrived, states = addressees(self.sink.log()), self.states()
        return Ending(
            told=said(answer),
            code=answer.exit_code,
            without_intent=without_intent,
            repeated=tuple(who for who, count in arrived.items() if count > 1),
            unaccounted=tuple(
                who for who in self.people if not arrived[who] and states.get(who) not in ("unknown", "failed")
            ),
            missing=missing,
        )


def said(answer: Answer) -> str:
    """What a command has told its user."""
    error = answer.json.get("error") if isinstance(answer.json, dict) else None
    return str(error["message"]) if error else answer.stderr.strip()


def meet_failing_calls(folder: Path, sink: SinkProcess, *, call: str, error: str, point: str, first: int) -> Ending:
    """The disk fails for a while: in `point` "putting in" or "sending", from its call number `first` on."""
    office = Office(folder, sink)
    under = failing(call, error, first=first, last=first + 30)
    met = office.put_in(under=under) if point == "putting in" else office.put_in()
    if point == "putting in":
        if met.exit_code:
            office.put_in()
        office.work()
    else:
        met = office.work(under=under)
        office.work()
    return office.ending(met, without_intent=office.without_intent())


Damage = Callable[[Path, random.Random], None]


def meet_damage(folder: Path, sink: SinkProcess, *, damage: Damage, point: str, dice: random.Random) -> Ending:
    """The ledger is damaged at this point; then it is worked, rescued where that is said, resumed and worked again."""
    office = Office(folder, sink)
    office.put_in()
    if point == "sending":
        met = _damaged_while_sending(office, damage, dice)
    else:
        if point == "killed":
            office.kill_in_the_middle()
        elif point == "finished":
            office.work()
        damage(office.ledger, dice)
        met = office.work()
    answer = office.command("rescue")
    assert answer.exit_code in (0, 1), said(answer)
    rescued = answer.json["rescued"]
    without = office.without_intent() if rescued is None else ()
    if rescued and not rescued["accounts"]:
        office.command.add_account(sink.port)
    for job in office.command("jobs").json["jobs"]:
        office.command("resume", job["id"])
    office.work()
    missing = _missing(office, rescued)
    assert faults_in(copied(office.ledger, folder / "copy")) == []
    return office.ending(met, missing=missing, without_intent=without)


def _missing(office: Office, rescued: dict[str, int] | None) -> int:
    if rescued is None:
        return 0
    return rescued["missing"] if rescued["jobs"] and not rescued["incomplete"] else len(office.people)


def _damaged_while_sending(office: Office, damage: Damage, dice: random.Random) -> Answer:
    engine = office.command.start("engine", "--until-done")
    while len(office.sink.log().messages) < ROWS // 3 and engine.poll() is None:
        time.sleep(0.01)
    damage(office.ledger, dice)
    try:
        engine.wait(30)
    finally:
        engine.kill()
        engine.wait()
    return office.work()


# damage


def _overwrite(path: Path, at: int, content: bytes) -> None:
    if path.is_file() and path.stat().st_size > at:
        with path.open("r+b") as file:
            file.seek(at)
            file.write(content)


def flip_bits(ledger: Path, dice: random.Random) -> None:
    """Forty bits anywhere but in the header."""
    for _ in range(40):
        at = dice.randrange(PAGE, ledger.stat().st_size)
        with ledger.open("r+b") as file:
            file.seek(at)
            byte = file.read(1)[0]
            file.seek(at)
            file.write(bytes([byte ^ 1 << dice.randrange(8)]))


def spoil_pages(ledger: Path, dice: random.Random) -> None:
    """Three pages of noise."""
    for _ in range(3):
        _overwrite(ledger, dice.randrange(1, ledger.stat().st_size // PAGE) * PAGE, dice.randbytes(PAGE))


def cut_short(ledger: Path, dice: random.Random) -> None:
    """The end is gone."""
    with ledger.open("r+b") as file:
        file.truncate(dice.randrange(PAGE, ledger.stat().st_size))


def empty(ledger: Path, _dice: random.Random) -> None:
    """Nothing is left but the name."""
    with ledger.open("r+b") as file:
        file.truncate(0)


def destroy_header(ledger: Path, dice: random.Random) -> None:
    """The first hundred bytes are noise."""
    _overwrite(ledger, 0, dice.randbytes(100))


def spoil_log(ledger: Path, dice: random.Random) -> None:
    """Noise in the middle of the log, or everywhere where there is none."""
    log = ledger.with_name(f"{ledger.name}-wal")
    size = log.stat().st_size if log.exists() else 0
    if size > 10 * PAGE:
        _overwrite(log, dice.randrange(32, size * 2 // 3), dice.randbytes(500))
    else:
        log.write_bytes(dice.randbytes(20 * PAGE))


def folder_in_its_place(ledger: Path, _dice: random.Random) -> None:
    """Somebody made a folder of this name."""
    ledger.unlink()
    ledger.mkdir()


DAMAGES: dict[str, Damage] = {
    "bits flipped": flip_bits,
    "pages spoilt": spoil_pages,
    "cut short": cut_short,
    "empty": empty,
    "header destroyed": destroy_header,
    "log spoilt": spoil_log,
    "folder in its place": folder_in_its_place,
}


def slow_sink(log: Path) -> SinkProcess:
    """A sink slow enough to be met in the middle of a job."""
    return SinkProcess(log, SinkOptions(dot_latency=0.05, jitter=0.5))
