"""Full and failing disks, damaged ledgers, at points of a job's life: nothing leaves that is not written down first."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.disk_trouble import DAMAGES, ROWS, Office, meet_damage, meet_failing_calls, slow_sink

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("call", "error", "point", "first"),
    [
        ("pwrite64", "ENOSPC", "putting in", 20),
        ("pwrite64", "ENOSPC", "sending", 100),
        ("fdatasync", "EIO", "sending", 20),
        ("pread64", "EIO", "sending", 20),
    ],
)
def test_a_disk_that_fails_for_a_while(tmp_path: Path, call: str, error: str, point: str, first: int) -> None:
    with slow_sink(tmp_path / "sink.log") as sink:
        ending = meet_failing_calls(tmp_path, sink, call=call, error=error, point=point, first=first)
    assert ending.well
    assert ending.unaccounted == ()
    if (error, point) == ("ENOSPC", "sending"):  # the engine has waited, and said why
        assert "no room left" in ending.told
        assert "goes on" in ending.told
    else:
        assert ending.told or not ending.code


@pytest.mark.parametrize(
    ("damage", "point"),
    [
        ("header destroyed", "queued"),
        ("pages spoilt", "sending"),
        ("log spoilt", "killed"),
        ("cut short", "killed"),
        ("empty", "finished"),
        ("folder in its place", "queued"),
    ],
)
def test_a_damaged_ledger_is_told_kept_and_rescued_from(tmp_path: Path, damage: str, point: str) -> None:
    with slow_sink(tmp_path / "sink.log") as sink:
        ending = meet_damage(tmp_path, sink, damage=DAMAGES[damage], point=point, dice=random.Random(1))
    assert ending.well
    assert not ending.code or "mailtool rescue" in ending.told
    assert point == "sending" or ending.code == 2


def test_a_ledger_that_another_program_holds_is_told_soon(tmp_path: Path) -> None:
    with slow_sink(tmp_path / "sink.log") as sink:
        office = Office(tmp_path, sink)
        with closing(sqlite3.connect(office.ledger, isolation_level=None)) as viewer:
            viewer.execute("BEGIN IMMEDIATE")
            answer = office.put_in()
            viewer.execute("ROLLBACK")
        assert (answer.exit_code, answer.json["error"]["code"]) == (2, "busy")
        assert "Close it" in answer.json["error"]["message"]
        assert office.put_in().exit_code == 0
        assert office.work().exit_code == 0
        assert len(sink.log().messages) == ROWS
