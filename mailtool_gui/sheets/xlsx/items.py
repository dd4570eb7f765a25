"""Long lists of like elements (rows, shared strings): a short cut takes the usual ones, expat all the others.

The short cut is safe because of what it leaves out: complete elements, each well-formed, taken only while expat stands
directly between two of them. What expat is given is then the same document without these elements.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol
from xml.parsers import expat

from mailtool_gui.sheets.xlsx.xml import xml_errors

_LONGEST = 1024 * 1024  # bytes of one item, or before the first one, that are worth waiting for

# What is not XML, or not kept as it is: control characters, and two that are none (they begin so, as few others do).
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n")
_NO_CHARACTERS = b"\xef\xbf"

TEXT = "[^<>&]*+(?:&(?:amp|lt|gt|quot|apos);[^<>&]*+)*+"
"""A pattern for text without markup, in an item; `plain` undoes the entities that it allows."""

_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))


class Items(Protocol):
    """What reads a list of items. None that `take` is given holds a character that XML forbids or changes.

    `mark` is set by expat's handlers, to where (in all bytes parsed) the tag begins behind which the next item may
    follow. `take` reads an item, told without its end tag, by itself, or answers False without having done anything.
    """

    mark: int

    def take(self, item: str) -> bool:
        """Whether the item was a usual one and is done with."""
        ...


def plain(text: str) -> str:
    """The text that one matched by TEXT stands for."""
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return text


class ItemFeed:
    """Feeds a part to `items` and `parser`; `opening` begins the list's tag, `closing` is an item's end tag."""

    def __init__(self, parser: expat.XMLParserType, items: Items, *, opening: bytes, closing: bytes) -> None:
        self._parser = parser
        self._items = items
        self._opening = opening
        self._closing = closing
        self._parsed = 0
        self._is_utf8 = True
        self._step: Callable[[bytes], bytes] = self._until_opened
        parser.XmlDeclHandler = self._declared

    def run(self, chunks: Iterable[bytes], where: str) -> Iterator[None]:
        """Gives way after each chunk. Raises SheetError where the part is not well-formed XML."""
        rest = b""
        with xml_errors(where):
            for chunk in chunks:
                rest = self._step(rest + chunk)
                if len(rest) > _LONGEST:
                    self._step = self._strictly
                yield
            self._strictly(rest)
            self._parser.Parse(b"", True)
        yield

    def _declared(self, _: str, encoding: str | None, __: int) -> None:
        self._is_utf8 = encoding is None or encoding.lower() == "utf-8"

    def _until_opened(self, data: bytes) -> bytes:
        start = data.find(self._opening)
        end = data.find(b">", start) + 1 if start >= 0 else 0
        if not end:
            return data
        self._parse(data[:end])
        opened = self._items.mark == start and self._is_utf8 and not data.endswith(b"/>", 0, end)
        self._step = self._by_items if opened else self._strictly
        return self._step(data[end:])

    def _by_items(self, data: bytes) -> bytes:
        cut = data.rfind(self._closing) + len(self._closing)
        if cut < len(self._closing):
            return data
        if not _is_clean(data[:cut]):
            return data[cut:] if self._parse_items(data[:cut]) else self._strictly_from(data[cut:])
        items = data[:cut].decode().split(self._closing.decode())[:-1]
        for place, item in enumerate(items):
            if not self._items.take(item) and not self._parse_items(item.encode() + self._closing):
                following = b"".join(each.encode() + self._closing for each in items[place + 1 :])
                return self._strictly_from(following + data[cut:])
        return data[cut:]

    def _parse_items(self, items: bytes) -> bool:
        """Whether expat stands between two items again."""
        self._parse(items)
        return self._items.mark == self._parsed - len(self._closing)

    def _strictly_from(self, data: bytes) -> bytes:
        self._step = self._strictly
        return self._strictly(data)

    def _strictly(self, data: bytes) -> bytes:
        self._parse(data)
        return b""

    def _parse(self, data: bytes) -> None:
        self._parsed += len(data)
        self._parser.Parse(data, False)


def _is_clean(data: bytes) -> bool:
    return _NO_CHARACTERS not in data and len(data.translate(None, _CONTROLS)) == len(data)
