"""Whose letters are these? Words of a file in an unnamed code page, judged by how languages spell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection

# Words around the bytes that are letters in each of the three code pages.
WORD = re.compile(rb"[A-Za-z\xa8\xaa\xaf\xb8\xba\xbf\xc0-\xff]*[\xc0-\xff][A-Za-z\xa8\xaa\xaf\xb8\xba\xbf\xc0-\xff]*")
_MARKS = "\u0300\u0301\u0303\u0309\u0323"
_MARK = re.compile(f"[{_MARKS}]")
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?"
    r"(?:iêu|yêu|oai|oay|oeo|oao|uây|uôi|ươi|ươu|uyê|uya|uyu"
    r"|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê"
    r"|[aăâeêioôơuưy])"
    r"(?:ch|ng|nh|[cmnpt])?\Z"
)
# A mark of windows-1258 read as a letter of windows-1252: after an accented letter, or between a vowel and a letter.
_NOT_WESTERN = re.compile(r"[^\x00-\x7f]{3}|[^\x00-\x7f][ÌÒÞìòþ]|[AEIOUYaeiouy][ÌÒìò](?=\w)|[^\w]")
_CYRILLIC_VOWEL = re.compile("[аеёиоуыэюяіїє]", re.IGNORECASE)


def is_vietnamese(word: bytes) -> bool:
    """Whether the bytes are a Vietnamese syllable in windows-1258."""
    text = _decoded(word, "windows-1258")
    if text is None or not _is_cased(unicodedata.normalize("NFC", text)):
        return False
    parts = unicodedata.normalize("NFD", text.lower())
    toneless = unicodedata.normalize("NFC", _MARK.sub("", parts))
    return len(_MARK.findall(parts)) <= 1 and bool(_SYLLABLE.match(toneless))


def is_western(word: bytes) -> bool:
    """Whether the bytes look like a word of a Western European language in windows-1252."""
    text = _decoded(word, "windows-1252")
    return text is not None and _is_cased(text) and not _NOT_WESTERN.search(text)


def is_cyrillic(word: bytes) -> bool:
    """Whether the bytes are a word of Cyrillic letters in windows-1251."""
    text = _decoded(word, "windows-1251")
    if text is None or any(letter.isascii() for letter in text):
        return False
    return text.isalpha() and _is_cased(text) and bool(_CYRILLIC_VOWEL.search(text))


def tells_pages_apart(word: bytes) -> bool:
    """Whether windows-1252 and windows-1258 have different letters for the bytes."""
    return _decoded(word, "windows-1252") != _decoded(word, "windows-1258")


def share(words: Collection[bytes], judge: Callable[[bytes], bool]) -> float:
    """How many of the words pass, 0 to 1."""
    return sum(map(judge, words)) / len(words) if words else 0.0


def _decoded(word: bytes, code_page: str) -> str | None:
    try:
        return word.decode(code_page)
    except UnicodeDecodeError:
        return None


def _is_cased(text: str) -> bool:
    """Small letters, capitals, or one capital at the beginning."""
    return text[1:].islower() or text.isupper() or text.islower() or len(text) == 1
