"""How much of a file is read before it is refused: a workbook is somebody else's input."""

from __future__ import annotations

from dataclasses import dataclass

from mailtool_gui.domain.errors import SheetError


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadLimits:
    """Caps on one workbook.

    `part_bytes` is the inflated size of one part of the package, `sheet_bytes` that of a worksheet, which is not kept
    in memory, `ratio` the highest inflated : compressed size of either above `ratio_from` bytes; `rows` and `columns`
    are Excel's own, `cells` those stored in the worksheet. `memory` is the bytes that a reading process may have,
    `stalled_seconds` how long it may work without any progress.
    """

    part_bytes: int = 100 * 1024 * 1024
    sheet_bytes: int = 1024 * 1024 * 1024
    ratio: int = 200
    ratio_from: int = 4 * 1024 * 1024
    rows: int = 1_048_576
    columns: int = 16_384
    cells: int = 20_000_000
    memory: int = 600 * 1024 * 1024
    stalled_seconds: float = 10.0


DEFAULT_LIMITS = ReadLimits()


def too_large(what: str, where: str) -> SheetError:
    """The refusal of a worksheet that holds more than `what`."""
    message = f"The worksheet holds more than {what}. Split it into smaller ones."
    return SheetError(message, where=where, code="too-large")
