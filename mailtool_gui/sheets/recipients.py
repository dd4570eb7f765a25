"""Table -> recipients: which column holds the addresses, who gets mail, and about which rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mailtool_gui.domain.address import same_mailbox_key
from mailtool_gui.domain.address_cell import CellAddress, likely_address, looks_like_address, read_addresses
from mailtool_gui.domain.columns import column_index
from mailtool_gui.domain.error_cells import error_told
from mailtool_gui.domain.errors import AddressError, SheetError
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.domain.sheet import Cell, CellKind, Column, Row, Table
from mailtool_gui.sheets.address_headers import names_addresses, speaks_of_mail
from mailtool_gui.sheets.headers import require_one_field

_LOOKED_AT = 200  # rows whose cells tell what a column holds
_NOTHING = " \t\r\n,;"
_SEVERAL = (
    "The cell holds several addresses. Put each in a row of its own, or choose that such cells are split "
    "(--split-addresses)."
)


def address_column(table: Table) -> int:
    """The place of the column that holds the recipients' addresses.

    A header that says so counts more than the content; between equals the one with more addresses, then the first
    one. Raises SheetError listing the columns where none does either, and where another column has the same name.
    """
    rows = list(table.rows[:_LOOKED_AT])  # read once, for they may lie on disk
    scored = [
        (_score(column.header, [row.cells[index] for row in rows]), -index)
        for index, column in enumerate(table.columns)
    ]
    score, place = max(scored, default=(0.0, 0))
    if score <= 0:
        there = ", ".join(column.header for column in table.columns)
        raise SheetError(
            f"No column holds e-mail addresses. Name the one that does (--to); the sheet has: {there}.",
            where=str(table.source),
            code="no-address-column",
        )
    require_one_field(table.columns[-place], table.columns, str(table.source))
    return -place


def recipients(
    table: Table,
    *,
    to: str | None,
    cc: str | None = None,
    bcc: str | None = None,
    group_by: str | None = None,
    split: bool = False,
) -> list[Recipient]:
    """The recipients of a table in the order of their first rows; columns are named as in `column_index`.

    Without `group_by` every row is one. With it, rows of one group and one address are one; a row whose address
    cannot be used always stands alone, with its error. With `split` a cell with several addresses is as many
    recipients, in the cell's order; else it is an error. Raises SheetError for columns that are not there.
    """
    reader = _Reader(table, to, cc, bcc, group_by, split=split)
    groups: dict[tuple[str, str] | tuple[int, int], _Group] = {}
    for row in table.rows:
        for place, address in enumerate(reader.addresses(row)):
            key = reader.group(row, address) or (row.number, place)
            groups.setdefault(key, _Group(address)).add(row, address)
    return [reader.recipient(group) for group in groups.values()]


def holds_several(recipient: Recipient) -> bool:
    """Whether a recipient cannot be sent to because its cell holds several addresses that are not split."""
    return recipient.error is not None and recipient.error.endswith(_SEVERAL)


@dataclass(frozen=True, slots=True)
class _Address:
    """A parsed address and what was mended, or the cell's text and what is wrong with it."""

    text: str
    error: str | None = None
    note: str | None = None
    name: str = ""


class _Group:
    """The rows of one recipient, as they are found."""

    __slots__ = ("address", "notes", "rows")

    def __init__(self, address: _Address) -> None:
        self.address = address
        self.rows: list[Row] = []
        self.notes: list[str] = []

    def add(self, row: Row, address: _Address) -> None:
        """One more row of this recipient."""
        self.rows.append(row)
        if address.note is not None:
            self.notes.append(address.note)


@dataclass(frozen=True, slots=True)
class _Copies:
    """Who gets a copy, under which `names`, or why nobody can; `notes` tell what was mended."""

    addresses: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    error: str | None = None
    notes: tuple[str, ...] = ()


class _Reader:
    """Reads the addresses of a table's rows."""

    def __init__(
        self, table: Table, to: str | None, cc: str | None, bcc: str | None, group_by: str | None, *, split: bool
    ) -> None:
        columns = table.columns
        self._columns = columns
        self._to = address_column(table) if to is None else column_index(columns, to)
        self._cc = None if cc is None else column_index(columns, cc)
        self._bcc = None if bcc is None else column_index(columns, bcc)
        self._group = None if group_by is None else column_index(columns, group_by)
        self._split = split

    def addresses(self, row: Row) -> Sequence[_Address]:
        """The addresses in the row's To cell, each mailbox once; or one that tells what is wrong."""
        cell = row.cells[self._to]
        try:
            found = self._found(self._to, row)
        except AddressError as error:
            return (_Address(cell.shown.strip(), str(error)),)
        by_mailbox: dict[str, CellAddress] = {}
        for each in found:
            by_mailbox.setdefault(same_mailbox_key(each.address), each)
        if len(by_mailbox) > 1 and not self._split:
            where = _place(self._columns[self._to], row)
            return (_Address(cell.shown.strip(), f"{where}: {_SEVERAL}"),)
        return tuple(_Address(each.address, note=each.note, name=each.name) for each in by_mailbox.values())

    def recipient(self, group: _Group) -> Recipient:
        """One recipient of the rows of `group`; the copies are those of all rows, each once."""
        rows = tuple(group.rows)
        cc, bcc = self._copies(rows, self._cc), self._copies(rows, self._bcc)
        error = group.address.error or self._group_error(rows[0]) or cc.error or bcc.error
        notes = () if error else (*group.notes, *cc.notes, *bcc.notes)
        names = (group.address.name, *cc.names)
        return Recipient(
            address=group.address.text,
            rows=rows,
            cc=cc.addresses,
            bcc=bcc.addresses,
            error=error,
            notes=notes,
            names=names if any(names) else (),
        )

    def group(self, row: Row, address: _Address) -> tuple[str, str] | None:
        """Equal for rows that belong together: by what a user sees in the group's cell, and by the mailbox.

        None for a row that stands alone.
        """
        if address.error is not None or self._group is None or self._group_error(row) is not None:
            return None
        value = "" if self._group == self._to else row.cells[self._group].shown.strip()
        return value, same_mailbox_key(address.text)

    def _group_error(self, row: Row) -> str | None:
        if self._group is None or row.cells[self._group].kind is not CellKind.ERROR:
            return None
        return f"{_place(self._columns[self._group], row)}: {error_told(row.cells[self._group])}"

    def _found(self, column: int, row: Row) -> Sequence[CellAddress]:
        """The addresses in a cell, their notes naming it. Raises AddressError."""
        cell = row.cells[column]
        where = _place(self._columns[column], row)
        if cell.kind is CellKind.ERROR:
            raise AddressError(error_told(cell), where=where)
        found = _linked(cell, where) or read_addresses(cell.shown, where=where)
        return [replace(each, note=f"{where}: {each.note}") if each.note else each for each in found]

    def _copies(self, rows: Sequence[Row], column: int | None) -> _Copies:
        if column is None:
            return _Copies()
        found: dict[str, CellAddress] = {}
        try:
            for row in rows:
                if row.cells[column].shown.strip(_NOTHING):
                    for each in self._found(column, row):
                        found.setdefault(same_mailbox_key(each.address), each)
        except AddressError as error:
            return _Copies(error=str(error))
        notes = dict.fromkeys(each.note for each in found.values() if each.note)
        each_once = found.values()
        return _Copies(tuple(e.address for e in each_once), tuple(e.name for e in each_once), notes=tuple(notes))


def _linked(cell: Cell, where: str) -> Sequence[CellAddress]:
    """The address of the cell's link, where the cell's text is not meant to be one itself."""
    if not cell.link or looks_like_address(cell.shown) or likely_address(cell.shown):
        return ()
    note = f"“{cell.shown.strip()}” is no address; that of its link is used: {cell.link}."
    return [replace(each, note=each.note or note) for each in read_addresses(cell.link, where=where)]


def _place(column: Column, row: Row) -> str:
    return f"{column.letter}{row.number}"


def _score(header: str, cells: Sequence[Cell]) -> float:
    """0 to 1 for the share of addresses among the filled cells, 2 more for a header that is a name for addresses, 1
    more for one that speaks of mail.

    A column so named but without a single address comes last: then every row has its error.
    """
    share = _share_of_addresses(cells)
    if names_addresses(header):
        return 2.0 if share is None else 2 + share if share else 0.1
    if share and speaks_of_mail(header):
        return 1 + share
    return share if share is not None and share >= 0.5 else 0.0


def _share_of_addresses(cells: Sequence[Cell]) -> float | None:
    filled = [cell for cell in cells if cell.kind is not CellKind.BLANK and cell.shown.strip()]
    if not filled:
        return None
    return sum(bool(cell.link) or looks_like_address(cell.shown) for cell in filled) / len(filled)
