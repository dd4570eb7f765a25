"""A document as plain text: paragraphs with empty lines between them, links with their addresses."""

from __future__ import annotations

from functools import singledispatch

from mailtool_gui.domain.document import (
    Block,
    Button,
    Columns,
    Divider,
    Document,
    Heading,
    Image,
    Line,
    Listing,
    OrderTable,
    Paragraph,
    Spacer,
    Span,
    Text,
)
from mailtool_gui.messages.blocks.html import total_tag
from mailtool_gui.messages.blocks.source import field_tag, is_field, link_target, plain, plain_with_fields

_BETWEEN = " | "


def text_of(document: Document) -> str:
    """The template of the text part."""
    written = (_block(block) for block in document.blocks)
    whole = "\n\n".join(text for text in written if text.strip())
    return f"{whole}\n" if whole else ""


@singledispatch
def _block(block: Block) -> str:
    raise TypeError(f"{type(block).__name__} is no block")


@_block.register
def _text(block: Text) -> str:
    lines: list[str] = []
    number, before = 0, Listing.NONE
    for paragraph in block.paragraphs:
        number = number + 1 if paragraph.listing is before is Listing.NUMBERS else 1
        if lines and Listing.NONE in (paragraph.listing, before):
            lines.append("")
        lines.append(_paragraph(paragraph, number))
        before = paragraph.listing
    return "\n".join(lines).strip("\n")


def _paragraph(paragraph: Paragraph, number: int) -> str:
    mark = {Listing.NONE: "", Listing.BULLETS: "- ", Listing.NUMBERS: f"{number}. "}[paragraph.listing]
    return mark + _line(paragraph.line)


@_block.register
def _heading(block: Heading) -> str:
    return _line(block.line)


@_block.register
def _button(block: Button) -> str:
    label = "".join(_bare(span) for span in block.line).replace("\n", " ")
    target = plain_with_fields(link_target(block.link))
    return f"{label}: {target}" if label and target else label or target


@_block.register
def _image(block: Image) -> str:
    said = f"[{plain_with_fields(block.alt)}]" if block.alt.strip() else ""
    target = plain_with_fields(link_target(block.link))
    return " ".join(part for part in (said, target) if part)


@_block.register
def _order_table(block: OrderTable) -> str:
    columns = [column for column in block.columns if is_field(column.field)]
    if not columns:
        return ""
    heads = _BETWEEN.join(plain(column.header) for column in columns)
    cells = _BETWEEN.join(field_tag(f"row.{column.field.strip()}") for column in columns)
    # A loop's own line ends stay in a text: the tags stand where one is wanted.
    return f"{heads}{{% for row in rows %}}\n{cells}{{% endfor %}}{_total(block)}"


def _total(block: OrderTable) -> str:
    total = block.total
    if total is None or not 0 <= total.column < len(block.columns) or not is_field(block.columns[total.column].field):
        return ""
    label = f"{plain(total.label)}: " if total.label and total.column else ""
    return f"\n{label}{total_tag(block, plain)}"


@_block.register
def _divider(_: Divider) -> str:
    return "-" * 40


@_block.register
def _spacer(_: Spacer) -> str:
    return ""


@_block.register
def _columns(block: Columns) -> str:
    sides = (_block(inner) for inner in (*block.left, *block.right) if not isinstance(inner, Columns))
    return "\n\n".join(text for text in sides if text)


def _line(line: Line) -> str:
    """The words; behind the last span of a link its address, unless that is what the words say."""
    written: list[str] = []
    for place, span in enumerate(line):
        written.append(_bare(span))
        link = span.look.link
        if link and (place + 1 == len(line) or line[place + 1].look.link != link):
            written.append(_address(link, _words(line[: place + 1], link)))
    return "".join(written)


def _words(line: Line, link: str) -> str:
    """What the spans at the end say that lead to `link`."""
    first = len(line)
    while first and line[first - 1].look.link == link:
        first -= 1
    return "".join(span.text for span in line[first:])


def _address(link: str, words: str) -> str:
    target = link_target(link)
    bare = target.removeprefix("mailto:").removeprefix("tel:")
    said = words.strip() in (target, bare, target.removeprefix("https://"))
    return "" if said or not target else f" ({plain_with_fields(target)})"


def _bare(span: Span) -> str:
    return field_tag(span.text) if span.field else plain(span.text)
