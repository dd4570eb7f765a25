"""One line of text with fields, such as the subject or a button's words."""

from __future__ import annotations

import math

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QWidget

from mailtool_gui.domain.document import Line, Listing, Paragraph, Span
from mailtool_gui.services import documents
from mailtool_gui.ui.editor.rich_edit import RichEdit, Shared

_LONGEST = 998  # characters: RFC 5322, 2.1.1


class FieldLine(RichEdit):
    """Like a QLineEdit: `text` has the fields in their braces. `finished` tells of the Return key."""

    finished = Signal()

    def __init__(self, shared: Shared, parent: QWidget | None = None, *, placeholder: str = "") -> None:
        super().__init__(shared, parent, rich=False)
        self.setPlaceholderText(placeholder)
        self.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        self.setProperty("inside", None)
        self.setProperty("line", True)

    def text(self) -> str:
        """What is written, fields as `{{ name }}`."""
        return "".join(f"{{{{ {span.text} }}}}" if span.field else span.text for span in self.line())

    def line(self) -> Line:
        """What is written, as spans without looks."""
        found = [Span(span.text, field=span.field) for paragraph in self.paragraphs() for span in paragraph.line]
        return tuple(found)

    def setText(self, text: str) -> None:  # noqa: N802
        """Another text; it is told as an edit."""
        self.show_text(text)
        self.edited.emit()

    def show_text(self, text: str) -> None:
        """Another text; nothing is told."""
        self.show_line(documents.line_of(" ".join(text.split("\n"))[:_LONGEST]))

    def show_line(self, line: Line) -> None:
        """Another text; nothing is told."""
        self.show_paragraphs((Paragraph(tuple(Span(s.text.replace("\n", " "), field=s.field) for s in line)),))

    def setCursorPosition(self, place: int) -> None:  # noqa: N802
        """Puts the cursor behind so many signs; a field is one."""
        self._put_cursor(place)

    def deselect(self) -> None:
        """Nothing is selected, the cursor stays."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def insert_paragraphs(self, paragraphs: tuple[Paragraph, ...]) -> None:
        """Their words beside each other."""
        words: list[Span] = []
        for place, paragraph in enumerate(paragraphs):
            words += [Span(" ")] if place else []
            words += [Span(span.text.replace("\n", " "), field=span.field) for span in paragraph.line]
        room = _LONGEST - len(self.text())
        super().insert_paragraphs((Paragraph(_within(words, room), listing=Listing.NONE),))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The Return key ends the line."""
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_return and not (self._completing is not None and self._completing.isVisible()):
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        """Texts."""
        return source.hasText() and not source.hasUrls()

    def _fit(self) -> None:
        """As high as one line with a chip in it, whether there is one or not."""
        room = self.fontMetrics().height() + 8
        self.setFixedHeight(room + 10)
        self.setViewportMargins(0, max(0, (room - math.ceil(self.document().size().height())) // 2), 0, 0)

    def select_all(self) -> None:
        """Selects it all."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        self.setTextCursor(cursor)


def _within(line: list[Span], room: int) -> Line:
    kept: list[Span] = []
    for span in line:
        if len(span.text) > room and span.field:
            break
        kept.append(Span(span.text[: max(0, room)], field=span.field))
        room -= len(span.text)
    return tuple(span for span in kept if span.text)
