"""What is said about blocks and HTML where a message can be only one of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mailtool_gui.ui.widgets.card import button, text_label


class KeptBlocks(QWidget):
    """In place of the blocks, while the message is HTML that was written by hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = text_label(self.tr("This message is written as HTML"), role="heading")
        self.sentence = text_label(wraps=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.back = button("")
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(self.heading, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.sentence)
        layout.addWidget(self.back, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        self.tell(has_blocks=False)

    def tell(self, *, has_blocks: bool) -> None:
        """Whether there are blocks to go back to."""
        self.sentence.setText(
            self.tr(
                "HTML that was changed by hand cannot be turned back into blocks. Your blocks are kept as they were"
                " before: if you go back to them, they are sent and not the HTML."
            )
            if has_blocks
            else self.tr("HTML cannot be turned into blocks. You can begin anew with blocks; the HTML is kept.")
        )
        self.back.setText(self.tr("Go back to the blocks") if has_blocks else self.tr("Begin anew with blocks"))


class MadeBar(QWidget):
    """Above the HTML, while it is made from the blocks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = button(self.tr("Change it by hand"), kind="link")
        self.edit.setToolTip(self.tr("From then on the message is HTML; the blocks are kept as they are"))
        self.back = button(self.tr("Go back to the HTML written by hand"), kind="link")
        row = QHBoxLayout()
        row.addWidget(self.edit)
        row.addWidget(self.back)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(text_label(self.tr("This is the HTML that your blocks make."), role="secondary"))
        layout.addLayout(row)
