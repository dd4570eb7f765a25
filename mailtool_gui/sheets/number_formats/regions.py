"""How regions write numbers and dates: the part of Excel's display that the user's system decides."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Region:
    """One region's habits.

    `short_date`, `long_date` and `long_time` are number format codes; `currency` is a code with `{}` where the number
    goes. Months begin with January, days with Sunday.
    """

    tag: str
    decimal: str
    group: str
    date_separator: str = "/"
    time_separator: str = ":"
    short_date: str
    short_time: str = "h:mm"
    long_date: str
    long_time: str = "hh:mm:ss"
    currency: str
    am: str = "AM"
    pm: str = "PM"
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    days: tuple[str, ...]
    short_days: tuple[str, ...]


_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ENGLISH_DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")

EN_US = Region(
    tag="en-US",
    decimal=".",
    group=",",
    short_date="m/d/yyyy",
    long_date="dddd, mmmm d, yyyy",
    long_time="h:mm:ss AM/PM",
    currency='"$"{}',
    months=_ENGLISH_MONTHS,
    short_months=tuple(name[:3] for name in _ENGLISH_MONTHS),
    days=_ENGLISH_DAYS,
    short_days=tuple(name[:3] for name in _ENGLISH_DAYS),
)
EN_GB = Region(
    tag="en-GB",
    decimal=".",
    group=",",
    short_date="dd/mm/yyyy",
    short_time="hh:mm",
    long_date="dd mmmm yyyy",
    currency='"£"{}',
    months=_ENGLISH_MONTHS,
    short_months=tuple(name[:3] for name in _ENGLISH_MONTHS),
    days=_ENGLISH_DAYS,
    short_days=tuple(name[:3] for name in _ENGLISH_DAYS),
)
DE_DE = Region(
    tag="de-DE",
    decimal=",",
    group=".",
    date_separator=".",
    short_date="dd.mm.yyyy",
    short_time="hh:mm",
    long_date="dddd, d. mmmm yyyy",
    currency='{}\\ "€"',
    months=(
        "Januar", "Februar", "März", "April", "Mai", "Juni",
        "Juli", "August", "September", "Oktober", "November", "Dezember",
    ),
    short_months=("Jan", "Feb", "Mrz", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"),
    days=("Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"),
    short_days=("So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"),
)  # fmt: skip
FR_FR = Region(
    tag="fr-FR",
    decimal=",",
    group="\u202f",
    short_date="dd/mm/yyyy",
    short_time="hh:mm",
    long_date="dddd d mmmm yyyy",
    currency='{}\\ "€"',
    months=(
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
    short_months=(
        "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
    ),
    days=("dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"),
    short_days=("dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."),
)  # fmt: skip
VI_VN = Region(
    tag="vi-VN",
    decimal=",",
    group=".",
    short_date="dd/mm/yyyy",
    short_time="h:mm AM/PM",
    long_date="dd mmmm yyyy",
    long_time="h:mm:ss AM/PM",
    currency='{}\\ "₫"',
    am="SA",
    pm="CH",
    months=(
        "Tháng Giêng", "Tháng Hai", "Tháng Ba", "Tháng Tư", "Tháng Năm", "Tháng Sáu",
        "Tháng Bảy", "Tháng Tám", "Tháng Chín", "Tháng Mười", "Tháng Mười Một", "Tháng Mười Hai",
    ),
    short_months=tuple(f"Thg{number}" for number in range(1, 13)),
    days=("Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"),
    short_days=("CN", "T2", "T3", "T4", "T5", "T6", "T7"),
)  # fmt: skip
MN_MN = Region(
    tag="mn-MN",
    decimal=".",
    group=",",
    date_separator="-",
    short_date="yyyy\\-mm\\-dd",
    short_time="hh:mm",
    long_date='yyyy "оны" mm "сарын" d',
    currency='"₮"{}',
    months=(
        "нэгдүгээр сар", "хоёрдугаар сар", "гуравдугаар сар", "дөрөвдүгээр сар",
        "тавдугаар сар", "зургаадугаар сар", "долоодугаар сар", "наймдугаар сар",
        "есдүгээр сар", "аравдугаар сар", "арван нэгдүгээр сар", "арван хоёрдугаар сар",
    ),
    short_months=tuple(f"{number}-р сар" for number in range(1, 13)),
    days=("ням", "даваа", "мягмар", "лхагва", "пүрэв", "баасан", "бямба"),
    short_days=("Ня", "Да", "Мя", "Лх", "Пү", "Ба", "Бя"),
)  # fmt: skip

REGIONS = (EN_US, EN_GB, DE_DE, FR_FR, VI_VN, MN_MN)

# Windows language identifiers (MS-LCID), as they stand in `[$-407]`.
_BY_LCID = {0x409: EN_US, 0x809: EN_GB, 0x407: DE_DE, 0x40C: FR_FR, 0x42A: VI_VN, 0x450: MN_MN}


def find_region(locale: str | None) -> Region:
    """The region of a locale name: `de-DE`, `de_DE.UTF-8`. Unknown names, `C`, `POSIX` and None are en-US.

    A language alone, or with a country that is not in the table, is shown as the table's region of that language.
    """
    tag = (locale or "").partition(".")[0].partition("@")[0].replace("_", "-").lower()
    exact = (region for region in REGIONS if region.tag.lower() == tag)
    language = (region for region in REGIONS if region.tag.partition("-")[0] == tag.partition("-")[0])
    return next(exact, None) or next(language, EN_US)


def region_of_lcid(lcid: int) -> Region | None:
    """The region that a Windows language identifier names, if the table has it."""
    return _BY_LCID.get(lcid & 0xFFFF)
