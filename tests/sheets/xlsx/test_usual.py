"""The short cut and expat read the same, whatever a part holds and wherever it is cut into chunks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import ReadOptions
from mailtool_gui.sheets.limits import DEFAULT_LIMITS
from mailtool_gui.sheets.number_formats.regions import find_region
from mailtool_gui.sheets.source import ReadRequest, StoredRow
from mailtool_gui.sheets.xlsx import strings, worksheet
from mailtool_gui.sheets.xlsx.format import XlsxFormat
from mailtool_gui.sheets.xlsx.package import Package
from mailtool_gui.sheets.xlsx.usual import UsualRows
from mailtool_gui.sheets.xlsx.values import CellValues
from tests.sheets.workbooks import CORPUS, sheet_xml, write_workbook

relaxed = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)
Read = tuple[list[StoredRow], str | None]

TEXTS = st.sampled_from(
    ["a", "7", "0", "1.5", "&amp;lt;", "a &gt; b", "&#65;", "x]]>", "<!-- c -->", "<![CDATA[</row>]]>", " ", "é\n", ""]
)
ATTRIBUTES = st.sampled_from(
    [
        "",
        ' s="1"',
        ' t="str"',
        ' s="1" t="s"',
        ' t="s" s="1"',
        ' t="e"',
        ' t="b"',
        ' s="1" s="2"',
        " s='1'",
        ' q="&lt;"',
    ]
)
FORMULAS = st.sampled_from(
    [
        "",
        "",
        '<f>HYPERLINK("mailto:a@b.c","x")</f>',
        "<f>A1&amp;B1</f>",
        '<f t="shared" si="0"/>',
        '<f ca="1">NOW()</f>',
        "<f>A1>2</f>",
    ]
)
VALUES = st.sampled_from(
    ["<v>{}</v>", "<v>{}</v>", "<is><t>{}</t></is>", "<is><r><t>{}</t></r></is>", "<v> {} </v>", "{}", "<v>{}</t>"]
)
REFERENCES = st.sampled_from(["A", "B", "C", "XFD", "XFE", "a", "", "AAAA"])
BETWEEN = st.sampled_from(
    ["", "", "", "\n", "\r\n", "<!-- <row> -->", "<!-- </row> -->", "<?p </row>?>", "text", "<q/>"]
)
ROW_ATTRIBUTES = st.sampled_from(
    ["", "", ' spans="1:3"', ' hidden="1"', ' ht="0"', ' x:d="1"', ' r="9"', ' a="1" a="2"']
)


@st.composite
def cells(draw: st.DrawFn, row: str) -> str:
    reference, attributes = draw(REFERENCES), draw(ATTRIBUTES)
    written = f' r="{reference}{row}"' if reference and row else ""
    if draw(st.booleans()):
        return f"<c{written}{attributes}/>"
    value = draw(VALUES).format(draw(TEXTS))
    return f"<c{written}{attributes}>{draw(FORMULAS)}{value}</c>"


@st.composite
def rows(draw: st.DrawFn) -> str:
    made = []
    for number in range(1, draw(st.integers(1, 6))):
        row = draw(st.sampled_from([str(number), str(number), str(number), "", "2"]))
        written = f' r="{row}"' if row else ""
        tag = f"<row{written}{draw(ROW_ATTRIBUTES)}"
        content = "".join(draw(st.lists(cells(row), max_size=3)))
        made.append(draw(BETWEEN) + (f"{tag}/>" if draw(st.integers(0, 4)) == 0 else f"{tag}>{content}</row>"))
    return "".join(made)


COLUMNS = ("A", "B", "C", "AA")
KINDS = st.sampled_from(
    ["", ' s="1"', ' t="s"', ' t="str" s="1"', ' s="1" t="inlineStr"', ' t="b"', ' t="e"', ' t="d"']
)
ALIKE_VALUES = st.sampled_from(["0", "1", "-7.25", "1e3", "nan", "1_0", "2024-02-29", "x", "a &amp; b", " 1 ", ""])
SPOILERS = st.sampled_from(["\r", "\x01", "\uffff", "\ufffe", "\ufffd", "]]>", "<q/>", "&#65;", "<!-- -->", "\t\n"])
TAGS = st.sampled_from(["", "", ' spans="1:4"', ' hidden="1"', ' ht="0"'])


@st.composite
def alike_rows(draw: st.DrawFn) -> str:
    """Many rows of one shape, and a few that differ a little."""
    kinds, tag = [draw(KINDS) for _ in COLUMNS], draw(TAGS)
    count = draw(st.integers(9, 24))
    odd = draw(st.sets(st.integers(1, count), max_size=6))
    return "".join(_alike_row(draw, number, tag, kinds, odd=number in odd) for number in range(1, count + 1))


def _alike_row(draw: st.DrawFn, number: int, tag: str, kinds: Sequence[str], *, odd: bool) -> str:
    made = []
    for letters, kind in zip(COLUMNS, kinds, strict=True):
        attributes = draw(KINDS) if odd else kind
        text = draw(ALIKE_VALUES) if odd else draw(st.sampled_from(["0", "1", "2.5"]))
        text += draw(st.just("") | SPOILERS) if odd else ""
        formula = draw(FORMULAS) if odd or "str" in kind else ""
        value = f"<is><t>{text}</t></is>" if "inlineStr" in attributes else f"{formula}<v>{text}</v>"
        start = f'<c r="{letters}{number}"{attributes}'
        if not odd or draw(st.booleans()):
            made.append(start + draw(st.sampled_from(["/>", f">{value}</c>", f">{value}</c>", f">{value}</c>"])))
    written = draw(st.sampled_from([f' r="{number}"', ""])) if odd else f' r="{number}"'
    return f"<row{written}{draw(TAGS) if odd else tag}>{''.join(made)}</row>" + draw(BETWEEN if odd else st.just(""))


def _read(path: Path) -> Read:
    request = ReadRequest(path=path, options=ReadOptions(), locale="en-US", limits=DEFAULT_LIMITS)
    found: list[StoredRow] = []
    try:
        with XlsxFormat().open(request) as sheet:
            found.extend(sheet.rows)
    except SheetError as error:
        return [], error.code
    return found, None


def _both_ways(path: Path, monkeypatch: pytest.MonkeyPatch, size: int = 256 * 1024) -> tuple[Read, Read]:
    whole = Package.chunks

    def cut(package: Package, name: str) -> Iterator[bytes]:
        for chunk in whole(package, name):
            yield from (chunk[start : start + size] for start in range(0, len(chunk), size))

    with monkeypatch.context() as patched:
        patched.setattr(Package, "chunks", cut)
        quick = _read(path)
        patched.setattr(worksheet._Rows, "take", lambda *_: False)
        patched.setattr(strings._Strings, "take", lambda *_: False)
        return quick, _read(path)


@relaxed
@given(xml=rows(), size=st.integers(1, 200), end=st.sampled_from(["", "</row>", "<row>", "</sheetData><row/>"]))
def test_rows_are_read_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, xml: str, size: int, end: str) -> None:
    path = write_workbook(tmp_path / "a.xlsx", sheet_xml(xml + end), formats=["0.00"], strings=["<t>x</t>", "<t/>"])
    quick, strict = _both_ways(path, monkeypatch, size)
    assert quick == strict


@relaxed
@given(xml=alike_rows(), size=st.sampled_from([90, 700, 100_000]))
def test_rows_of_one_shape_are_read_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, xml: str, size: int
) -> None:
    path = write_workbook(
        tmp_path / "a.xlsx", sheet_xml(xml), formats=["0.00"], strings=["<t>x</t>", "<t/>", "<t>y</t>"]
    )
    quick, strict = _both_ways(path, monkeypatch, size)
    assert quick == strict


@relaxed
@given(
    items=st.lists(
        st.sampled_from(
            ["<t>a</t>", '<t xml:space="preserve"> b </t>', "<t>&amp;amp;</t>", "<t>&#x41;</t>", "<r><t>r</t></r>",
             "<t>_x0041_</t>", "<t/>", "<t></t>", "", "<t>a</t><rPh><t>p</t></rPh>", "<t>\r\n</t>", "<!-- </si> -->",
             "<t>a</t></si><si><t>b</t>", "<t>]]></t>", "<t>\x01</t>", "<t>\uffff</t>", "<t>\ufffd</t>",
             "<q><si><t>n</t></si></q>"]
        ),
        max_size=6,
    ),
    size=st.integers(1, 100),
)  # fmt: skip
def test_strings_are_read_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, items: list[str], size: int
) -> None:
    cells_of_all = "".join(f'<row><c t="s"><v>{place}</v></c></row>' for place in range(len(items)))
    path = write_workbook(tmp_path / "a.xlsx", sheet_xml(cells_of_all), strings=items)
    quick, strict = _both_ways(path, monkeypatch, size)
    assert quick == strict


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.xlsx")), ids=lambda path: path.stem)
def test_files_of_others_are_read_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quick, strict = _both_ways(path, monkeypatch)
    assert quick == strict


@pytest.mark.parametrize(
    "xml",
    [
        '<sheetData/><row r="1"><c r="A1"><v>1</v></c></row>',
        '<!-- <sheetData> --><row r="1"><c r="A1"><v>1</v></c></row>',
        '<q><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></q>',
        '<sheetData a=">"><row r="1"><c r="A1"><v>1</v></c></row></sheetData>',
        '<sheetDataX><row r="1"><c r="A1"><v>1</v></c></row></sheetDataX>',
        '<sheetData><row><c><row r="5"></row></c></row><row r="6"><c r="A6"><v>1</v></c></row></sheetData>',
    ],
)
def test_lists_that_only_look_like_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, xml: str) -> None:
    part = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{xml}</worksheet>'
    quick, strict = _both_ways(write_workbook(tmp_path / "a.xlsx", part), monkeypatch)
    assert quick == strict


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "us-ascii", "utf-8-sig"])
def test_every_encoding_is_read_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    text = "plain" if encoding == "us-ascii" else "Müller"
    xml = sheet_xml(f'<row r="1"><c r="A1" t="str"><v>{text}</v></c></row>')
    part = xml.replace("UTF-8", encoding.removesuffix("-sig")).encode(encoding)
    quick, strict = _both_ways(write_workbook(tmp_path / "a.xlsx", part), monkeypatch)
    assert quick == strict
    assert quick[0][0].cells[0].cell.shown == text


def _usual() -> UsualRows:
    values = CellValues(strings=["x"], codes=[], region=find_region("en-US"), date1904=False, where="a.xlsx")
    return UsualRows(values, DEFAULT_LIMITS)


@pytest.mark.parametrize(
    "item",
    [
        '<row r="1" spans="1:2"><c r="A1"><v>1</v></c><c r="B1" s="3" t="s"><v>0</v></c>',
        '<row r="1"/><row r="2" hidden="1"><c r="A2" t="inlineStr"><is><t>a &amp; b</t></is></c>',
        '\n  <row r="1" x14ac:dyDescent="0.25"><c r="A1" s="1"/><c r="B1"><f>A1&lt;2</f><v>1</v></c>',
    ],
)
def test_what_excel_writes_is_usual(item: str) -> None:
    assert _usual().read(item) is not None


@pytest.mark.parametrize(
    "item",
    [
        '<row r="1"><c><v>1</v></c>',
        '<row r="1"><c r="A1"><f>1+1</f></c>',
        '<row r="1"><c r="A1"><f>1+1</f><v></v></c>',
        '<row r="1"><c r="A1" t="inlineStr"><is><r><t>a</t></r></is></c>',
        '<row r="1"><c r="A1" t="s"><v>7</v></c>',
        '<row r="1" r="2"><c r="A1"><v>1</v></c>',
        '<row r="1"><c r="XFE1"><v>1</v></c>',
        '<row r="1"><c r="A1"><v>1</v></c> ',
        "<row r='1'><c r=\"A1\"><v>1</v></c>",
    ],
)
def test_what_others_write_is_left_to_expat(item: str) -> None:
    assert _usual().read(item) is None
