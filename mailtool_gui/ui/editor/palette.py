"""The kinds of blocks in a row: a click puts one in below the cursor, a drag where it is let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSize, Signal
from PySide6.QtWidgets import QWidget

from mailtool_gui.ui.editor.frame import BLOCK_MIME
from mailtool_gui.ui.editor.kinds import KINDS, Kind
from mailtool_gui.ui.icons import icon
from mailtool_gui.ui.widgets.drag_button import DragButton
from mailtool_gui.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from mailtool_gui.ui.theme import Theme


class PaletteButton(DragButton):
    """One kind."""

    def __init__(self, kind: Kind, parent: QWidget) -> None:
        super().__init__(kind.name(), parent)
        self.kind = kind
        self.setProperty("kind", True)
        self.setIconSize(QSize(14, 14))
        self.setAccessibleName(self.tr("Add a block: {0}").format(kind.name()))
        self.setToolTip(self.tr("Click, or drag to where it belongs"))

    def carried(self) -> QMimeData:
        """A block of this kind."""
        data = QMimeData()
        data.setData(BLOCK_MIME, f"kind:{self.kind.key}".encode())
        return data


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
