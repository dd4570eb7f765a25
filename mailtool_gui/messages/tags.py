"""Where in HTML its tags are, as browsers read it (WHATWG HTML, 13.2.5), in time that grows with its length alone.

Fields and other template code (`{{ … }}`, `{% … %}`) never begin or end anything here, whatever they hold.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

MASK = "\ufdd0"
"""Stands for each character of template code: Unicode means it for no text at all."""

_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_OPENER = re.compile(r"\{[{%#]")
_RAW = re.compile(r"\{%[-+]?\s*raw\s*[-+]?%\}")
_END_RAW = re.compile(r"\{%[-+]?\s*endraw\s*[-+]?%\}")
_COMMENT_END = re.compile(r"--!?>")
_NAME = re.compile(r"[^\s/>]+")
_BETWEEN = re.compile(r"[\s/]*")
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s/>][^\s/>=]*)"
    r"(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s>\"'][^\s>]*)|(?=>)))?"
)
_OPEN_QUOTE = re.compile(r"\s*=\s*[\"']")
_RAW_TEXT = frozenset({"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext"})

_END_BY_THEMSELVES = frozenset({
    "area", "base", "br", "col", "colgroup", "dd", "dt", "hr", "img", "input", "li", "link", "meta", "option", "p",
    "tbody", "td", "tfoot", "th", "thead", "tr", "wbr",
})  # fmt: skip


class Kind(Enum):
    """What a piece of HTML is."""

    START = auto()
    END = auto()
    RAW = auto()
    COMMENT = auto()
    DECLARATION = auto()


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute: its name in lower case, the place of the whole and of its value, the value's quotation mark."""

    name: str
    start: int
    end: int
    value_start: int
    value_end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A tag, what stands between `<style>` and its end, a comment, or a declaration; `name` is in lower case."""

    kind: Kind
    name: str
    start: int
    end: int
    attributes: tuple[Attribute, ...] = ()

    def attribute(self, name: str) -> Attribute | None:
        """The first attribute of this name: the others do not count."""
        return next((each for each in self.attributes if each.name == name), None)


def template_code(text: str, *, raw_as_one: bool = False) -> Iterator[tuple[int, int]]:
    """Where template code stands: from each opening mark to the first closing one behind it.

    With `raw_as_one` all from `{% raw %}` to `{% endraw %}` is one piece: nothing in there is code.
    """
    never: set[str] = set()
    place = 0
    while found := _OPENER.search(text, place):
        closer = _CLOSERS[found[0]]
        end = -1 if closer in never else text.find(closer, found.end())
        if end < 0:
            never.add(closer)
            place = found.end()
            if len(never) == len(_CLOSERS):
                return
        else:
            place = end + len(closer)
            if raw_as_one and _RAW.match(text, found.start()):
                closed = _END_RAW.search(text, place)
                place = closed.end() if closed else len(text)
            yield found.start(), place


def masked(text: str) -> str:
    """`text` of the same length, with all template code covered."""
    pieces, place = [], 0
    for start, end in template_code(text):
        pieces += [text[place:start], MASK * (end - start)]
        place = end
    return "".join([*pieces, text[place:]])


def pieces(html: str) -> Iterator[Piece]:
    """The tags, raw texts, comments and declarations of `html`, in their order; what is between them is text."""
    text, place = masked(html), 0
    while (start := text.find("<", place)) >= 0:
        found = _piece(text, start)
        if found is None:
            place = start + 1
            continue
        yield found
        place = found.end
        if found.kind is Kind.START and found.name in _RAW_TEXT:
            raw = _raw_text(text, found)
            yield raw
            place = raw.end


def depth(found: Iterable[Piece]) -> int:
    """At least how many elements stand inside each other, those aside that end without an end tag."""
    standing: Counter[str] = Counter()
    deepest = now = 0
    for piece in found:
        if piece.kind is Kind.START and piece.name not in _END_BY_THEMSELVES:
            standing[piece.name] += 1
            now += 1
            deepest = max(deepest, now)
        elif piece.kind is Kind.END and standing[piece.name]:
            standing[piece.name] -= 1
            now -= 1
    return deepest


def words(html: str) -> str:
    """The text between the tags, without style sheets, programs and the title."""
    kept, place = [], 0
    for piece in pieces(html):
        kept += [html[place : piece.start], " "]
        place = piece.end
    return "".join([*kept, html[place:]])


def _piece(text: str, start: int) -> Piece | None:
    behind = text[start + 1 : start + 3]
    if behind[:1].isascii() and behind[:1].isalpha():
        return _tag(text, start, start + 1, Kind.START)
    if behind[:1] == "/" and behind[1:].isascii() and behind[1:].isalpha():
        return _tag(text, start, start + 2, Kind.END)
    if text.startswith("<!--", start):
        found = _COMMENT_END.search(text, start + 2)
        return Piece(Kind.COMMENT, "", start, found.end() if found else len(text))
    if behind[:1] in ("!", "?", "/"):
        end = text.find(">", start)
        return Piece(Kind.DECLARATION, "", start, end + 1 if end >= 0 else len(text))
    return None


def _tag(text: str, start: int, place: int, kind: Kind) -> Piece:
    name = _NAME.match(text, place)
    assert name is not None
    attributes: list[Attribute] = []
    place = _after(_BETWEEN, text, name.end())
    while place < len(text) and text[place] != ">":
        attribute = _attribute(text, place)
        if attribute is None:  # a quotation mark that is never closed: the rest is no text any more
            place = len(text)
            break
        attributes.append(attribute)
        place = _after(_BETWEEN, text, attribute.end)
    return Piece(kind, name[0].lower(), start, min(place + 1, len(text)), tuple(attributes))


def _attribute(text: str, place: int) -> Attribute | None:
    found = _ATTRIBUTE.match(text, place)
    assert found is not None
    group = next((name for name in ("double", "single", "bare") if found[name] is not None), None)
    if group is None:
        if _OPEN_QUOTE.match(text, found.end()):
            return None
        return Attribute(found["name"].lower(), place, found.end(), found.end(), found.end(), "")
    quote = {"double": '"', "single": "'"}.get(group, "")
    return Attribute(found["name"].lower(), place, found.end(), found.start(group), found.end(group), quote)


def _raw_text(text: str, opening: Piece) -> Piece:
    end = re.compile(rf"</{opening.name}(?=[\s/>])", re.IGNORECASE).search(text, opening.end)
    return Piece(Kind.RAW, opening.name, opening.end, end.start() if end else len(text))


def _after(pattern: re.Pattern[str], text: str, place: int) -> int:
    found = pattern.match(text, place)
    return found.end() if found else place
