from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.sheet import Cell, CellKind, Column, Row, Table
from mailtool_gui.services.followed import SheetChanged, SheetChanges, digest, is_still, sheet_changes, stamp

LONG_AGO = time.time() - 3600


def table(*rows: tuple[int, str, str], headers: tuple[str, str] = ("Name", "City")) -> Table:
    columns = tuple(
        Column(letter="AB"[place], header=header, field=header.lower(), format="General")
        for place, header in enumerate(headers)
    )
    cells = [Row(number=n, cells=tuple(Cell(text, text, CellKind.TEXT) for text in texts)) for n, *texts in rows]
    source, locale = Path("a.xlsx"), "en-US"
    return Table(
        source=source, worksheet="S", worksheets=("S",), header_row=1, columns=columns, rows=cells, locale=locale
    )


def old_file(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path


# the file


def test_a_file_is_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"one")
    known = stamp(path)
    assert known is not None
    assert not known.settled
    os.utime(path, (LONG_AGO, LONG_AGO))
    assert is_still(path, known)
    path.write_bytes(b"two")
    assert not is_still(path, known)


def test_two_savings_within_one_tick_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"one")
    status = path.stat()
    known = stamp(path)
    path.write_bytes(b"two")  # as long as before
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert known is not None
    assert not is_still(path, known)


def test_a_file_put_in_the_place_of_another_is_noticed(tmp_path: Path) -> None:
    path = old_file(tmp_path / "a.xlsx", b"one")
    known = stamp(path)
    old_file(tmp_path / "b.xlsx", b"two").replace(path)
    assert known is not None
    assert not is_still(path, known)


def test_a_settled_file_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = old_file(tmp_path / "a.xlsx", b"one")
    later = time.time_ns() + 10 * 10**9
    monkeypatch.setattr(time, "time_ns", lambda: later)
    known = stamp(path)
    assert known is not None
    assert known.settled
    monkeypatch.setattr("mailtool_gui.services.followed.digest", lambda _path: pytest.fail("read again"))
    assert is_still(path, known)


def test_a_file_that_is_gone_is_another(tmp_path: Path) -> None:
    path = old_file(tmp_path / "a.xlsx", b"one")
    known = stamp(path)
    path.unlink()
    assert known is not None
    assert not is_still(path, known)
    assert stamp(path) is None


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    assert stamp(tmp_path / "pipe.csv") is None
    assert stamp(Path("/dev/zero")) is None


def test_a_digest_is_sha256(tmp_path: Path) -> None:
    path = old_file(tmp_path / "a", b"")
    assert digest(path) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


# what changed

FIRST = table((2, "Anna", "Hue"), (3, "Binh", "Hanoi"), (4, "Cao", "Da Lat"))


def test_the_same_rows_are_no_change() -> None:
    changes = sheet_changes(FIRST, table((5, "Anna", "Hue"), (6, "Cao", "Da Lat"), (8, "Binh", "Hanoi")))
    assert not changes
    assert changes.sentence == "No row shows anything else."


def test_a_changed_cell_is_named() -> None:
    changes = sheet_changes(FIRST, table((2, "Anna", "Hue"), (3, "Binh", "Vinh"), (4, "Cao", "Da Lat")))
    assert changes.sentence == "1 row has changed (B3 “Hanoi” is now “Vinh”)."
    assert changes.shape == {
        "added": [],
        "removed": [],
        "changed": [{"row": 3, "cells": [{"cell": "B3", "column": "City", "before": "Hanoi", "after": "Vinh"}]}],
        "counts": {"added": 0, "removed": 0, "changed": 1},
        "columns_changed": False,
    }


def test_an_inserted_row_is_the_only_one_that_is_new() -> None:
    after = table((2, "New", "Hue"), (3, "Anna", "Hue"), (4, "Binh", "Hanoi"), (5, "Cao", "Da Lat"))
    changes = sheet_changes(FIRST, after)
    assert (changes.added, changes.removed, changes.changed) == ([2], [], {})
    assert changes.sentence == "1 row is new (row 2)."


def test_a_deleted_row_is_gone_by_its_old_number() -> None:
    changes = sheet_changes(FIRST, table((2, "Anna", "Hue"), (3, "Cao", "Da Lat")))
    assert (changes.added, changes.removed, changes.changed) == ([], [3], {})
    assert changes.sentence == "1 row is gone (row 3)."


def test_many_changes_are_counted_and_a_few_named() -> None:
    after = table(*FIRST_ROWS, *((number, "New", str(number)) for number in range(5, 105)))
    changes = sheet_changes(FIRST, after)
    assert changes.sentence == "100 rows are new (row 5, row 6, row 7 and 97 more)."
    assert (len(changes.shape["added"]), changes.shape["counts"]["added"]) == (50, 100)


FIRST_ROWS = ((2, "Anna", "Hue"), (3, "Binh", "Hanoi"), (4, "Cao", "Da Lat"))


def test_other_columns_are_said_so() -> None:
    changes = sheet_changes(FIRST, table(headers=("Name", "Town")))
    assert changes.columns
    assert changes.sentence == "Its columns are others now."


def test_a_row_that_stands_twice_is_counted_twice() -> None:
    changes = sheet_changes(FIRST, table(*FIRST_ROWS, (5, "Anna", "Hue")))
    assert (changes.added, changes.removed, changes.changed) == ([5], [], {})


ROWS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xy")), max_size=8)


@given(ROWS, ROWS)
def test_changes_account_for_every_row(before: list[tuple[str, str]], after: list[tuple[str, str]]) -> None:
    one, two = (table(*((n, *texts) for n, texts in enumerate(rows, start=2))) for rows in (before, after))
    changes = sheet_changes(one, two)
    assert len(after) - len(before) == len(changes.added) - len(changes.removed)
    assert bool(changes) == (sorted(before) != sorted(after))


def test_the_refusal_says_what_changed() -> None:
    error = SheetChanged(Path("a.xlsx"), SheetChanges(added=[9], changed={}))
    assert (error.code, error.where) == ("sheet-changed", "a.xlsx")
    assert "1 row is new (row 9). Nothing was put in" in error.message
    assert error.details["changes"]["added"] == [9]
    assert SheetChanged(Path("a.xlsx"), None).details == {}
