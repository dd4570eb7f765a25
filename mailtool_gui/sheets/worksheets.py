"""Which worksheet of a workbook is meant."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from difflib import get_close_matches

from mailtool_gui.domain.errors import SheetError


def worksheet_position(names: Sequence[str], hidden: Collection[str], wanted: str | None, where: str) -> int:
    """The place in `names` of the one that is `wanted` (case does not matter, as in Excel).

    For None it is the first whose tab a user sees, or else the first. Raises SheetError naming the nearest, and where
    there are no worksheets at all.
    """
    if not names:
        raise SheetError("The workbook has no worksheets.", where=where, code="empty-sheet")
    if wanted is None:
        return next((place for place, name in enumerate(names) if name not in hidden), 0)
    folded = [name.casefold() for name in names]
    if wanted.casefold() in folded:
        return folded.index(wanted.casefold())
    near = get_close_matches(wanted.casefold(), folded, n=1)
    hint = f" Did you mean “{names[folded.index(near[0])]}”?" if near else ""
    raise SheetError(
        f"There is no worksheet “{wanted}”.{hint} The workbook has: {', '.join(names)}.",
        where=where,
        code="no-such-worksheet",
    )
