"""Table -> recipients: which column holds the addresses, who gets mail, and about which rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mailtool_gui.domain.address import parse_address, same_mailbox_key
from mailtool_gui.domain.columns import column_index
from mailtool_gui.domain.errors import AddressError, SheetError
from mailtool_gui.domain.fields import field_key
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.domain.sheet import Cell, CellKind, Column, Row, Table

_LOOKED_AT = 200  # rows whose cells tell what a column holds
_SEPARATORS = re.compile(r"[;,]")
_LOOKS_LIKE_ADDRESS = re.compile(r"\s*[^\s@]+@[^\s@]+\.[^\s@]+\s*\Z")
_HEADERS = tuple(
    field_key(name)
    for name in (
        "e-mail", "email", "mail", "e-mail address", "email address", "mail address", "recipient", "to",
        "thư điện tử", "địa chỉ email", "địa chỉ thư điện tử", "hòm thư", "имэйл", "и-мэйл", "имэйл хаяг",
        "цахим шуудан", "цахим хаяг", "E-Mail-Adresse", "Mailadresse", "courriel", "adresse e-mail",
        "adresse mail", "adresse électronique", "mél", "correo electrónico", "эл. почта", "электронная почта",
    )
)  # fmt: skip


def address_column(table: Table) -> int:
    """The place of the column that holds the recipients' addresses.

    A header that says so counts more than the content; between equals the one with more addresses, then the first
    one. Raises SheetError listing the columns where none does either.
    """
    scored = [(_score(table, index), -index) for index in range(len(table.columns))]
    score, place = max(scored, default=(0.0, 0))
    if score <= 0:
        there = ", ".join(column.header for column in table.columns)
        raise SheetError(
            f"No column holds e-mail addresses. Name the one that does (--to); the sheet has: {there}.",
            where=str(table.source),
            code="no-address-column",
        )
    return -place


def recipients(
    table: Table, *, to: str | None, cc: str | None = None, bcc: str | None = None, group_by: str | None = None
) -> list[Recipient]:
    """The recipients of a table in the order of their first rows; columns are named as in `column_index`.

    Without `group_by` every row is one. With it, rows of one group and one address are one; a row whose address
    cannot be used always stands alone, with its error. Raises SheetError for columns that are not there.
    """
    reader = _Reader(table, to, cc, bcc, group_by)
    if group_by is None:
        return [reader.recipient((row,)) for row in table.rows]
    groups: dict[tuple[str, str] | int, list[Row]] = {}
    for row in table.rows:
        groups.setdefault(reader.group(row), []).append(row)
    return [reader.recipient(tuple(rows)) for rows in groups.values()]


@dataclass(frozen=True, slots=True)
class _Address:
    """A parsed address, or the cell's text and what is wrong with it."""

    text: str
    error: str | None = None


class _Reader:
    """Reads the addresses of a table's rows."""

    def __init__(self, table: Table, to: str | None, cc: str | None, bcc: str | None, group_by: str | None) -> None:
        columns = table.columns
        self._columns = columns
        self._to = address_column(table) if to is None else column_index(columns, to)
        self._cc = None if cc is None else column_index(columns, cc)
        self._group = None if group_by is None else column_index(columns, group_by)
        self._known: dict[str, _Address] = {}
        self._bcc = None if bcc is None else column_index(columns, bcc)

    def recipient(self, rows: tuple[Row, ...]) -> Recipient:
        """One recipient of `rows`; the copies are those of all rows, each once."""
        address = self._address(rows[0])
        cc, cc_error = self._copies(rows, self._cc)
        bcc, bcc_error = self._copies(rows, self._bcc)
        error = address.error or self._group_error(rows[0]) or cc_error or bcc_error
        return Recipient(address=address.text, rows=rows, cc=cc, bcc=bcc, error=error)

    def group(self, row: Row) -> tuple[str, str] | int:
        """Equal for rows that belong together: by what a user sees in the group's cell, and by the mailbox.

        A row that cannot be used is its own group, by its number.
        """
        address = self._address(row)
        if address.error is not None or self._group is None or self._group_error(row) is not None:
            return row.number
        value = "" if self._group == self._to else row.cells[self._group].shown.strip()
        return value, same_mailbox_key(address.text)

    def _group_error(self, row: Row) -> str | None:
        if self._group is None or row.cells[self._group].kind is not CellKind.ERROR:
            return None
        return _error_cell(row.cells[self._group], _place(self._columns[self._group], row))

    def _address(self, row: Row) -> _Address:
        """The address in the row's To cell."""
        cell = row.cells[self._to]
        where = _place(self._columns[self._to], row)
        if cell.kind is CellKind.ERROR:
            return _Address(cell.shown, _error_cell(cell, where))
        text = cell.shown
        if known := self._known.get(text):
            return known
        if len([part for part in _SEPARATORS.split(text) if _LOOKS_LIKE_ADDRESS.match(part)]) > 1:
            return _Address(text.strip(), f"{where}: The cell holds several addresses. Put each in a row of its own.")
        try:
            return self._known.setdefault(text, _Address(parse_address(text, where=where)))
        except AddressError as error:
            return _Address(text.strip(), str(error))

    def _copies(self, rows: Sequence[Row], column: int | None) -> tuple[tuple[str, ...], str | None]:
        found: dict[str, str] = {}
        if column is None:
            return (), None
        for row in rows:
            cell = row.cells[column]
            where = _place(self._columns[column], row)
            if cell.kind is CellKind.ERROR:
                return (), _error_cell(cell, where)
            try:
                for part in filter(str.strip, _SEPARATORS.split(cell.shown)):
                    address = parse_address(part, where=where)
                    found.setdefault(same_mailbox_key(address), address)
            except AddressError as error:
                return (), str(error)
        return tuple(found.values()), None


def _place(column: Column, row: Row) -> str:
    return f"{column.letter}{row.number}"


def _error_cell(cell: Cell, where: str) -> str:
    return f"{where}: The cell shows {cell.shown}, an error of Excel's. Correct it in the workbook."


def _score(table: Table, index: int) -> float:
    """0 to 1 for the share of addresses among the filled cells, 2 more for a header that names addresses.

    A column so named but without a single address comes last: then every row has its error.
    """
    share = _share_of_addresses([row.cells[index] for row in table.rows[:_LOOKED_AT]])
    named = field_key(table.columns[index].header) in _HEADERS
    if share is None:
        return 2.0 if named else 0.0
    if named:
        return 2 + share if share else 0.1
    return share if share >= 0.5 else 0.0


def _share_of_addresses(cells: Sequence[Cell]) -> float | None:
    filled = [cell for cell in cells if cell.kind is not CellKind.BLANK and cell.shown.strip()]
    if not filled:
        return None
    return sum(bool(_LOOKS_LIKE_ADDRESS.match(cell.shown)) for cell in filled) / len(filled)
