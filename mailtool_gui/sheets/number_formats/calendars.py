"""Ways to count years other than the usual one: by eras of Japan, of Taiwan, and from the Buddha."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mailtool_gui.sheets.number_formats.serials import Moment

_BUDDHIST = 543
_TAIWANESE = 1911
# First day, name, its first sign, Latin letter.
_JAPANESE = (
    ((2019, 5, 1), "令和", "R"),
    ((1989, 1, 8), "平成", "H"),
    ((1926, 12, 25), "昭和", "S"),
    ((1912, 7, 30), "大正", "T"),
    ((0, 0, 0), "明治", "M"),
)
_MEIJI = 1868


class Calendar(Enum):
    """A way to count years. The values are those of Windows (CALID), as they stand in `[$-1030411]`."""

    JAPANESE = 3
    TAIWANESE = 4
    THAI = 7


_OF_LANGUAGE = {"ja": Calendar.JAPANESE, "zh-TW": Calendar.TAIWANESE}


def calendar_of_language(tag: str) -> Calendar | None:
    """The calendar that the letters `e` and `g` mean in a language, where it has one of its own."""
    return _OF_LANGUAGE.get(tag)


def buddhist_year(moment: Moment) -> int:
    """The year that `b` shows."""
    return moment.year + _BUDDHIST


def era_year(calendar: Calendar | None, moment: Moment) -> int:
    """The year that `e` shows."""
    match calendar:
        case Calendar.JAPANESE:
            first, _, _ = _japanese(moment)
            return moment.year - (first[0] or _MEIJI) + 1
        case Calendar.TAIWANESE:
            return moment.year - _TAIWANESE
        case Calendar.THAI:
            return buddhist_year(moment)
        case None:
            return moment.year


def era_name(calendar: Calendar | None, moment: Moment, length: int) -> str:
    """What `g`, `gg` and `ggg` show: nothing where the calendar has no eras."""
    if calendar is Calendar.TAIWANESE:
        return "民國" if length < 3 else "中華民國"
    if calendar is not Calendar.JAPANESE:
        return ""
    _, name, letter = _japanese(moment)
    return (letter, name[0], name)[min(length, 3) - 1]


def _japanese(moment: Moment) -> tuple[tuple[int, int, int], str, str]:
    day = (moment.year, moment.month, moment.day)
    return next(era for era in _JAPANESE if day >= era[0])
