"""Texts, fields and links as a template has them: nothing a writer types becomes a tag or a piece of logic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from urllib.parse import quote

LONGEST_FIELD = 200
"""Characters between the braces of a field."""

_FIELD = re.compile(rf"\{{\{{\s*([^{{}}\r\n]{{1,{LONGEST_FIELD}}}?)\s*\}}\}}")
_OPENING = re.compile(r"\{(?=[{%#]|\Z)")  # at a text's end a field may follow
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SCHEME = re.compile(r"(?:https?://|mailto:|tel:)\S", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_PORT = re.compile(r"[a-z0-9.-]+\.[a-z]+:[0-9]{1,5}(?:[/?#]|\Z)", re.IGNORECASE)
_SITE = re.compile(r"[^\s@/:{}]+\.[^\s@/:{}]{2,}")
_MAILBOX = re.compile(r"[^\s@/:{}]+@[^\s@/:{}]+\.[^\s@/:{}]+\Z")
_HIDDEN = re.compile("[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]+")


def field_tag(expression: str) -> str:
    """The field in its braces; nothing where what stands in it cannot be one."""
    inside = expression.strip()
    return f"{{{{ {inside} }}}}" if is_field(inside) else ""


def is_field(expression: str) -> bool:
    """Whether this can stand between a field's braces."""
    return 0 < len(expression.strip()) <= LONGEST_FIELD and not re.search(r"[{}\r\n\0]", expression)


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The texts and the fields that a text such as `Dear {{ name }}` is made of; True marks a field's inside."""
    for place, piece in enumerate(_FIELD.split(text)):
        if piece:
            yield piece, bool(place % 2)


def html_text(text: str) -> str:
    """A text between tags: escaped, its newlines and double spaces kept."""
    lines = escape(clean(text)).replace("\t", "    ").split("\n")
    return "<br>".join(_OPENING.sub("&#123;", re.sub(" (?= )", "&nbsp;", line)) for line in lines)


def html_attribute(text: str) -> str:
    """A text with fields, as the value of an attribute in double quotation marks."""
    return "".join(
        field_tag(piece) if is_tag else _OPENING.sub("&#123;", escape(_one_line(piece)))
        for piece, is_tag in pieces(clean(text))
    )


def plain(text: str) -> str:
    """A text in the plain text part."""
    return _OPENING.sub("{{ '{' }}", clean(text))


def plain_with_fields(text: str) -> str:
    """A text with fields in the plain text part."""
    return "".join(field_tag(piece) if is_tag else plain(_one_line(piece)) for piece, is_tag in pieces(clean(text)))


def clean(text: str) -> str:
    """Without control characters; other marks of a line's end are newlines."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return _CONTROLS.sub("", unified)


def link_target(link: str) -> str:
    """The address a link leads to, fields in it kept: `www.shop.example` gains `https://`, a mailbox `mailto:`.

    Empty where it is no address of the web, of a mailbox or of a telephone.
    """
    target = "".join(piece if not is_tag else field_tag(piece) for piece, is_tag in _link_pieces(link))
    if target.startswith("{{") or _SCHEME.match(target):
        return target
    if _MAILBOX.match(target):
        return f"mailto:{target}"
    if _OTHER_SCHEME.match(target) and not _PORT.match(target):
        return ""
    return f"https://{target}" if _SITE.match(target) else ""


def _link_pieces(link: str) -> Iterator[tuple[str, bool]]:
    for piece, is_tag in pieces(link.strip()):
        yield (piece if is_tag else quote(_HIDDEN.sub("", piece), safe=_LINK_SAFE)), is_tag


_LINK_SAFE = "%/:?#[]@!$&'()*+,;=~-._" + "".join(chr(code) for code in range(0xA1, 0x100))


def _one_line(text: str) -> str:
    return text.replace("\n", " ")
