"""What the user set in the system's own region settings: Excel follows them.

Windows and macOS answer; elsewhere there is no such setting that an office program would follow.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mailtool_gui.sheets.number_formats.region import Region

Ask = Callable[[str], str]
"""Given the name of a setting in WINDOWS, its value; an empty text where there is none."""

# Field of Region or `tag` -> LCTYPE constant of GetLocaleInfoEx (winnls.h).
WINDOWS: Mapping[str, int] = {
    "tag": 0x5C,
    "decimal": 0x0E,
    "group": 0x0F,
    "date_separator": 0x1D,
    "time_separator": 0x1E,
    "short_date": 0x1F,
    "long_date": 0x20,
    "short_time": 0x79,
    "long_time": 0x1003,
}
_PICTURE = re.compile(r"'((?:[^']|'')*)'|(y+|M+|d+|H+|h+|m+|s+|t+|a+)|(.)", re.DOTALL)
_PICTURES = ("short_date", "long_date", "short_time", "long_time")
_PLAIN = frozenset("/:- ")


@dataclass(frozen=True, kw_only=True, slots=True)
class System:
    """The user's own settings: field of Region -> value; date and time as number format codes."""

    tag: str
    settings: tuple[tuple[str, str], ...]

    def adjusted(self, region: Region) -> Region:
        """`region` as the user set it."""
        return replace(region, **dict(self.settings))  # type: ignore[arg-type]  # the names are those of text fields


def read_system(ask: Ask) -> System | None:
    """The settings that `ask` tells; None where it does not even name a region."""
    answers = {name: ask(name) for name in WINDOWS}
    tag = answers.pop("tag")
    if not tag:
        return None
    told = {name: code_of_picture(text) if name in _PICTURES else text for name, text in answers.items() if text}
    if told.get("decimal") == told.get("group"):
        told.pop("group", None)
    return System(tag=tag, settings=tuple(told.items()))


def code_of_picture(picture: str) -> str:
    """The number format code of a date or time picture (`dd.MM.yyyy`, `h:mm tt`; Unicode's `h:mm a` too)."""
    return "".join(_code(match) for match in _PICTURE.finditer(picture))


def _code(match: re.Match[str]) -> str:
    quoted, letters, other = match.groups()
    if quoted is not None:
        return f'"{quoted.replace(chr(39) * 2, chr(39))}"' if quoted else "\\'"
    if letters:
        if letters[0] in "ta":
            return "AM/PM"
        return "yyyy" if letters == "y" else letters.lower()
    return other if other in _PLAIN else f"\\{other}"


@lru_cache(maxsize=1)
def asked_system() -> System | None:
    """The settings of the system this runs on, asked once; None where it cannot be asked."""
    if sys.platform == "win32":
        return read_system(_windows())
    if sys.platform == "darwin":
        from mailtool_gui.sheets.number_formats.system_macos import macos

        return read_system(macos())
    return None


def _windows() -> Ask:
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  # absent from the types of other systems

    def ask(name: str) -> str:
        """What the user's region says under one of the names of `WINDOWS`."""
        buffer = ctypes.create_unicode_buffer(256)
        # Without a name: the user's region, with what the user changed in it.
        return buffer.value if kernel.GetLocaleInfoEx(None, WINDOWS[name], buffer, 256) else ""

    return ask
