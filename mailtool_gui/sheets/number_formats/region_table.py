"""The regions known without asking the system, as Windows has them and Excel follows.

Where the versions of Windows differ, the tables of Windows 10 and 11 count: fr-FR groups with a narrow no-break space,
de-AT with a no-break space, de-CH with a typographic apostrophe.
"""

from __future__ import annotations

from mailtool_gui.sheets.number_formats import languages as words
from mailtool_gui.sheets.number_formats.region import Region

_HARD = "\u00a0"
_NARROW = "\u202f"
_EURO_AFTER = '{}\\ "€"'
_DOLLAR = '"$"{}'

EN_US = Region(
    tag="en-US", lcid=0x409, language=words.ENGLISH, decimal=".", group=",", short_date="m/d/yyyy", short_time="h:mm",
    long_date="dddd, mmmm d, yyyy", long_time="h:mm:ss AM/PM", currency=_DOLLAR,
)  # fmt: skip
EN_GB = Region(
    tag="en-GB", lcid=0x809, language=words.ENGLISH, decimal=".", group=",", short_date="dd/mm/yyyy",
    long_date="dd mmmm yyyy", currency='"£"{}',
)  # fmt: skip
EN_AU = Region(
    tag="en-AU", lcid=0xC09, language=words.ENGLISH, decimal=".", group=",", short_date="d/mm/yyyy", short_time="h:mm",
    long_date="dddd, d mmmm yyyy", long_time="h:mm:ss AM/PM", currency=_DOLLAR,
)  # fmt: skip
EN_CA = Region(
    tag="en-CA", lcid=0x1009, language=words.ENGLISH, decimal=".", group=",", date_separator="-",
    short_date="yyyy\\-mm\\-dd", short_time="h:mm", long_date="mmmm d, yyyy", long_time="h:mm:ss AM/PM",
    currency=_DOLLAR,
)  # fmt: skip
EN_IE = Region(
    tag="en-IE", lcid=0x1809, language=words.ENGLISH, decimal=".", group=",", short_date="dd/mm/yyyy",
    long_date="dddd d mmmm yyyy", currency='"€"{}',
)  # fmt: skip
EN_NZ = Region(
    tag="en-NZ", lcid=0x1409, language=words.ENGLISH, decimal=".", group=",", short_date="d/mm/yyyy", short_time="h:mm",
    long_date="dddd, d mmmm yyyy", long_time="h:mm:ss AM/PM", currency=_DOLLAR,
)  # fmt: skip
DE_DE = Region(
    tag="de-DE", lcid=0x407, language=words.GERMAN, decimal=",", group=".", date_separator=".",
    short_date="dd.mm.yyyy", long_date="dddd, d. mmmm yyyy", currency=_EURO_AFTER,
)  # fmt: skip
DE_AT = Region(
    tag="de-AT", lcid=0xC07, language=words.AUSTRIAN, decimal=",", group=_HARD, date_separator=".",
    short_date="dd.mm.yyyy", long_date="dddd, d. mmmm yyyy", currency='"€"\\ {}',
)  # fmt: skip
DE_CH = Region(
    tag="de-CH", lcid=0x807, language=words.GERMAN, decimal=".", group="\u2019", date_separator=".",
    short_date="dd.mm.yyyy", long_date="dddd, d. mmmm yyyy", currency='"CHF"\\ {}',
)  # fmt: skip
FR_FR = Region(
    tag="fr-FR", lcid=0x40C, language=words.FRENCH, decimal=",", group=_NARROW, short_date="dd/mm/yyyy",
    long_date="dddd d mmmm yyyy", currency=_EURO_AFTER,
)  # fmt: skip
FR_CA = Region(
    tag="fr-CA", lcid=0xC0C, language=words.FRENCH, decimal=",", group=_HARD, date_separator="-",
    short_date="yyyy\\-mm\\-dd", long_date="d mmmm yyyy", currency='{}\\ "$"',
)  # fmt: skip
ES_ES = Region(
    tag="es-ES", lcid=0xC0A, language=words.SPANISH, decimal=",", group=".", short_date="dd/mm/yyyy",
    short_time="h:mm", long_date='dddd, d "de" mmmm "de" yyyy', long_time="h:mm:ss", currency=_EURO_AFTER,
)  # fmt: skip
ES_MX = Region(
    tag="es-MX", lcid=0x80A, language=words.SPANISH, decimal=".", group=",", short_date="dd/mm/yyyy",
    long_date='dddd, d "de" mmmm "de" yyyy', long_time="hh:mm:ss AM/PM", currency=_DOLLAR,
)  # fmt: skip
IT_IT = Region(
    tag="it-IT", lcid=0x410, language=words.ITALIAN, decimal=",", group=".", short_date="dd/mm/yyyy",
    long_date="dddd d mmmm yyyy", currency=_EURO_AFTER,
)  # fmt: skip
NL_NL = Region(
    tag="nl-NL", lcid=0x413, language=words.DUTCH, decimal=",", group=".", date_separator="-",
    short_date="d\\-m\\-yyyy", long_date="dddd d mmmm yyyy", currency='"€"\\ {}',
)  # fmt: skip
NL_BE = Region(
    tag="nl-BE", lcid=0x813, language=words.DUTCH, decimal=",", group=".", short_date="d/mm/yyyy",
    short_time="h:mm", long_date="dddd d mmmm yyyy", long_time="h:mm:ss", currency='"€"\\ {}',
)  # fmt: skip
PT_BR = Region(
    tag="pt-BR", lcid=0x416, language=words.PORTUGUESE, decimal=",", group=".", short_date="dd/mm/yyyy",
    long_date='dddd, d "de" mmmm "de" yyyy', currency='"R$"\\ {}',
)  # fmt: skip
PT_PT = Region(
    tag="pt-PT", lcid=0x816, language=words.PORTUGUESE, decimal=",", group=_HARD, short_date="dd/mm/yyyy",
    long_date='d "de" mmmm "de" yyyy', currency=_EURO_AFTER,
)  # fmt: skip
PL_PL = Region(
    tag="pl-PL", lcid=0x415, language=words.POLISH, decimal=",", group=_HARD, date_separator=".",
    short_date="dd.mm.yyyy", long_date="d mmmm yyyy", currency='{}\\ "zł"',
)  # fmt: skip
CS_CZ = Region(
    tag="cs-CZ", lcid=0x405, language=words.CZECH, decimal=",", group=_HARD, date_separator=".",
    short_date="dd.mm.yyyy", short_time="h:mm", long_date="dddd d. mmmm yyyy", long_time="h:mm:ss",
    currency='{}\\ "Kč"',
)  # fmt: skip
HU_HU = Region(
    tag="hu-HU", lcid=0x40E, language=words.HUNGARIAN, decimal=",", group=_HARD, date_separator=".",
    short_date="yyyy\\.\\ mm\\.\\ dd\\.", short_time="h:mm", long_date="yyyy\\.\\ mmmm\\ d\\.,\\ dddd",
    long_time="h:mm:ss", currency='{}\\ "Ft"',
)  # fmt: skip
RO_RO = Region(
    tag="ro-RO", lcid=0x418, language=words.ROMANIAN, decimal=",", group=".", date_separator=".",
    short_date="dd.mm.yyyy", long_date="dddd, d mmmm yyyy", currency='{}\\ "RON"',
)  # fmt: skip
RU_RU = Region(
    tag="ru-RU", lcid=0x419, language=words.RUSSIAN, decimal=",", group=_HARD, date_separator=".",
    short_date="dd.mm.yyyy", short_time="h:mm", long_date='[$-FC19]d mmmm yyyy "г."', long_time="h:mm:ss",
    currency='{}\\ "₽"',
)  # fmt: skip
UK_UA = Region(
    tag="uk-UA", lcid=0x422, language=words.UKRAINIAN, decimal=",", group=_HARD, date_separator=".",
    short_date="dd.mm.yyyy", long_date='[$-FC22]d mmmm yyyy "р."', currency='{}\\ "₴"',
)  # fmt: skip
SV_SE = Region(
    tag="sv-SE", lcid=0x41D, language=words.SWEDISH, decimal=",", group=_HARD, date_separator="-",
    short_date="yyyy\\-mm\\-dd", long_date='"den" d mmmm yyyy', currency='{}\\ "kr"',
)  # fmt: skip
DA_DK = Region(
    tag="da-DK", lcid=0x406, language=words.DANISH, decimal=",", group=".", date_separator="-",
    short_date="dd\\-mm\\-yyyy", long_date="d. mmmm yyyy", currency='{}\\ "kr."',
)  # fmt: skip
NB_NO = Region(
    tag="nb-NO", lcid=0x414, language=words.NORWEGIAN, decimal=",", group=_HARD, date_separator=".",
    short_date="dd.mm.yyyy", long_date="dddd d. mmmm yyyy", currency='"kr"\\ {}',
)  # fmt: skip
FI_FI = Region(
    tag="fi-FI", lcid=0x40B, language=words.FINNISH, decimal=",", group=_HARD, date_separator=".", time_separator=".",
    short_date="d.m.yyyy", short_time="h:mm", long_date="dddd d. mmmm yyyy", long_time="h:mm:ss",
    currency=_EURO_AFTER,
)  # fmt: skip
TR_TR = Region(
    tag="tr-TR", lcid=0x41F, language=words.TURKISH, decimal=",", group=".", date_separator=".",
    short_date="d.mm.yyyy", long_date="d mmmm yyyy dddd", currency='"₺"{}',
)  # fmt: skip
ID_ID = Region(
    tag="id-ID", lcid=0x421, language=words.INDONESIAN, decimal=",", group=".", time_separator=".",
    short_date="dd/mm/yyyy", long_date="dddd, dd mmmm yyyy", currency='"Rp"{}',
)  # fmt: skip
VI_VN = Region(
    tag="vi-VN", lcid=0x42A, language=words.VIETNAMESE, decimal=",", group=".", short_date="dd/mm/yyyy",
    short_time="h:mm AM/PM", long_date="dd mmmm yyyy", long_time="h:mm:ss AM/PM", currency='{}\\ "₫"',
)  # fmt: skip
MN_MN = Region(
    tag="mn-MN", lcid=0x450, language=words.MONGOLIAN, decimal=".", group=",", date_separator="-",
    short_date="yyyy\\-mm\\-dd", long_date='yyyy "оны" mm "сарын" d', currency='"₮"{}',
)  # fmt: skip
JA_JP = Region(
    tag="ja-JP", lcid=0x411, language=words.JAPANESE, decimal=".", group=",", short_date="yyyy/mm/dd",
    short_time="h:mm", long_date='yyyy"年"m"月"d"日"', long_time="h:mm:ss", currency='"¥"{}',
)  # fmt: skip
ZH_CN = Region(
    tag="zh-CN", lcid=0x804, language=words.CHINESE, decimal=".", group=",", short_date="yyyy/m/d",
    short_time="h:mm", long_date='yyyy"年"m"月"d"日"', long_time="h:mm:ss", currency='"¥"{}',
)  # fmt: skip
ZH_TW = Region(
    tag="zh-TW", lcid=0x404, language=words.TAIWANESE, decimal=".", group=",", short_date="yyyy/m/d",
    long_date='yyyy"年"m"月"d"日"', long_time="上午/下午 hh:mm:ss", currency='"NT$"{}',
)  # fmt: skip
KO_KR = Region(
    tag="ko-KR", lcid=0x412, language=words.KOREAN, decimal=".", group=",", date_separator="-",
    short_date="yyyy\\-mm\\-dd", short_time="h:mm", long_date='yyyy"년" m"월" d"일" [$-412]dddd',
    long_time="오전/오후 h:mm:ss", currency='"₩"{}',
)  # fmt: skip

REGIONS = (
    EN_US, EN_GB, EN_AU, EN_CA, EN_IE, EN_NZ, DE_DE, DE_AT, DE_CH, FR_FR, FR_CA, ES_ES, ES_MX, IT_IT, NL_NL, NL_BE,
    PT_BR, PT_PT, PL_PL, CS_CZ, HU_HU, RO_RO, RU_RU, UK_UA, SV_SE, DA_DK, NB_NO, FI_FI, TR_TR, ID_ID, VI_VN, MN_MN,
    JA_JP, ZH_CN, ZH_TW, KO_KR,
)  # fmt: skip
"""The first of a language stands for those of its regions that are not here."""
