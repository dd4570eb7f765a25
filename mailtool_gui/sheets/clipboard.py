"""Cells from the clipboard become a text file, which is then opened, copied and followed like any other."""

from __future__ import annotations

import csv
import io
import re

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.html.tables import largest, read_tables

PASTED = "Pasted cells"
"""What pasted cells are called where a file would be named."""

_LARGEST = 64 * 1024 * 1024  # characters of a clipboard
_CELL = re.compile(r'"(?:[^"]|"")*"(?=[\t\r\n]|\Z)|[^\t\r\n]*')
_BREAKS = frozenset("\t\n\r")


def pasted_content(*, text: str, html: str = "") -> bytes:
    """The cells of the clipboard's `text/plain` and `text/html`, as a .tsv file that says the same to any reader.

    Raises SheetError where there is no table.
    """
    file = io.StringIO(newline="")
    csv.writer(file, delimiter="\t", quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(
        pasted_rows(text=text, html=html)
    )
    return file.getvalue().encode("utf-8-sig", "replace")


def pasted_rows(*, text: str, html: str = "") -> list[list[str]]:
    """The cells: those of the plain text where it has columns, else those of the largest table of the HTML.

    Spreadsheets put both; the plain one holds what their cells show. Raises SheetError where there is neither.
    """
    if len(text) > _LARGEST or len(html) > _LARGEST:
        message = "These are more cells than can be pasted. Save them as .xlsx and drop the file."
        raise SheetError(message, where=PASTED, code="too-large")
    plain = _plain_rows(text)
    if max(map(len, plain), default=0) < 2 and "<t" in html.lower():
        table = _html_rows(html)
        plain = table if max(map(len, table), default=0) > 1 else plain
    if len(plain) < 2 or not any(cell.strip() for row in plain for cell in row):
        message = "There are no cells in the clipboard. Select them with their headers, copy them and paste again."
        raise SheetError(message, where=PASTED, code="no-cells")
    return plain


def _plain_rows(text: str) -> list[list[str]]:
    """Tabs between cells; a cell with line breaks stands in quotation marks, any other mark is text.

    All rows that a spreadsheet copies are of one length: that tells which marks are which.
    """
    text = text.rstrip("\r\n\0").replace("\0", "")
    lines = [line.split("\t") for line in re.split("\r\n|\r|\n", text)]
    if _is_even(lines) and len(lines[0]) > 1:
        return lines
    quoted = _split(text)
    return quoted if _is_even(quoted) else lines


def _is_even(rows: list[list[str]]) -> bool:
    return len({len(row) for row in rows}) == 1


def _split(text: str) -> list[list[str]]:
    rows: list[list[str]] = [[]]
    place = 0
    while True:
        match = _CELL.match(text, place)
        found = match[0] if match else ""
        rows[-1].append(_unquoted(found))
        place += len(found)
        if place >= len(text):
            return rows
        if text[place] != "\t":
            rows.append([])
        place += 2 if text.startswith("\r\n", place) else 1


def _unquoted(cell: str) -> str:
    if len(cell) > 1 and cell.startswith('"') and not _BREAKS.isdisjoint(cell):
        return cell[1:-1].replace('""', '"')
    return cell


def _html_rows(html: str) -> list[list[str]]:
    table = [row for row in largest(read_tables([html], PASTED)) if not row.hidden]
    width = max((max(row.cells, default=-1) for row in table), default=-1) + 1
    return [[row.cells[place].text if place in row.cells else "" for place in range(width)] for row in table]
