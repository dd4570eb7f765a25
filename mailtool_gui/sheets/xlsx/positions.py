"""Reading a part for where its bytes stand: names as they are written, and the encoding in which to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Protocol
from xml.parsers.expat import XMLParserType

from mailtool_gui.sheets.xlsx.xml import feed

_BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


class Encoded(Protocol):
    """What notes the encoding of a part: `utf-8` until something else is said."""

    encoding: str


class Scanner(Protocol):
    """Expat's handlers. A tag ends where the next event begins: that is how its last byte is known."""

    def start(self, name: str, attributes: Any, /) -> None:
        """A start tag begins here."""

    def end(self, name: str, /) -> None:
        """An end tag begins here, or an empty element has just ended."""

    def other(self, text: str, /) -> None:
        """Something else begins here."""


def scan_bytes(parser: XMLParserType, scanner: Scanner, part: Encoded, chunks: Iterable[bytes], where: str) -> None:
    """Tells `scanner` every event of a part, and `part` its encoding. Raises SheetError where it is damaged."""

    def declaration(_version: str, encoding: str | None, _standalone: int) -> None:
        """Notes the encoding, unless a byte order mark has said more."""
        if encoding and part.encoding == "utf-8":
            part.encoding = encoding.lower()

    parser.XmlDeclHandler = declaration
    parser.StartElementHandler = scanner.start
    parser.EndElementHandler = scanner.end
    parser.DefaultHandler = scanner.other
    for _ in feed(parser, _noting_byte_order(chunks, part), where):
        pass


def _noting_byte_order(chunks: Iterable[bytes], part: Encoded) -> Iterator[bytes]:
    """A byte order mark says more than a declaration, which calls both orders UTF-16."""
    for number, chunk in enumerate(chunks):
        if number == 0:
            part.encoding = _BYTE_ORDER_MARKS.get(chunk[:2], part.encoding)
        yield chunk
