"""One reason for the same trouble in many cells: neither the cell nor what it holds is named."""

from __future__ import annotations

import re

_CELL = re.compile(r"^[A-Z]{1,3}[1-9]\d*\b(: )?")
_NO_ADDRESS = re.compile(r"^“[^”]*” is not an e-mail address\b.*", re.DOTALL)
_NO_ADDRESS_SAID = "This is not an e-mail address. Correct the cell."


def general_reason(reason: str) -> str:
    """The reason as it is true of others: `C12: There is no address here.` is `There is no address here.`"""
    said = _CELL.sub(lambda place: "" if place[1] else "A cell", reason)
    return _NO_ADDRESS.sub(_NO_ADDRESS_SAID, said)
