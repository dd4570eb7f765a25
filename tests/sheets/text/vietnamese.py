"""Text as programs of the days of windows-1258 wrote it: letters in one byte, tone marks in another."""

from __future__ import annotations

import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"


def in_windows_1258(text: str) -> bytes:
    return b"".join(_bytes_of(letter) for letter in unicodedata.normalize("NFC", text))


def _bytes_of(letter: str) -> bytes:
    try:
        return letter.encode("windows-1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in parts if mark in _TONES)
        toneless = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
        return (toneless + tone).encode("windows-1258")
