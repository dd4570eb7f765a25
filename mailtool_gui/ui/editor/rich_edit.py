"""A text with fields in it: what is typed, pasted and dropped becomes letters, looks and chips, and nothing else."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QKeySequence, QTextCharFormat, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from mailtool_gui.domain.document import INK, Composition, Document, Ink, Listing, Look, Paragraph, Text
from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.services import documents
from mailtool_gui.ui.editor.chip import OBJECT, SIGN, ChipObject, chip_format
from mailtool_gui.ui.editor.completion import Completion
from mailtool_gui.ui.editor.rich_text import (
    BREAK,
    INK_NAME,
    char_format,
    insert_paragraphs,
    look_of,
    paragraphs_of,
    set_listing,
)
from mailtool_gui.ui.tokens import DARK

if TYPE_CHECKING:
    from mailtool_gui.ui.editor.fields import Fields
    from mailtool_gui.ui.theme import Theme

MIME = "application/x-mailtool-text"
"""Paragraphs as JSON, from one text of the editor to another."""

_OPEN = re.compile(r"\{\{\s*([^{}\n\ufffc]{0,60})\Z")
_WHOLE = re.compile(r"\{\{\s*([^{}\n\ufffc]{1,200}?)\s*\}\}\Z")
_MARGIN, _INDENT = 2, 22  # px


@dataclass(frozen=True, kw_only=True)
class Shared:
    """What all texts of an editor share."""

    fields: Fields
    theme: Theme

    @property
    def dark(self) -> bool:
        """Whether the paper is dark."""
        return self.theme.tokens is DARK


class RichEdit(QTextEdit):
    """`edited` tells that the text is another, `entered` that the cursor has come into it, `left` that an arrow key
    leads out of it (-1 upwards, 1 downwards). Undo is the whole document's: `undo` and `redo` ask for it."""

    edited = Signal()
    entered = Signal()
    left = Signal(int)
    undo_asked = Signal()
    redo_asked = Signal()
    link_asked = Signal()

    def __init__(self, shared: Shared, parent: QWidget | None = None, *, rich: bool = True) -> None:
        super().__init__(parent)
        self.shared = shared
        self.rich = rich
        self._showing = False
        self._completing: Completion | None = None
        self._chips = ChipObject(shared.fields, shared.theme, self)
        self._look_plain()
        self.document().documentLayout().registerHandler(OBJECT, self._chips)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._changed)
        shared.fields.changed.connect(self._relabel)

    # in and out

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """What is written."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        return paragraphs_of(cursor)

    def show_paragraphs(self, paragraphs: tuple[Paragraph, ...]) -> None:
        """Another text; the cursor goes to where it has become another. Nothing is told."""
        before = self.document().toRawText()
        self._showing = True
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        set_listing(cursor, Listing.NONE)
        insert_paragraphs(cursor, paragraphs, dark=self.shared.dark)
        cursor.endEditBlock()
        self._put_cursor(_end_of_change(before, self.document().toRawText()))
        self._showing = False

    def insert_field(self, expression: str) -> None:
        """A chip at the cursor, in place of what is selected."""
        cursor = self.textCursor()
        look = char_format(look_of(self.currentCharFormat()), dark=self.shared.dark)
        cursor.insertText(SIGN, chip_format(expression, look))
        self.setTextCursor(cursor)
        self.setCurrentCharFormat(look)

    def insert_source(self, text: str) -> None:
        """A text with fields in their braces at the cursor."""
        self.insert_paragraphs(documents.pasted_text(text))

    def insert_selected(self, text: str) -> None:
        """As `insert_source`, and selects it."""
        start = self.textCursor().selectionStart()
        self.insert_source(text)
        cursor = self.textCursor()
        end = cursor.position()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def insert_paragraphs(self, paragraphs: tuple[Paragraph, ...]) -> None:
        """Paragraphs at the cursor, in place of what is selected."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        insert_paragraphs(cursor, paragraphs, dark=self.shared.dark)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    # looks

    def look(self) -> Look:
        """The look at the cursor."""
        return look_of(self.currentCharFormat())

    def set_mark(self, mark: str, *, on: bool) -> None:
        """`bold`, `italic` or `underline` for what is selected, or what will be typed."""
        form = QTextCharFormat()
        if mark == "bold":
            form.setFontWeight(QFont.Weight.Bold if on else QFont.Weight.Normal)
        elif mark == "italic":
            form.setFontItalic(on)
        else:
            form.setFontUnderline(on)
        self._merge(form)

    def set_ink(self, ink: Ink) -> None:
        """The colour of what is selected, or of what will be typed."""
        form = QTextCharFormat()
        form.setForeground(QColor(INK[ink][self.shared.dark]))
        form.setProperty(INK_NAME, str(ink))
        self._merge(form)

    def set_link(self, link: str) -> None:
        """Where the selection leads; empty: nowhere any more."""
        form = QTextCharFormat()
        form.setAnchor(bool(link))
        form.setAnchorHref(link)
        form.setFontUnderline(bool(link))
        form.setForeground(QColor(INK[Ink.BLUE if link else Ink.PLAIN][self.shared.dark]))
        self._merge(form)

    def select_link(self) -> str:
        """Selects the whole link that the cursor stands in; where it leads."""
        link = self.look().link
        if link and not self.textCursor().hasSelection():
            self.setTextCursor(_stretch(self.textCursor(), link))
        return link

    def _merge(self, form: QTextCharFormat) -> None:
        self.mergeCurrentCharFormat(form)
        self._changed()

    # what the user does

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Keys for the list of fields, for the whole document, for looks; the rest is typed."""
        if self._completing is not None and self._completing.takes(event):
            return
        if self._for_document(event) or (self.rich and self._for_looks(event)) or self._leaves(event):
            event.accept()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._ends_list():
            return
        super().keyPressEvent(event)

    def _for_document(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_asked.emit()
        else:
            return False
        return True

    def _for_looks(self, event: QKeyEvent) -> bool:
        look = self.look()
        if event.matches(QKeySequence.StandardKey.Bold):
            self.set_mark("bold", on=not look.bold)
        elif event.matches(QKeySequence.StandardKey.Italic):
            self.set_mark("italic", on=not look.italic)
        elif event.matches(QKeySequence.StandardKey.Underline):
            self.set_mark("underline", on=not look.underline)
        elif event.key() == Qt.Key.Key_K and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.link_asked.emit()
        else:
            return False
        return True

    def _leaves(self, event: QKeyEvent) -> bool:
        """An arrow key in the first or the last line leads into the next text."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        way = QTextCursor.MoveOperation.Up if by < 0 else QTextCursor.MoveOperation.Down
        if QTextCursor(self.textCursor()).movePosition(way):
            return False
        self.left.emit(by)
        return True

    def _ends_list(self) -> bool:
        """The Return key in an empty item ends its list."""
        cursor = self.textCursor()
        if cursor.currentList() is None or cursor.block().text():
            return False
        set_listing(cursor, Listing.NONE)
        self._changed()
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The cursor has come."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The cursor has gone, and the list with it."""
        super().focusOutEvent(event)
        if self._completing is not None:
            self._completing.hide()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as the text."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Narrow, if it must be."""
        return QSize(60, self.minimumHeight())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Scrolls what is around."""
        event.ignore()

    # clipboard and drops

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """The words with their fields in braces for other programs, all of it for the editor itself."""
        found = paragraphs_of(self.textCursor())
        data = QMimeData()
        data.setText("\n".join(_source(paragraph) for paragraph in found))
        kept = documents.kept(Composition(document=Document((Text(paragraphs=found),))))
        data.setData(MIME, kept.encode("utf-8", "replace"))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        """Texts; what has files is for what is around."""
        return not source.hasUrls() and (source.hasFormat(MIME) or source.hasText() or source.hasHtml())

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Cleaned of all but words, lists and links."""
        found = _paragraphs(source)
        if found:
            self.insert_paragraphs(found)

    # the list of fields

    @property
    def completing(self) -> Completion:
        """The list of fields, made when it is first wanted."""
        if self._completing is None:
            self._completing = Completion(self)
            self._completing.chosen.connect(self._complete)
        return self._completing

    def _changed(self) -> None:
        if self._showing:
            return
        if not self._take_typed_field():
            self._offer()
            self.edited.emit()

    def _before_cursor(self) -> str:
        cursor = self.textCursor()
        text = cursor.block().text().encode("utf-16-le", "surrogatepass")[: 2 * cursor.positionInBlock()]
        return text.decode("utf-16-le", "surrogatepass").rpartition(BREAK)[2]

    def _offer(self) -> None:
        opened = _OPEN.search(self._before_cursor()) if self.hasFocus() else None
        if opened is not None:
            place = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
            self.completing.offer(self.shared.fields.matching(opened[1]), place)
        elif self._completing is not None:
            self._completing.hide()

    def _complete(self, expression: str) -> None:
        opened = _OPEN.search(self._before_cursor())
        if opened is not None:
            self._replace_typed(len(opened[0]), expression)

    def _take_typed_field(self) -> bool:
        """`{{ name }}` becomes a chip with its last brace."""
        whole = _WHOLE.search(self._before_cursor())
        if whole is None:
            return False
        self._replace_typed(len(whole[0]), self.shared.fields.expression(whole[1]))
        return True

    def _replace_typed(self, count: int, expression: str) -> None:
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, count)
        self.setTextCursor(cursor)
        self.insert_field(expression)

    # how it looks

    def _look_plain(self) -> None:
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(self.rich)
        self.setTabChangesFocus(True)
        self.setProperty("inside", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_MARGIN)
        self.document().setIndentWidth(_INDENT)

    def _fit(self) -> None:
        """As high as the text is."""
        self.setFixedHeight(math.ceil(self.document().size().height()))

    def _relabel(self) -> None:
        """Chips may be wider or narrower now."""
        if SIGN in self.document().toRawText():
            self.document().markContentsDirty(0, self.document().characterCount())

    def _put_cursor(self, place: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)


def _paragraphs(source: QMimeData) -> tuple[Paragraph, ...]:
    if source.hasFormat(MIME):
        try:
            (block, *_) = documents.restored(bytes(source.data(MIME).data()).decode("utf-8", "replace")).document.blocks
        except (TemplateError, ValueError):
            return ()
        return block.paragraphs if isinstance(block, Text) else ()
    if source.hasHtml():
        return documents.pasted_html(source.html())
    return documents.pasted_text(source.text())


def _source(paragraph: Paragraph) -> str:
    return "".join(f"{{{{ {span.text} }}}}" if span.field else span.text for span in paragraph.line)


def _end_of_change(before: str, after: str) -> int:
    """The place in `after`, by Qt's count, behind what is not as in `before`."""
    same = 0
    most = min(len(before), len(after))
    while same < most and before[-1 - same] == after[-1 - same]:
        same += 1
    return len(after[: len(after) - same].encode("utf-16-le", "surrogatepass")) // 2


def _stretch(cursor: QTextCursor, link: str) -> QTextCursor:
    """A selection of all that leads where the cursor's place leads."""
    fragments = cursor.block().begin()
    start = end = cursor.position()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        begin, stop = fragment.position(), fragment.position() + fragment.length()
        if fragment.charFormat().anchorHref() == link and begin <= end and stop >= start:
            start, end = min(start, begin), max(end, stop)
        fragments += 1
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor
