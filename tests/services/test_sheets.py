from __future__ import annotations

from pathlib import Path

import pytest

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.services.sheets import Sheets
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
    assert Sheets(locale="en-US").look(book, worksheet="Sheet", limit=1).table.worksheet == "Sheet"
    with pytest.raises(SheetError, match="Nope"):
        Sheets(locale="en-US").look(book, worksheet="Nope", limit=1)
