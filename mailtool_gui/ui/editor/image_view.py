"""A picture of the message: which file, what it says to those who do not see it, how wide, where it leads."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout

from mailtool_gui.domain.document import Align, Block, Image
from mailtool_gui.ui.editor.field_line import FieldLine
from mailtool_gui.ui.editor.pictures import SUFFIXES, Pictures
from mailtool_gui.ui.editor.still import StillComboBox
from mailtool_gui.ui.editor.views import BlockView
from mailtool_gui.ui.widgets.card import button, text_label

if TYPE_CHECKING:
    from mailtool_gui.ui.editor.rich_edit import RichEdit, Shared

WIDTHS = (120, 240, 360, 536)
"""Pixels of a small, a medium, a large and a full picture."""
_SHOWN = QSize(132, 96)


class ImageView(BlockView):
    """Shows the picture small, and beside it what is said of it."""

    can = frozenset({"align"})

    def __init__(self, shared: Shared, pictures: Pictures) -> None:
        super().__init__(shared)
        self._block = Image()
        self._pictures = pictures
        self.shown = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.shown.setProperty("picture", True)
        self.shown.setFixedSize(_SHOWN)
        self.shown.setWordWrap(True)
        self.choose = button(self.tr("Choose a picture…"))
        self.alt = FieldLine(shared, placeholder=self.tr("What the picture shows, for those who do not see it"))
        self.alt.setAccessibleName(self.tr("What the picture shows"))
        self.link = FieldLine(shared, placeholder=self.tr("Leads to (may stay empty)"))
        self.link.setAccessibleName(self.tr("Where the picture leads"))
        self.size_box = StillComboBox()
        self.size_box.setAccessibleName(self.tr("Width of the picture"))
        self.size_box.addItems([self.tr("Small"), self.tr("Medium"), self.tr("Large"), self.tr("As wide as the mail")])
        self.trouble = text_label(wraps=True)
        self.trouble.setProperty("state", "failed")
        self._lay_out()
        self._connect()
        self._paint()

    def block(self) -> Image:
        """As it is now."""
        return replace(self._block, alt=self.alt.text(), link=self.link.text())

    def show_block(self, block: Block) -> None:
        """Another picture."""
        assert isinstance(block, Image)
        self._block = block
        for line, text in ((self.alt, block.alt), (self.link, block.link)):
            if line.text() != text:
                line.show_text(text)
        nearest = min(range(len(WIDTHS)), key=lambda place: abs(WIDTHS[place] - block.width))
        self.size_box.setCurrentIndex(nearest)
        self._paint()

    def use(self, file: Path) -> None:
        """Shows the picture of a file."""
        self._block = replace(self.block(), source=f"cid:{cid_of(file)}", file=str(file))
        self._paint()
        self.changed.emit()

    def ask(self) -> None:
        """The user chooses a file."""
        dialog = QFileDialog(self, self.tr("Choose a picture"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        dialog.setNameFilters([self.tr("Pictures ({0})").format(kinds)])
        dialog.fileSelected.connect(lambda name: self.use(Path(name)))
        dialog.open()

    @property
    def texts(self) -> list[RichEdit]:
        """What is said of it, and where it leads."""
        return [self.alt, self.link]

    @property
    def align(self) -> Align:
        """Where it stands."""
        return self._block.align

    def set_align(self, align: Align) -> None:
        """Where it shall stand."""
        self._block = replace(self.block(), align=align)
        self.changed.emit()

    def focus(self) -> None:
        """A picture is chosen first."""
        target = self.alt if self._block.source else self.choose
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _resize_to(self, place: int) -> None:
        self._block = replace(self.block(), width=WIDTHS[place])
        self.changed.emit()

    def _paint(self) -> None:
        file = self._block.file
        image = self._pictures.get(file)
        self.shown.setPixmap(QPixmap())
        self.shown.setText(self.tr("No picture yet") if not self._block.source else Path(file).name)
        if image is not None and not image.isNull():
            kept, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.shown.setPixmap(QPixmap.fromImage(image.scaled(_SHOWN - QSize(8, 8), kept, smooth)))
        trouble = self._pictures.troubles.get(file, "")
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))

    def _loaded(self, file: str) -> None:
        if file == self._block.file:
            self._paint()

    def _connect(self) -> None:
        self.choose.clicked.connect(self.ask)
        self.size_box.activated.connect(self._resize_to)
        self._pictures.loaded.connect(self._loaded)
        for line in (self.alt, self.link):
            line.edited.connect(self.changed)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        row, beside, below = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        row.addWidget(self.shown, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self.choose)
        below.addWidget(self.size_box, 1)
        beside.setSpacing(5)
        beside.addLayout(below)
        beside.addWidget(self.alt)
        beside.addWidget(self.link)
        row.addLayout(beside, 1)
        layout.addLayout(row)
        layout.addWidget(self.trouble)


def cid_of(file: Path) -> str:
    """A name for a picture inside the message (RFC 2392), another one for each file: `logo.1f3a.png`."""
    stem = re.sub(r"[^A-Za-z0-9_-]+", "-", file.stem).strip("-") or "picture"
    return f"{stem}.{zlib.crc32(str(file).encode('utf-8', 'surrogateescape')) & 0xFFFF:04x}{file.suffix.lower()}"
