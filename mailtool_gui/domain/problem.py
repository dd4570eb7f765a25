"""What the proof run finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error keeps its row from being sent; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One finding: a stable `code`, Excel's row number, the cell such as `C12`, the column's header, a sentence.

    Row, cell and column are None where the finding is about the template or the sheet as a whole. `address` is set
    where it is about one recipient of its row and not about the others of the same row.
    """

    severity: Severity
    code: str
    message: str
    row: int | None = None
    cell: str | None = None
    column: str | None = None
    address: str | None = None
