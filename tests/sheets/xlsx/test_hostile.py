"""Workbooks made to hurt: each is read or refused in seconds, with a sentence that says what to do."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import Table
from mailtool_gui.sheets.open import open_table
from tests.sheets.workbooks import MAIN, sheet_xml, simple_workbook, text_rows, write_workbook

HEADERS = text_rows(["Name", "Mail"])
Make = Callable[[Path], Path]


def _opened(path: Path) -> Table:
    return open_table(path, apart=False)


def far_away(path: Path) -> Path:
    return write_workbook(path, sheet_xml(HEADERS + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))


def empty_styled_rows(path: Path) -> Path:
    rows = "".join(f'<row r="{number}" s="1" customFormat="1"/>' for number in range(2, 200_000))
    return write_workbook(path, sheet_xml(HEADERS + rows))


def empty_styled_cells(path: Path) -> Path:
    rows = "".join(f'<row r="{number}"><c r="A{number}" s="1"/></row>' for number in range(2, 100_000))
    return write_workbook(path, sheet_xml(HEADERS + rows))


def many_entries(path: Path) -> Path:
    return write_workbook(path, sheet_xml(HEADERS), extra={f"xl/media/{place}": b"x" for place in range(20_000)})


def deep(path: Path) -> Path:
    return write_workbook(path, sheet_xml(HEADERS + "<a>" * 50_000 + "</a>" * 50_000))


def many_links(path: Path) -> Path:
    links = '<hyperlink ref="A1:XFD1048576" r:id="rId1"/>' * 1_000
    return write_workbook(path, sheet_xml(HEADERS, after=f"<hyperlinks>{links}</hyperlinks>").replace("r:id", "id"))


@pytest.mark.parametrize("make", [far_away, empty_styled_rows, empty_styled_cells, many_entries, deep, many_links])
def test_what_only_looks_large_is_read(tmp_path: Path, make: Make) -> None:
    table = _opened(make(tmp_path / "a.xlsx"))
    assert [column.header for column in table.columns] == ["Name", "Mail"]
    assert len(table.rows) == 0


def blanks_between_rows(path: Path) -> Path:
    return write_workbook(path, sheet_xml(HEADERS + " " * 120_000_000))


def blanks_in_a_cell(path: Path) -> Path:
    return write_workbook(
        path, sheet_xml(f'{HEADERS}<row r="2"><c r="A2" t="str"><v>{" " * 120_000_000}</v></c></row>')
    )


def many_styles(path: Path) -> Path:
    styles = "".join(f'<xf numFmtId="{place % 50}"/>' for place in range(300_000))
    return write_workbook(path, sheet_xml(HEADERS), styles=f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>')


def entity_bomb(path: Path) -> Path:
    entities = "".join(f'<!ENTITY e{place} "{f"&e{place - 1};" * 10}">' for place in range(1, 12))
    bomb = f'<!DOCTYPE sst [<!ENTITY e0 "lol">{entities}]><sst xmlns="{MAIN}"><si><t>&e11;</t></si></sst>'
    return write_workbook(path, sheet_xml(HEADERS), extra={"xl/sharedStrings.xml": bomb.encode()})


def external_entity(path: Path) -> Path:
    secret = path.with_name("secret.txt")
    secret.write_text("secret")
    start = f'<!DOCTYPE x [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    return write_workbook(path, start + f'<worksheet xmlns="{MAIN}"><sheetData>&x;</sheetData></worksheet>')


def external_subset(path: Path) -> Path:
    start = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'
    return write_workbook(path, start + f'<worksheet xmlns="{MAIN}"><sheetData>{HEADERS}</sheetData></worksheet>')


@pytest.mark.parametrize(
    "make", [blanks_between_rows, blanks_in_a_cell, many_styles, entity_bomb, external_entity, external_subset]
)
def test_what_is_made_to_hurt_is_refused(tmp_path: Path, make: Make) -> None:
    path = make(tmp_path / "a.xlsx")
    with pytest.raises(SheetError) as error:
        _opened(path)
    assert error.value.code == "hostile-file"
    assert error.value.where == str(path)
    assert "not opened" in error.value.message


def test_ten_thousand_number_formats_are_too_many(tmp_path: Path) -> None:
    codes = [f'0.00"{place}"' for place in range(10_002)]
    rows = "".join(
        f'<row r="{place + 2}"><c r="A{place + 2}" s="{place}"><v>1</v></c></row>' for place in range(10_002)
    )
    path = write_workbook(tmp_path / "a.xlsx", sheet_xml(text_rows(["Name"]) + rows), formats=codes)
    with pytest.raises(SheetError, match="more than 10,000 different number formats") as error:
        _opened(path)
    assert error.value.code == "too-large"


def _central_directory(data: bytearray, name: bytes) -> int:
    """Where the central directory's entry of a name begins."""
    return data.rindex(name) - 46


def test_a_size_that_lies_is_damage(tmp_path: Path) -> None:
    path = simple_workbook(tmp_path / "a.xlsx", ["Name"], ["Anna"])
    data = bytearray(path.read_bytes())
    entry = _central_directory(data, b"xl/worksheets/sheet1.xml")
    struct.pack_into("<I", data, entry + 24, 10)  # the inflated size
    path.write_bytes(data)
    with pytest.raises(SheetError) as error:
        _opened(path)
    assert error.value.code == "damaged-file"


def test_entries_that_overlap_are_read_once_or_refused(tmp_path: Path) -> None:
    path = simple_workbook(tmp_path / "a.xlsx", ["Name"], ["Anna"])
    data = bytearray(path.read_bytes())
    sheet = _central_directory(data, b"xl/worksheets/sheet1.xml")
    styles = _central_directory(data, b"xl/styles.xml")
    struct.pack_into("<I", data, styles + 42, struct.unpack_from("<I", data, sheet + 42)[0])
    path.write_bytes(data)
    with pytest.raises(SheetError) as error:
        _opened(path)
    assert error.value.code == "damaged-file"


def test_the_same_name_twice_is_the_last_one(tmp_path: Path) -> None:
    path = simple_workbook(tmp_path / "a.xlsx", ["Name"], ["Anna"])
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("xl/worksheets/sheet1.xml", sheet_xml(text_rows(["Name"], ["Bert"])))
    assert _opened(path).rows[0].cells[0].shown == "Bert"
