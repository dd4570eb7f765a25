"""Which encoding a text file is in, and how that is known."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.text.spelling import WORD, is_cyrillic, is_vietnamese, is_western, share, tells_pages_apart

ENCODINGS = (
    "utf-8", "utf-16-le", "utf-16-be", "windows-1252", "windows-1258", "windows-1251", "windows-1250", "windows-1253",
    "windows-1254", "windows-1257", "iso-8859-15", "koi8-r", "mac-roman", "gb18030", "big5", "shift_jis", "euc-kr",
)  # fmt: skip
"""The encodings that a user can choose from."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LANGUAGES = {"windows-1252": "Western European", "windows-1258": "Vietnamese", "windows-1251": "Cyrillic"}
_PAGES = {"vi": "windows-1258", "mn": "windows-1251", "ru": "windows-1251", "uk": "windows-1251", "bg": "windows-1251"}
_BLOCK = 1 << 20
_HEAD = 64 * 1024
_WORDS = 20_000
_CLEAR = 0.6  # of the words: a code page that fits fewer is not taken for certain
_LEAD = 0.15  # how much better than the next one it must fit
_UTF8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_BREAK = re.compile("[\r\n]")
_HIGH = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding, the sentence that says how it was found, and whether there is no doubt about it."""

    name: str
    reason: str
    certain: bool = True


def choose_encoding(path: Path, chosen: str | None, locale: str) -> Encoding:
    """The user's choice, or what the bytes tell. Raises SheetError for an encoding that is not in ENCODINGS."""
    if chosen is None:
        return find_encoding(path, locale)
    name = next((each for each in ENCODINGS if _same(each, chosen)), None)
    if name is None:
        raise SheetError(
            f"There is no encoding “{chosen}” to choose. There are: {', '.join(ENCODINGS)}.",
            where=str(path),
            code="no-such-encoding",
        )
    return Encoding(name, "It was chosen.")


def find_encoding(path: Path, locale: str) -> Encoding:
    """A byte order mark decides, then UTF-16's zeros, then UTF-8 where every byte fits, then the spelling of words.

    Where the words are in doubt, it is the code page of the region `locale`.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    marked = next((name for mark, name in _MARKS if head.startswith(mark)), None)
    if marked:
        return Encoding(marked, "A byte order mark says so.")
    if wide := _wide(head):
        return Encoding(wide, "Every other byte is zero.")
    if _is_utf8(path):
        return Encoding("utf-8", "Every byte fits.")
    if _is_broken_utf8(path):
        return Encoding("utf-8", "Most of its letters are UTF-8.")
    return _code_page(list(_words(path)), _PAGES.get(locale[:2].lower(), "windows-1252"))


def _same(name: str, chosen: str) -> bool:
    try:
        return codecs.lookup(name).name == codecs.lookup(chosen).name
    except LookupError:
        return False


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: digits, blanks and line ends have a zero as their upper half."""
    lower, upper = head[0::2].count(0), head[1::2].count(0)
    for name, zeros, others in (("utf-16-le", upper, lower), ("utf-16-be", lower, upper)):
        if zeros * 20 > len(head) and others * 20 < zeros and _BREAK.search(head.decode(name, "replace")):
            return name
    return None


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            yield block


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for block in _blocks(path):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _is_broken_utf8(path: Path) -> bool:
    """One wrong byte does not make a file Western European: it would change all of its other letters."""
    letters = bytes_of_letters = high = 0
    for block in _blocks(path):
        found = _UTF8_LETTER.findall(block)
        letters += len(found)
        bytes_of_letters += sum(map(len, found))
        high += len(_HIGH.findall(block))
    return letters >= 2 * max(high - bytes_of_letters, 1)


def _words(path: Path) -> Iterator[bytes]:
    """Different words that hold letters beyond ASCII."""
    every = (word for block in _blocks(path) for word in WORD.findall(block))
    return iter(set(islice(every, _WORDS)))


def _code_page(words: list[bytes], of_region: str) -> Encoding:
    """The page that the words fit best; windows-1252 and -1258 are judged by the words they read differently."""
    telling = [word for word in words if tells_pages_apart(word)]
    fits = {
        "windows-1251": share([word for word in words if len(word) > 1], is_cyrillic),
        "windows-1258": share(telling, is_vietnamese),
        "windows-1252": share(telling or words, is_western),
    }
    best, next_best = sorted(fits, key=lambda page: fits[page], reverse=True)[:2]
    if fits[best] >= _CLEAR and fits[best] - fits[next_best] >= _LEAD:
        return Encoding(best, f"{fits[best]:.0%} of its words with accents are {_LANGUAGES[best]}.", certain=False)
    return Encoding(of_region, "Its words do not tell; this is the code page of your region.", certain=False)
