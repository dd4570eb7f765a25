"""The texts that a cell shows instead of a result."""

from __future__ import annotations

import re

# Excel's in English, German and French, LibreOffice's own, and a cell that was too narrow for its number.
_ERROR = re.compile(
    r"#(?:N/A|DIV/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|NV|BEZUG!|WERT!|ZAHL!|VALEUR!|NOMBRE!|NOM\?|NUL!)\Z"
    r"|Err:[0-9]{3}\Z|#{4,}\Z"
)


def is_error_text(text: str) -> bool:
    """Whether a spreadsheet program shows `text` where it has no result."""
    return bool(_ERROR.match(text))
