"""The program killed without warning (SIGKILL) at random instants, again and again, while it works one job."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.office import Command
from tests.support.sink import SinkLog, SinkProcess, addressees, duplicates

EARLY = 0.25
"""The part of all kills that fall before the first message: while the program starts, opens and recovers."""

LONGEST_SPELL = 0.5
"""Seconds that an engine may send before it is killed."""

_SENDING = "SELECT COUNT(*) FROM deliveries WHERE status = 'sending'"


@dataclass(kw_only=True)
class Kills:
    """What the kills met. `sending` counts, for each, the messages that were in the air by the ledger."""

    met: int = 0
    sending: list[int] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Balance:
    """The server's record beside the ledger: every entry names an address; all should be empty but `unknown`."""

    lost: tuple[str, ...]
    """Not sent by the ledger and not told, or told as sent and never arrived."""
    duplicated: tuple[str, ...]
    silent: tuple[str, ...]
    """Arrived, while the ledger says something else than that it has, or may have."""
    unknown: tuple[str, ...]


def kill_again_and_again(command: Command, sink: SinkProcess, *, kills: int, dice: random.Random) -> Kills:
    """Starts the engine and kills it until it has been met alive `kills` times."""
    found, ready = Kills(), 0.5
    while found.met < kills:
        started, before = time.monotonic(), _size(sink)
        engine = command.start("engine", "--until-done")
        if dice.random() < EARLY:
            time.sleep(dice.uniform(0.02, ready))
        elif _has_begun(engine, sink, before):
            ready = time.monotonic() - started
            time.sleep(dice.uniform(0.0, LONGEST_SPELL))
        found.met += _killed(engine)
        _look_into(command.data / "ledger.sqlite3", found)
    return found


def balance(people: list[str], states: dict[str, str], log: SinkLog) -> Balance:
    """Compares what the program says of each address with what the server has; `states` by address."""
    arrived = addressees(log)
    settled = {"sent", "failed", "unknown", "skipped"}
    return Balance(
        lost=tuple(
            who for who in people if states.get(who) not in settled or (states[who] == "sent" and not arrived[who])
        ),
        duplicated=(*duplicates(log), *(who for who, count in arrived.items() if count > 1)),
        silent=tuple(who for who in arrived if states.get(who) not in ("sent", "unknown")),
        unknown=tuple(who for who in people if states.get(who) == "unknown"),
    )


def states_of(command: Command, job: str) -> dict[str, str]:
    """The status of each address of the job."""
    found = command.deliveries(job)
    assert [who for who, count in Counter(row["address"] for row in found).items() if count > 1] == []
    return {row["address"]: row["status"] for row in found}


def copied(ledger: Path, folder: Path) -> Path:
    """A copy of the ledger as the dead program left it, with its log: looking into it recovers the copy."""
    folder.mkdir(exist_ok=True)
    for end in ("", "-wal"):
        source = ledger.with_name(ledger.name + end)
        target = folder / source.name
        target.unlink(missing_ok=True)
        if source.exists():
            shutil.copy(source, target)
    (folder / f"{ledger.name}-shm").unlink(missing_ok=True)
    return folder / ledger.name


def faults_in(ledger: Path) -> list[str]:
    """What SQLite finds wrong with a database."""
    with closing(sqlite3.connect(ledger)) as connection:
        answers = [str(answer) for (answer,) in connection.execute("PRAGMA integrity_check")]
        answers += [str(row) for row in connection.execute("PRAGMA foreign_key_check")]
    return [answer for answer in answers if answer != "ok"]


def _killed(engine: subprocess.Popen[bytes]) -> bool:
    met = engine.poll() is None
    engine.kill()
    engine.wait()
    return met


def _look_into(ledger: Path, found: Kills) -> None:
    copy = copied(ledger, ledger.parent.parent / "as-it-was-left")
    with closing(sqlite3.connect(copy)) as connection:
        found.sending.append(connection.execute(_SENDING).fetchone()[0])
    found.damaged += faults_in(copy)


def _has_begun(engine: subprocess.Popen[bytes], sink: SinkProcess, before: int) -> bool:
    """Waits until the server hears of the engine, or the engine has left."""
    return any(_size(sink) > before for _ in _while_it_runs(engine))


def _while_it_runs(engine: subprocess.Popen[bytes]) -> Iterator[None]:
    while engine.poll() is None:
        yield
        time.sleep(0.002)


def _size(sink: SinkProcess) -> int:
    return sink.log_path.stat().st_size if sink.log_path.exists() else 0
