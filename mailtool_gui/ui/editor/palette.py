"""The kinds of blocks in a row: a click puts one in below the cursor, a drag where it is let go."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from mailtool_gui.ui.editor.frame import BLOCK_MIME
from mailtool_gui.ui.editor.kinds import KINDS, Kind
from mailtool_gui.ui.icons import icon
from mailtool_gui.ui.theme import Theme
from mailtool_gui.ui.widgets.flow import Flow


class PaletteButton(QPushButton):
    """One kind."""

    def __init__(self, kind: Kind, parent: QWidget) -> None:
        super().__init__(kind.name(), parent)
        self.kind = kind
        self.setProperty("kind", True)
        self.setIconSize(QSize(14, 14))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Add a block: {0}").format(kind.name()))
        self.setToolTip(self.tr("Click, or drag to where it belongs"))
        self._pressed: QPoint | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Perhaps the beginning of a drag."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A drag, once the pointer has gone far enough."""
        begun = self._pressed
        if begun is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if (event.position().toPoint() - begun).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.setDown(False)
            self.dragged().exec(Qt.DropAction.CopyAction)

    def dragged(self) -> QDrag:
        """What the pointer carries: a block of this kind."""
        drag, data = QDrag(self), QMimeData()
        data.setData(BLOCK_MIME, f"kind:{self.kind.key}".encode())
        drag.setMimeData(data)
        drag.setPixmap(self.grab())
        return drag


class Palette(QWidget):
    """`picked` carries a kind's name."""

    picked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.buttons = {kind.key: PaletteButton(kind, self) for kind in KINDS}
        flow = Flow(self, spacing=1)
        for key, made in self.buttons.items():
            flow.addWidget(made)
            made.clicked.connect(lambda _checked=False, key=key: self.picked.emit(key))
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.redraw()

    def redraw(self) -> None:
        """Light and dark have other strokes."""
        for made in self.buttons.values():
            made.setIcon(icon(made.kind.icon, self._theme.tokens.secondary, size=14))
