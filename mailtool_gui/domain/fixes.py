"""What a user puts right between the sheet and the messages: cells corrected, rows left out. The sheet stays."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Fix:
    """A cell, by Excel's row number and column letter, and what is to stand in it instead, as the user typed it."""

    row: int
    column: str
    value: str

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
