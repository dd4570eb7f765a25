"""Asks where a link leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from mailtool_gui.services.documents import link_target
from mailtool_gui.ui.editor.field_line import FieldLine
from mailtool_gui.ui.widgets.card import button, captioned, restyle, text_label

if TYPE_CHECKING:
    from mailtool_gui.ui.editor.rich_edit import Shared


class LinkDialog(QDialog):
    """`then` is given the address; an empty one where the link is to be taken away."""

    def __init__(self, shared: Shared, link: str, then: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Link"))
        self._then = then
        self.address = FieldLine(shared, placeholder=self.tr("https://… or a mail address"))
        self.hint = text_label(self.tr("It begins with https://, mailto: or tel:. Fields may stand in it."), wraps=True)
        self.hint.setMinimumHeight(2 * self.hint.fontMetrics().height() + 4)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.keep = button(self.tr("Set the link"), kind="primary")
        self.keep.setDefault(True)
        self.remove = button(self.tr("Remove the link"))
        self.remove.setVisible(bool(link))
        self.address.show_text(link)
        self.address.select_all()
        self._lay_out()
        self.address.finished.connect(self.accept)
        self.keep.clicked.connect(self.accept)
        self.remove.clicked.connect(self._remove)

    def accept(self) -> None:
        """Sets the link, if it can be one."""
        target = link_target(self.address.text())
        if not target:
            self.hint.setText(
                self.tr("This address cannot be used. Write one that begins with https://, mailto: or tel:")
            )
            restyle(self.hint, "state", "failed")
            self.address.setFocus()
            return
        super().accept()
        self._then(target)

    def _remove(self) -> None:
        super().accept()
        self._then("")

    def _lay_out(self) -> None:
        self.setMinimumWidth(420)
        layout = QVBoxLayout(self)
        layout.addLayout(captioned(self.tr("&Leads to"), self.address))
        layout.addWidget(self.hint)
        row = QHBoxLayout()
        row.addWidget(self.remove)
        row.addStretch()
        row.addWidget(self.keep)
        layout.addLayout(row)
