"""Pictures of the draft, read beside the window and kept small: in the editor and in the preview."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader

from mailtool_gui.domain.errors import TemplateError

if TYPE_CHECKING:
    from mailtool_gui.ui.tasks import Tasks

translate = QCoreApplication.translate

SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp")
"""Pictures that mail readers show."""
_LARGEST_FILE = 10 * 2**20
_WIDEST = 1200  # pixels: twice the mail's width is sharp on every screen


class Pictures(QObject):
    """`loaded` tells that a picture can be had now, by the path it was asked for."""

    loaded = Signal(str)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._known: dict[str, QImage] = {}
        self._asked: set[str] = set()
        self.troubles: dict[str, str] = {}

    def get(self, file: str) -> QImage | None:
        """The picture of a file, where it is read already; else it is read, and `loaded` tells."""
        if file and file not in self._asked:
            self._asked.add(file)
            self._tasks.run(
                lambda _report: read_picture(Path(file)),
                done=lambda image: self._keep(file, image, ""),
                failed=lambda sentence: self._keep(file, QImage(), sentence),
            )
        return self._known.get(file)

    def _keep(self, file: str, image: QImage, trouble: str) -> None:
        self._known[file] = image
        self.troubles[file] = trouble
        self.loaded.emit(file)


def read_picture(path: Path) -> QImage:
    """A picture, at most so large as a mail shows it. Raises TemplateError naming the file where it is none."""
    try:
        size = path.stat().st_size if path.is_file() else -1
    except OSError:
        size = -1
    if size < 0:
        raise TemplateError(translate("Pictures", "There is no such picture any more."), where=str(path))
    if size > _LARGEST_FILE:
        raise TemplateError(
            translate("Pictures", "The picture is larger than 10 MB. Make it smaller."), where=str(path)
        )
    reader = QImageReader(str(path))
    whole = reader.size()
    if whole.isValid() and whole.width() > _WIDEST:
        reader.setScaledSize(whole.scaled(QSize(_WIDEST, 8 * _WIDEST), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise TemplateError(
            translate("Pictures", "This is no picture that mail readers show. Use PNG, JPEG or GIF."), where=str(path)
        )
    return image


def is_picture(path: Path) -> bool:
    """Whether the name is that of a picture."""
    return path.suffix.lower() in SUFFIXES
