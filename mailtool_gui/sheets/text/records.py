"""Lines -> records: the texts of a row, with quotation marks undone."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.text.dialect import Dialect, cell_reader

if TYPE_CHECKING:
    from mailtool_gui.sheets.text.lines import Lines

_WHAT_TO_DO = (
    "Double it where it is part of a text, save the list as .xlsx in Excel, or have marks read as text (--quote none)."
)


class Records:
    """Iterates over records; `first_line` is the number of the line in which the last one begins.

    Quotation marks count where they open a cell; one in the middle of a text is a mark like any other. A cell may hold
    line breaks, but one that goes on over lines and then after its closing mark is refused: rows would be swallowed.
    """

    def __init__(self, lines: Lines, dialect: Dialect, where: str) -> None:
        self.first_line = lines.number + 1
        self._lines = lines
        self._where = where
        self._dialect = dialect
        self._read: list[str] = []  # the lines of this record

    def __iter__(self) -> Iterator[list[str]]:
        reader = cell_reader(self._kept(), self._dialect)
        while True:
            self._read.clear()
            self.first_line = self._lines.number + 1
            try:
                record = next(reader, None)
            except csv.Error:  # a cell beyond 131,072 characters; Excel's longest has 32,767
                raise self._never_closed() from None
            if record is None:
                return
            if len(self._read) > 1 or self._lines.ended:
                self._require_closed()
            yield record

    def _kept(self) -> Iterator[str]:
        for line in self._lines:
            self._read.append(line)
            yield line

    def _require_closed(self) -> None:
        if self._lines.ended:
            raise self._never_closed()
        try:
            list(cell_reader(self._read, self._dialect, strict=True))
        except csv.Error:
            raise self._swallowing() from None

    def _never_closed(self) -> SheetError:
        return self._refused(
            f"A cell in line {self.first_line:,} is opened by a quotation mark that is never closed: "
            "the rows below would be part of it."
        )

    def _swallowing(self) -> SheetError:
        return self._refused(
            f"A cell in line {self.first_line:,} is closed by a quotation mark in the middle of a text: "
            "rows may have been swallowed."
        )

    def _refused(self, message: str) -> SheetError:
        return SheetError(f"{message} {_WHAT_TO_DO}", where=self._where, code="open-quotation")
