"""The user's region settings of macOS, through CoreFoundation."""

from __future__ import annotations

import ctypes
from collections.abc import Callable

_LIBRARY = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
_UTF8 = 0x08000100
_NONE, _SHORT, _MEDIUM, _FULL = 0, 1, 2, 4  # CFDateFormatterStyle
_KEYS = {"decimal": "kCFLocaleDecimalSeparator", "group": "kCFLocaleGroupingSeparator"}
_STYLES = {
    "short_date": (_SHORT, _NONE),
    "long_date": (_FULL, _NONE),
    "short_time": (_NONE, _SHORT),
    "long_time": (_NONE, _MEDIUM),
}


def macos() -> Callable[[str], str]:
    """What answers for the names of `system.WINDOWS`; separators of dates stand in the date's own picture."""
    library = ctypes.cdll.LoadLibrary(_LIBRARY)
    for name in ("CFLocaleCopyCurrent", "CFLocaleGetIdentifier", "CFLocaleGetValue", "CFDateFormatterCreate"):
        getattr(library, name).restype = ctypes.c_void_p
    library.CFDateFormatterGetFormat.restype = ctypes.c_void_p
    locale = ctypes.c_void_p(library.CFLocaleCopyCurrent())

    def text(reference: int | None) -> str:
        """A CFString as text; nothing where there is none."""
        buffer = ctypes.create_string_buffer(512)
        found = reference and library.CFStringGetCString(ctypes.c_void_p(reference), buffer, len(buffer), _UTF8)
        return buffer.value.decode() if found else ""

    def ask(name: str) -> str:
        """What the user's region says under one of the names of `WINDOWS`."""
        if name == "tag":
            return text(library.CFLocaleGetIdentifier(locale)).partition("@")[0].replace("_", "-")
        if name in _KEYS:
            return text(library.CFLocaleGetValue(locale, ctypes.c_void_p.in_dll(library, _KEYS[name])))
        if name not in _STYLES:
            return ""
        formatter = ctypes.c_void_p(library.CFDateFormatterCreate(None, locale, *_STYLES[name]))
        return text(library.CFDateFormatterGetFormat(formatter))

    return ask
