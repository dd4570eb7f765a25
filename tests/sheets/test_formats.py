"""What every registered spreadsheet format must hold to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import CellKind, ReadOptions
from mailtool_gui.sheets.formats import formats
from mailtool_gui.sheets.limits import DEFAULT_LIMITS, ReadLimits
from mailtool_gui.sheets.recognise import recognise
from mailtool_gui.sheets.sample import HEAD, Sample
from mailtool_gui.sheets.source import ReadRequest, SheetFormat
from mailtool_gui.sheets.text.format import TextFormat
from tests.sheets import biff
from tests.sheets.ods.documents import content_xml, row, text_row, value_cell, write_document
from tests.sheets.workbooks import number_cell, sheet_xml, text_rows, write_workbook
from tests.sheets.xlsb import binary


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """A file of a format: worksheet “Orders” with Name, Amount in row 1 and 1,234.50 in B4; worksheet “Empty”.

    `code` is the number format of B4. Where the file itself says what is shown, the region does not decide.
    """

    write: Callable[[Path], None]
    code: str = "#,##0.00"
    worksheets: tuple[str, ...] = ("Orders", "Empty")
    region_decides: bool = True


def _xlsx(path: Path) -> None:
    rows = text_rows(["Name", "Amount"]) + f'<row r="4">{number_cell("B4", 1234.5, 1)}</row>'
    write_workbook(path, sheet_xml(rows), sheet_xml(""), names=("Orders", "Empty"), formats=["#,##0.00"])


def _text(path: Path) -> None:
    path.write_bytes(b'Name,Amount\n\n\n,"1,234.50"\n')


def _ods(path: Path) -> None:
    empty = "<table:table-cell/>"
    rows = text_row("Name", "Amount") + row(empty, attributes='table:number-rows-repeated="2"')
    rows += row(empty, value_cell("float", "1234.5", "1,234.50"))
    write_document(path, content_xml({"Orders": rows, "Empty": ""}))


def _xls(path: Path) -> None:
    cells = biff.label(0, 0, "Name") + biff.label(0, 1, "Amount") + biff.number(3, 1, 1234.5, 2)
    biff.write_xls(path, biff.workbook_stream(cells, b"", names=("Orders", "Empty"), formats=["#,##0.00"]))


def _xlsb(path: Path) -> None:
    cells = binary.row(0, binary.text(0, "Name"), binary.text(1, "Amount")) + binary.row(3, binary.real(1, 1234.5, 1))
    binary.write_xlsb(path, cells, b"", names=("Orders", "Empty"), formats=["#,##0.00"])


def _html(path: Path) -> None:
    head = "<tr><th>Name</th><th>Amount</th></tr><tr></tr><tr></tr>"
    path.write_text(f"<html><table>{head}<tr><td></td><td>1,234.50</td></tr></table></html>", encoding="utf-8")


EXAMPLES = {
    "HtmlFormat": Example(write=_html, code="General", worksheets=("Table",), region_decides=False),
    "XlsbFormat": Example(write=_xlsb),
    "XlsFormat": Example(write=_xls),
    "OdsFormat": Example(write=_ods, code="General", region_decides=False),
    "XlsxFormat": Example(write=_xlsx),
    "TextFormat": Example(write=_text, code="General", worksheets=("Text",), region_decides=False),
}


def _name(sheet_format: SheetFormat) -> str:
    return type(sheet_format).__name__


@pytest.fixture(params=formats(), ids=_name)
def sheet_format(request: pytest.FixtureRequest) -> SheetFormat:
    found: SheetFormat = request.param
    return found


@pytest.fixture
def example(sheet_format: SheetFormat) -> Example:
    return EXAMPLES[_name(sheet_format)]


@pytest.fixture
def sample(sheet_format: SheetFormat, example: Example, tmp_path: Path) -> Path:
    path = tmp_path / f"sample{min(sheet_format.suffixes)}"
    example.write(path)
    return path


def _request(
    path: Path, worksheet: str | None = None, locale: str = "en-US", limits: ReadLimits = DEFAULT_LIMITS
) -> ReadRequest:
    return ReadRequest(path=path, options=ReadOptions(worksheet=worksheet), locale=locale, limits=limits)


def test_every_format_has_an_example() -> None:
    assert set(EXAMPLES) == {_name(each) for each in formats()}


def test_suffixes_are_lower_case_and_of_one_format_alone(sheet_format: SheetFormat) -> None:
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in sheet_format.suffixes)
    others = [each for each in formats() if type(each) is not type(sheet_format)]
    assert all(not sheet_format.suffixes & each.suffixes for each in others)


def test_it_knows_its_own_files(sheet_format: SheetFormat, sample: Path) -> None:
    assert isinstance(recognise(Sample(sample, sample.read_bytes()[:HEAD])), type(sheet_format))
    assert not sheet_format.recognises(Sample(Path("letter.xlsx"), b"Dear Anna"))


def test_what_a_file_holds_counts(sheet_format: SheetFormat, sample: Path) -> None:
    if not isinstance(sheet_format, TextFormat):  # text is known by its name alone
        renamed = sample.rename(sample.with_suffix(".xls"))
        assert isinstance(recognise(Sample(renamed, renamed.read_bytes()[:HEAD])), type(sheet_format))


def test_cells_keep_their_place_their_value_and_their_format(
    sheet_format: SheetFormat, sample: Path, example: Example
) -> None:
    with sheet_format.open(_request(sample)) as sheet:
        assert (sheet.worksheet, sheet.worksheets) == (example.worksheets[0], example.worksheets)
        rows = list(sheet.rows)
    assert [row.number for row in rows] == [1, 4]
    assert [rows[0].cells[place].cell.shown for place in (0, 1)] == ["Name", "Amount"]
    ((place, stored),) = rows[1].cells.items()
    assert (place, stored.cell.shown, stored.cell.raw, stored.cell.kind) == (1, "1,234.50", 1234.5, CellKind.NUMBER)
    assert stored.format == example.code


def test_the_region_decides_where_the_file_does_not(sheet_format: SheetFormat, sample: Path, example: Example) -> None:
    with sheet_format.open(_request(sample, locale="de-DE")) as sheet:
        *_, last = sheet.rows
    assert last.cells[1].cell.shown == ("1.234,50" if example.region_decides else "1,234.50")


def test_other_worksheets_are_read_by_name(sheet_format: SheetFormat, sample: Path, example: Example) -> None:
    for name in example.worksheets[1:]:
        with sheet_format.open(_request(sample, worksheet=name.lower())) as sheet:
            assert (sheet.worksheet, list(sheet.rows)) == (name, [])
    with pytest.raises(SheetError) as error, sheet_format.open(_request(sample, worksheet="Ordners")):
        pass
    assert error.value.code == "no-such-worksheet"


def test_limits_are_kept(sheet_format: SheetFormat, sample: Path) -> None:
    limits = [ReadLimits(rows=3), ReadLimits(columns=1), ReadLimits(cells=2)]
    if Sample(sample, sample.read_bytes()[:HEAD]).members:
        limits.append(ReadLimits(part_bytes=50))
    for each in limits:
        with pytest.raises(SheetError) as error, sheet_format.open(_request(sample, limits=each)) as sheet:
            list(sheet.rows)
        assert (error.value.code, error.value.where) == ("too-large", str(sample))


def test_rows_can_be_left_half_way(sheet_format: SheetFormat, sample: Path) -> None:
    with sheet_format.open(_request(sample)) as sheet:
        assert next(sheet.rows).number == 1
    sample.unlink()
