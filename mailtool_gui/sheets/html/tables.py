"""The cells of HTML tables, as a browser shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html.parser import HTMLParser
from typing import NamedTuple

from mailtool_gui.sheets.budget import Budget
from mailtool_gui.sheets.limits import ReadLimits
from mailtool_gui.sheets.links import mail_address

_BLANKS = re.compile("[ \t\r\n\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_UNSEEN = frozenset({"style", "script", "head", "title", "template", "xml"})
_BLOCKS = frozenset({"p", "div", "li", "h1", "h2", "h3"})
_MOST_CELLS = 2_000_000
_MOST_SPANNED = 1_000  # rows or columns of one cell (browsers stop there, too)


class HtmlCell(NamedTuple):
    """The text of a cell, and the address that it links to."""

    text: str
    link: str | None = None


class HtmlRow(NamedTuple):
    """Zero-based column -> cell, whether the row is hidden, and column -> rows and columns that its cell spans."""

    cells: dict[int, HtmlCell]
    hidden: bool
    spans: dict[int, tuple[int, int]]


class HtmlTables(HTMLParser):
    """Fed with HTML, `tables` holds the rows of every table that is not within a cell of another one."""

    def __init__(self, where: str) -> None:
        super().__init__(convert_charrefs=True)
        self._budget = Budget(ReadLimits(cells=_MOST_CELLS), where)
        self.tables: list[list[HtmlRow]] = []
        self._depth = 0  # of tables within each other
        self._unseen = 0
        self._text: list[str] | None = None  # of the open cell
        self._link: str | None = None
        self._spans = (1, 1)
        self._column = 0
        self._reserved: dict[int, tuple[int, HtmlCell]] = {}  # column -> rows that a cell above still covers

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """HTMLParser's."""
        attributes = {name: value or "" for name, value in attrs}
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append([])
                self._reserved = {}
        elif self._depth == 1 and tag in {"tr", "td", "th"}:
            self._start(tag, attributes)
        elif tag == "a" and self._text is not None:
            self._link = self._link or mail_address(attributes.get("href", ""))
        elif tag == "br" or tag in _BLOCKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        """HTMLParser's."""
        if tag in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        elif tag == "table":
            self.end_cell()
            self._depth = max(self._depth - 1, 0)
        elif self._depth == 1 and tag in {"td", "th", "tr"}:
            self.end_cell()

    def handle_data(self, data: str) -> None:
        """HTMLParser's."""
        if self._text is not None and not self._unseen:
            self._text.append(_BLANKS.sub(" ", data))

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.end_cell()
        if tag == "tr" or not self.tables[-1]:
            self.tables[-1].append(HtmlRow({}, bool(_HIDDEN.search(attributes.get("style", ""))), {}))
            self._column = 0
            self._fill_reserved()
        if tag != "tr":
            self._text = []
            self._link = None
            self._spans = (_span(attributes.get("rowspan")), _span(attributes.get("colspan")))

    def _break(self) -> None:
        if self._text is not None:
            self._text.append("\n")

    def end_cell(self) -> None:
        """The open cell ends, if there is one."""
        if self._text is None:
            return
        cell = HtmlCell(_tidy("".join(self._text)), self._link)
        rows, columns = self._spans
        while self._column in self.tables[-1][-1].cells:
            self._column += 1
        self._budget.spend(last_row=len(self.tables[-1]), last_column=self._column, cells=1)
        self.tables[-1][-1].cells[self._column] = cell
        if self._spans != (1, 1):
            self.tables[-1][-1].spans[self._column] = self._spans
        if rows > 1:
            self._reserved[self._column] = (rows - 1, cell)
        self._column += columns
        self._text = None

    def _fill_reserved(self) -> None:
        """A cell that spans rows shows in all of them."""
        cells = self.tables[-1][-1].cells
        self._budget.spend(last_row=0, last_column=0, cells=len(self._reserved))
        for column, (rows, cell) in list(self._reserved.items()):
            cells[column] = cell
            if rows == 1:
                del self._reserved[column]
            else:
                self._reserved[column] = (rows - 1, cell)


def read_tables(html: Iterable[str], where: str) -> list[list[HtmlRow]]:
    """The tables of an HTML text that comes in pieces. Raises SheetError where they are larger than Excel's."""
    parser = HtmlTables(where)
    for piece in html:
        parser.feed(piece)
    parser.close()
    parser.end_cell()
    return parser.tables


def largest(tables: list[list[HtmlRow]]) -> list[HtmlRow]:
    """The table with most cells; none at all where there is no table."""
    return max(tables, key=lambda table: sum(len(row.cells) for row in table), default=[])


def _span(text: str | None) -> int:
    return min(max(int(text), 1), _MOST_SPANNED) if text and text.isascii() and text.isdigit() and len(text) < 6 else 1


def _tidy(text: str) -> str:
    """Lines without blanks at their ends; a blank that must not break is a blank."""
    lines = (line.strip() for line in text.replace("\u00a0", " ").split("\n"))
    return re.sub("\n{2,}", "\n", "\n".join(lines)).strip("\n")
