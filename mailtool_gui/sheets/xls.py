"""Workbooks of Excel 2 to 2003: .xls, by xlrd; their number formats are shown by our own."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.areas import Area, choose_area
from mailtool_gui.sheets.budget import Budget
from mailtool_gui.sheets.links import mail_address
from mailtool_gui.sheets.number_formats.regions import Region, find_region
from mailtool_gui.sheets.source import MergedRange, ReadRequest, StoredCell, StoredRow, StoredSheet
from mailtool_gui.sheets.styled_values import StyledValues, format_code
from mailtool_gui.sheets.worksheets import worksheet_position
from mailtool_gui.sheets.xlsx.xml import damaged

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet

    from mailtool_gui.sheets.sample import Sample

_STREAMS = frozenset({"Workbook", "Book"})
# BOF records (MS-XLS 2.4.21 and before): workbooks of Excel 2 to 4, and bare streams of later ones.
_BARE = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00", b"\x09\x08\x10\x00")
_EXCEL_5 = 50  # as xlrd numbers the versions
_VISIBLE = 0
# What xlrd raises at damage, beside its own errors: it trusts every length and index.
_DAMAGE = (
    struct.error,
    AssertionError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RuntimeError,
)


class XlsFormat:
    """Reads old Excel workbooks, in a process of its own: xlrd trusts what a file says of itself."""

    suffixes = frozenset({".xls", ".xlt"})
    isolated = True

    def recognises(self, sample: Sample) -> bool:
        """By its stream in a compound file, or by its first record."""
        return bool(sample.streams & _STREAMS) or sample.head.startswith(_BARE)

    @contextmanager
    def open(self, request: ReadRequest) -> Iterator[StoredSheet]:
        """The asked worksheet."""
        where = str(request.path)
        with _open_book(request.path) as book:
            names = book.sheet_names()
            hidden = frozenset(_hidden(book, names))
            areas = list(_areas(book, names))
            area = choose_area(areas, request.options, where)
            place = worksheet_position(names, hidden, area.worksheet, where)
            with _told_as_damage(where):
                sheet = book.sheet_by_index(place)
            yield StoredSheet(
                worksheet=names[place],
                worksheets=tuple(names),
                rows=area.of(_rows(book, sheet, request)),
                hidden_worksheets=hidden,
                areas=tuple(each.name for each in areas),
                options=request.options,
                header_row=area.header_row,
                merged=[
                    MergedRange(top + 1, left, bottom, right - 1) for top, bottom, left, right in sheet.merged_cells
                ],
            )


@contextmanager
def _open_book(path: Path) -> Iterator[Book]:
    import xlrd

    with Path(os.devnull).open("w", encoding="utf-8") as unread:
        with _told_as_damage(str(path)):
            book = xlrd.open_workbook(str(path), logfile=unread, formatting_info=True, on_demand=True, ragged_rows=True)
        try:
            yield book
        finally:
            book.release_resources()


@contextmanager
def _told_as_damage(where: str) -> Iterator[None]:
    from xlrd.biffh import XLRDError
    from xlrd.compdoc import CompDocError

    try:
        yield
    except (XLRDError, CompDocError, *_DAMAGE) as error:
        if "encrypted" in str(error):
            message = "The workbook is protected by a password. Save a copy without one and open that."
            raise SheetError(message, where=where, code="password-protected") from None
        raise damaged(where, str(error)[:200] or "its records contradict each other") from None


def _areas(book: Book, names: list[str]) -> Iterator[Area]:
    """The visible names of a user that stand for one block of cells."""
    from xlrd.formula import Ref3D, oREF

    for each in book.name_obj_list:
        result = each.result
        if each.hidden or each.builtin or each.macro or result is None or result.kind != oREF:
            continue
        blocks: list[Ref3D] = result.value if isinstance(result.value, list) else []
        if len(blocks) != 1:
            continue
        sheet, behind, top, bottom, left, right = blocks[0].coords
        if 0 <= sheet < len(names) and behind == sheet + 1:
            yield Area(name=each.name, worksheet=names[sheet], cells=MergedRange(top + 1, left, bottom, right - 1))


def _hidden(book: Book, names: list[str]) -> Iterator[str]:
    """The public way to the visibility of a worksheet is to read all of it."""
    states: list[int] = book._sheet_visibility  # type: ignore[attr-defined]  # see above
    return (name for name, state in zip(names, states, strict=False) if state != _VISIBLE)


def _rows(book: Book, sheet: Sheet, request: ReadRequest) -> Iterator[StoredRow]:
    """The rows that hold something."""
    cells = _Cells(book, sheet, find_region(request.locale))
    budget = Budget(request.limits, str(request.path))
    for place in range(sheet.nrows):
        row = cells.row(place)
        if row:
            budget.spend(last_row=place + 1, last_column=max(row), cells=len(row))
            yield StoredRow(place + 1, row, cells.is_hidden(place))


class _Cells:
    """Makes cells out of xlrd's: a type, a value and the index of a cell format."""

    def __init__(self, book: Book, sheet: Sheet, region: Region) -> None:
        self._sheet = sheet
        self._values = StyledValues(codes=_codes(book, region), region=region, date1904=bool(book.datemode))

    def row(self, place: int) -> dict[int, StoredCell]:
        """The cells that hold something, of a zero-based row."""
        sheet = self._sheet
        row: dict[int, StoredCell] = {}
        for column, (kind, value) in enumerate(zip(sheet.row_types(place), sheet.row_values(place), strict=True)):
            cell = self._cell(kind, value, sheet.cell_xf_index(place, column), self._link(place, column))
            if cell is not None:
                row[column] = cell
        return row

    def is_hidden(self, place: int) -> bool:
        """Whether Excel hides the row, or filters it out."""
        info = self._sheet.rowinfo_map.get(place)
        return bool(info.hidden if info else self._sheet.default_row_hidden)

    def _cell(self, kind: int, value: str | float, style: int, link: str | None) -> StoredCell | None:
        import xlrd

        if kind in {xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK} or value == "":
            return None
        if isinstance(value, str):
            return self._values.text(value, style, link=link)
        if kind == xlrd.XL_CELL_BOOLEAN:
            return self._values.boolean(bool(value), style)
        if kind == xlrd.XL_CELL_ERROR:
            return self._values.error(xlrd.error_text_from_code.get(int(value), "#ERROR!"), style)
        return self._values.number(float(value), style)

    def _link(self, place: int, column: int) -> str | None:
        link = self._sheet.hyperlink_map.get((place, column))
        target = link.url_or_path if link else None
        return mail_address(target.rstrip("\0")) if isinstance(target, str) else None


def _codes(book: Book, region: Region) -> list[str]:
    """The number format code of every cell format. Before Excel 5 formats were counted, none was built in."""
    stored = {each.format_key: each.format_str for each in book.format_list}
    if book.biff_version < _EXCEL_5:
        return [stored.get(each.format_key, "General") for each in book.xf_list]
    return [format_code(stored, each.format_key, region) for each in book.xf_list]
