"""A worksheet as the program sees it: Excel's row numbers, shown texts and raw values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

RawValue = str | int | float | bool | datetime | time | None


class CellKind(StrEnum):
    """What a cell holds, as Excel tells it."""

    BLANK = "blank"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"
    ERROR = "error"


class Cell(NamedTuple):
    """One cell: the text Excel shows, the value behind it, its kind, and the address that a `mailto:` link gives."""

    shown: str
    raw: RawValue
    kind: CellKind
    link: str | None = None


BLANK_CELL = Cell("", None, CellKind.BLANK)


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """One column: Excel's letter, the header as shown, the field name for templates, its most common number format."""

    letter: str
    header: str
    field: str
    format: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One row; `number` is Excel's own, and there is one cell for every column of the table."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadOptions:
    """How a user wants a file to be read; None where the file itself tells.

    `area` is the name of a table (ListObject) or of a named range, or a reference such as `B3:F90`; `header_row` is
    Excel's number. `hidden_rows` takes in the rows that Excel hides or filters out. `encoding`,
    `delimiter` and `quote` (the quotation mark, empty for none) are those of text files.
    """

    worksheet: str | None = None
    area: str | None = None
    header_row: int | None = None
    hidden_rows: bool = False
    encoding: str | None = None
    delimiter: str | None = None
    quote: str | None = None


AS_STORED = ReadOptions()


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """The rows below a header row of one worksheet.

    `rows` may lie on disk: it is a sequence, and not all of it need be in memory. `hidden_worksheets` are those of
    `worksheets` whose tab a user does not see, `areas` the names that `ReadOptions.area` knows, `hidden_rows` the
    number of rows that are hidden in Excel (left out unless asked for), `error_cells` that of cells that show one of
    Excel's errors. `notes` are sentences on what was read otherwise than Excel shows it. `options` are those the table
    was read with, the found ones filled in.
    """

    source: Path
    worksheet: str
    worksheets: tuple[str, ...]
    header_row: int
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    locale: str
    hidden_worksheets: frozenset[str] = frozenset()
    areas: tuple[str, ...] = ()
    hidden_rows: int = 0
    error_cells: int = 0
    notes: tuple[str, ...] = ()
    options: ReadOptions = AS_STORED


def column_letter(index: int) -> str:
    """Excel's letters of the column with the zero-based `index`: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
