"""What is around a block: its border, the handle to take it by, and a menu of what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from mailtool_gui.ui.editor.kinds import name_of
from mailtool_gui.ui.icons import icon
from mailtool_gui.ui.widgets.card import restyle

if TYPE_CHECKING:
    from mailtool_gui.domain.document import Block
    from mailtool_gui.ui.editor.views import BlockView

BLOCK_MIME = "application/x-mailtool-block"
"""A block that is being dragged: its place, or its kind where it comes from the palette."""


class Handle(QToolButton):
    """Six dots: dragged, the block moves; clicked, or by the space bar, a menu opens."""

    dragged = Signal()
    deleted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("handle")
        self.setFixedSize(18, 24)
        self.setIconSize(QSize(14, 14))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.DelayedPopup)
        self._pressed: QPoint | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Perhaps the beginning of a drag."""
        self._pressed = event.position().toPoint()
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A drag, once the pointer has gone far enough."""
        begun = self._pressed
        if begun is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if (event.position().toPoint() - begun).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.dragged.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click opens the menu."""
        if self._pressed is not None and self.rect().contains(event.position().toPoint()):
            self.showMenu()
        self._pressed = None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The Delete key takes the block away."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleted.emit()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.showMenu()
        else:
            super().keyPressEvent(event)


class BlockFrame(QFrame):
    """A block with its handle. `block` is as the document has it, until `read` is asked for."""

    changed = Signal()

    def __init__(self, block: Block, view: BlockView) -> None:
        super().__init__()
        self.shown = block
        self.view = view
        self._edited = False
        self.handle = Handle(self)
        self.handle.setMenu(QMenu(self.handle))
        self.setProperty("block", True)
        view.show_block(block)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 8, 12, 8)
        layout.setSpacing(4)
        layout.addWidget(self.handle, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(view, 1)
        view.changed.connect(self._mark)
        self.repaint_icons()

    def block(self) -> Block:
        """As the user has it now."""
        if self._edited:
            self.shown, self._edited = self.view.block(), False
        return self.shown

    def show_block(self, block: Block) -> None:
        """Another block of the same kind."""
        if self.block() != block:
            self.shown = block
            self.view.show_block(block)
            self._edited = False

    def redraw(self) -> None:
        """The paper has become dark or light."""
        self.view.show_block(self.block())
        self.repaint_icons()

    def set_place(self, number: int, total: int) -> None:
        """Tells those who do not see it where it stands."""
        name = self.tr("{0}, block {1} of {2}").format(name_of(self.shown), number, total)
        self.setAccessibleName(name)
        self.handle.setAccessibleName(self.tr("Move or remove: {0}").format(name))
        self.handle.setToolTip(self.tr("Drag to move, click for more"))

    def tab_stops(self) -> list[QWidget]:
        """What the Tab key stops at in it, one after the other."""
        inside = (each for each in self.view.findChildren(QWidget) if each.window() is self.window())  # no menus
        return [self.handle, *(each for each in inside if each.focusPolicy() & Qt.FocusPolicy.TabFocus)]

    def set_active(self, active: bool) -> None:
        """The cursor is in it."""
        restyle(self, "active", active)

    def repaint_icons(self) -> None:
        """The handle's dots."""
        self.handle.setIcon(icon("grip-vertical", self.view.shared.theme.tokens.faint, size=14))

    def drag(self, place: str) -> None:
        """The pointer takes the block with it."""
        drag, data = QDrag(self), QMimeData()
        data.setData(BLOCK_MIME, place.encode())
        drag.setMimeData(data)
        drag.setPixmap(self.grab().scaledToWidth(min(360, self.width()), Qt.TransformationMode.SmoothTransformation))
        drag.setHotSpot(QPoint(12, 12))
        drag.exec(Qt.DropAction.MoveAction)

    def _mark(self) -> None:
        self._edited = True
        self.changed.emit()
