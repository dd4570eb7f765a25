"""How single blocks are written: a text, a heading, a button, a line, some room."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mailtool_gui.domain.document import (
    INK,
    Align,
    Block,
    Button,
    Divider,
    Heading,
    Ink,
    Line,
    Listing,
    Paragraph,
    Spacer,
    Text,
)
from mailtool_gui.services.documents import link_target
from mailtool_gui.ui.editor.field_line import FieldLine
from mailtool_gui.ui.editor.rich_edit import RichEdit, Shared
from mailtool_gui.ui.editor.rich_text import align_of, listing_of, set_alignment, set_listing
from mailtool_gui.ui.editor.still import StillSpinBox
from mailtool_gui.ui.widgets.card import restyle, text_label

SIDES = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.CENTER: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
}
_PADDING = 8  # above and below the words on a button


class BlockView(QWidget):
    """One block, to be changed by the user: `changed` tells of it. `can` names the tools that mean something here:
    marks, ink, align, listing, link, level."""

    changed = Signal()
    can: frozenset[str] = frozenset()

    def __init__(self, shared: Shared) -> None:
        super().__init__()
        self.shared = shared

    def block(self) -> Block:
        """As it is now."""
        raise NotImplementedError

    def show_block(self, block: Block) -> None:
        """Another block of the same kind. Nothing is told."""
        raise NotImplementedError

    @property
    def texts(self) -> list[RichEdit]:
        """The texts in it that fields can be put into, the main one first."""
        return []

    @property
    def align(self) -> Align:
        """Where it stands."""
        return Align.LEFT

    def set_align(self, align: Align) -> None:
        """Where it shall stand."""

    def set_ink(self, ink: Ink) -> None:
        """Its colour."""

    def focus(self) -> None:
        """The cursor goes into it."""
        if self.texts:
            self.texts[0].setFocus(Qt.FocusReason.OtherFocusReason)


class TextView(BlockView):
    """Paragraphs and lists."""

    can = frozenset({"marks", "ink", "align", "listing", "link"})

    def __init__(self, shared: Shared) -> None:
        super().__init__(shared)
        self.edit = RichEdit(shared)
        self.edit.setAccessibleName(self.tr("Text"))
        self.edit.setPlaceholderText(self.tr("Write here. Type {{ to put in a field."))
        self.edit.edited.connect(self.changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.edit)

    def block(self) -> Text:
        """What is written."""
        return Text(paragraphs=self.edit.paragraphs())

    def show_block(self, block: Block) -> None:
        """Another text."""
        assert isinstance(block, Text)
        self.edit.show_paragraphs(block.paragraphs)

    @property
    def texts(self) -> list[RichEdit]:
        """The text itself."""
        return [self.edit]

    @property
    def align(self) -> Align:
        """That of the paragraph with the cursor."""
        return align_of(self.edit.textCursor().block())

    @property
    def listing(self) -> Listing:
        """That of the paragraph with the cursor."""
        return listing_of(self.edit.textCursor().block())

    def set_align(self, align: Align) -> None:
        """Of the selected paragraphs."""
        set_alignment(self.edit.textCursor(), align)
        self.changed.emit()

    def set_listing(self, listing: Listing) -> None:
        """Of the selected paragraphs."""
        set_listing(self.edit.textCursor(), listing)
        self.changed.emit()

    def set_ink(self, ink: Ink) -> None:
        """Of the selected letters."""
        self.edit.set_ink(ink)


class HeadingView(BlockView):
    """One line in large letters; the Return key asks for a text below it (`finished`)."""

    can = frozenset({"align", "level"})
    finished = Signal()

    def __init__(self, shared: Shared) -> None:
        super().__init__(shared)
        self._block = Heading()
        self.edit = _Large(shared)
        self.edit.setAccessibleName(self.tr("Heading"))
        self.edit.setPlaceholderText(self.tr("Heading"))
        self.edit.edited.connect(self.changed)
        self.edit.finished.connect(self.finished)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.edit)

    def block(self) -> Heading:
        """What is written."""
        return replace(self._block, line=self.edit.line())

    def show_block(self, block: Block) -> None:
        """Another heading."""
        assert isinstance(block, Heading)
        self._block = block
        restyle(self.edit, "large", str(block.level if 1 <= block.level <= 3 else 1))
        self.edit.show_aligned(block.line, block.align)

    @property
    def texts(self) -> list[RichEdit]:
        """The line."""
        return [self.edit]

    @property
    def align(self) -> Align:
        """Where it stands."""
        return self._block.align

    @property
    def level(self) -> int:
        """1 is the largest."""
        return self._block.level

    def set_align(self, align: Align) -> None:
        """Where it shall stand."""
        self._block = replace(self._block, align=align)
        set_alignment(self.edit.textCursor(), align)
        self.changed.emit()

    def set_level(self, level: int) -> None:
        """How large it shall be."""
        self._block = replace(self._block, level=level)
        restyle(self.edit, "large", str(level))
        self.changed.emit()


class _Large(FieldLine):
    """A line that is as many lines high as its words need."""

    def __init__(self, shared: Shared, around: int = 0) -> None:
        self._around = around  # above and below, as the style sheet has it
        super().__init__(shared)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setProperty("line", None)
        self.setProperty("inside", True)

    def show_aligned(self, line: Line, align: Align) -> None:
        """The words where they stand."""
        self.show_paragraphs((Paragraph(line, align),))

    def _fit(self) -> None:
        """As high as the words, with the room that the style sheet puts around them."""
        self.setFixedHeight(math.ceil(self.document().size().height()) + 2 * self._around)


class ButtonView(BlockView):
    """The words on a button as it will look, and under it where it leads."""

    can = frozenset({"ink", "align"})

    def __init__(self, shared: Shared) -> None:
        super().__init__(shared)
        self._block = Button()
        self.label = _Large(shared, around=_PADDING)
        self.label.setPlaceholderText(self.tr("Words on the button"))
        self.label.setAccessibleName(self.tr("Words on the button"))
        self.link = FieldLine(shared, placeholder=self.tr("https://… or a mail address"))
        self.link.setAccessibleName(self.tr("Where the button leads"))
        self.problem = text_label(
            self.tr("This address cannot be used. Write one that begins with https://"), wraps=True
        )
        self.problem.setProperty("state", "trying")
        for line in self.texts:
            line.edited.connect(self._edited)
        self._lay_out()

    def block(self) -> Button:
        """As it is written."""
        return replace(self._block, line=self.label.line(), link=self.link.text())

    def show_block(self, block: Block) -> None:
        """Another button."""
        assert isinstance(block, Button)
        self._block = block
        if self.label.line() != block.line:
            self.label.show_aligned(block.line, Align.CENTER)
        if self.link.text() != block.link:
            self.link.show_text(block.link)
        self._paint()

    @property
    def texts(self) -> list[RichEdit]:
        """Its words, and its address."""
        return [self.label, self.link]

    @property
    def align(self) -> Align:
        """Where it stands."""
        return self._block.align

    @property
    def ink(self) -> Ink:
        """Its colour."""
        return self._block.ink

    def set_align(self, align: Align) -> None:
        """Where it shall stand."""
        self._block = replace(self._block, align=align)
        self._edited()

    def set_ink(self, ink: Ink) -> None:
        """Its colour."""
        self._block = replace(self._block, ink=ink)
        self._edited()

    def _edited(self) -> None:
        self._paint()
        self.changed.emit()

    def _paint(self) -> None:
        ground = INK[self._block.ink][0]
        self._row.setAlignment(self.label, SIDES[self._block.align])
        around = f"border-radius: 8px; padding: {_PADDING}px 10px;"
        words = "color: #FFFFFF; font-weight: 600; placeholder-text-color: #D0DAF5;"
        sheet = f"QTextEdit {{ background: {ground}; {around} {words} }}"
        if self.label.styleSheet() != sheet:
            self.label.setStyleSheet(sheet)
        link = self.link.text()
        self.problem.setVisible(bool(link.strip()) and not link_target(link))

    def _lay_out(self) -> None:
        self.label.setFixedWidth(220)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        self._row = QHBoxLayout()
        self._row.addWidget(self.label)
        layout.addLayout(self._row)
        below = QHBoxLayout()
        caption = text_label(self.tr("Leads to"), role="secondary")
        caption.setBuddy(self.link)
        below.addWidget(caption)
        below.addWidget(self.link, 1)
        layout.addLayout(below)
        layout.addWidget(self.problem)


class DividerView(BlockView):
    """A line across."""

    def __init__(self, shared: Shared) -> None:
        super().__init__(shared)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 6)
        line = QFrame()
        line.setProperty("rule", True)
        layout.addWidget(line)

    def block(self) -> Divider:
        """It has nothing that could be changed."""
        return Divider()

    def show_block(self, block: Block) -> None:
        """One is like the other."""


class SpacerView(BlockView):
    """Room between two blocks."""

    def __init__(self, shared: Shared) -> None:
        super().__init__(shared)
        self.height_box = StillSpinBox(minimum=4, maximum=200, singleStep=4, suffix=self.tr(" px"))
        self.height_box.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.height_box.setAccessibleName(self.tr("Height of the space in pixels"))
        self.height_box.valueChanged.connect(self.changed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(text_label(self.tr("Space"), role="secondary"))
        layout.addWidget(self.height_box)
        layout.addStretch()

    def block(self) -> Spacer:
        """As high as is chosen."""
        return Spacer(height=self.height_box.value())

    def show_block(self, block: Block) -> None:
        """Another height."""
        assert isinstance(block, Spacer)
        self.height_box.blockSignals(True)
        self.height_box.setValue(block.height)
        self.height_box.blockSignals(False)
