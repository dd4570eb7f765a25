"""A message as its writer sees it: blocks under each other, with texts, fields, pictures and tables in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum


class Ink(StrEnum):
    """The colours of letters and buttons."""

    PLAIN = "plain"
    GREY = "grey"
    BLUE = "blue"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    PURPLE = "purple"


INK: dict[Ink, tuple[str, str]] = {
    Ink.PLAIN: ("#1B2430", "#E8ECF1"),
    Ink.GREY: ("#5F6B7C", "#9AA5B4"),
    Ink.BLUE: ("#1D4ED8", "#8FB4FF"),
    Ink.GREEN: ("#12805C", "#5CD6A4"),
    Ink.AMBER: ("#A85B00", "#F5B35C"),
    Ink.RED: ("#B3261E", "#FF8B82"),
    Ink.PURPLE: ("#6941C6", "#B79CFF"),
}
"""Each colour as `#RRGGBB` on light and on dark paper, at least 4.5 : 1 on either."""


class Align(StrEnum):
    """Where a line stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Listing(StrEnum):
    """Whether a paragraph is an item of a list."""

    NONE = "none"
    BULLETS = "bullets"
    NUMBERS = "numbers"


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """How a stretch of text is set; `link` is where it leads (`https:`, `http:`, `mailto:`, `tel:`, or fields)."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    ink: Ink = Ink.PLAIN
    link: str = ""


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text of one look; with `field` it is what stands between a field's braces, such as `first_name`."""

    text: str
    look: Look = PLAIN
    field: bool = False


Line = tuple[Span, ...]
"""Spans beside each other: what stands in one paragraph, on a button, in a heading."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; a line break inside it is a newline in a span."""

    line: Line = ()
    align: Align = Align.LEFT
    listing: Listing = Listing.NONE


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """Paragraphs and lists."""

    paragraphs: tuple[Paragraph, ...] = (Paragraph(),)


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """A line in large letters; `level` 1 is the largest, 3 the smallest."""

    line: Line = ()
    level: int = 1
    align: Align = Align.LEFT


@dataclass(frozen=True, kw_only=True, slots=True)
class Button:
    """A link that looks like a button. `link` may hold fields."""

    line: Line = ()
    link: str = ""
    ink: Ink = Ink.BLUE
    align: Align = Align.CENTER


@dataclass(frozen=True, kw_only=True, slots=True)
class Image:
    """A picture: `source` is `cid:name` of the file `file` on this computer, or an `https:` address.

    `alt` is read by those who do not see it; `width` is in pixels of a 600 px wide mail.
    """

    source: str = ""
    file: str = ""
    alt: str = ""
    link: str = ""
    width: int = 536
    align: Align = Align.CENTER


@dataclass(frozen=True, kw_only=True, slots=True)
class TableColumn:
    """One column of an order table: its header, and the field of the rows that stands below."""

    header: str = ""
    field: str = ""
    align: Align = Align.LEFT


@dataclass(frozen=True, kw_only=True, slots=True)
class Total:
    """The sum below one column: its place, a word for the row, the decimals, and a unit before or behind."""

    column: int
    label: str = ""
    decimals: int = 2
    before: str = ""
    after: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class OrderTable:
    """A table with one line for each row of a recipient."""

    columns: tuple[TableColumn, ...] = ()
    total: Total | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Divider:
    """A thin line across."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Spacer:
    """Room, `height` pixels high."""

    height: int = 24


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    """Two columns beside each other, under each other on a phone; `left` and `right` hold no further columns."""

    left: tuple[Block, ...] = ()
    right: tuple[Block, ...] = ()


Block = Text | Heading | Button | Image | OrderTable | Divider | Spacer | Columns
"""What a document consists of."""

KINDS: dict[str, type[Block]] = {
    "text": Text,
    "heading": Heading,
    "button": Button,
    "image": Image,
    "table": OrderTable,
    "divider": Divider,
    "spacer": Spacer,
    "columns": Columns,
}
"""Every kind of block by its name."""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole message."""

    blocks: tuple[Block, ...] = ()

    @property
    def images(self) -> Iterator[Image]:
        """Every picture in it, also those inside columns."""
        return (block for block in flat(self.blocks) if isinstance(block, Image))

    @property
    def is_blank(self) -> bool:
        """Whether a reader would see nothing at all."""
        return not any(_shows(block) for block in flat(self.blocks))


@dataclass(frozen=True, kw_only=True, slots=True)
class Composition:
    """A document, and whether the message has gone on as HTML since that was written by hand."""

    document: Document
    by_hand: bool = False


def flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block, what stands inside columns in place of them."""
    for block in blocks:
        if isinstance(block, Columns):
            yield from flat(block.left)
            yield from flat(block.right)
        else:
            yield block


def with_files(document: Document, files: Mapping[str, str]) -> Document:
    """The document with its pictures' files by their sources (`cid:name`); others stay where they are."""
    return Document(_with_files(document.blocks, files))


def _with_files(blocks: tuple[Block, ...], files: Mapping[str, str]) -> tuple[Block, ...]:
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Columns):
            found.append(replace(block, left=_with_files(block.left, files), right=_with_files(block.right, files)))
        elif isinstance(block, Image):
            found.append(replace(block, file=files.get(block.source, block.file)))
        else:
            found.append(block)
    return tuple(found)


def kind_of(block: Block) -> str:
    """The name of a block's kind."""
    return next(name for name, kind in KINDS.items() if type(block) is kind)


def _shows(block: Block) -> bool:
    if isinstance(block, Text):
        return any(_says(paragraph.line) for paragraph in block.paragraphs)
    if isinstance(block, Heading | Button):
        return _says(block.line)
    return isinstance(block, OrderTable | Image) and block != type(block)()


def _says(line: Line) -> bool:
    return any(span.field or span.text.strip() for span in line)
