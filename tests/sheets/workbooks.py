"""Workbooks made by hand, part by part: what other programs write, and what nobody should."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"


def sheet_xml(rows: str, *, before: str = "", after: str = "", main: str = MAIN) -> str:
    """A worksheet part around the XML of its rows."""
    declaration = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{declaration}<worksheet xmlns="{main}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def text_cell(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def number_cell(reference: str, value: object, style: int = 0) -> str:
    return f'<c r="{reference}" s="{style}"><v>{value}</v></c>'


def text_rows(*rows: Sequence[str]) -> str:
    """Rows of inline strings, from A1 on; empty texts are left out."""
    return "".join(
        f'<row r="{number}">'
        + "".join(text_cell(f"{chr(65 + place)}{number}", text) for place, text in enumerate(row) if text)
        + "</row>"
        for number, row in enumerate(rows, start=1)
    )


def write_workbook(
    path: Path,
    *sheets: str | bytes,
    names: Sequence[str] = ("Sheet1", "Sheet2", "Sheet3"),
    states: Sequence[str] = ("visible", "visible", "visible"),
    kinds: Sequence[str] = ("worksheet", "worksheet", "worksheet"),
    formats: Sequence[str] = (),
    strings: Sequence[str] | None = None,
    date1904: bool = False,
    main: str = MAIN,
    office: str = OFFICE,
    targets: str = "worksheets/sheet{}.xml",
    styles: bytes | str | None = "",
    extra: dict[str, bytes] | None = None,
) -> Path:
    """A workbook of whole worksheet parts; `formats` are number format codes of the styles 1, 2 ...

    `styles` is a whole part instead, or None for none; `extra` adds or replaces parts.
    """
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": _relationships([("officeDocument", "xl/workbook.xml")], office),
        "xl/workbook.xml": _workbook(names, states, len(sheets), date1904=date1904, main=main, office=office),
        "xl/_rels/workbook.xml.rels": _relationships(
            [(kinds[place], targets.format(place + 1)) for place in range(len(sheets))]
            + [("styles", "styles.xml"), ("sharedStrings", "/xl/sharedStrings.xml")],
            office,
        ),
        **{f"xl/worksheets/sheet{place}.xml": sheet for place, sheet in enumerate(sheets, start=1)},
    }
    if styles is not None:
        parts["xl/styles.xml"] = styles or _styles(formats, main)
    if strings is not None:
        items = "".join(f"<si>{item}</si>" for item in strings)
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{main}">{items}</sst>'
    parts.update(extra or {})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def simple_workbook(path: Path, *rows: Sequence[str]) -> Path:
    """One worksheet of texts."""
    return write_workbook(path, sheet_xml(text_rows(*rows)))


def _relationships(targets: Sequence[tuple[str, str]], office: str) -> str:
    items = "".join(
        f'<Relationship Id="rId{number}" Type="{office}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{items}</Relationships>'


def _workbook(
    names: Sequence[str], states: Sequence[str], count: int, *, date1904: bool, main: str, office: str
) -> str:
    sheets = "".join(
        f'<sheet name="{names[place]}" sheetId="{place + 1}" state="{states[place]}" r:id="rId{place + 1}"/>'
        for place in range(count)
    )
    properties = f'<workbookPr date1904="{int(date1904)}"/>'
    return f'<workbook xmlns="{main}" xmlns:r="{office}">{properties}<sheets>{sheets}</sheets></workbook>'


def _styles(formats: Sequence[str], main: str) -> str:
    codes = "".join(
        f'<numFmt numFmtId="{164 + place}" formatCode="{_attribute(code)}"/>' for place, code in enumerate(formats)
    )
    styles = "".join(f'<xf numFmtId="{164 + place}"/>' for place in range(len(formats)))
    return (
        f'<styleSheet xmlns="{main}"><numFmts>{codes}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
        f'<cellXfs><xf numFmtId="0"/>{styles}<xf numFmtId="14"/></cellXfs></styleSheet>'
    )


def _attribute(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def write_large_workbook(path: Path, *, rows: int) -> Path:
    """Ten columns as Excel writes them: shared and inline texts, codes, amounts, dates, a share, a formula."""
    headers = ("Code", "Name", "E-mail", "City", "Note", "Amount", "Due", "Count", "Share", "Total")
    strings = [f"<t>{text}</t>" for text in (*headers, *(f"City {place}" for place in range(500)))]
    strings += [f"<t>Person {row}</t>" for row in range(rows)]
    strings += [f"<t>person{row}@example.com</t>" for row in range(rows)]
    lines = [f'<row r="1" spans="1:10">{_shared_header(len(headers))}</row>']
    lines += [_large_row(row, len(headers), rows) for row in range(rows)]
    formats = ("00000", '#,##0.00\\ "€"', "dd\\.mm\\.yyyy", "0.0%")
    return write_workbook(path, sheet_xml("".join(lines)), formats=formats, strings=strings)


def _shared_header(count: int) -> str:
    return "".join(f'<c r="{chr(65 + place)}1" t="s"><v>{place}</v></c>' for place in range(count))


def _large_row(row: int, headers: int, rows: int) -> str:
    number = row + 2
    amount = row * 7919 % 1_000_000 / 100
    name = headers + 500 + row
    return (
        f'<row r="{number}" spans="1:10"><c r="A{number}" s="1"><v>{row % 99_999}</v></c>'
        f'<c r="B{number}" t="s"><v>{name}</v></c><c r="C{number}" t="s"><v>{name + rows}</v></c>'
        f'<c r="D{number}" t="s"><v>{headers + row % 500}</v></c>'
        f'<c r="E{number}" t="inlineStr"><is><t>Note {row}</t></is></c>'
        f'<c r="F{number}" s="2"><v>{amount}</v></c><c r="G{number}" s="3"><v>{45000 + row % 700}</v></c>'
        f'<c r="H{number}"><v>{row % 50}</v></c><c r="I{number}" s="4"><v>{row % 1000 / 1000}</v></c>'
        f'<c r="J{number}" s="2"><f>F{number}*H{number}</f><v>{amount * (row % 50):.2f}</v></c></row>'
    )
