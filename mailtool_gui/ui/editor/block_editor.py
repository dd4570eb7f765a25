"""The message as blocks: written, added, moved, taken away, and all of it undone again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from mailtool_gui.domain.document import Block, Document, Image, Text
from mailtool_gui.ui.editor.block_bar import BlockBar
from mailtool_gui.ui.editor.block_list import BlockList
from mailtool_gui.ui.editor.columns_view import ColumnsView
from mailtool_gui.ui.editor.edits import (
    Place,
    below,
    block_at,
    duplicated,
    inserted,
    landing,
    moved,
    removed,
)
from mailtool_gui.ui.editor.frame import BlockFrame
from mailtool_gui.ui.editor.history import Step, new_history
from mailtool_gui.ui.editor.image_view import cid_of
from mailtool_gui.ui.editor.kinds import BY_KEY
from mailtool_gui.ui.editor.link_dialog import LinkDialog
from mailtool_gui.ui.editor.making import Maker
from mailtool_gui.ui.editor.palette import Palette
from mailtool_gui.ui.editor.rich_edit import RichEdit, Shared
from mailtool_gui.ui.editor.tools import Tools
from mailtool_gui.ui.editor.views import BlockView, TextView
from mailtool_gui.ui.widgets.card import button

if TYPE_CHECKING:
    from mailtool_gui.ui.editor.fields import Fields
    from mailtool_gui.ui.editor.pictures import Pictures
    from mailtool_gui.ui.theme import Theme

PAUSE = 300
"""Milliseconds of writing that are one step of undoing, and after which the rest of the window is told."""
_AT_ONCE = 4  # blocks that are built before the window goes on; the others follow one by one
_EDGE, _STEP = 40, 14  # px at the upper and lower edge where a drag scrolls, and how far


class BlockEditor(QWidget):
    """`changed` tells that the document is another, `entered` that the cursor has come into it."""

    changed = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, fields: Fields, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shared = Shared(fields=fields, theme=theme)
        self.pictures = pictures
        self.history = new_history()
        self.palette_row, self.tools = Palette(theme), Tools(theme)
        self._maker = Maker(self)
        self.list = self._maker.list()
        self._shown = Document()
        self._active: BlockFrame | None = None
        self._text: RichEdit | None = None
        self._rest: tuple[Block, ...] = ()
        self._later = QTimer(self, interval=0)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._empty = button(self.tr("Nothing written yet. Begin with a text"), kind="quiet")
        self._lay_out()
        self._bar = BlockBar(theme, self._inside)
        self._connect(theme)
        self._make_keys()
        self.show_document(Document((Text(),)))

    # the document

    @property
    def document(self) -> Document:
        """As the user has it now."""
        self.flush()
        return self._shown

    def show_document(self, document: Document) -> None:
        """Another document; what was done before cannot be undone."""
        self._pause.stop()
        self.history.clear()
        self._show(Document(document.blocks[:_AT_ONCE]), None, tells=False)
        self._shown, self._rest = document, document.blocks[_AT_ONCE:]
        if self._rest:
            self._later.start()
        self.changed.emit()

    def flush(self) -> None:
        """What was written since the last pause is one step."""
        self._pause.stop()
        now = Document((*self.list.blocks(), *self._rest))
        if now != self._shown:
            place = self._place()
            self.history.push(Step(self._shown, now, (place, place), self._show, done=True))
            self._shown = now
            self.changed.emit()

    def edited(self) -> None:
        """Something was written; a moment later it is a step."""
        if not self._pause.isActive():
            self._pause.start()
        self.tools.refresh()

    def undo(self) -> None:
        """One step back."""
        self.flush()
        self.history.undo()

    def redo(self) -> None:
        """One step forward again."""
        self.flush()
        self.history.redo()

    def _become(self, document: Document, place: Place | None) -> None:
        if document != self._shown:
            self.history.push(Step(self._shown, document, (self._place(), place), self._show, done=False))

    def _build(self) -> None:
        """One block more of a long document: the window is not held up by all of them."""
        block, *rest = self._rest
        self._rest = tuple(rest)
        self.list.append(block)
        if not rest:
            self._later.stop()

    def _show(self, document: Document, place: Place | None, *, tells: bool = True) -> None:
        self._shown, self._rest = document, ()
        self._later.stop()
        self.list.show_blocks(document.blocks)
        self._empty.setVisible(not document.blocks)
        if self._active is not None and self._active not in list(self.frames()):
            self._activate(None)
        if place is not None and (frame := self._frame_at(place)) is not None:
            self._activate(frame)
            frame.view.focus() if frame.view.texts or frame.view.can else frame.handle.setFocus()
            self._scroll.ensureWidgetVisible(frame, 0, 24)
        if tells:
            self.changed.emit()

    # what can be done

    def add(self, key: str, *, below: BlockFrame | None = None, above: BlockFrame | None = None) -> None:
        """A new block of a kind, below the one with the cursor unless said otherwise; a blank text gives way."""
        block = BY_KEY[key].new(self.shared.fields)
        self.flush()
        frame = above or below or self._active
        if above is not None:
            self._insert(block, self.place_of(above))
        elif frame is None:
            self._insert(block, (len(self._shown.blocks),))
        else:
            self._insert_below(block, self.place_of(frame), replaces=below is None)

    def add_to_side(self, key: str, owner: BlockView, side: int) -> None:
        """A new block at the end of one of two columns."""
        self.flush()
        assert isinstance(owner, ColumnsView)
        frame = owner.parentWidget()
        assert isinstance(frame, BlockFrame)
        block = BY_KEY[key].new(self.shared.fields)
        self._insert(block, (*self.place_of(frame), side, len(owner.sides[side].frames)))

    def remove(self, frame: BlockFrame | None = None) -> None:
        """Takes a block away: the one with the cursor."""
        self.flush()
        if frame := frame or self._active:
            place = self.place_of(frame)
            self._become(removed(self._shown, place), (*place[:-1], max(0, place[-1] - 1)))

    def duplicate(self, frame: BlockFrame | None = None) -> None:
        """The same once more, below it."""
        self.flush()
        if frame := frame or self._active:
            place = self.place_of(frame)
            self._become(duplicated(self._shown, place), below(place))

    def shift(self, by: int, frame: BlockFrame | None = None) -> None:
        """One place up (-1) or down (1)."""
        self.flush()
        if frame := frame or self._active:
            place = self.place_of(frame)
            target = place[-1] + by
            if 0 <= target < len(self._siblings(place)):
                self._move(place, (*place[:-1], target + (by > 0)))

    def drag(self, frame: BlockFrame) -> None:
        """A block is taken by its handle."""
        self.flush()
        frame.drag("place:" + ".".join(str(step) for step in self.place_of(frame)))

    def drop(self, what: str, place: Place) -> None:
        """What was dragged comes to stand at a place."""
        self.flush()
        kind, _, rest = what.partition(":")
        if kind == "kind" and rest in BY_KEY:
            self._insert(BY_KEY[rest].new(self.shared.fields), place)
        elif kind == "place":
            self._move(tuple(int(step) for step in rest.split(".")), place)

    def drop_picture(self, file: Path, place: Place) -> None:
        """A picture's file comes to stand at a place."""
        self.flush()
        self._insert(Image(source=f"cid:{cid_of(file)}", file=str(file)), place)

    def insert(self, text: str) -> None:
        """A text with fields where the cursor was last; with no text anywhere, in a new one."""
        if self._text is None or self._text not in list(self._texts()):
            texts = list(self._texts())
            if not texts:
                self.add("text")
                texts = list(self._texts())
            self._text = texts[-1]
        self._text.insert_source(text)

    def ask_for_link(self) -> None:
        """Where the selected words shall lead."""
        view = self.tools.view
        if isinstance(view, TextView):
            link = view.edit.select_link()
            LinkDialog(self.shared, link, lambda target: self._link(view.edit, target), self).open()

    def _link(self, edit: RichEdit, target: str) -> None:
        if target and not edit.textCursor().hasSelection():
            edit.insert_selected(target.removeprefix("mailto:").removeprefix("tel:"))
        edit.set_link(target)
        edit.setFocus()

    def _insert(self, block: Block, place: Place) -> None:
        self._become(inserted(self._shown, place, block), place)

    def _insert_below(self, block: Block, place: Place, *, replaces: bool) -> None:
        if len(place) > 1 and BY_KEY["columns"].new(self.shared.fields).__class__ is type(block):
            place, replaces = place[:1], False
        if replaces and block_at(self._shown, place) == Text():
            self._become(inserted(removed(self._shown, place), place, block), place)
        else:
            self._insert(block, below(place))

    def _move(self, start: Place, end: Place) -> None:
        self._become(moved(self._shown, start, end), landing(start, end))

    # where the cursor is

    def frames(self) -> Iterator[BlockFrame]:
        """All frames, those inside columns after their own."""
        for frame in self.list.frames:
            yield frame
            if isinstance(frame.view, ColumnsView):
                yield from (inner for side in frame.view.sides for inner in side.frames)

    def place_of(self, frame: QWidget) -> Place:
        """Where a frame's block stands in the document."""
        around = frame.parentWidget()
        assert isinstance(frame, BlockFrame)
        assert isinstance(around, BlockList)
        return around.place_of(frame)

    def go_on(self, frame: BlockFrame, by: int) -> None:
        """An arrow key leads into the block above (-1) or below (1)."""
        frames = [each for each in self.frames() if each.view.texts and not isinstance(each.view, ColumnsView)]
        place = frames.index(frame) + by if frame in frames else -1
        if 0 <= place < len(frames):
            frames[place].view.focus()

    def follow(self, text: RichEdit) -> None:
        """Keeps the cursor in sight, and the tools true."""
        if text.hasFocus():
            spot = text.mapTo(self._inside, text.cursorRect().center())
            self._scroll.ensureVisible(spot.x(), spot.y(), 0, 30)
            self.tools.refresh()

    def scroll_for(self, point: QPoint) -> None:
        """A drag at the edge scrolls."""
        y, bar = self._scroll.viewport().mapFromGlobal(point).y(), self._scroll.verticalScrollBar()
        if y < _EDGE:
            bar.setValue(bar.value() - _STEP)
        elif y > self._scroll.viewport().height() - _EDGE:
            bar.setValue(bar.value() + _STEP)

    def _place(self) -> Place | None:
        active = self._active
        return self.place_of(active) if active is not None and active in list(self.frames()) else None

    def _siblings(self, place: Place) -> list[BlockFrame]:
        frame = self._frame_at(place)
        around = frame.parentWidget() if frame else None
        return around.frames if isinstance(around, BlockList) else []

    def _frame_at(self, place: Place) -> BlockFrame | None:
        return next((frame for frame in self.frames() if self.place_of(frame) == place), None)

    def _texts(self) -> Iterator[RichEdit]:
        return (text for frame in self.list.frames for text in frame.view.texts)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self.isAncestorOf(new):
            return
        if isinstance(new, RichEdit):
            self._text = new
            self.entered.emit()
        around: QWidget | None = new
        while around is not None and not isinstance(around, BlockFrame):
            around = around.parentWidget()
        if around is not None:
            self._activate(around)
            spot = new.mapTo(self._inside, new.rect().center())
            self._scroll.ensureVisible(spot.x(), spot.y(), 0, min(new.height(), 120) // 2 + 24)

    def _activate(self, frame: BlockFrame | None) -> None:
        if frame is not self._active:
            if self._active is not None:
                self._active.set_active(False)
            self._active = frame
            if frame is not None:
                frame.set_active(True)
            self._bar.attach(frame)
        self.tools.follow(frame.view if frame else None)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """What was written is told before it is out of sight."""
        super().hideEvent(event)
        self._later.stop()
        self.flush()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """The rest of a long document is built."""
        super().showEvent(event)
        if self._rest:
            self._later.start()

    # how it looks

    def _lay_out(self) -> None:
        self._inside = QWidget()
        self._inside.setObjectName("blocks")
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(2, 14, 8, 8)
        inside.addWidget(self._empty)
        inside.addWidget(self.list, 1)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.palette_row)
        layout.addWidget(self.tools)
        layout.addWidget(self._scroll, 1)

    def _connect(self, theme: Theme) -> None:
        self._pause.timeout.connect(self.flush)
        self._later.timeout.connect(self._build)
        self.palette_row.picked.connect(self.add)
        self.tools.link_asked.connect(self.ask_for_link)
        self._empty.clicked.connect(lambda: self.add("text"))
        self._bar.asked.connect(self._do)
        theme.changed.connect(self._redraw)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    def _do(self, what: str) -> None:
        if what in ("up", "down"):
            self.shift(-1 if what == "up" else 1)
        elif what == "copy":
            self.duplicate()
        else:
            self.remove()

    def _make_keys(self) -> None:
        for keys, then in (
            ("Alt+Up", lambda: self.shift(-1)),
            ("Alt+Down", lambda: self.shift(1)),
            ("Ctrl+Shift+D", self.duplicate),
            ("Ctrl+Shift+Delete", self.remove),
            ("Ctrl+Return", lambda: self.add("text", below=self._active)),
            ("Ctrl+Z", self.undo),
            ("Ctrl+Shift+Z", self.redo),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(then)

    def _redraw(self) -> None:
        for part in (self.palette_row, self.tools, self._bar):
            part.redraw()
        for frame in self.frames():
            frame.redraw()
