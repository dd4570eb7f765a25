"""The built-in number formats 27 to 36 and 50 to 58, whose meaning the language decides (ECMA-376 18.8.30)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mailtool_gui.sheets.number_formats.region import Region

_CLOCKS = {32: "h:mm", 33: "h:mm:ss", 34: "h:mm AM/PM", 35: "h:mm:ss AM/PM", 55: "h:mm AM/PM", 56: "h:mm:ss AM/PM"}
_EAST_ASIAN = frozenset((*range(27, 37), *range(50, 59)))

_ERA_DATE = "[$-411]ge.m.d"
_ERA_LONG = '[$-411]ggge"年"m"月"d"日"'
_JAPANESE = {
    27: _ERA_DATE, 28: _ERA_LONG, 29: _ERA_LONG, 30: "m/d/yy", 31: 'yyyy"年"m"月"d"日"',
    32: 'h"時"mm"分"', 33: 'h"時"mm"分"ss"秒"', 34: 'yyyy"年"m"月"', 35: 'm"月"d"日"', 36: _ERA_DATE,
    50: _ERA_DATE, 51: _ERA_LONG, 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: _ERA_LONG,
    55: 'yyyy"年"m"月"', 56: 'm"月"d"日"', 57: _ERA_DATE, 58: _ERA_LONG,
}  # fmt: skip
_YEAR_MONTH, _MONTH_DAY = 'yyyy"年"m"月"', 'm"月"d"日"'
_CHINESE = {
    27: _YEAR_MONTH, 28: _MONTH_DAY, 29: _MONTH_DAY, 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: '上午/下午h"时"mm"分"', 35: '上午/下午h"时"mm"分"ss"秒"',
    36: _YEAR_MONTH, 50: _YEAR_MONTH, 51: _MONTH_DAY, 52: _YEAR_MONTH, 53: _MONTH_DAY, 54: _MONTH_DAY,
    55: '上午/下午h"时"mm"分"', 56: '上午/下午h"时"mm"分"ss"秒"', 57: _YEAR_MONTH, 58: _MONTH_DAY,
}  # fmt: skip
_ROC_DATE, _ROC_LONG = "[$-404]e/m/d", '[$-404]e"年"m"月"d"日"'
_TAIWANESE = {
    27: _ROC_DATE, 28: _ROC_LONG, 29: _ROC_LONG, 30: "m/d/yy", 31: 'yyyy"年"m"月"d"日"',
    32: 'hh"時"mm"分"', 33: 'hh"時"mm"分"ss"秒"', 34: '上午/下午hh"時"mm"分"', 35: '上午/下午hh"時"mm"分"ss"秒"',
    36: _ROC_DATE, 50: _ROC_DATE, 51: _ROC_LONG, 52: '上午/下午hh"時"mm"分"', 53: '上午/下午hh"時"mm"分"ss"秒"',
    54: _ROC_LONG, 55: '上午/下午hh"時"mm"分"', 56: '上午/下午hh"時"mm"分"ss"秒"', 57: _ROC_DATE, 58: _ROC_LONG,
}  # fmt: skip
_HAN_DATE, _DASHED = 'yyyy"年" mm"月" dd"日"', "yyyy\\-mm\\-dd"
_KOREAN = {
    27: _HAN_DATE, 28: "mm\\-dd", 29: "mm\\-dd", 30: "mm\\-dd\\-yy", 31: 'yyyy"년" mm"월" dd"일"',
    32: 'h"시" mm"분"', 33: 'h"시" mm"분" ss"초"', 34: _DASHED, 35: _DASHED, 36: _HAN_DATE,
    50: _HAN_DATE, 51: "mm\\-dd", 52: _DASHED, 53: _DASHED, 54: "mm\\-dd", 55: _DASHED, 56: _DASHED,
    57: _HAN_DATE, 58: "mm\\-dd",
}  # fmt: skip
_BY_LANGUAGE = {"ja": _JAPANESE, "zh": _CHINESE, "zh-TW": _TAIWANESE, "ko": _KOREAN}


def east_asian_code(number: int, region: Region) -> str | None:
    """The code of an id that East Asian versions of Excel define, None for other ids.

    Elsewhere Excel documents none; a date it was and a date it stays: the region's short one, or the time.
    """
    if number not in _EAST_ASIAN:
        return None
    own = _BY_LANGUAGE.get(region.language.tag)
    return own[number] if own else _CLOCKS.get(number, region.short_date)
