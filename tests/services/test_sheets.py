from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import ReadOptions, Table
from mailtool_gui.services.sheets import (
    Sheets,
    address_column,
    recipient_with,
    recipients_of,
    rows_with,
)
from tests.support.workbooks import PEOPLE, write_workbook


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write_workbook(tmp_path / "orders.xlsx", (PEOPLE[0], *(PEOPLE[1:] * 4)))


@pytest.mark.parametrize(
    ("limit", "offset", "rows"),
    [
        (None, 0, list(range(2, 14))),
        (3, 0, [2, 3, 4]),
        (3, 10, [12, 13]),
        (None, 10, [12, 13]),
        (0, 0, []),
        (5, 99, []),
    ],
)
def test_a_window_of_rows(book: Path, limit: int | None, offset: int, rows: list[int]) -> None:
    view = Sheets(locale="en-US").look(book, limit=limit, offset=offset)
    assert [row.number for row in view.rows] == rows
    assert len(view.table.rows) == 12


def test_a_region_is_for_good(book: Path) -> None:
    view = Sheets(locale="de-DE").look(book, limit=3)
    assert view.table.locale == "de-DE"
    assert [row.cells[2].shown for row in view.rows] == ["12,50", "7", "1.234,50"]


def test_a_worksheet_that_is_not_there_is_named(book: Path) -> None:
    assert Sheets(locale="en-US").look(book, ReadOptions(worksheet="Sheet"), limit=1).table.worksheet == "Sheet"
    with pytest.raises(SheetError, match="Nope"):
        Sheets(locale="en-US").look(book, ReadOptions(worksheet="Nope"), limit=1)


def test_the_whole_table_is_seen_while_it_is_read(tmp_path: Path) -> None:
    rows = [("Name", "E-mail"), *((f"N{number}", f"n{number}@x.example") for number in range(300))]
    book = write_workbook(tmp_path / "long.xlsx", rows)
    seen: list[Table] = []
    table = Sheets(locale="en-US").open(book, watch=seen.append)
    assert [len(each.rows) for each in (*seen, table)] == [200, 300]
    assert seen[0].columns == table.columns


def test_reading_ends_where_the_watcher_says_so(tmp_path: Path) -> None:
    rows = [("E-mail",), *((f"n{number}@x.example",) for number in range(300))]

    def enough(_table: Table) -> None:
        raise KeyError

    with pytest.raises(KeyError):
        Sheets(locale="en-US").open(write_workbook(tmp_path / "long.xlsx", rows), watch=enough)


def test_the_column_of_addresses_is_found_or_not(book: Path, tmp_path: Path) -> None:
    sheets = Sheets(locale="en-US")
    assert address_column(sheets.open(book)) == 1
    without = write_workbook(tmp_path / "w.xlsx", (("Name", "City"), ("Anna", "Hanoi")))
    assert address_column(sheets.open(without)) is None


def test_recipients_rows_and_errors(tmp_path: Path) -> None:
    rows = (*PEOPLE, ("Anna", "ANNA@x.example", "#N/A"), ("Dee", "dee at x", 1.0))
    table = Sheets(locale="en-US").open(write_workbook(tmp_path / "o.xlsx", rows))
    assert table.error_cells == 1
    assert len(recipients_of(table, to="E-mail", group_by=None)) == 5
    grouped = recipients_of(table, to="E-mail", group_by="E-mail")
    assert [recipient.row_numbers for recipient in grouped] == [(2, 5), (3,), (4,), (6,)]
    assert list(rows_with(table, "ANNA")) == [0, 3]
    assert list(rows_with(table, "1,234")) == [2]
    assert list(rows_with(table, "nobody")) == []


def test_the_next_recipient_with_a_text(book: Path) -> None:
    found = recipients_of(Sheets(locale="en-US").open(book), to="E-mail", group_by=None)
    assert recipient_with(found, "bình", after=0) == 1
    assert recipient_with(found, "BINH@", after=1) == 4
    assert recipient_with(found, "binh@", after=11) == 1
    assert recipient_with(found, "nobody", after=3) is None
    assert recipient_with(found[:1], "anna", after=0) == 0
    assert recipient_with((), "anna", after=0) is None


def test_a_region_for_one_file(book: Path) -> None:
    assert Sheets(locale="en-US").open(book, locale="de-DE").rows[2].cells[2].shown == "1.234,50"


def test_reading_ends_when_nobody_wants_it(book: Path) -> None:
    sheets = Sheets(locale="en-US")
    with pytest.raises(SheetError, match="stopped"):
        sheets.open(book, wanted=Event().is_set)


def test_a_search_tells_how_far_it_is_and_can_be_ended(tmp_path: Path) -> None:
    rows = [("Name", "City"), *((f"Name {number}", "Straße" if number % 3 else "Hà Nội") for number in range(300))]
    table = Sheets(locale="en-US").open(write_workbook(tmp_path / "long.xlsx", rows))
    told: list[tuple[int, int]] = []
    assert list(rows_with(table, "HÀ NỘI", lambda done, total: told.append((done, total)))) == list(range(0, 300, 3))
    assert told[-1] == (300, 300)
    assert list(rows_with(table, "strasse")) == [place for place in range(300) if place % 3]
    assert list(rows_with(table, "name 29")) == [29, *range(290, 300)]

    def enough(_done: int, _total: int) -> None:
        raise KeyError

    with pytest.raises(KeyError):
        rows_with(table, "x", enough)


def test_rows_in_memory_are_searched_too(book: Path) -> None:
    table = Sheets(locale="en-US").open(book)
    assert (
        rows_with(replace(table, rows=tuple(table.rows)), "binh@") == list(rows_with(table, "binh@")) == [1, 4, 7, 10]
    )
