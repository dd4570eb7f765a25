"""What is pasted from elsewhere - Word, Excel, browsers - as paragraphs: words, lists and links, none of the rest."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import groupby

from mailtool_gui.domain.document import PLAIN, Align, Line, Listing, Look, Paragraph, Span
from mailtool_gui.messages.blocks.source import clean, link_target, pieces

LONGEST = 1_000_000
"""Characters that are read of what is pasted."""

_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*?)(?:<!--\s*EndFragment\s*-->|\Z)", re.DOTALL | re.IGNORECASE)
_JUNK = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[[^>]*>|<(style|script|xml|svg)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
_BLOCKS = frozenset({
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "table", "ul", "ol", "dl", "dt", "dd", "blockquote",
    "pre", "section", "article", "header", "footer", "hr",
})  # fmt: skip
_SKIPPED = frozenset({"head", "title", "object", "template", "select", "button", "textarea", "iframe", "noscript"})
_MARKS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline"}
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
})  # fmt: skip


def paragraphs_of_text(text: str) -> tuple[Paragraph, ...]:
    """Plain text, a paragraph for each line; `{{ name }}` is a field."""
    lines = clean(text[:LONGEST]).strip("\n").split("\n")
    return tuple(Paragraph(line_of(line)) for line in lines)


def line_of(text: str, look: Look = PLAIN) -> Line:
    """A text with fields as spans."""
    return tuple(Span(piece, look, is_field) for piece, is_field in pieces(text))


def paragraphs_of_html(html: str) -> tuple[Paragraph, ...]:
    """HTML without all but its words, lists and links, and what is bold, in italics or underlined."""
    html = html[:LONGEST]
    fragment = _FRAGMENT.search(html)
    reader = _Reader()
    reader.feed(_JUNK.sub("", fragment[1] if fragment else html))
    reader.close()
    return reader.paragraphs()


class _Reader(HTMLParser):
    """Collects paragraphs. Each open tag remembers the look that held before it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._done: list[Paragraph] = []
        self._spans: list[Span] = []
        self._look = PLAIN
        self._open: list[tuple[str, Look, bool]] = []  # the tag, the look before it, whether it is passed over
        self._lists: list[Listing] = []
        self._listing = Listing.NONE
        self._skipping = 0
        self._cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag begins."""
        given = {name: value or "" for name, value in attrs}
        self._begin(tag, given)
        if tag not in _VOID:
            skipped = tag in _SKIPPED or "mso-list:ignore" in _style(given)  # Word's bullet before an item
            self._open.append((tag, self._look, skipped))
            self._skipping += skipped
            self._look = _styled(self._look, tag, given)

    def handle_endtag(self, tag: str) -> None:
        """A tag ends, and all that was left open inside it."""
        if tag not in (name for name, _, _ in self._open):
            return
        while self._open:
            name, self._look, skipped = self._open.pop()
            self._skipping -= skipped
            self._end(name)
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        """Words."""
        if self._skipping:
            self._guess_listing(data)
        else:
            self._spans += line_of(re.sub(r"\s+", " ", clean(data).replace("\n", " ")), self._look)

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All of it."""
        self._break()
        return tuple(self._done)

    def _begin(self, tag: str, given: dict[str, str]) -> None:
        if tag in _BLOCKS:
            self._break()
        if tag in ("ul", "ol"):
            self._lists.append(Listing.BULLETS if tag == "ul" else Listing.NUMBERS)
        if tag == "tr":
            self._cells = 0
        if tag in ("td", "th"):
            self._spans += [Span(" | ")] if self._cells else []
            self._cells += 1
        if tag == "br":
            self._break()
        if "mso-list:" in _style(given) and tag == "p":
            self._listing = Listing.BULLETS

    def _end(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._break()
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()

    def _guess_listing(self, data: str) -> None:
        if self._listing is not Listing.NONE and re.match(r"\s*\w+[.)]", data):
            self._listing = Listing.NUMBERS

    def _break(self) -> None:
        listing = self._lists[-1] if self._lists and "li" in (name for name, _, _ in self._open) else self._listing
        line = _tidy(self._spans)
        if line:
            self._done.append(Paragraph(line, Align.LEFT, listing))
        self._spans, self._listing = [], Listing.NONE


def _style(given: dict[str, str]) -> str:
    return re.sub(r"\s", "", given.get("style", "").lower())


def _styled(look: Look, tag: str, given: dict[str, str]) -> Look:
    mark = _MARKS.get(tag)
    look = replace(
        look,
        bold=look.bold or mark == "bold",
        italic=look.italic or mark == "italic",
        underline=look.underline or mark == "underline",
    )
    if tag == "a" and (link := link_target(given.get("href", ""))):
        look = replace(look, link=link)
    style = _style(given)
    if weight := re.search(r"font-weight:(bold|[6-9]00|normal|[1-4]00)", style):
        look = replace(look, bold=weight[1] == "bold" or weight[1][0] in "6789")
    if slant := re.search(r"font-style:(italic|normal)", style):
        look = replace(look, italic=slant[1] == "italic")
    return replace(look, underline=True) if "text-decoration:underline" in style and not look.link else look


def _tidy(spans: list[Span]) -> Line:
    """Spans of one look together, blanks once, none at the ends."""
    tidy: list[Span] = []
    for (look, is_field), group in groupby(spans, key=lambda span: (span.look, span.field)):
        if is_field:
            tidy += group
            continue
        text = re.sub(" +", " ", "".join(span.text for span in group))
        ends_blank = not tidy or (not tidy[-1].field and tidy[-1].text.endswith(" "))
        text = text.lstrip(" ") if ends_blank else text
        tidy += [Span(text, look)] if text else []
    while tidy and not tidy[-1].field and not tidy[-1].text.rstrip(" "):
        tidy.pop()
    if tidy and not tidy[-1].field:
        tidy[-1] = Span(tidy[-1].text.rstrip(" "), tidy[-1].look)
    return tuple(tidy)
