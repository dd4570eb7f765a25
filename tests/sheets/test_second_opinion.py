"""Files of other projects, worksheet by worksheet beside calamine: no cell is missing, and numbers are the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from mailtool_gui.domain.sheet import Cell, CellKind, ReadOptions
from mailtool_gui.sheets.limits import DEFAULT_LIMITS
from mailtool_gui.sheets.recognise import recognise
from mailtool_gui.sheets.sample import HEAD, Sample
from mailtool_gui.sheets.source import ReadRequest
from tests.sheets.workbooks import CORPUS

FILES = [
    "tests__OOM_alloc.xls",
    "tests__OOM_alloc2.xls",
    "tests__any_sheets.ods",
    "tests__date.ods",
    "tests__number_rows_repeated.ods",
]


def _ours(path: Path, worksheet: str) -> dict[tuple[int, int], Cell]:
    chosen = recognise(Sample(path, path.read_bytes()[:HEAD]))
    options = ReadOptions(worksheet=worksheet)
    with chosen.open(ReadRequest(path=path, options=options, locale="en-US", limits=DEFAULT_LIMITS)) as sheet:
        return {(row.number, place): stored.cell for row in sheet.rows for place, stored in row.cells.items()}


def _theirs(book: CalamineWorkbook, worksheet: str) -> dict[tuple[int, int], object]:
    rows = book.get_sheet_by_name(worksheet).to_python(skip_empty_area=False)
    return {
        (number, place): value
        for number, row in enumerate(rows, start=1)
        for place, value in enumerate(row)
        if value != ""
    }


@pytest.mark.parametrize("name", FILES)
def test_no_cell_is_missing_and_numbers_are_the_same(name: str) -> None:
    path = CORPUS / name
    book = CalamineWorkbook.from_path(str(path))
    cells = 0
    for worksheet in book.sheet_names:
        ours, theirs = _ours(path, worksheet), _theirs(book, worksheet)
        assert set(theirs) <= set(ours)
        assert all(ours[place].kind is CellKind.ERROR for place in set(ours) - set(theirs))
        numbers = {place: value for place, value in theirs.items() if type(value) in {int, float}}
        assert {place: ours[place].raw for place in numbers} == numbers
        cells += len(theirs)
    assert cells > 6
