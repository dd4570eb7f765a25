"""Following the file: whether a sheet is still the one that was looked at, and what is another in it."""

from __future__ import annotations

import errno
import hashlib
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mailtool_gui.domain.errors import JobError

if TYPE_CHECKING:
    from mailtool_gui.domain.sheet import Column, Row, Table

_SETTLED_NS = 2_000_000_000  # two savings this near to each other may bear one time (FAT counts in 2 s)
_NAMED = 3  # changes that a sentence names
_LISTED = 50  # changes that are told by number


@dataclass(frozen=True, kw_only=True, slots=True)
class Stamp:
    """A file's content (SHA-256) and what the system says of it.

    `settled`: it had been left alone long enough for another time to show any later saving.
    """

    digest: str
    status: tuple[int, ...]
    settled: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class CellChange:
    """A cell such as `C12`, the header of its column, and what it showed and shows."""

    cell: str
    column: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetChanges:
    """What differs between two readings of a sheet: Excel's row numbers (of the older one for `removed`).

    `changed` maps a row to its cells. `columns` tells that the headers are others: then rows are not compared.
    """

    added: Sequence[int] = ()
    removed: Sequence[int] = ()
    changed: Mapping[int, Sequence[CellChange]]
    columns: bool = False

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or self.columns)

    @property
    def sentence(self) -> str:
        """A few of the changes by name, the others by number."""
        if self.columns:
            return "Its columns are others now."
        told = [
            _told("1 row has changed", "{} rows have changed", [_row_words(*each) for each in self.changed.items()]),
            _told("1 row is new", "{} rows are new", [f"row {row}" for row in self.added]),
            _told("1 row is gone", "{} rows are gone", [f"row {row}" for row in self.removed]),
        ]
        return "; ".join(filter(None, told)) + "." if self else "No row shows anything else."

    @property
    def shape(self) -> dict[str, Any]:
        """The changes for JSON; at most 50 of each are listed, all are counted."""
        changed = [{"row": row, "cells": [_cell_shape(cell) for cell in cells]} for row, cells in self.changed.items()]
        counts = {"added": len(self.added), "removed": len(self.removed), "changed": len(self.changed)}
        return {
            "added": list(self.added[:_LISTED]),
            "removed": list(self.removed[:_LISTED]),
            "changed": changed[:_LISTED],
            "counts": counts,
            "columns_changed": self.columns,
        }


class SheetChanged(JobError):
    """The sheet is another than the one that was checked; `details` are for JSON."""

    default_code = "sheet-changed"

    def __init__(self, sheet: Path, changes: SheetChanges | None) -> None:
        what = f" {changes.sentence}" if changes is not None else ""
        message = f"The workbook was changed after it was checked.{what} Nothing was put in; check it again."
        super().__init__(message, where=str(sheet))
        self.details: Mapping[str, Any] = {"changes": changes.shape} if changes is not None else {}


def stamp(path: Path) -> Stamp | None:
    """What tells the file again; None where it cannot be read."""
    now = time.time_ns()
    try:
        status = _status(path)
        return Stamp(digest=digest(path), status=status, settled=now - max(status[:2]) > _SETTLED_NS)
    except OSError:
        return None


def is_still(path: Path, known: Stamp) -> bool:
    """Whether the file holds what it held; it is read again unless time and size are sure to tell."""
    try:
        return (known.settled and _status(path) == known.status) or digest(path) == known.digest
    except OSError:
        return False


def digest(path: Path) -> str:
    """The SHA-256 of a file. Raises OSError, also for what is none: a pipe is waited for, a device may never end."""
    if not path.is_file():
        raise FileNotFoundError(errno.ENOENT, "no ordinary file", str(path))
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sheet_changes(before: Table, after: Table) -> SheetChanges:
    """What a reader would see of the changes, wherever rows have moved to."""
    if [column.header for column in before.columns] != [column.header for column in after.columns]:
        return SheetChanges(changed={}, columns=True)
    gone, come = _unmatched(before.rows, after.rows), _unmatched(after.rows, before.rows)
    both = gone.keys() & come.keys()
    return SheetChanges(
        added=[number for number in come if number not in both],
        removed=[number for number in gone if number not in both],
        changed={number: _cells(after.columns, gone[number], come[number]) for number in come if number in both},
    )


def _status(path: Path) -> tuple[int, ...]:
    status = path.stat()
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino


def _unmatched(rows: Sequence[Row], others: Sequence[Row]) -> dict[int, Row]:
    """The rows for which there is none that shows the same among the others."""
    counts = Counter(_shown(row) for row in others)
    found: dict[int, Row] = {}
    for row in rows:
        if counts[key := _shown(row)]:
            counts[key] -= 1
        else:
            found[row.number] = row
    return found


def _shown(row: Row) -> int:
    return hash(tuple(cell.shown for cell in row.cells))


def _cells(columns: Sequence[Column], before: Row, after: Row) -> Sequence[CellChange]:
    return [
        CellChange(cell=f"{column.letter}{after.number}", column=column.header, before=old.shown, after=new.shown)
        for column, old, new in zip(columns, before.cells, after.cells, strict=True)
        if old.shown != new.shown
    ]


def _told(one: str, many: str, names: Sequence[str]) -> str:
    if not names:
        return ""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{one if len(names) == 1 else many.format(len(names))} ({', '.join(names[:_NAMED])}{more})"


def _row_words(row: int, cells: Sequence[CellChange]) -> str:
    return ", ".join(_cell_words(cells)) or f"row {row}"


def _cell_words(cells: Sequence[CellChange]) -> Iterator[str]:
    for cell in cells[:_NAMED]:
        yield f"{cell.cell} “{_short(cell.before)}” is now “{_short(cell.after)}”"


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


def _cell_shape(cell: CellChange) -> dict[str, str]:
    return {"cell": cell.cell, "column": cell.column, "before": cell.before, "after": cell.after}
