"""What can be done with the block that has the cursor, on its upper edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from mailtool_gui.ui.editor.kinds import name_of
from mailtool_gui.ui.icons import icon
from mailtool_gui.ui.widgets.card import text_label

if TYPE_CHECKING:
    from mailtool_gui.ui.editor.frame import BlockFrame
    from mailtool_gui.ui.theme import Theme

_ICONS = {"up": "arrow-up", "down": "arrow-down", "copy": "copy", "remove": "trash-2"}
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show)


class BlockBar(QFrame):
    """`asked` carries up, down, copy or remove. By keyboard there are the keys that the tips name."""

    asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._frame: BlockFrame | None = None
        self.setObjectName("block-bar")
        self.name = text_label()
        self.buttons: dict[str, QToolButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 1, 4, 1)
        layout.setSpacing(0)
        layout.addWidget(self.name)
        for key, tip in self._tips().items():
            self.buttons[key] = made = QToolButton()
            made.setProperty("tool", True)
            made.setFixedSize(22, 20)
            made.setIconSize(QSize(13, 13))
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.setToolTip(tip)
            made.setAccessibleName(tip)
            made.clicked.connect(lambda _checked=False, key=key: self.asked.emit(key))
            layout.addWidget(made)
        self.redraw()
        self.hide()

    def attach(self, frame: BlockFrame | None) -> None:
        """Goes to another block; to none, and is not seen."""
        if self._frame is not None:
            self._frame.removeEventFilter(self)
        self._frame = frame
        self.setVisible(frame is not None)
        if frame is not None:
            frame.installEventFilter(self)
            self.name.setText(name_of(frame.shown))
            self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The block has moved or grown."""
        if watched is self._frame and event.type() in _MOVES:
            self._follow()
        return False

    def redraw(self) -> None:
        """Light and dark have other strokes."""
        for key, made in self.buttons.items():
            made.setIcon(icon(_ICONS[key], self._theme.tokens.accent, size=13))

    def _tips(self) -> dict[str, str]:
        return {
            "up": self.tr("Move up (Alt+Up)"),
            "down": self.tr("Move down (Alt+Down)"),
            "copy": self.tr("Duplicate (Ctrl+Shift+D)"),
            "remove": self.tr("Delete (Ctrl+Shift+Delete)"),
        }

    def _follow(self) -> None:
        frame, around = self._frame, self.parentWidget()
        if frame is None or around is None or not around.isAncestorOf(frame):
            return
        self.adjustSize()
        corner = frame.mapTo(around, QPoint(frame.width() - self.width() - 8, -self.height() // 2 - 2))
        self.move(max(0, corner.x()), max(0, corner.y()))
        self.raise_()
