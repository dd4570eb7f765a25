"""Workbooks as they are looked at: a table, and a window of its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mailtool_gui.domain.sheet import Row, Table


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetView:
    """A table and the rows of it that are to be shown."""

    table: Table
    rows: Sequence[Row]


class Sheets:
    """Opens workbooks for one region."""

    def __init__(self, *, locale: str) -> None:
        self._locale = locale

    def look(self, path: Path, *, worksheet: str | None = None, limit: int | None = None, offset: int = 0) -> SheetView:
        """`limit` rows (None: all) after the first `offset`, as Excel shows them. Raises SheetError."""
        from mailtool_gui.sheets.open import open_table

        table = open_table(path, worksheet=worksheet, locale=self._locale)
        return SheetView(table=table, rows=table.rows[offset:][:limit])
