"""One quiet line: copies, answers and attachments, and the way to choose them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mailtool_gui.domain.message import Template
from mailtool_gui.ui.extras import Extras, extras_told, missing_of
from mailtool_gui.ui.widgets.card import button
from mailtool_gui.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from mailtool_gui.domain.sheet import Table
    from mailtool_gui.ui.dialogs.extras import ExtrasDialog


class ExtrasLine(QWidget):
    """Keeps the Extras in `now`; `changed` tells that they are others, `told` carries a sentence for the user."""

    changed = Signal()
    told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.now = Extras()
        self._table: Table | None = None
        self.words = ElidedLabel()
        self.words.setProperty("role", "secondary")
        self.change = button(self.tr("&Copies and attachments…"), kind="link")
        self.change.clicked.connect(self.ask)
        self.dialog: ExtrasDialog | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.change)
        self._tell()

    def show_table(self, table: Table, *, reading: bool) -> None:
        """The workbook whose columns there are to choose from; what it has not is not chosen any more."""
        self._table = table
        self.change.setEnabled(not reading)
        if not reading:
            self.choose(self.now.among(table.columns))

    def choose(self, extras: Extras) -> None:
        """Other choices."""
        changed, self.now = extras != self.now, extras
        self._tell()
        if changed:
            self.changed.emit()

    def take(self, template: Template) -> None:
        """What a template that was opened brings along takes the place of what was chosen; what is missing is told."""
        columns = self._table.columns if self._table else ()
        self.choose(Extras.of(template, columns))
        if missing := missing_of(template, columns):
            self.told.emit(self.tr("Not in this workbook, or gone, and left out: {0}.").format(", ".join(missing)))

    def ask(self) -> None:
        """Lets the user choose."""
        from mailtool_gui.ui.dialogs.extras import ExtrasDialog

        if self._table is None:
            return
        self.dialog = ExtrasDialog(self.now, self._table, self.window())
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.chosen.connect(self.choose)
        self.dialog.open()

    def _tell(self) -> None:
        told = extras_told(self.now.applied(Template(subject="", html=""), None))
        self.words.setText(told or self.tr("No copies, no attachments; answers go to the sender"))
