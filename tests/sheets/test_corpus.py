"""Excel workbooks that nobody here wrote: each becomes a table or an error, in a short time, and can be written to."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path
from xml.parsers import expat

import openpyxl
import pytest
import python_calamine

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import ReadOptions
from mailtool_gui.sheets.limits import DEFAULT_LIMITS
from mailtool_gui.sheets.open import open_table
from mailtool_gui.sheets.results import write_results
from mailtool_gui.sheets.source import ReadRequest
from mailtool_gui.sheets.xlsx.format import XlsxFormat
from tests.sheets.workbooks import CORPUS

FILES = sorted(CORPUS.glob("*.xlsx"))
REFUSED = {
    "test-data__spreadsheet__123233_charts": "no-header-row",
    "test-data__spreadsheet__54764": "hostile-file",
    "test-data__spreadsheet__57893-many-merges": "empty-sheet",
    "test-data__spreadsheet__bug62181": "no-header-row",
    "test-data__spreadsheet__poc-shared-strings": "damaged-file",
    "test-data__spreadsheet__poc-xmlbomb": "hostile-file",
    "test-data__spreadsheet__poc-xmlbomb-empty": "hostile-file",
    "test-data__spreadsheet__protected_passtika": "password-protected",
    "tests__date_1904": "no-header-row",
    "tests__errors": "no-header-row",
    "tests__issue446": "no-header-row",
    "tests__picture_richdata": "no-header-row",
}
READ = [path for path in FILES if path.stem not in REFUSED and path.suffix == ".xlsx"]
UNKNOWN_TO_OPENPYXL = {  # those it sees as empty, and two that take it very long
    "test-data__spreadsheet__57914",
    "test-data__spreadsheet__bug66675",
    "test-data__spreadsheet__SampleSS.strict",
    "test-data__spreadsheet__SimpleStrict",
    "tests__strict_iso_paths",
    "tests__issue_174",
}


def _stem(path: Path) -> str:
    return path.stem.removeprefix("test-data__spreadsheet__")


@pytest.mark.parametrize("path", FILES, ids=_stem)
def test_every_file_is_a_table_or_an_error(path: Path) -> None:
    started = time.process_time()
    try:
        open_table(path)
        code = None
    except SheetError as error:
        code = error.code
    assert code == REFUSED.get(path.stem)
    assert time.process_time() - started < 3


@pytest.mark.parametrize("path", READ, ids=_stem)
def test_results_leave_every_readable_file_as_it_was(path: Path, tmp_path: Path) -> None:
    before = open_table(path)
    out = tmp_path / "out.xlsx"
    values = {row.number: ("sent", "=1+1 <&> Өдөр") for row in before.rows}
    headers = ("Mail status", "Mail reason")
    write_results(path, out, worksheet=before.worksheet, header_row=before.header_row, headers=headers, values=values)
    after = open_table(out, options=ReadOptions(worksheet=before.worksheet))
    width = len(before.columns)
    assert [row.cells[:width] for row in after.rows] == [row.cells for row in before.rows]
    assert tuple(column.header for column in after.columns[-2:]) == headers
    assert [tuple(cell.raw for cell in row.cells[-2:]) for row in after.rows] == list(values.values())


@pytest.mark.parametrize("path", READ, ids=_stem)
def test_results_change_one_part_alone(path: Path, tmp_path: Path) -> None:
    table = open_table(path)
    out = tmp_path / "out.xlsx"
    write_results(
        path, out, worksheet=table.worksheet, header_row=table.header_row, headers=("Mail status",), values={}
    )
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out) as new:
        assert new.testzip() is None
        assert new.namelist() == old.namelist()
        changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
        assert len(changed) == 1
        expat.ParserCreate().Parse(new.read(changed[0]), True)


@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")
@pytest.mark.parametrize("path", [path for path in READ if path.stem not in UNKNOWN_TO_OPENPYXL], ids=_stem)
def test_openpyxl_finds_old_and_new_cells(path: Path, tmp_path: Path) -> None:
    table = open_table(path)
    out = tmp_path / "out.xlsx"
    values = {row.number: ("sent",) for row in table.rows}
    write_results(
        path, out, worksheet=table.worksheet, header_row=table.header_row, headers=("Mail status",), values=values
    )
    old = openpyxl.load_workbook(path)[table.worksheet]
    new = openpyxl.load_workbook(out)[table.worksheet]
    column = next(cell.column for cell in new[table.header_row] if cell.value == "Mail status")
    assert all(new.cell(row, column).value == "sent" for row in values)
    for number, cells in enumerate(old.iter_rows(min_row=1, min_col=1, values_only=True), start=1):
        for place, value in enumerate(cells, start=1):
            assert new.cell(number, place).value == value


READ_BY_CALAMINE = [path for path in FILES if REFUSED.get(path.stem) in {None, "no-header-row", "empty-sheet"}]


@pytest.mark.parametrize("path", READ_BY_CALAMINE, ids=_stem)
def test_no_cell_is_missed_that_calamine_finds(path: Path) -> None:
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    for name in book.sheet_names:
        theirs = sum(value != "" for row in book.get_sheet_by_name(name).to_python() for value in row)
        assert _filled_cells(path, name) >= theirs


def _filled_cells(path: Path, worksheet: str) -> int:
    options = ReadOptions(worksheet=worksheet)
    request = ReadRequest(path=path, options=options, locale="en-US", limits=DEFAULT_LIMITS)
    with XlsxFormat().open(request) as sheet:
        return sum(stored.cell.raw not in {None, ""} for row in sheet.rows for stored in row.cells.values())
