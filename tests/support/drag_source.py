"""A small window with one file in it, to be dragged into another program.

    python -m tests.support.drag_source FILE

prints what became of each drag.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

SIZE = (150, 70)


class FileLabel(QLabel):
    """Shows a file's name; whoever pulls at it has the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.name, alignment=Qt.AlignmentFlag.AlignCenter)
        self._path = path

    def mouseMoveEvent(self, _event: QMouseEvent) -> None:  # noqa: N802
        """The button is down, or Qt would not tell."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(self._path))])
        drag = QDrag(self)
        drag.setMimeData(data)
        action = drag.exec(Qt.DropAction.CopyAction)
        sys.stdout.write(f"{action.name}\n")
        sys.stdout.flush()


def main() -> int:
    """Shows the file in the display's upper right corner."""
    application = QApplication(["files"])
    label = FileLabel(Path(sys.argv[1]).resolve())
    label.setWindowFlag(Qt.WindowType.FramelessWindowHint)
    label.setFixedSize(*SIZE)
    label.move(application.primaryScreen().size().width() - SIZE[0] - 10, 10)
    label.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
