"""A worksheet as the program sees it: Excel's row numbers, shown texts and raw values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from pathlib import Path

RawValue = str | int | float | bool | datetime | time | None


class CellKind(StrEnum):
    """What a cell holds, as Excel tells it."""

    BLANK = "blank"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: the text Excel shows, the value behind it and its kind."""

    shown: str
    raw: RawValue
    kind: CellKind


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
class Table:
    """The rows below a header row of one worksheet."""

    source: Path
    worksheet: str
    worksheets: tuple[str, ...]
    header_row: int
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    locale: str


def column_letter(index: int) -> str:
    """Excel's letters of the column with the zero-based `index`: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
