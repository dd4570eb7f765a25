"""What a template sees of one recipient."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mailtool_gui.domain.error_cells import error_told
from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.domain.sheet import Cell, CellKind, Column, RawValue, Row

if TYPE_CHECKING:
    from mailtool_gui.domain.recipient import Recipient
    from mailtool_gui.messages.field_names import FieldNames

RAW = "raw"
ROW_NUMBER = "row_number"


def cell_name(column: Column, row: Row) -> str:
    """Excel's name of a cell: `C12`."""
    return f"{column.letter}{row.number}"


def shown(names: FieldNames, row: Row, index: int) -> str:
    """The text Excel shows. Raises TemplateError `error-cell` instead of handing on an error."""
    return readable(names, row, index).shown


def readable(names: FieldNames, row: Row, index: int) -> Cell:
    """The cell of the column at `index`. Raises TemplateError `error-cell` where it holds an error such as #N/A."""
    cell = row.cells[index]
    if cell.kind is CellKind.ERROR:
        where = cell_name(names.columns[index], row)
        message = f"{error_told(cell, where)} Or leave this row out."
        raise TemplateError(message, where=where, code="error-cell")
    return cell


class RawText(str):
    """The text behind a cell, where a template asked for the value to calculate with; `place` is the cell's name."""

    place: str

    def __new__(cls, text: str, place: str) -> RawText:
        """`text`, found in the cell `place`."""
        made = super().__new__(cls, text)
        made.place = place
        return made


class RowFields:
    """One row in a template: `{{ row.order }}` is the shown text, `{{ row.raw.order }}` the value behind it."""

    __slots__ = ("_names", "_row", "raw")

    def __init__(self, names: FieldNames, row: Row, *, raw: bool = False) -> None:
        self._names = names
        self._row = row
        self.raw = raw

    def field(self, name: str) -> RawValue | RowFields:
        """The value of the column `name`; a column wins over the words `raw` and `row_number`.

        Raises TemplateError `unknown-field`, `ambiguous-field` or `error-cell`.
        """
        index = self._names.find(name)
        if index is not None:
            cell = readable(self._names, self._row, index)
            if not self.raw:
                return cell.shown
            place = cell_name(self._names.columns[index], self._row)
            return RawText(cell.raw, place) if isinstance(cell.raw, str) else cell.raw
        if name == RAW:
            return RowFields(self._names, self._row, raw=True)
        if name == ROW_NUMBER:
            return self._row.number
        raise TemplateError(self._names.unknown(name), code="unknown-field")


class RowList:
    """The recipient's rows in a template."""

    __slots__ = ("_items",)

    def __init__(self, items: tuple[RowFields, ...]) -> None:
        self._items = items

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[RowFields]:
        return iter(self._items)

    def __getitem__(self, index: int | slice) -> RowFields | RowList:
        found = self._items[index]
        return RowList(found) if isinstance(found, tuple) else found


def row_list(names: FieldNames, recipient: Recipient) -> RowList:
    """All rows of `recipient`, as a template sees them."""
    return RowList(tuple(RowFields(names, row) for row in recipient.rows))
