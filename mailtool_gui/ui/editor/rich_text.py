"""Paragraphs in a QTextDocument and out of it again. Nothing else than what a document can hold comes out."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextListFormat,
)

from mailtool_gui.domain.document import INK, PLAIN, Align, Ink, Line, Listing, Look, Paragraph, Span
from mailtool_gui.ui.editor.chip import FIELD, SIGN, chip_format

INK_NAME = QTextFormat.Property.UserProperty.value + 2
"""A character's property: the name of its ink."""
BREAK = "\u2028"
"""A line break inside a paragraph, as Qt has it."""

_BETWEEN, _LINE = 3, 115  # px between two paragraphs, per cent of a line
_FLAGS = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.CENTER: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
}
_STYLES = {
    Listing.BULLETS: QTextListFormat.Style.ListDisc,
    Listing.NUMBERS: QTextListFormat.Style.ListDecimal,
}


def char_format(look: Look, *, dark: bool) -> QTextCharFormat:
    """How a stretch of text looks in the editor."""
    form = QTextCharFormat()
    if look.bold:
        form.setFontWeight(QFont.Weight.Bold)
    if look.italic:
        form.setFontItalic(True)
    if look.underline or look.link:
        form.setFontUnderline(True)
    ink = Ink.BLUE if look.link and look.ink is Ink.PLAIN else look.ink
    if ink is not Ink.PLAIN:
        form.setForeground(QColor(INK[ink][dark]))
    if look.ink is not Ink.PLAIN:
        form.setProperty(INK_NAME, str(look.ink))
    if look.link:
        form.setAnchor(True)
        form.setAnchorHref(look.link)
    return form


def look_of(form: QTextCharFormat) -> Look:
    """What the editor shows, as a look."""
    link = form.anchorHref() if form.isAnchor() else ""
    return Look(
        bold=form.fontWeight() >= QFont.Weight.DemiBold.value,
        italic=form.fontItalic(),
        underline=form.fontUnderline() and not link,
        ink=_ink(form.property(INK_NAME)),
        link=link,
    )


def _ink(name: object) -> Ink:
    return Ink(name) if isinstance(name, str) and name in list(Ink) else Ink.PLAIN


def insert_line(cursor: QTextCursor, line: Line, *, dark: bool, base: Look = PLAIN) -> None:
    """Writes spans at the cursor; plain ones in the look `base`."""
    for span in line:
        form = char_format(base if span.look == PLAIN else span.look, dark=dark)
        if span.field:
            cursor.insertText(SIGN, chip_format(span.text, form))
        else:
            cursor.insertText(span.text.replace("\n", BREAK), form)
    cursor.setCharFormat(char_format(base, dark=dark))


def insert_paragraphs(cursor: QTextCursor, paragraphs: tuple[Paragraph, ...], *, dark: bool) -> None:
    """Writes paragraphs at the cursor; the first continues the one where it stands, unless that is empty."""
    for place, paragraph in enumerate(paragraphs):
        if place:
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        if place or not cursor.block().text():
            set_paragraph(cursor, paragraph.align, paragraph.listing)
        insert_line(cursor, paragraph.line, dark=dark)


def set_paragraph(cursor: QTextCursor, align: Align, listing: Listing) -> None:
    """How the paragraphs of the selection stand."""
    form = QTextBlockFormat()
    form.setAlignment(_FLAGS[align])
    form.setTopMargin(_BETWEEN)
    form.setBottomMargin(_BETWEEN)
    form.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.mergeBlockFormat(form)
    set_listing(cursor, listing)


def set_listing(cursor: QTextCursor, listing: Listing) -> None:
    """Makes the paragraphs of the selection items of one list, or of none."""
    if listing is Listing.NONE:
        _unlist(cursor)
        return
    style = _STYLES[listing]
    before = cursor.block().previous().textList() if cursor.block().previous().isValid() else None
    current = cursor.currentList()
    if current is not None and current.format().style() == style and not cursor.hasSelection():
        return
    if before is not None and before.format().style() == style and not cursor.hasSelection():
        before.add(cursor.block())
        return
    form = QTextListFormat()
    form.setStyle(style)
    form.setIndent(1)
    cursor.createList(form)


def set_alignment(cursor: QTextCursor, align: Align) -> None:
    """Where the paragraphs of the selection stand."""
    form = QTextBlockFormat()
    form.setAlignment(_FLAGS[align])
    cursor.mergeBlockFormat(form)


def _unlist(cursor: QTextCursor) -> None:
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    block = cursor.document().findBlock(start)
    while block.isValid() and block.position() <= end:
        if listed := block.textList():
            listed.remove(block)
            form = block.blockFormat()
            form.setIndent(0)
            QTextCursor(block).setBlockFormat(form)
        block = block.next()


def paragraphs_of(cursor: QTextCursor) -> tuple[Paragraph, ...]:
    """The paragraphs of the selection."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    found = []
    block = cursor.document().findBlock(start)
    while block.isValid() and block.position() <= end:
        found.append(Paragraph(line_in(block, start, end), align_of(block), listing_of(block)))
        block = block.next()
    return tuple(found)


def line_in(block: QTextBlock, start: int = 0, end: int = 2**31 - 1) -> Line:
    """The spans of one paragraph between two places of the document; neighbours of one look are one."""
    spans: list[Span] = []
    for text, form in _fragments(block, start, end):
        look = look_of(form)
        for piece, is_chip in _pieces(text):
            if is_chip:
                spans.append(Span(str(form.property(FIELD) or ""), look, field=True))
            elif spans and not spans[-1].field and spans[-1].look == look:
                spans[-1] = Span(spans[-1].text + piece, look)
            else:
                spans.append(Span(piece, look))
    return tuple(span for span in spans if span.text)


def _fragments(block: QTextBlock, start: int, end: int) -> Iterator[tuple[str, QTextCharFormat]]:
    pieces = block.begin()
    while not pieces.atEnd():
        fragment = pieces.fragment()
        begin = fragment.position()
        text = _cut(fragment.text(), max(0, start - begin), max(0, end - begin))
        if text:
            yield text, fragment.charFormat()
        pieces += 1


def _cut(text: str, start: int, end: int) -> str:
    """Between two of Qt's places, which count a sign beyond the 16-bit ones twice."""
    if start == 0 and end >= 2 * len(text):
        return text
    return text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Chips that stand beside each other with one format are one fragment."""
    for place, piece in enumerate(text.replace(BREAK, "\n").split(SIGN)):
        if place:
            yield SIGN, True
        if piece:
            yield piece.replace("\u00a0", " "), False


def align_of(block: QTextBlock) -> Align:
    """Where a paragraph stands."""
    flags = block.blockFormat().alignment()
    return next((align for align, flag in _FLAGS.items() if flags & flag), Align.LEFT)


def listing_of(block: QTextBlock) -> Listing:
    """Whether a paragraph is an item of a list."""
    listed = block.textList()
    if listed is None:
        return Listing.NONE
    return next((listing for listing, style in _STYLES.items() if listed.format().style() == style), Listing.BULLETS)
