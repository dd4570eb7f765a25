"""What a user puts right between the sheet and the messages: cells corrected, rows left out. The sheet stays."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_CELL = re.compile(r"([A-Za-z]{1,3})([1-9][0-9]*)", re.ASCII)


@dataclass(frozen=True, kw_only=True, slots=True)
class Fix:
    """A cell, by Excel's row number and column letter, and what is to stand in it instead, as the user typed it."""

    row: int
    column: str
    value: str

    @classmethod
    def at(cls, cell: str, value: str) -> Fix:
        """The fix of a cell by its name, such as `C17` (the `cell` of a Problem). Raises ValueError."""
        found = _CELL.fullmatch(cell)
        if found is None:
            raise ValueError(f"{cell!r} is not the name of a cell")
        return cls(row=int(found[2]), column=found[1].upper(), value=value)

    @property
    def cell(self) -> str:
        """Excel's name of the cell: `C17`."""
        return f"{self.column}{self.row}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Skip:
    """A row, by Excel's number, that is not to be sent, and why."""

    row: int
    reason: str = ""

    @property
    def sentence(self) -> str:
        """What is told of the row."""
        reason = " ".join(self.reason.split())
        return f"Left out before sending: {reason}" if reason else "Left out before sending."


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """What a fix came to: the cell, its column's letter and header, what the sheet shows there and what was sent."""

    row: int
    letter: str
    header: str
    before: str
    after: str

    @property
    def cell(self) -> str:
        """Excel's name of the cell: `C17`."""
        return f"{self.letter}{self.row}"

    @property
    def words(self) -> str:
        """Such as `C17 Email: anna@exmaple.com → anna@example.com`."""
        return f"{self.cell} {self.header}: {self.before or '(empty)'} → {self.after or '(empty)'}"


def with_fix(fixes: Iterable[Fix], fix: Fix) -> tuple[Fix, ...]:
    """The same fixes with one more; an earlier one of the same cell goes."""
    return (*(each for each in fixes if each.cell != fix.cell), fix)


def with_skip(skips: Iterable[Skip], skip: Skip) -> tuple[Skip, ...]:
    """The same rows left out and one more; an earlier reason of the same row goes."""
    return (*(each for each in skips if each.row != skip.row), skip)
