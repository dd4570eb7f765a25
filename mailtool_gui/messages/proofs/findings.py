"""Findings, each named by its cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from mailtool_gui.domain.columns import column_index
from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.problem import Problem, Severity
from mailtool_gui.domain.sheet import Column, Row
from mailtool_gui.messages.record import cell_name

if TYPE_CHECKING:
    from mailtool_gui.domain.recipient import Recipient

Place = tuple[Row, Column | None]
"""A row, and the column of one of its cells where the finding is about one."""

_CELL = re.compile(r"([A-Z]{1,3})([0-9]+)\b")


def error(code: str, message: str, row: Row, column: Column | None = None) -> Problem:
    """What keeps its row from being sent."""
    return _problem(Severity.ERROR, code, message, row, column)


def warning(code: str, message: str, row: Row, column: Column | None = None) -> Problem:
    """What does not."""
    return _problem(Severity.WARNING, code, message, row, column)


def of_template(severity: Severity, code: str, message: str) -> Problem:
    """What is so in every message."""
    return Problem(severity=severity, code=code, message=message)


def _problem(severity: Severity, code: str, message: str, row: Row, column: Column | None) -> Problem:
    return Problem(
        severity=severity,
        code=code,
        message=message,
        row=row.number,
        cell=cell_name(column, row) if column else None,
        column=column.header if column else None,
    )


class Places:
    """Where in a recipient's rows something stands."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = columns
        self._by_letter = {column.letter: column for column in columns}

    def named(self, recipient: Recipient, text: str) -> Place:
        """The cell that `text` begins with; else the recipient's first row."""
        found = _CELL.match(text)
        row = next((r for r in recipient.rows if found and str(r.number) == found[2]), None)
        return (row, self._by_letter.get(found[1])) if found and row else (recipient.rows[0], None)

    def holding(self, recipient: Recipient, text: str, among: Iterable[int]) -> Place:
        """The first cell in the columns `among` whose text holds `text` (case ignored); else the first row."""
        wanted, places = text.casefold(), sorted(among)
        for row in recipient.rows:
            for index in places:
                if wanted in row.cells[index].shown.casefold():
                    return row, self.columns[index]
        return recipient.rows[0], None

    def column(self, name: str | None) -> int | None:
        """The place of the column called `name`; None where there is none."""
        try:
            return column_index(self.columns, name) if name else None
        except SheetError:
            return None
