"""Where a workbook is dropped, or asked for, or read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from mailtool_gui.ui.drops import dropped_file
from mailtool_gui.ui.icons import icon
from mailtool_gui.ui.widgets.card import button, restyle, text_label

if TYPE_CHECKING:
    from mailtool_gui.ui.theme import Theme

_NATIVE = QKeySequence.SequenceFormat.NativeText

_SENTENCE = 600  # px
_TEXT_FILES = frozenset({".csv", ".tsv", ".txt"})


class DropArea(QFrame):
    """Shows what to do while no workbook is open.

    `dropped` carries the file, `pasted` the clipboard's text and HTML, `asked` wants a file dialog, `otherwise` carries
    a text file that was refused and may be read in another way.
    """

    dropped = Signal(Path)
    pasted = Signal(str, str)
    otherwise = Signal(Path)
    asked = Signal()
    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._over = False
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Drop area for a workbook"))
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.heading = text_label(role="title")
        self.sentence = text_label(wraps=True)
        self.choose = self._button(self.tr("&Choose a workbook…"), primary=True)
        self.differently = button(self.tr("Read it &differently…"), kind="link")
        self._refused: Path | None = None
        self.paste = button(self.tr("or &paste cells"), kind="link")
        self.paste.setToolTip(QKeySequence(QKeySequence.StandardKey.Paste).toString(_NATIVE))
        self.stop = self._button(self.tr("&Cancel"), primary=False)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(260, 6)
        self.bar.setAccessibleName(self.tr("Reading"))
        self._lay_out()
        self.choose.clicked.connect(self.asked)
        self.paste.clicked.connect(self._paste)
        self.differently.clicked.connect(lambda: self.otherwise.emit(self._refused))
        QShortcut(QKeySequence.StandardKey.Paste, self, self._paste)
        self.stop.clicked.connect(self.cancelled)
        theme.changed.connect(self._redraw)
        self._redraw()
        self.show_empty()

    def show_empty(self, sentence: str | None = None) -> None:
        """Nothing is open; `sentence` may say what has just happened."""
        usual = self.tr("One message for each row or customer. You see everything before anything is sent.")
        what = sentence or usual
        self._show(self.tr("Drop a workbook here"), what, state=None, reading=False)

    def show_refusal(self, path: Path, sentence: str) -> None:
        """The file could not be opened, and why."""
        self._refused = path
        self._show(self.tr("{0} cannot be opened").format(path.name), sentence, state="failed", reading=False)
        self.differently.setVisible(path.suffix.lower() in _TEXT_FILES)

    def show_reading(self, name: str) -> None:
        """The file `name` is being read."""
        self._show(self.tr("Opening {0}…").format(name), "", state=None, reading=True)
        self.bar.setRange(0, 0)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """A file is held over the area."""
        if dropped_file(event.mimeData()):
            self._set_over(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:  # noqa: N802
        """It is not any more."""
        self._set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """A file is let go."""
        self._set_over(False)
        path = dropped_file(event.mimeData())
        if path:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """A panel with a dashed edge, in the accent's colour while a file is held over it."""
        tokens, painter = self._theme.tokens, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(tokens.accent_soft if self._over else tokens.panel))
        pen = QPen(QColor(tokens.accent if self._over else tokens.faint), 1.5, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 4])
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)
        painter.end()

    def _button(self, text: str, *, primary: bool) -> QPushButton:
        return button(text, kind="primary" if primary else None)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(4)
        above = (self._picture, self.heading, self.sentence, self.bar, self.differently)
        for widget in (*above, self.choose, self.paste, self.stop):
            layout.addWidget(widget, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(5)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setFixedWidth(_SENTENCE)

    def _show(self, heading: str, sentence: str, *, state: str | None, reading: bool) -> None:
        self.heading.setText(heading)
        self.sentence.setText(sentence)
        self.sentence.setMinimumHeight(self.sentence.heightForWidth(_SENTENCE))  # in the middle it would get one line
        restyle(self.sentence, "state", state)
        self.choose.setVisible(not reading)
        self.paste.setVisible(not reading)
        self.differently.hide()
        self.stop.setVisible(reading)
        self.bar.setVisible(reading)

    def _paste(self) -> None:
        if self.paste.isVisible():
            cells = QApplication.clipboard().mimeData() or QMimeData()  # none where the program they are from has ended
            self.pasted.emit(cells.text(), cells.html())

    def _redraw(self) -> None:
        drawn = icon("file-spreadsheet", self._theme.tokens.accent, size=44)
        self._picture.setPixmap(drawn.pixmap(QSize(44, 44)))
        self.update()

    def _set_over(self, over: bool) -> None:
        self._over = over
        self.update()
