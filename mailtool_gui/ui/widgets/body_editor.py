"""The message's body: as blocks, as HTML, and as plain text for readers without HTML."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mailtool_gui.domain.document import Composition, Document, Text, with_files
from mailtool_gui.domain.message import InlineImage, Template
from mailtool_gui.services import documents
from mailtool_gui.ui.editor.block_editor import BlockEditor
from mailtool_gui.ui.editor.html_edit import HtmlEdit
from mailtool_gui.ui.widgets.body_pages import KeptBlocks, MadeBar
from mailtool_gui.ui.widgets.card import button, fixed_font, restyle

if TYPE_CHECKING:
    from mailtool_gui.ui.editor.fields import Fields
    from mailtool_gui.ui.editor.pictures import Pictures
    from mailtool_gui.ui.theme import Theme

BLOCKS, HTML, PLAIN = range(3)
"""The tabs."""

_BLANK = Document((Text(),))


class BodyEditor(QWidget):
    """`changed` tells that what would be sent is another, `open_file` that the user wants an .html file,
    `hand_changed` that the message is HTML from now on, or blocks again, `entered` that the cursor has come.

    HTML that is written by hand cannot come back as blocks: both are kept, and the user says which of them is sent.
    """

    changed = Signal()
    open_file = Signal()
    hand_changed = Signal(bool)
    entered = Signal()

    def __init__(self, theme: Theme, fields: Fields, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.blocks = BlockEditor(theme, fields, pictures)
        self.html, self.plain = HtmlEdit(theme), QPlainTextEdit()
        self.html.setAccessibleName(self.tr("Message (HTML)"))
        self.html.setPlaceholderText(self.tr("<p>Dear {{ first_name }},</p>"))
        self.plain.setAccessibleName(self.tr("Plain text"))
        self.plain.setTabChangesFocus(True)
        self.plain.setFont(fixed_font())
        self.plain.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.own = QCheckBox(self.tr("&Write the plain text myself; else it is made from the message"))
        self.own.setAccessibleName(self.tr("Write the plain text myself"))
        self.open = button(self.tr("Open an &HTML file…"), kind="link")
        self.kept, self.made_bar = KeptBlocks(), MadeBar()
        self.by_hand = False
        self._hand = ""
        self._showing = False
        self._made = documents.made(_BLANK)
        self._stack, self._written = QStackedWidget(), QStackedWidget()
        self.tabs = [
            self._tab(self.tr("Blocks"), BLOCKS),
            self._tab(self.tr("HTML"), HTML),
            self._tab(self.tr("Plain text"), PLAIN),
        ]
        self._lay_out()
        self._connect()
        self._set_own(False)
        self._refresh()

    @property
    def source(self) -> str:
        """The template's HTML."""
        if self.by_hand:
            return self.html.toPlainText()
        self.blocks.flush()
        return self._made.html

    @property
    def text(self) -> str | None:
        """The template's plain text: the user's own, or that of the blocks; None: it is made from the HTML."""
        if self.own.isChecked():
            return self.plain.toPlainText()
        return None if self.by_hand else self._made.text

    @property
    def kept_blocks(self) -> str | None:
        """The blocks as they are kept with the message, also beside HTML that was written since."""
        document = self.blocks.document
        if self.by_hand and document.is_blank:
            return None
        return documents.kept(Composition(document=document, by_hand=self.by_hand))

    @property
    def inline(self) -> tuple[InlineImage, ...]:
        """The pictures that the message carries with it."""
        found = {image.source: image.file for image in self.blocks.document.images if image.file}
        return tuple(InlineImage(cid=cid.removeprefix("cid:"), path=Path(file)) for cid, file in found.items())

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written."""
        return not self.html.toPlainText().strip() if self.by_hand else self.blocks.document.is_blank

    def write(self, html: str) -> None:
        """A finished message in HTML takes the place of what is there."""
        self._become(by_hand=True)
        self.blocks.show_document(_BLANK)
        self._clear_own()
        self._set_hand(html)
        self.tabs[HTML].click()

    def show_template(self, template: Template) -> None:
        """A kept message takes the place of what is there. Raises TemplateError where its blocks cannot be read."""
        if template.blocks is None:
            self.write(template.html)
        else:
            composition = documents.restored(template.blocks)
            self._clear_own()
            kept = {f"cid:{image.cid}": str(image.path) for image in template.inline}  # the originals may be gone
            self.blocks.show_document(with_files(composition.document, kept))
            self._hand = ""
            if composition.by_hand:
                self._set_hand(template.html)
            else:
                self._become(by_hand=False)
                self._blocks_changed()
            self.tabs[HTML if composition.by_hand else BLOCKS].click()
        made = None if self.by_hand else self._made.text
        if template.text is not None and template.text != made:
            self.plain.setPlainText(template.text)
            self.own.setChecked(True)

    def insert(self, text: str) -> None:
        """A field where the cursor was last."""
        if self._stack.currentIndex() == PLAIN and self.own.isChecked():
            self.plain.insertPlainText(text)
        elif self.by_hand:
            self.html.insertPlainText(text)
        else:
            self.blocks.insert(text)

    def show_made(self, text: str) -> None:
        """The plain text that is made from the HTML; nothing where the user writes it."""
        shown = text if self.by_hand else self._made.text
        if not self.own.isChecked() and self.plain.toPlainText() != shown:
            self.plain.setPlainText(shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The cursor has come into the HTML or the plain text."""
        if event.type() == QEvent.Type.FocusIn and watched in (self.html, self.plain):
            self.entered.emit()
        return super().eventFilter(watched, event)

    def use_blocks(self) -> None:
        """The message is that of the blocks again; the HTML that was written stays at hand."""
        if self.by_hand:
            self._hand = self.html.toPlainText()
        self._become(by_hand=False)
        self._blocks_changed()

    def edit_html(self) -> None:
        """From here on the message is HTML, beginning with that of the blocks."""
        self._set_hand(self.source)
        self.html.setFocus()

    def use_hand(self) -> None:
        """The message is the HTML again that was written by hand."""
        self._set_hand(self._hand)

    def _set_hand(self, html: str) -> None:
        self._become(by_hand=True)
        self._show_html(html)
        self.changed.emit()

    def _become(self, *, by_hand: bool) -> None:
        told, self.by_hand = by_hand != self.by_hand, by_hand
        self._refresh()
        if told:
            self.hand_changed.emit(by_hand)

    def _blocks_changed(self) -> None:
        if self.by_hand:
            return
        self._made = documents.made(self.blocks.document)
        if self._stack.currentIndex() == HTML:
            self._show_html(self._made.html)
        if not self.own.isChecked():
            self.show_made(self._made.text)
        self.changed.emit()

    def _html_edited(self) -> None:
        """Whoever changes the HTML writes it by hand."""
        if not self._showing:
            self._become(by_hand=True)
            self.changed.emit()

    def _show_html(self, html: str) -> None:
        if self.html.toPlainText() != html:
            self._showing = True
            self.html.setPlainText(html)
            self._showing = False

    def _show_tab(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        if place == HTML and not self.by_hand:
            self._show_html(self.source)

    def _clear_own(self) -> None:
        self.own.setChecked(False)
        self.plain.clear()

    def _set_own(self, own: bool) -> None:
        self.plain.setReadOnly(not own)
        restyle(self.plain, "made", not own)
        if own:
            self.plain.setFocus()

    def _refresh(self) -> None:
        """What may be written in, and what is said about it."""
        self.html.setReadOnly(not self.by_hand)
        restyle(self.html, "made", not self.by_hand)
        self._written.setCurrentIndex(self.by_hand)
        self.made_bar.setVisible(not self.by_hand)
        self.made_bar.back.setVisible(bool(self._hand))
        self.kept.tell(has_blocks=self.blocks.list.blocks() != _BLANK.blocks)

    def _tab(self, name: str, place: int) -> QPushButton:
        tab = button(name, kind="chip")
        tab.setCheckable(True)
        tab.setChecked(place == 0)
        tab.clicked.connect(lambda: self._show_tab(place))
        return tab

    def _lay_out(self) -> None:
        head, group = QHBoxLayout(), QButtonGroup(self)
        head.setSpacing(6)
        for tab in self.tabs:
            group.addButton(tab)
            head.addWidget(tab)
        head.addStretch()
        self._written.addWidget(self.blocks)
        self._written.addWidget(self.kept)
        for page in (self._written, _page(self.made_bar, self.html, self.open), _page(self.own, self.plain)):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.blocks.changed.connect(self._blocks_changed)
        self.html.textChanged.connect(self._html_edited)
        self.plain.textChanged.connect(lambda: self.changed.emit() if self.own.isChecked() else None)
        self.blocks.entered.connect(self.entered)
        for editor in (self.html, self.plain):
            editor.installEventFilter(self)
        self.own.toggled.connect(self._set_own)
        self.own.toggled.connect(self.changed)
        self.open.clicked.connect(self.open_file)
        self.kept.back.clicked.connect(self.use_blocks)
        self.made_bar.edit.clicked.connect(self.edit_html)
        self.made_bar.back.clicked.connect(self.use_hand)


def _page(*widgets: QWidget) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget)
    return page
