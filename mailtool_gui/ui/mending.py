"""What the user puts right before sending: cells corrected, rows left out. The workbook stays as it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mailtool_gui.domain.fixes import Correction, Fix, Skip

if TYPE_CHECKING:
    from mailtool_gui.domain.sheet import Row, Table


@dataclass(frozen=True, kw_only=True)
class Mended:
    """The corrected cells by row number and letter, and the rows that are left out by number."""

    corrections: dict[tuple[int, str], Correction] = field(default_factory=dict)
    skips: dict[int, Skip] = field(default_factory=dict)
    rows: frozenset[int] = frozenset()

    @property
    def changes(self) -> Sequence[Correction | Skip]:
        """All of it, in the order of the sheet."""
        return sorted((*self.corrections.values(), *self.skips.values()), key=lambda change: change.row)


class Mending(QObject):
    """Keeps what was put right in the workbook that is open. `changed` tells that it is something else now."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._corrections: dict[tuple[int, str], Correction] = {}
        self._skips: dict[int, tuple[Skip, Row]] = {}

    @property
    def now(self) -> Mended:
        """As it stands."""
        skips = {number: skip for number, (skip, _) in self._skips.items()}
        rows = frozenset((*(number for number, _ in self._corrections), *skips))
        return Mended(corrections=dict(self._corrections), skips=skips, rows=rows)

    @property
    def fixes(self) -> tuple[Fix, ...]:
        """The corrected cells."""
        return tuple(Fix(row=each.row, column=each.letter, value=each.after) for each in self._corrections.values())

    @property
    def skips(self) -> tuple[Skip, ...]:
        """The rows that are left out."""
        return tuple(skip for skip, _ in self._skips.values())

    def put_right(self, correction: Correction) -> None:
        """A cell shows something else; as the sheet shows it, it is not corrected any more."""
        place = correction.row, correction.letter
        if correction.before == correction.after:
            if self._corrections.pop(place, None) is None:
                return
        else:
            self._corrections[place] = correction
        self.changed.emit()

    def leave_out(self, row: Row, reason: str) -> None:
        """A row is not sent."""
        self._skips[row.number] = Skip(row=row.number, reason=reason), row
        self.changed.emit()

    def take_back(self, change: Correction | Skip) -> None:
        """The cell or the row is as the sheet has it."""
        self._forget(change)
        self.changed.emit()

    def reset(self) -> None:
        """Another workbook, or the same one read otherwise."""
        if self._corrections or self._skips:
            self._corrections.clear()
            self._skips.clear()
            self.changed.emit()

    def drop_stale(self, table: Table) -> int:
        """Takes back what was meant for rows that the workbook, changed since, shows otherwise; how many."""
        letters = {column.letter: place for place, column in enumerate(table.columns)}
        stale: list[Correction | Skip] = [
            each
            for each in self._corrections.values()
            if _shown(table, each.row, letters.get(each.letter)) != each.before
        ]
        stale += [skip for skip, row in self._skips.values() if row_of(table, row.number) != row]
        for change in stale:
            self._forget(change)
        if stale:
            self.changed.emit()
        return len(stale)

    def _forget(self, change: Correction | Skip) -> None:
        if isinstance(change, Correction):
            self._corrections.pop((change.row, change.letter), None)
        else:
            self._skips.pop(change.row, None)


def place_of(rows: Sequence[Row], number: int) -> int | None:
    """The place of the row with Excel's `number`, which rise from row to row; None where there is none."""
    guess = number - rows[0].number if rows else 0
    if 0 <= guess < len(rows) and rows[guess].number == number:
        return guess  # where no row is hidden
    place = bisect_left(rows, number, key=lambda row: row.number)
    return place if place < len(rows) and rows[place].number == number else None


def row_of(table: Table, number: int) -> Row | None:
    """The row with Excel's `number`."""
    place = place_of(table.rows, number)
    return None if place is None else table.rows[place]


def _shown(table: Table, number: int, place: int | None) -> str | None:
    row = row_of(table, number)
    return None if row is None or place is None else row.cells[place].shown
