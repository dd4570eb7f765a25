"""A format's own reader, asked what is in a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import Cell, ReadOptions
from mailtool_gui.sheets.limits import DEFAULT_LIMITS
from mailtool_gui.sheets.source import ReadRequest, SheetFormat, StoredRow, StoredSheet


@dataclass(frozen=True)
class Reading:
    """Reads with one format."""

    format: SheetFormat

    def sheet(
        self, path: Path, worksheet: str | None = None, locale: str = "en-US"
    ) -> tuple[StoredSheet, list[StoredRow]]:
        """The worksheet, and all its rows."""
        options = ReadOptions(worksheet=worksheet)
        with self.format.open(ReadRequest(path=path, options=options, locale=locale, limits=DEFAULT_LIMITS)) as sheet:
            return sheet, list(sheet.rows)

    def cells(self, path: Path, locale: str = "en-US") -> dict[str, Cell]:
        """The cells of the first worksheet by their references; columns A to Z."""
        _, rows = self.sheet(path, locale=locale)
        return {f"{chr(65 + place)}{row.number}": stored.cell for row in rows for place, stored in row.cells.items()}

    def error(self, path: Path) -> SheetError:
        """The refusal of this file, which names it."""
        with pytest.raises(SheetError) as caught:
            self.sheet(path)
        assert caught.value.where == str(path)
        return caught.value
