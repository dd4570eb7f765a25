"""HTML from elsewhere, without what has no place in mail: programs, forms, frames, addresses that run something.

What stays is not touched: template code, comments for Outlook, the order and the quoting of attributes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.messages.tags import MASK, Attribute, Kind, Piece, masked, pieces

_MARK = "data-mailtool-place"
_ROUNDS = 8  # taking something out may bring something new together
_STRUCTURE = frozenset({"html", "head", "body", "title", "meta", "style"})
_TAGS = _STRUCTURE | frozenset({
    "a", "abbr", "acronym", "address", "b", "bdo", "big", "blockquote", "br", "caption", "center", "cite", "code",
    "col", "colgroup", "dd", "del", "dfn", "dir", "div", "dl", "dt", "em", "figcaption", "figure", "font", "footer",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img", "ins", "kbd", "li", "main", "mark", "nav", "ol",
    "p", "pre", "q", "s", "samp", "section", "small", "span", "strike", "strong", "sub", "sup", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "tt", "u", "ul", "var", "wbr",
})  # fmt: skip
_WITH_CONTENT = frozenset({
    "applet", "audio", "canvas", "datalist", "embed", "frameset", "iframe", "math", "noembed", "noframes", "noscript",
    "object", "plaintext", "script", "select", "svg", "template", "textarea", "video", "xml", "xmp",
})  # fmt: skip
_EMPTY = frozenset({"embed"})
_ATTRIBUTES = frozenset({
    "abbr", "align", "alt", "aria-hidden", "aria-label", "aria-labelledby", "aria-roledescription", "background",
    "bgcolor", "border", "bordercolor", "cellpadding", "cellspacing", "charset", "cite", "class", "clear", "color",
    "colspan", "content", "dir", "face", "frame", "headers", "height", "href", "hspace", "http-equiv", "id", "lang",
    "link", "name", "noshade", "nowrap", "rel", "role", "rowspan", "rules", "scope", "size", "span", "src", "start",
    "style", "summary", "target", "text", "title", "type", "valign", "value", "vlink", "vspace", "width", "xml:lang",
    "xmlns", "xmlns:o", "xmlns:v",
})  # fmt: skip
_SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms", "cid"})
_META = frozenset({"content-type", "content-language", "x-ua-compatible", "content-style-type"})
_STYLE = re.compile(r"expression\s*\(|(?:java|vb)script\s*:|@import|behaviou?r\s*:|-moz-binding|\\", re.IGNORECASE)
_CSS_COMMENT = re.compile(r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/")
_ACTIVE = re.compile(
    r"<\s*/?\s*(?:script|iframe|object|embed|form|svg|meta|link|base)|\bon[a-z]+\s*=|script\s*:", re.IGNORECASE
)

Cut = tuple[str, int, int]
"""What is taken out (blank where that is told already), and where it stands."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """HTML that may be sent, and what was taken out of it: `("script", 2)`, `("onclick", 1)`."""

    html: str
    removed: tuple[tuple[str, int], ...] = ()

    @property
    def told(self) -> str | None:
        """A sentence on what was taken out; None where nothing was."""
        if not self.removed:
            return None
        named = ", ".join(name if count == 1 else f"{name} ({count} times)" for name, count in self.removed[:12])
        more = f" and {len(self.removed) - 12} more kinds" if len(self.removed) > 12 else ""
        return f"Removed, since mail programs do not show or trust it: {named}{more}."


def cleaned(html: str) -> Cleaned:
    """`html` without what must not be in mail. Raises TemplateError where it cannot be told apart."""
    removed: Counter[str] = Counter()
    for _ in range(_ROUNDS):
        cuts = list(_cuts(html))
        if not cuts:
            return Cleaned(html, tuple(removed.items()))
        removed.update(name for name, _, _ in cuts if name)
        html = _without(html, cuts)
    message = "The HTML is too tangled to be cleaned: parts of tags stand inside other tags. Save it again elsewhere."
    raise TemplateError(message, code="unclean-html")


def _cuts(html: str) -> Iterator[Cut]:
    found = list(pieces(html))
    refused = _refused_attributes(html, found)
    place = 0
    while place < len(found):
        piece = found[place]
        if piece.kind is Kind.START and piece.name in _WITH_CONTENT:
            end = _end_of(found, place)
            yield piece.name, piece.start, found[end].end if end < len(found) else len(html)
            place = end + 1
            continue
        yield from _of_piece(html, piece, refused.get(place, ()))
        place += 1


def _end_of(found: Sequence[Piece], place: int) -> int:
    """The place of the end tag that belongs to the tag at `place`; behind all where there is none."""
    name, level = found[place].name, 0
    if name in _EMPTY:
        return place
    for later in range(place, len(found)):
        piece = found[later]
        if piece.name == name and piece.kind in (Kind.START, Kind.END):
            level += 1 if piece.kind is Kind.START else -1
        if level == 0:
            return later
    return len(found)


def _of_piece(html: str, piece: Piece, refused: Sequence[Cut]) -> Iterator[Cut]:
    inside = html[piece.start : piece.end]
    if piece.kind is Kind.COMMENT:
        if _ACTIVE.search(inside):
            yield "a comment with code in it", piece.start, piece.end
    elif piece.kind is Kind.RAW:
        if piece.name == "style" and _is_active_style(inside):
            yield "a style sheet with more than a look", piece.start, piece.end
    elif piece.kind is Kind.DECLARATION:
        if not inside.lower().startswith(("<!doctype", "<![endif", "<![if", "<!--")):
            yield "", piece.start, piece.end
    elif piece.name not in _TAGS or not inside.endswith(">") or _is_active_meta(html, piece):
        yield "" if piece.kind is Kind.END else piece.name.replace(MASK, "?"), piece.start, piece.end
    else:
        yield from refused


def _refused_attributes(html: str, found: Sequence[Piece]) -> dict[int, list[Cut]]:
    """The attributes that may not stay, by the place of their tag: nh3 looks at each on its own."""
    text = masked(html)
    asked = [
        (place, each)
        for place, piece in enumerate(found)
        if piece.name in _TAGS
        for each in piece.attributes
        if each.name.replace(MASK, "")
    ]
    kept = _kept(
        "".join(_on_its_own(text, found[place].name, number, each) for number, (place, each) in enumerate(asked))
    )
    refused: dict[int, list[Cut]] = {}
    for number, (place, each) in enumerate(asked):
        if number not in kept or _is_active(html, each):
            refused.setdefault(place, []).append(_cut_of(text, each))
    return refused


def _on_its_own(text: str, tag: str, number: int, attribute: Attribute) -> str:
    """The attribute in an element that may stand anywhere, with a number."""
    name = tag if tag in ("a", "img") else "div"
    value = text[attribute.value_start : attribute.value_end].replace(MASK, "x").replace('"', "&quot;")
    return f'<{name} {_MARK}="{number}" {attribute.name.replace(MASK, "")}="{value}"></{name}>'


def _kept(flat: str) -> set[int]:
    """The numbers of the elements that still have an attribute beside their number."""
    import nh3

    clean = nh3.clean(
        flat,
        tags={"a", "img", "div"},
        attributes={"*": set(_ATTRIBUTES | {_MARK})},
        url_schemes=set(_SCHEMES),
        link_rel=None,
    )
    marks = ((piece.attribute(_MARK), piece) for piece in pieces(clean) if len(piece.attributes) > 1)
    return {int(clean[mark.value_start : mark.value_end]) for mark, _ in marks if mark}


def _cut_of(text: str, attribute: Attribute) -> Cut:
    """The attribute with the blanks before it; template code at its ends stays, for its other half is elsewhere."""
    start, end = attribute.start, attribute.end
    while text[start] == MASK:
        start += 1
    while text[end - 1] == MASK:
        end -= 1
    while text[start - 1].isspace():
        start -= 1
    return attribute.name.replace(MASK, ""), start, end


def _is_active(html: str, attribute: Attribute) -> bool:
    value = html[attribute.value_start : attribute.value_end]
    if attribute.name == "style":
        return _is_active_style(value)
    return attribute.name == "background" and not value.strip().lower().startswith(("http:", "https:", "cid:"))


def _is_active_style(style: str) -> bool:
    return _STYLE.search(_CSS_COMMENT.sub("", style)) is not None


def _is_active_meta(html: str, piece: Piece) -> bool:
    """Whether a meta element does more than describe, such as leading elsewhere."""
    said = piece.attribute("http-equiv") if piece.name == "meta" else None
    return said is not None and html[said.value_start : said.value_end].strip().lower() not in _META


def _without(html: str, cuts: Sequence[Cut]) -> str:
    kept, place = [], 0
    for _, start, end in sorted(cuts, key=lambda cut: cut[1]):
        kept.append(html[place : max(start, place)])
        place = max(place, end)
    return "".join([*kept, html[place:]])
