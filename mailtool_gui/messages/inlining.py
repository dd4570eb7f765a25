"""Style sheets put into the tags they are for: some mail programs read no `<style>`.

Only `style` attributes change; every other character of the template stays where it is, its code too.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

from mailtool_gui.messages.tags import MASK, Attribute, Kind, Piece, depth, masked, pieces

_MARK = "data-mailtool-place"
_NOT_SHOWN = frozenset({"html", "head", "title", "meta", "link", "style", "script", "base", "noscript", "template"})

_DEEPEST = 256


def inlined(html: str) -> str:
    """`html` with what its style sheets say in the `style` of each tag, before what is there: that wins, as ever.

    The style sheets stay, for what only they can say (`@media`). HTML without one, or with template code in it,
    comes back as it is; so does HTML nested so deeply that the inliner would run out of stack.
    """
    found = list(pieces(html)) if "<style" in html.lower() else []
    sheets = [html[piece.start : piece.end] for piece in found if piece.kind is Kind.RAW and piece.name == "style"]
    if not any("{" in sheet for sheet in sheets) or any("{{" in sheet or "{%" in sheet for sheet in sheets):
        return html
    if depth(found) > _DEEPEST:
        return html
    styles = _styles(html, found, sheets)
    return _patched(html, ((piece, styles[place]) for place, piece in enumerate(found) if place in styles))


def _styles(html: str, found: list[Piece], sheets: list[str]) -> dict[int, str]:
    """What the style sheets say of each piece, as it stands in an attribute within double quotation marks."""
    import css_inline

    inliner = css_inline.CSSInliner(extra_css="\n".join(sheets), load_remote_stylesheets=False)
    try:
        return dict(_read(inliner.inline(_skeleton(masked(html), found))))
    except (css_inline.InlineError, ValueError):
        return {}


def _skeleton(text: str, found: list[Piece]) -> str:
    """The tags alone, numbered, without their own styles: all that style sheets choose by."""
    return "".join(_bare(text, place, piece) for place, piece in enumerate(found))


def _bare(text: str, place: int, piece: Piece) -> str:
    if piece.name in _NOT_SHOWN or MASK in piece.name:
        return ""
    if piece.kind is Kind.END:
        return f"</{piece.name}>"
    if piece.kind is not Kind.START:
        return ""
    kept = (text[each.start : each.end] for each in piece.attributes if each.name != "style" and MASK not in each.name)
    return f'<{piece.name} {_MARK}="{place}" {" ".join(kept)} >'


def _read(styled: str) -> Iterator[tuple[int, str]]:
    seen: set[int] = set()
    for piece in pieces(styled):
        mark, style = piece.attribute(_MARK), piece.attribute("style")
        if mark and style and (place := int(styled[mark.value_start : mark.value_end])) not in seen:
            seen.add(place)
            yield place, " ".join(styled[style.value_start : style.value_end].split()).rstrip(";")


def _patched(html: str, styles: Iterator[tuple[Piece, str]]) -> str:
    kept, place = [], 0
    for piece, style in styles:
        own = piece.attribute("style")
        start, end, new = _with(html, piece, own, style)
        kept += [html[place:start], new]
        place = end
    return "".join([*kept, html[place:]])


def _with(html: str, piece: Piece, own: Attribute | None, style: str) -> tuple[int, int, str]:
    """Which stretch of `html` becomes what, so that the tag has `style` before its own."""
    if own is None:
        behind = piece.start + 1 + len(piece.name)
        return behind, behind, f' style="{style}"'
    value = html[own.value_start : own.value_end].strip()
    if _compact(value).startswith(_compact(style)):
        return own.start, own.start, ""
    if own.quote == "'":
        return own.value_start, own.value_start, f"{style.replace(chr(39), '&#39;')}; "
    return own.start, own.end, f'style="{style}; {value}"'


def _compact(style: str) -> str:
    return unescape(style).replace(" ", "")
