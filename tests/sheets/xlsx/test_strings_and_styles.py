from __future__ import annotations

from pathlib import Path

from mailtool_gui.sheets.limits import DEFAULT_LIMITS
from mailtool_gui.sheets.number_formats.regions import DE_DE, EN_US, Region
from mailtool_gui.sheets.xlsx.package import Package
from mailtool_gui.sheets.xlsx.strings import read_shared_strings
from mailtool_gui.sheets.xlsx.styles import read_format_codes
from tests.sheets.workbooks import MAIN, sheet_xml, write_workbook

WORKBOOK = "xl/workbook.xml"


def _strings(tmp_path: Path, *items: str) -> list[str]:
    with Package(write_workbook(tmp_path / "a.xlsx", sheet_xml(""), strings=items), DEFAULT_LIMITS) as package:
        return read_shared_strings(package, WORKBOOK)


def _codes(tmp_path: Path, styles: str, region: Region = EN_US) -> list[str]:
    part = f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'.encode()
    path = write_workbook(tmp_path / "a.xlsx", sheet_xml(""), styles=part)
    with Package(path, DEFAULT_LIMITS) as package:
        return read_format_codes(package, WORKBOOK, region)


def test_strings_stand_in_their_order(tmp_path: Path) -> None:
    assert _strings(tmp_path, "<t>a</t>", "<t/>", "<t>c</t>", "") == ["a", "", "c", ""]


def test_blanks_at_the_edges_are_kept(tmp_path: Path) -> None:
    assert _strings(tmp_path, '<t xml:space="preserve"> a\n b </t>') == [" a\n b "]


def test_rich_text_is_joined_and_readings_are_left_out(tmp_path: Path) -> None:
    runs = "\n <r><rPr><b/></rPr><t>bold</t></r>\n <r><t> plain</t></r>\n"
    reading = '<rPh sb="0" eb="1"><t>reading</t></rPh><phoneticPr fontId="1"/>'
    assert _strings(tmp_path, runs + reading, f"<t>after</t>{reading}") == ["bold plain", "after"]


def test_escapes_are_decoded(tmp_path: Path) -> None:
    assert _strings(tmp_path, "<t>a_x000D_&#10;b &amp;amp; c</t>") == ["a\r\nb &amp; c"]


def test_a_workbook_without_strings_or_styles(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", sheet_xml(""), styles=None)
    with Package(path, DEFAULT_LIMITS) as package:
        assert read_shared_strings(package, WORKBOOK) == []
        assert read_format_codes(package, WORKBOOK, EN_US) == []


def test_styles_name_custom_and_built_in_formats(tmp_path: Path) -> None:
    formats = '<numFmts><numFmt numFmtId="164" formatCode="0.0&quot;x&quot;"/></numFmts>'
    styles = '<cellXfs><xf numFmtId="164"/><xf numFmtId="9"/><xf/><xf numFmtId="999"/></cellXfs>'
    assert _codes(tmp_path, formats + styles) == ['0.0"x"', "0%", "General", "General"]


def test_only_the_formats_of_cells_count(tmp_path: Path) -> None:
    formats = '<numFmts><numFmt numFmtId="164" formatCode="0.0"/></numFmts>'
    base = '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
    conditional = '<dxfs><dxf><numFmt numFmtId="164" formatCode="other"/></dxf></dxfs>'
    assert _codes(tmp_path, f'{formats}{base}<cellXfs><xf numFmtId="164"/></cellXfs>{conditional}') == ["0.0"]


def test_the_region_decides_the_short_date_whatever_the_file_says(tmp_path: Path) -> None:
    formats = '<numFmts><numFmt numFmtId="14" formatCode="mm-dd-yy"/><numFmt numFmtId="44" formatCode="0 €"/></numFmts>'
    styles = '<cellXfs><xf numFmtId="14"/><xf numFmtId="44"/></cellXfs>'
    assert _codes(tmp_path, formats + styles, DE_DE) == ["dd.mm.yyyy", "0 €"]
