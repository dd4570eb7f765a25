"""What a job freezes, so that workers never read the live sheet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mailtool_gui.domain.fixes import Correction
from mailtool_gui.domain.message import Template
from mailtool_gui.domain.sheet import Column


@dataclass(frozen=True, kw_only=True, slots=True)
class Snapshot:
    """Everything but the rows: those are kept with their deliveries.

    `source` is the user's workbook and `workbook` the program's own copy of it, for the export. `files` holds
    path -> SHA-256 of every attachment. `seed` is random and makes the job's Message-IDs. `fixes` are the cells that
    the user corrected: the deliveries' rows hold them corrected, the workbook as they were.
    """

    template: Template
    columns: tuple[Column, ...]
    locale: str
    worksheet: str
    header_row: int
    source: Path
    workbook: Path
    seed: str
    files: tuple[tuple[Path, str], ...] = ()
    fixes: tuple[Correction, ...] = ()
