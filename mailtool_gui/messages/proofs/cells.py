"""Cells that the message shows: errors of Excel's, blanks, braces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mailtool_gui.domain.error_cells import error_told
from mailtool_gui.domain.sheet import CellKind, Row
from mailtool_gui.messages.proofs.findings import Places, error, warning
from mailtool_gui.messages.record import cell_name

if TYPE_CHECKING:
    from mailtool_gui.domain.problem import Problem
    from mailtool_gui.domain.recipient import Recipient
    from mailtool_gui.messages.builder import MessageBuilder

_BRACES = re.compile(r"\{\{|\}\}|\{%|%\}")


class CellCheck:
    """Looks at the cells in the columns that the message uses."""

    def __init__(self, builder: MessageBuilder, places: Places) -> None:
        self._builder = builder
        self._columns = places.columns
        self._used = sorted(builder.used_columns)

    def errors(self, recipient: Recipient) -> Iterator[Problem]:
        """Error cells."""
        for row in recipient.rows:
            for index in self._used:
                cell, column = row.cells[index], self._columns[index]
                if cell.kind is CellKind.ERROR:
                    where = cell_name(column, row)
                    yield error("error-cell", error_told(cell, where), row, column)

    def warnings(self, recipient: Recipient) -> Iterator[Problem]:
        """Blank cells, and such as hold braces."""
        for place, index in self._builder.blanks(recipient):
            row, column = recipient.rows[place], self._columns[index]
            message = f"{cell_name(column, row)} is blank, and the message shows “{column.header}”."
            yield warning("empty-field", message, row, column)
        for row in recipient.rows:
            for index in self._used:
                if _BRACES.search(row.cells[index].shown):
                    yield self._braces(cell_name(self._columns[index], row), row, index)

    def _braces(self, where: str, row: Row, index: int) -> Problem:
        message = f"{where} holds braces as a template has them; they are sent as they are."
        return warning("leftover-braces", message, row, self._columns[index])
