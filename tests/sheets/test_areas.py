from __future__ import annotations

import pytest

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import BLANK_CELL, ReadOptions
from mailtool_gui.sheets.areas import Area, choose_area, read_reference
from mailtool_gui.sheets.source import MergedRange, StoredCell, StoredRow

BLOCK = MergedRange(2, 1, 3, 2)
AREAS = [Area(name="Orders", worksheet="Sheet1", cells=BLOCK), Area(name="Customers", worksheet="Sheet2", cells=BLOCK)]


def test_an_area_by_its_name() -> None:
    assert choose_area(AREAS, ReadOptions(area=" orders "), "a.ods") is AREAS[0]


@pytest.mark.parametrize(
    ("text", "worksheet"),
    [("B2:C3", "Mine"), ("$B$2:$C$3", "Mine"), ("Other!B2:C3", "Other"), ("'A ''b'!C3:B2", "A 'b")],
)
def test_an_area_by_its_reference(text: str, worksheet: str) -> None:
    area = choose_area(AREAS, ReadOptions(area=text, worksheet="Mine"), "a.ods")
    assert (area.worksheet, area.cells, area.header_row) == (worksheet, BLOCK, 2)


def test_no_area_is_all_of_the_worksheet() -> None:
    area = choose_area(AREAS, ReadOptions(worksheet="Mine"), "a.ods")
    rows = iter([StoredRow(1, {})])
    assert (area.worksheet, area.header_row, area.of(rows)) == ("Mine", None, rows)


def test_the_nearest_name_is_told() -> None:
    with pytest.raises(SheetError) as error:
        choose_area(AREAS, ReadOptions(area="Customer"), "a.ods")
    assert (error.value.code, error.value.where) == ("no-such-area", "a.ods")
    assert "Did you mean “Customers”? The workbook has: Orders, Customers." in error.value.message
    with pytest.raises(SheetError, match="Give cells such as B3:F90"):
        choose_area((), ReadOptions(area="x"), "a.csv")


def test_rows_and_cells_outside_are_left_out() -> None:
    cell = StoredCell(BLANK_CELL, "General")
    rows = (StoredRow(number, dict.fromkeys(range(4), cell), number == 3) for number in range(1, 6))
    found = list(AREAS[0].of(rows))
    assert [(row.number, sorted(row.cells), row.hidden) for row in found] == [(2, [1, 2], False), (3, [1, 2], True)]
    assert next(rows).number == 5  # nothing below is read


@pytest.mark.parametrize("text", ["", "Orders", "#REF!", "A1:", "Sheet1!", "OFFSET(A1,1,1)"])
def test_what_is_no_reference(text: str) -> None:
    assert read_reference(text)[1] is None
