"""Counting the rows and cells of a worksheet that is read, so that too large a one is refused early."""

from __future__ import annotations

from mailtool_gui.sheets.limits import ReadLimits, too_large


class Budget:
    """What is left of the limits for one worksheet."""

    def __init__(self, limits: ReadLimits, where: str) -> None:
        self._limits = limits
        self._where = where
        self._stored = 0

    def spend(self, *, last_row: int, last_column: int, cells: int) -> None:
        """Takes in `cells` more, in Excel's rows up to `last_row` and zero-based columns up to `last_column`.

        Raises SheetError where the worksheet is larger than allowed.
        """
        limits = self._limits
        self._stored += cells
        if last_row > limits.rows:
            raise too_large(f"{limits.rows:,} rows", self._where)
        if last_column >= limits.columns:
            raise too_large(f"{limits.columns:,} columns", self._where)
        if self._stored > limits.cells:
            raise too_large(f"{limits.cells:,} cells", self._where)
