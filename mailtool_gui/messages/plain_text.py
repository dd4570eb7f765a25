"""The text part for readers without HTML, made from the HTML part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import TYPE_CHECKING

from mailtool_gui.messages.parts import MergePart, Piece
from mailtool_gui.messages.tags import Kind, pieces, words
from mailtool_gui.messages.tags import Piece as Markup

if TYPE_CHECKING:
    from mailtool_gui.messages.field_names import FieldNames

_PRIVATE_USE = range(0xE000, 0xF8FF)
_NEAR = 20
_SELF_LINK = re.compile(r"\[([^\[\]\s]+)\]\(\1\)")


def plain_text(html: str) -> str:
    """`html` as text, with one line break at its end. Links keep their address: `[our shop](https://…)`.

    What stands in the middle of a page begins at the left; what screen readers leave out (`aria-hidden`) is left out.
    """
    from inscriptis import get_text
    from inscriptis.model.config import ParserConfig

    text: str = get_text(_uncentred(html), ParserConfig(display_links=True))
    lines = (line.rstrip() for line in _SELF_LINK.sub(r"\1", text).split("\n"))
    return ("\n".join(lines).strip("\n") or _words(html)) + "\n"


def _uncentred(html: str) -> str:
    """`html` without what centres it, and without what is hidden from screen readers."""
    kept, place = [], 0
    for start, end in _spare(list(pieces(html))):
        if start >= place:
            kept.append(html[place:start])
            place = end
    return "".join([*kept, html[place:]])


def _spare(found: Sequence[Markup]) -> Iterator[tuple[int, int]]:
    """Stretches that the text does without, in their order."""
    for place, piece in enumerate(found):
        if piece.kind is not Kind.START:
            continue
        if piece.attribute("aria-hidden") and (end := _end_tag(found, place)):
            yield piece.end, end.start
        elif (align := piece.attribute("align")) and align.value_end - align.value_start == len("center"):
            yield align.start, align.end


def _end_tag(found: Sequence[Markup], place: int) -> Markup | None:
    """The end of an element without others of its name in it, a few tags further at most."""
    later = found[place + 1 : place + _NEAR]
    nearest = next((piece for piece in later if piece.name == found[place].name), None)
    return nearest if nearest and nearest.kind is Kind.END else None


def _words(html: str) -> str:
    """The words between the tags: for HTML so broken that the conversion finds no text in it."""
    return " ".join(unescape(words(html)).split())


def text_part(html: MergePart, names: FieldNames) -> MergePart | None:
    """The text of an HTML part without logic, made once for all recipients; None where that cannot be done.

    Each field travels through the conversion as its number between two characters that the part does not hold.
    """
    marks = _unused_characters("".join(piece for piece in html.pieces if isinstance(piece, str)))
    if marks is None:
        return None
    start, end = marks
    source = "".join(piece if isinstance(piece, str) else f"{start}{piece}{end}" for piece in html.pieces)
    converted = re.split(f"{start}([0-9]+){end}", plain_text(source))
    pieces: list[Piece] = [int(part) if place % 2 else part for place, part in enumerate(converted)]
    return MergePart([piece for piece in pieces if piece != ""], html.usage, names, html=False, link=html.link)


def _unused_characters(text: str) -> tuple[str, str] | None:
    used = set(text)
    unused = [chr(code) for code in _PRIVATE_USE if chr(code) not in used]
    return (unused[0], unused[1]) if len(unused) > 1 else None
