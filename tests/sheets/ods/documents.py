"""OpenDocument spreadsheets made by hand: what LibreOffice and Excel write, and what nobody should."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

KIND = "application/vnd.oasis.opendocument.spreadsheet"
_URN = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = (
    f'xmlns:office="{_URN}office:1.0" xmlns:table="{_URN}table:1.0" xmlns:text="{_URN}text:1.0" '
    f'xmlns:style="{_URN}style:1.0" xmlns:draw="{_URN}drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
_STYLES = (
    '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>'
    '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
)


def text_cell(text: str, attributes: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {attributes}><text:p>{text}</text:p></table:table-cell>'


def value_cell(kind: str, value: str, shown: str | None, attributes: str = "") -> str:
    """A cell of the value type `kind`, with the attribute that holds such values."""
    name = {"date": "date-value", "time": "time-value", "boolean": "boolean-value"}.get(kind, "value")
    paragraph = "" if shown is None else f"<text:p>{shown}</text:p>"
    opened = f'<table:table-cell office:value-type="{kind}" office:{name}="{value}" {attributes}>'
    return f"{opened}{paragraph}</table:table-cell>"


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def text_row(*texts: str) -> str:
    return row(*(text_cell(text) if text else "<table:table-cell/>" for text in texts))


def content_xml(tables: Mapping[str, str], *, hidden: tuple[str, ...] = (), after: str = "", root: str = "") -> str:
    """The content of worksheet name -> XML of its rows; `after` stands behind the tables."""
    name = root or "document-content"
    made = "".join(
        f'<table:table table:name="{each}" table:style-name="ta{1 + (each in hidden)}">{rows}</table:table>'
        for each, rows in tables.items()
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:{name} {SPACES} office:mimetype="{KIND}">'
        f"<office:automatic-styles>{_STYLES}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{made}{after}</office:spreadsheet></office:body></office:{name}>"
    )


def write_document(
    path: Path, content: str | bytes, *, manifest: str = "", extra: Mapping[str, bytes] | None = None
) -> Path:
    """A document as LibreOffice packs it: its kind first, not compressed."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", KIND, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest or f'<manifest xmlns="{_URN}manifest:1.0"/>')
        for name, data in (extra or {}).items():
            archive.writestr(name, data)
    return path


def simple_document(path: Path, *rows: str) -> Path:
    """One worksheet."""
    return write_document(path, content_xml({"Sheet1": "".join(rows)}))
