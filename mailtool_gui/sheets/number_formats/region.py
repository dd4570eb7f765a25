"""What a region is: the part of Excel's display that the user's system decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mailtool_gui.sheets.number_formats.languages import Language


@dataclass(frozen=True, kw_only=True, slots=True)
class Region:
    """One region's habits.

    `short_date`, `short_time`, `long_date` and `long_time` are number format codes; `currency` is a code with `{}`
    where the number goes. `lcid` is its Windows language identifier (MS-LCID), as in `[$-407]`.
    """

    tag: str
    lcid: int
    language: Language
    decimal: str
    group: str
    date_separator: str = "/"
    time_separator: str = ":"
    short_date: str
    short_time: str = "hh:mm"
    long_date: str
    long_time: str = "hh:mm:ss"
    currency: str

    def boolean(self, value: bool) -> str:
        """TRUE or FALSE as Excel in the region's language writes them: WAHR, VRAI, ИСТИНА.

        It is the display language of Excel that decides, and a workbook does not tell it: it is taken to be the
        region's. Where Excel is not translated, or leaves the words (Vietnamese, Chinese), they stay English.
        """
        return self.language.true if value else self.language.false
