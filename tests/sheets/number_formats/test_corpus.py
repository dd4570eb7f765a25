"""The expected texts that another project's workbooks carry. They may be wrong: a disagreement is listed by cell."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mailtool_gui.domain.sheet import Cell, CellKind
from mailtool_gui.sheets.limits import DEFAULT_LIMITS
from mailtool_gui.sheets.number_formats.compiler import compile_format
from mailtool_gui.sheets.number_formats.regions import EN_US
from mailtool_gui.sheets.xlsx.package import Package
from mailtool_gui.sheets.xlsx.strings import read_shared_strings
from mailtool_gui.sheets.xlsx.values import CellValues
from mailtool_gui.sheets.xlsx.workbook import choose_worksheet, read_workbook
from mailtool_gui.sheets.xlsx.worksheet import read_rows
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


def _expectations(name: str) -> Iterator[tuple[str, str, str, Cell]]:
    """Cell, expected text, format code and value of every row; the values without formats, so as bare numbers."""
    with Package(CORPUS / f"test-data__spreadsheet__{name}.xlsx", DEFAULT_LIMITS) as package:
        workbook = read_workbook(package)
        assert workbook.date1904
        strings = read_shared_strings(package, workbook.part)
        values = CellValues(strings=strings, codes=[], region=EN_US, date1904=False, where=package.where)
        sheet = choose_worksheet(workbook, "Tests", package.where)
        for row in read_rows(package, sheet, values, DEFAULT_LIMITS, []):
            cells = {index: stored.cell for index, stored in row.cells.items()}
            if row.number > 1 and {0, 1, 2} <= cells.keys():
                yield f"A{row.number}", cells[0].shown, cells[1].shown, cells[2]


def _shown(name: str, code: str, cell: Cell) -> str:
    if name == "TextFormatTests":
        return compile_format(f";;;{code}", EN_US).text(cell.shown)
    if cell.kind is CellKind.BOOLEAN:
        return cell.shown
    if isinstance(cell.raw, int | float):
        return compile_format(code, EN_US, date1904=True).number(cell.raw)
    return compile_format(code, EN_US).text(cell.shown)


@pytest.mark.parametrize("name", AGREEMENTS)
def test_expected_texts_are_agreed_with(name: str) -> None:
    found = [(place, expected == _shown(name, code, cell)) for place, expected, code, cell in _expectations(name)]
    assert {place for place, agrees in found if not agrees} == DISAGREEMENTS.get(name, set())
    assert sum(agrees for _, agrees in found) >= AGREEMENTS[name]
