"""A workbook dropped anywhere in the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

_FROM_EDGE = 24
_KINDS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.DragLeave, QEvent.Type.Drop)


def dropped_file(data: QMimeData) -> Path | None:
    """The first file of this computer in what is dragged."""
    return next((Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()), None)


class Drops(QObject):
    """Takes files dropped on `window` and on whatever is watched; `dropped` carries the file's path."""

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._veil = _Veil(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def watch(self, page: QWidget) -> None:
        """The page's editors, which would take a file's name as text, leave files to the window."""
        for widget in page.findChildren(QWidget):
            if widget.acceptDrops():
                widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Whether it was a file's, and so is dealt with."""
        if event.type() not in _KINDS:
            return False
        if not isinstance(event, QDropEvent):
            self._veil.hide()  # it has left
            return False
        path = dropped_file(event.mimeData())
        if path is None:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._veil.setVisible(event.type() != QEvent.Type.Drop)
        if event.type() == QEvent.Type.Drop:
            self._window.activateWindow()  # what is typed next is meant for it, not for the file manager
            self.dropped.emit(path)
        return True


class _Veil(QFrame):
    """Says that the file may be let go."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("dropping")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QVBoxLayout(self)
        layout.addWidget(QLabel(self.tr("Let go to open this workbook"), self), 0, Qt.AlignmentFlag.AlignCenter)
        self.hide()

    def setVisible(self, visible: bool) -> None:  # noqa: N802
        """Over the whole window, inside its edge."""
        if visible and self.isHidden():
            self.setGeometry(self._window.rect().adjusted(_FROM_EDGE, _FROM_EDGE, -_FROM_EDGE, -_FROM_EDGE))
            self.raise_()
        super().setVisible(visible)
