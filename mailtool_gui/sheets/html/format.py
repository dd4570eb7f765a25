"""HTML pages with a table, which many a program writes and calls .xls."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.areas import choose_area
from mailtool_gui.sheets.budget import Budget
from mailtool_gui.sheets.html.tables import HtmlRow, largest, read_tables
from mailtool_gui.sheets.limits import ReadLimits, too_large
from mailtool_gui.sheets.number_formats.regions import find_region
from mailtool_gui.sheets.source import MergedRange, ReadRequest, StoredRow, StoredSheet
from mailtool_gui.sheets.text.cells import TextCells
from mailtool_gui.sheets.text.encoding import choose_encoding
from mailtool_gui.sheets.worksheets import worksheet_position

if TYPE_CHECKING:
    from mailtool_gui.sheets.sample import Sample

_WORKSHEET = "Table"
_HEAD_ROWS = 100
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|table|head|meta|body)\b", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_-]{3,20})", re.IGNORECASE)
_LARGEST = 32 * 1024 * 1024  # bytes: a page is held in memory


class HtmlFormat:
    """Reads the largest table of a page; what it says is what is shown."""

    suffixes = frozenset({".html", ".htm"})
    isolated = True

    def recognises(self, sample: Sample) -> bool:
        """By its first tags."""
        return sample.head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and bool(_PAGE.search(sample.head))

    @contextmanager
    def open(self, request: ReadRequest) -> Iterator[StoredSheet]:
        """The page's table."""
        where = str(request.path)
        area = choose_area((), request.options, where)
        worksheet_position([_WORKSHEET], (), area.worksheet, where)
        table = largest(read_tables(_pieces(request), where))
        if not table:
            message = "This is a web page without a table. Open it in Excel, save it as .xlsx and drop it again."
            raise SheetError(message, where=where, code="not-a-workbook")
        yield StoredSheet(
            worksheet=_WORKSHEET,
            worksheets=(_WORKSHEET,),
            rows=area.of(_rows(table, request)),
            options=request.options,
            header_row=area.header_row,
            merged=tuple(_merged(table[:_HEAD_ROWS])),
        )


def _merged(rows: Sequence[HtmlRow]) -> Iterator[MergedRange]:
    """The cells that span others, in the rows where headers may be."""
    for number, row in enumerate(rows, start=1):
        for column, (down, right) in row.spans.items():
            yield MergedRange(number, column, number + down - 1, column + right - 1)


def _pieces(request: ReadRequest) -> Iterator[str]:
    path, limits = request.path, request.limits
    if path.stat().st_size > _largest(limits):
        raise too_large(f"{_largest(limits) // 2**20} MB", str(path))
    data = path.read_bytes()
    declared = _CHARSET.search(data[:2048])
    chosen = request.options.encoding
    if chosen is None and declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        chosen = _known(declared[1].decode("ascii"))
    encoding = choose_encoding(path, chosen, request.locale)
    try:
        yield data.decode(encoding.name)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = f"Line {line:,} holds a byte that is not {encoding.name}. Save the table as .xlsx in Excel."
        raise SheetError(message, where=str(path), code="broken-encoding") from None


def _known(declared: str) -> str | None:
    """What pages call ISO 8859-1 is windows-1252 (WHATWG Encoding Standard)."""
    return "windows-1252" if declared.lower() in {"iso-8859-1", "latin1", "us-ascii", "ascii"} else declared


def _largest(limits: ReadLimits) -> int:
    return min(_LARGEST, limits.part_bytes)


def _rows(table: list[HtmlRow], request: ReadRequest) -> Iterator[StoredRow]:
    cells = TextCells(find_region(request.locale))
    budget = Budget(request.limits, str(request.path))
    for number, row in enumerate(table, start=1):
        made = {place: cells.cell(cell.text) for place, cell in row.cells.items() if cell.text}
        for place, stored in made.items():
            if link := row.cells[place].link:
                made[place] = stored.linked(link)
        if made:
            budget.spend(last_row=number, last_column=max(made), cells=len(made))
            yield StoredRow(number, made, row.hidden)
