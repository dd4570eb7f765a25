"""Blocks under each other, with places between them where others are put in or dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from mailtool_gui.domain.document import Block
from mailtool_gui.ui.editor.frame import BLOCK_MIME, BlockFrame
from mailtool_gui.ui.editor.pictures import is_picture

if TYPE_CHECKING:
    from mailtool_gui.ui.editor.edits import Place

_GAP = 8

Make = Callable[[Block], BlockFrame]


class BlockList(QWidget):
    """The frames of a document, or of one side of two columns. Drops are told with the place they were dropped at:
    `block_dropped` carries what the drag holds, `picture_dropped` a file. `dragged_over` tells where a drag is."""

    block_dropped = Signal(str, object)
    picture_dropped = Signal(object, object)
    dragged_over = Signal(QPoint)

    def __init__(self, make: Make, owner: Callable[[], Place] = lambda: ()) -> None:
        super().__init__()
        self.frames: list[BlockFrame] = []
        self._make = make
        self._owner = owner
        self._mark = QFrame(self)
        self._mark.setObjectName("drop-mark")
        self._mark.setAccessibleName(self.tr("Here it comes to stand"))
        self._mark.setFixedHeight(3)
        self._mark.hide()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(_GAP)
        self._layout.addStretch(1)
        self.setAcceptDrops(True)

    def blocks(self) -> tuple[Block, ...]:
        """As the user has them now."""
        return tuple(frame.block() for frame in self.frames)

    def place_of(self, frame: BlockFrame) -> Place:
        """Where in the document a frame stands."""
        return (*self._owner(), self.frames.index(frame))

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Other blocks. Frames whose block is still there stay as they are, with their cursor."""
        start, end = _same_ends(self.frames, blocks)
        old, new = self.frames[start : len(self.frames) - end], blocks[start : len(blocks) - end]
        between = self._reused(old, new)
        for frame in old:
            if frame not in between:
                self._throw_away(frame)
        self.frames[start : len(self.frames) - end] = between
        for place, frame in enumerate(self.frames):
            if self._layout.indexOf(frame) != place:
                self._layout.insertWidget(place, frame)
        self._count()

    def append(self, block: Block) -> None:
        """One more at the end."""
        frame = self._make(block)
        self._layout.insertWidget(len(self.frames), frame)
        self.frames.append(frame)
        self._count()

    def _count(self) -> None:
        """Numbers the frames; the Tab key goes through them as they stand."""
        before: QWidget | None = None
        for place, frame in enumerate(self.frames):
            frame.set_place(place + 1, len(self.frames))
            for widget in frame.tab_stops():
                if before is not None:
                    QWidget.setTabOrder(before, widget)
                before = widget

    def _reused(self, old: Sequence[BlockFrame], new: Sequence[Block]) -> list[BlockFrame]:
        """For each block the frame that shows it already, else one that shows another of its kind, else a new one."""
        free = list(old)
        same = [_taken(free, partial(_shows, block)) for block in new]
        return [frame or self._changed(free, block) for frame, block in zip(same, new, strict=True)]

    def _changed(self, free: list[BlockFrame], block: Block) -> BlockFrame:
        frame = _taken(free, lambda each: type(each.shown) is type(block))
        if frame is None:
            return self._make(block)
        frame.show_block(block)
        return frame

    def _throw_away(self, frame: BlockFrame) -> None:
        self._layout.removeWidget(frame)
        frame.hide()
        frame.deleteLater()

    # drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Blocks and pictures are taken."""
        self._take(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """A line shows where it would come to stand."""
        self._take(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:  # noqa: N802
        """It goes elsewhere."""
        self._mark.hide()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """It comes to stand here."""
        self._mark.hide()
        place = (*self._owner(), self.index_at(event.position().toPoint()))
        data = event.mimeData()
        if data.hasFormat(BLOCK_MIME):
            event.acceptProposedAction()
            self.block_dropped.emit(bytes(data.data(BLOCK_MIME).data()).decode(), place)
        elif files := _pictures(data):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            for file in reversed(files):
                self.picture_dropped.emit(file, place)

    def index_at(self, point: QPoint) -> int:
        """Before which frame something comes to stand that is dropped here."""
        return sum(frame.geometry().center().y() < point.y() for frame in self.frames)

    def _take(self, event: QDragMoveEvent) -> None:
        data = event.mimeData()
        if not (data.hasFormat(BLOCK_MIME) or _pictures(data)):
            event.ignore()
            return
        event.acceptProposedAction()
        self.dragged_over.emit(self.mapToGlobal(event.position().toPoint()))
        index = self.index_at(event.position().toPoint())
        if index < len(self.frames):
            top = self.frames[index].geometry().top() - _GAP // 2 - 1
        else:
            top = self.frames[-1].geometry().bottom() + _GAP // 2 - 1 if self.frames else 0
        self._mark.setGeometry(0, max(0, top), self.width(), 3)
        self._mark.raise_()
        self._mark.show()


def _shows(block: Block, frame: BlockFrame) -> bool:
    return frame.block() == block


def _taken(free: list[BlockFrame], wanted: Callable[[BlockFrame], bool]) -> BlockFrame | None:
    """The first of the free ones that is wanted, which is free no more."""
    found = next((frame for frame in free if wanted(frame)), None)
    if found is not None:
        free.remove(found)
    return found


def _same_ends(frames: Sequence[BlockFrame], blocks: Sequence[Block]) -> tuple[int, int]:
    """How many blocks at the start and at the end are those that are shown."""
    most = min(len(frames), len(blocks))
    start = 0
    while start < most and frames[start].block() == blocks[start]:
        start += 1
    end = 0
    while end < most - start and frames[-1 - end].block() == blocks[-1 - end]:
        end += 1
    return start, end


def _pictures(data: QMimeData) -> list[Path]:
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [file for file in files if is_picture(file)]
