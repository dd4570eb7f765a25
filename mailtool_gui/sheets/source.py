"""What a spreadsheet format is asked and what it answers: the stored cells of one worksheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, Self

from mailtool_gui.domain.sheet import AS_STORED, Cell, CellKind, RawValue, ReadOptions

if TYPE_CHECKING:
    from mailtool_gui.sheets.limits import ReadLimits
    from mailtool_gui.sheets.sample import Sample


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadRequest:
    """What of a workbook is to be read, shown as in `locale`. No worksheet: the first visible one."""

    path: Path
    options: ReadOptions
    locale: str
    limits: ReadLimits


class StoredCell(tuple[str, RawValue, CellKind, str | None, str]):
    """A cell's fields and the number format code it is shown by; flat, because a worksheet has a million of them."""

    __slots__ = ()

    def __new__(cls, cell: Cell, code: str) -> Self:
        """The cell `cell`, shown by the format `code`."""
        return super().__new__(cls, (*cell, code))

    @property
    def cell(self) -> Cell:
        """The cell alone."""
        return Cell(*self[:4])

    def linked(self, address: str) -> StoredCell:
        """The same cell with the `address` of a link."""
        return StoredCell(self.cell._replace(link=address), self.format)

    @property
    def format(self) -> str:
        """The number format code."""
        return self[4]


class StoredRow(NamedTuple):
    """A row as the file has it: Excel's row number, and zero-based column -> cell, for the cells that are stored.

    `hidden` rows are those that Excel hides or filters out.
    """

    number: int
    cells: dict[int, StoredCell]
    hidden: bool = False


class MergedRange(NamedTuple):
    """Cells merged into one: Excel's row numbers and zero-based columns, the last ones included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredSheet:
    """One worksheet, its rows still to be read; `worksheets` names all of the workbook, hidden ones too.

    `options` are those of the request, the found ones filled in; `notes` may grow while the rows are read.
    `header_row` is that of the chosen area, where there is one. `merged` is known before the first row is read.
    """

    worksheet: str
    worksheets: tuple[str, ...]
    rows: Iterator[StoredRow]
    hidden_worksheets: frozenset[str] = frozenset()
    areas: tuple[str, ...] = ()
    options: ReadOptions = AS_STORED
    notes: list[str] = field(default_factory=list)
    header_row: int | None = None
    merged: Sequence[MergedRange] = ()


class SheetFormat(Protocol):
    """One kind of spreadsheet file."""

    @property
    def suffixes(self) -> frozenset[str]:
        """The file name endings it is known by, in lower case and with the dot."""
        ...

    @property
    def isolated(self) -> bool:
        """Whether a library reads it that must be kept in a process of its own, with limits of memory and time."""
        ...

    def recognises(self, sample: Sample) -> bool:
        """Whether the file is of this format. Raises OSError."""
        ...

    def open(self, request: ReadRequest) -> AbstractContextManager[StoredSheet]:
        """The asked worksheet; its rows can be read until the context ends. Raises SheetError."""
        ...
