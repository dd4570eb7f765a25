"""Cells that show no result: what they say to a user."""

from __future__ import annotations

from mailtool_gui.domain.sheet import Cell

NOT_CALCULATED = "#NOT CALCULATED!"
"""Shown for a formula whose result the file does not hold; the cell's raw value is the formula, where it is known."""

_LONGEST = 80  # characters of a formula that are told


def error_told(cell: Cell, where: str = "The cell") -> str:
    """What is the matter with a cell that holds an error, and what to do; `where` is the cell's name."""
    if cell.shown != NOT_CALCULATED:
        return f"{where} shows {cell.shown}, an error of Excel's. Correct it in the workbook."
    return (
        f"{where} holds a formula{_formula(cell)} that is not calculated yet. "
        "Open the workbook in Excel and save it there."
    )


def _formula(cell: Cell) -> str:
    if not isinstance(cell.raw, str) or not cell.raw.startswith("=") or cell.raw == "=":
        return ""
    return f", {cell.raw if len(cell.raw) <= _LONGEST else cell.raw[: _LONGEST - 1] + '…'},"
