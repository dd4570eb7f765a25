"""The expected texts that another project's workbooks carry. They may be wrong: a disagreement is listed by cell."""

from __future__ import annotations

from collections.abc import Iterator

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904, to_excel

from mailtool_gui.domain.sheet import Cell, CellKind
from mailtool_gui.sheets.limits import DEFAULT_LIMITS
from mailtool_gui.sheets.number_formats.compiler import compile_format
from mailtool_gui.sheets.number_formats.regions import EN_US
from mailtool_gui.sheets.source import ReadRequest
from mailtool_gui.sheets.xlsx.format import XlsxFormat
from tests.sheets.workbooks import CORPUS

AGREEMENTS = {
    "DateFormatTests": 45,
    "ElapsedFormatTests": 50,
    "FormatChoiceTests": 24,
    "FormatConditionTests": 48,
    "GeneralFormatTests": 70,
    "NumberFormatApproxTests": 248,
    "NumberFormatTests": 325,
    "TextFormatTests": 27,
}
DISAGREEMENTS: dict[str, set[str]] = {}
COUNTED_FROM_1904 = True  # as all of these workbooks do


def _expectations(name: str) -> Iterator[tuple[str, str, str, Cell]]:
    """Cell, expected text, format code and value of every row."""
    path = CORPUS / f"test-data__spreadsheet__{name}.xlsx"
    request = ReadRequest(path=path, worksheet="Tests", locale="en-US", limits=DEFAULT_LIMITS)
    with XlsxFormat().open(request) as sheet:
        for row in sheet.rows:
            cells = {index: stored.cell for index, stored in row.cells.items()}
            if row.number > 1 and {0, 1, 2} <= cells.keys():
                yield f"A{row.number}", cells[0].shown, cells[1].shown, cells[2]


def _shown(name: str, code: str, cell: Cell, serial: float | None) -> str:
    if name == "TextFormatTests":
        return compile_format(f";;;{code}", EN_US).text(cell.shown)
    if cell.kind is CellKind.BOOLEAN:
        return cell.shown
    if cell.kind is CellKind.TEXT:
        return compile_format(code, EN_US).text(cell.shown)
    assert serial is not None
    return compile_format(code, EN_US, date1904=COUNTED_FROM_1904).number(serial)


def _serials(name: str) -> dict[str, float]:
    """The stored numbers, which a table shows as dates where their own format says so."""
    sheet = openpyxl.load_workbook(CORPUS / f"test-data__spreadsheet__{name}.xlsx", data_only=True)["Tests"]
    found: dict[str, float] = {}
    for (cell,) in sheet.iter_rows(min_col=3, max_col=3):
        if cell.is_date and cell.value is not None:
            found[f"A{cell.row}"] = to_excel(cell.value, epoch=CALENDAR_MAC_1904)
        elif isinstance(cell.value, int | float):
            found[f"A{cell.row}"] = float(cell.value)
    return found


@pytest.mark.parametrize("name", AGREEMENTS)
@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")
def test_expected_texts_are_agreed_with(name: str) -> None:
    serials = _serials(name)
    found = [
        (place, expected == _shown(name, code, cell, serials.get(place)))
        for place, expected, code, cell in _expectations(name)
    ]
    assert {place for place, agrees in found if not agrees} == DISAGREEMENTS.get(name, set())
    assert sum(agrees for _, agrees in found) >= AGREEMENTS[name]
