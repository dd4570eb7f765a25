"""What a user wants to send, before any row of it is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mailtool_gui.domain.sheet import AS_STORED, ReadOptions
from mailtool_gui.services.sent_before import Only

if TYPE_CHECKING:
    from pathlib import Path

    from mailtool_gui.domain.fixes import Fix, Skip
    from mailtool_gui.domain.message import Template


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """What a user wants to send: a sheet, a template, and perhaps `only` some rows or the first `limit` recipients.

    `locale` is the region that shows the sheet; None: the usual one. `fixes` are cells that are put right and `skips`
    rows that are left out, before anybody is addressed and rows are grouped; the sheet itself stays as it is.
    """

    sheet: Path
    template: Template
    options: ReadOptions = AS_STORED
    locale: str | None = None
    limit: int | None = None
    only: Only = Only.ALL
    fixes: tuple[Fix, ...] = ()
    skips: tuple[Skip, ...] = ()
