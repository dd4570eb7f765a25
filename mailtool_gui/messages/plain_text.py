"""The text part for readers without HTML, made from the HTML part."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.messages.field_names import FieldNames
from mailtool_gui.messages.parts import MergePart, Part, Piece

_PRIVATE_USE = range(0xE000, 0xF8FF)
_SELF_LINK = re.compile(r"\[([^\[\]\s]+)\]\(\1\)")


def plain_text(html: str) -> str:
    """`html` as text, one line break at its end. Links keep their address: `[our shop](https://…)`."""
    from inscriptis import get_text
    from inscriptis.model.config import ParserConfig

    text = get_text(html, ParserConfig(display_links=True))
    lines = (line.rstrip() for line in _SELF_LINK.sub(r"\1", text).splitlines())
    return "\n".join(lines).strip("\n") + "\n"


def text_part(html: MergePart, names: FieldNames) -> Part | None:
    """The text of an HTML part without logic, made once for all recipients; None where that cannot be done."""
    marks = _unused_characters("".join(piece for piece in html.pieces if isinstance(piece, str)), 2)
    if marks is None:
        return None
    start, end = marks
    source = "".join(piece if isinstance(piece, str) else f"{start}{piece}{end}" for piece in html.pieces)
    parts = re.split(f"{start}([0-9]+){end}", plain_text(source))
    pieces: list[Piece] = [int(part) if place % 2 else part for place, part in enumerate(parts)]
    return MergePart([piece for piece in pieces if piece != ""], html.usage, names, html=False)


def _unused_characters(text: str, count: int) -> Sequence[str] | None:
    used = set(text)
    unused = [chr(code) for code in _PRIVATE_USE if chr(code) not in used][:count]
    return unused if len(unused) == count else None


class DerivedText:
    """The text of an HTML part with logic: converted for each recipient."""

    def __init__(self, html: Part) -> None:
        self.usage = html.usage
        self._html = html

    def render(self, recipient: Recipient) -> str:
        """The text of the recipient's own HTML."""
        return plain_text(self._html.render(recipient))
