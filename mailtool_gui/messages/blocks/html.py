"""A document as HTML that mail readers show alike: tables, inline styles, 600 pixels, fluid on a phone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import singledispatch
from itertools import groupby

from mailtool_gui.domain.document import (
    PLAIN,
    Align,
    Block,
    Button,
    Columns,
    Divider,
    Document,
    Heading,
    Image,
    Ink,
    Line,
    Listing,
    Look,
    OrderTable,
    Paragraph,
    Spacer,
    Span,
    TableColumn,
    Text,
    Total,
)
from mailtool_gui.messages.blocks.source import field_tag, html_attribute, html_text, is_field, link_target
from mailtool_gui.messages.blocks.styles import (
    HEADINGS,
    LINE,
    SIDE,
    WIDTH,
    colour,
    ground,
    letters,
    paper,
    style_sheet,
)

_TABLE = '<table role="presentation" cellpadding="0" cellspacing="0" border="0"'
_WIDEST = WIDTH - 2 * SIDE
_HALF = _WIDEST // 2 - 8


def html_of(document: Document) -> str:
    """The template of the whole mail. Every document gives HTML that compiles as long as its fields do.

    The account's signature stands at the end of the paper, unless the document has it somewhere else.
    """
    rows = "\n".join(_row(block) for block in document.blocks)
    signature = "" if _SIGNATURE in rows else f"{_signature()}\n"
    return f"{_head()}\n{rows}\n{signature}{_FOOT}\n"


def _head() -> str:
    return (
        '<!doctype html>\n<html>\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="supported-color-schemes" content="light dark">\n'
        f"<style>\n{style_sheet()}\n</style>\n</head>\n"
        f'<body class="mail" style="margin:0;padding:0;background-color:{ground()};">\n'
        f'{_TABLE} width="100%" class="mail" style="background-color:{ground()};">\n'
        '<tr><td align="center" class="ground" style="padding:24px 12px;">\n'
        f'{_TABLE} width="{WIDTH}" class="paper" bgcolor="{paper()}" '
        f'style="width:100%;max-width:{WIDTH}px;background-color:{paper()};border-radius:10px;">\n'
        '<tr><td height="20" style="height:20px;font-size:0;line-height:0;">&nbsp;</td></tr>'
    )


_FOOT = (
    '<tr><td height="20" style="height:20px;font-size:0;line-height:0;">&nbsp;</td></tr>\n'
    "</table>\n</td></tr>\n</table>\n</body>\n</html>"
)


_SIGNATURE = field_tag("signature")


def _signature() -> str:
    return f'<tr><td class="side ink-plain" style="padding:6px {SIDE}px;{letters()}">{_SIGNATURE}</td></tr>'


def _row(block: Block) -> str:
    return f'<tr><td class="side" style="padding:6px {SIDE}px;">{_block(block)}</td></tr>'


@singledispatch
def _block(block: Block) -> str:
    """The block's own HTML."""
    raise TypeError(f"{type(block).__name__} is no block")


@_block.register
def _text(block: Text) -> str:
    parts = groupby(block.paragraphs, key=lambda paragraph: paragraph.listing)
    return "".join(_listed(listing, tuple(paragraphs)) for listing, paragraphs in parts)


def _listed(listing: Listing, paragraphs: tuple[Paragraph, ...]) -> str:
    if listing is Listing.NONE:
        return "".join(_paragraph(paragraph) for paragraph in paragraphs)
    name = "ul" if listing is Listing.BULLETS else "ol"
    items = "".join(_item(paragraph) for paragraph in paragraphs)
    return f'<{name} style="margin:6px 0;padding:0 0 0 24px;">{items}</{name}>'


def _paragraph(paragraph: Paragraph) -> str:
    style = f"margin:6px 0;{_aligned(paragraph.align)}{letters()}"
    return f'<p class="ink-plain" style="{style}">{_line(paragraph.line) or "&nbsp;"}</p>'


def _item(paragraph: Paragraph) -> str:
    style = f"margin:0 0 4px 0;{_aligned(paragraph.align)}{letters()}"
    return f'<li class="ink-plain" style="{style}">{_line(paragraph.line) or "&nbsp;"}</li>'


@_block.register
def _heading(block: Heading) -> str:
    level = block.level if block.level in HEADINGS else 1
    size, line = HEADINGS[level]
    style = f"margin:6px 0;{_aligned(block.align)}{letters(size, line)}font-weight:700;"
    return f'<h{level} class="ink-plain" style="{style}">{_line(block.line) or "&nbsp;"}</h{level}>'


@_block.register
def _button(block: Button) -> str:
    ground_colour = colour(block.ink)
    look = f"{letters(15, 20)}color:#FFFFFF;font-weight:600;text-decoration:none;display:inline-block;"
    label = "".join(_bare(span) for span in block.line) or "&nbsp;"
    target = link_target(block.link)
    inside = f'<a href="{html_attribute(target)}" target="_blank" style="{look}">{label}</a>'
    cell = f'bgcolor="{ground_colour}" style="padding:12px 24px;border-radius:8px;background-color:{ground_colour};"'
    return (
        f'{_TABLE} align="{block.align}" style="margin:8px {_side_margins(block.align)};"><tr><td {cell}>'
        f'{inside if target else f"""<span style="{look}">{label}</span>"""}</td></tr></table>'
    )


def _side_margins(align: Align) -> str:
    return {Align.LEFT: "auto 8px 0", Align.CENTER: "auto", Align.RIGHT: "0 8px auto"}[align]


@_block.register
def _image(block: Image) -> str:
    if not block.source:
        return ""
    width = max(16, min(block.width, _WIDEST))
    picture = (
        f'<img src="{html_attribute(block.source)}" alt="{html_attribute(block.alt)}" width="{width}" '
        f'style="display:inline-block;width:{width}px;max-width:100%;height:auto;border:0;">'
    )
    target = link_target(block.link)
    inside = f'<a href="{html_attribute(target)}" target="_blank">{picture}</a>' if target else picture
    return f'<div align="{block.align}" style="margin:6px 0;{_aligned(block.align)}">{inside}</div>'


@_block.register
def _order_table(block: OrderTable) -> str:
    columns = [column for column in block.columns if is_field(column.field)]
    if not columns:
        return ""
    heads = "".join(_cell("th", column, html_text(column.header), bold=True) for column in columns)
    cells = "".join(_cell("td", column, field_tag(f"row.{column.field.strip()}")) for column in columns)
    total = _total_row(block) if block.total else ""
    return (
        '<table width="100%" cellpadding="0" cellspacing="0" border="0" '
        'style="width:100%;margin:8px 0;border-collapse:collapse;">\n'
        f"<tr>{heads}</tr>\n{{% for row in rows %}}\n<tr>{cells}</tr>\n{{% endfor %}}\n{total}</table>"
    )


def _cell(name: str, column: TableColumn, inside: str, *, bold: bool = False, ends: bool = False) -> str:
    weight = "font-weight:600;" if bold else "font-weight:400;"
    border = "none" if ends else f"1px solid {LINE}"
    style = f"padding:9px 10px;border-bottom:{border};{_aligned(column.align)}{letters(14, 20)}{weight}"
    return f'<{name} class="cell line ink-plain" align="{column.align}" style="{style}">{inside}</{name}>'


def _total_row(block: OrderTable) -> str:
    assert block.total is not None
    shown = [(place, column) for place, column in enumerate(block.columns) if is_field(column.field)]
    if block.total.column not in (place for place, _ in shown):
        return ""
    first = next(place for place, _ in shown)
    texts = {first: html_text(block.total.label), block.total.column: total_tag(block, html_text)}
    cells = (_cell("td", column, texts.get(place, ""), bold=True, ends=True) for place, column in shown)
    return f"<tr>{''.join(cells)}</tr>\n"


def total_tag(block: OrderTable, text: Callable[[str], str]) -> str:
    """The sum of an order table, with its label's unit; `text` makes a writer's words safe."""
    total: Total | None = block.total
    assert total is not None
    decimals = max(0, min(total.decimals, 6))
    field = block.columns[total.column].field.strip().replace('"', "")
    words = text(total.label) + " " if total.column == 0 and total.label else ""
    return f'{words}{text(total.before)}{{{{ rows | sum("{field}") | number({decimals}) }}}}{text(total.after)}'


@_block.register
def _divider(_: Divider) -> str:
    return (
        f'{_TABLE} width="100%" style="margin:10px 0;"><tr><td class="line" height="1" '
        f'style="border-top:1px solid {LINE};font-size:0;line-height:0;">&nbsp;</td></tr></table>'
    )


@_block.register
def _spacer(block: Spacer) -> str:
    height = max(4, min(block.height, 200))
    return f'<div style="height:{height}px;font-size:0;line-height:{height}px;">&nbsp;</div>'


@_block.register
def _columns(block: Columns) -> str:
    left, right = (
        "".join(_block(_narrow(inner)) for inner in side if not isinstance(inner, Columns))
        for side in (block.left, block.right)
    )
    cell = '<td class="half" width="50%" valign="top" style="width:50%;vertical-align:top;'
    return (
        f'{_TABLE} width="100%"><tr>{cell}padding-right:8px;">{left or "&nbsp;"}</td>\n'
        f'{cell}padding-left:8px;">{right or "&nbsp;"}</td></tr></table>'
    )


def _narrow(block: Block) -> Block:
    return replace(block, width=min(block.width, _HALF)) if isinstance(block, Image) else block


def _aligned(align: Align) -> str:
    return f"text-align:{align};"


def _line(line: Line) -> str:
    return "".join(_span(span) for span in line)


def _bare(span: Span) -> str:
    return field_tag(span.text) if span.field else html_text(span.text)


def _span(span: Span) -> str:
    inside = _bare(span)
    if span.look == PLAIN or not inside:
        return inside
    return _dressed(inside, span.look)


def _dressed(inside: str, look: Look) -> str:
    for wanted, tag in ((look.underline and not look.link, "u"), (look.italic, "i"), (look.bold, "b")):
        if wanted:
            inside = f"<{tag}>{inside}</{tag}>"
    target = link_target(look.link) if look.link else ""
    ink = Ink.BLUE if target and look.ink is Ink.PLAIN else look.ink
    if target:
        style = f"color:{colour(ink)};text-decoration:underline;"
        return f'<a href="{html_attribute(target)}" target="_blank" class="ink-{ink}" style="{style}">{inside}</a>'
    return inside if ink is Ink.PLAIN else f'<span class="ink-{ink}" style="color:{colour(ink)};">{inside}</span>'
