"""Finding the region that a locale name, or a language in a format code, means."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mailtool_gui.sheets.number_formats.region import Region
from mailtool_gui.sheets.number_formats.region_table import (
    DE_DE,
    EN_GB,
    EN_US,
    FR_FR,
    MN_MN,
    REGIONS,
    VI_VN,
)
from mailtool_gui.sheets.number_formats.system import System, asked_system

if TYPE_CHECKING:
    from mailtool_gui.sheets.number_formats.languages import Language

__all__ = [
    "DE_DE", "EN_GB", "EN_US", "FR_FR", "MN_MN", "REGIONS", "VI_VN",
    "Region", "find_region", "language_of_code", "language_of_lcid", "region_note",
]  # fmt: skip

_NO_REGION = frozenset({"", "c", "posix"})
_SAME_LANGUAGE = {"no": "nb", "nn": "nb"}
_TRADITIONAL_CHINESE = frozenset({"zh-hk", "zh-mo", "zh-hant"})
_PRIMARY = 0x3FF  # the bits of an LCID that tell the language


def find_region(locale: str | None) -> Region:
    """The region of a locale name: `de-DE`, `de_DE.UTF-8`. `C`, `POSIX`, None and unknown languages are en-US.

    A language alone, or with a country that is not in the table, is shown as the table's region of that language;
    `region_note` says so. Where the system can be asked and the locale is the user's own, its settings come first, as
    in Excel.
    """
    return _found(_tag(locale), asked_system())


def region_note(locale: str | None) -> str | None:
    """A sentence for the user where `find_region` does not know `locale` itself, else None."""
    tag = _tag(locale)
    region = find_region(locale)
    if tag in _NO_REGION or tag in {region.tag.lower(), region.tag.partition("-")[0].lower()}:
        return None
    return (
        f"The region {locale} is not known here; numbers and dates are shown as in {region.tag}. "
        "Choose another region if that is not right."
    )


def language_of_lcid(lcid: int) -> Language | None:
    """The language that a Windows language identifier names, if the table has it."""
    exact = next((region for region in REGIONS if region.lcid == lcid & 0xFFFF), None)
    same = (region for region in REGIONS if region.lcid & _PRIMARY == lcid & _PRIMARY)
    found = exact or next(same, None)
    return found.language if found else None


def language_of_code(tag: str) -> Language | None:
    """The language that stands by name in a code, such as `[$-de-DE]`, if the table has it."""
    found = _listed(_tag(tag))
    return found.language if found else None


@lru_cache(maxsize=64)
def _found(tag: str, system: System | None) -> Region:
    listed = _listed(tag) or EN_US
    if system is None or system.tag.lower() not in {tag, listed.tag.lower()}:
        return listed
    return system.adjusted(listed)


def _listed(tag: str) -> Region | None:
    """The table's region for a tag in lower case: itself, else the first of its language."""
    if any(tag.startswith(each) for each in _TRADITIONAL_CHINESE):
        tag = "zh-tw"
    language, _, rest = tag.partition("-")
    language = _SAME_LANGUAGE.get(language, language)
    country = rest.rpartition("-")[2]  # behind a script: zh-Hans-CN
    wanted = f"{language}-{country}"
    exact = (region for region in REGIONS if region.tag.lower() == wanted)
    same = (region for region in REGIONS if region.tag.partition("-")[0] == language)
    return next(exact, None) or next(same, None)


def _tag(locale: str | None) -> str:
    return (locale or "").partition(".")[0].partition("@")[0].strip().replace("_", "-").lower()
