"""The message and its template: opened, saved under a name, taken from a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from mailtool_gui.domain.saved_template import LONGEST_NAME
from mailtool_gui.ui.editor.template_dialog import TemplateDialog
from mailtool_gui.ui.latest import Latest
from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.sentences import said
from mailtool_gui.ui.widgets.card import button, captioned, text_label

if TYPE_CHECKING:
    from mailtool_gui.domain.message import Template
    from mailtool_gui.services.template_files import Imported
    from mailtool_gui.services.templates import Saved
    from mailtool_gui.ui.context import Context


class TemplateButton(QPushButton):
    """Opens a menu. `opened` carries a Template that is to take the message's place, `saved` what was saved (Saved).

    `written` gives the message as it is.
    """

    opened = Signal(object)
    saved = Signal(object)

    def __init__(self, context: Context, written: Callable[[], Template], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(self.tr("Templates"))
        self.setAccessibleName(self.tr("Templates"))
        self.setProperty("menu", True)
        self._context = context
        self._written = written
        self._working = Latest(context.tasks, self)
        self._name = ""
        menu = QMenu(self)
        self.open_one = menu.addAction(self.tr("Open a template…"))
        self.import_one = menu.addAction(self.tr("Take the message from a file (.html, .eml)…"))
        menu.addSeparator()
        self.save_again = menu.addAction("")
        self.save_as = menu.addAction(self.tr("Save as a template…"))
        self.setMenu(menu)
        self.open_one.triggered.connect(self.choose)
        self.import_one.triggered.connect(self.ask_for_file)
        self.save_again.triggered.connect(lambda: self.save(self._name))
        self.save_as.triggered.connect(self.ask_for_name)
        self.tell("")

    def tell(self, name: str) -> None:
        """The template that the message was made from; an empty name: none."""
        self._name = name
        self.save_again.setVisible(bool(name))
        self.save_again.setText(self.tr("Save “{0}” anew").format(name.replace("&", "&&")))
        self.setToolTip(self.tr("Made from the template “{0}”").format(name) if name else "")

    def choose(self) -> TemplateDialog:
        """All templates in a dialog."""
        dialog = TemplateDialog(self._context, self)
        dialog.chosen.connect(self.opened)
        dialog.open()
        return dialog

    def ask_for_name(self) -> None:
        """Asks what the template shall be called."""
        NameDialog(self._name, self.save, self).open()

    def save(self, name: str) -> None:
        """Saves the message as the next version of a template."""
        template, templates = self._written(), self._context.desk.templates
        self._working.run(
            lambda _report: templates.save(name, template), done=self._saved, failed=self._context.ways.say
        )

    def ask_for_file(self) -> None:
        """Asks for a message in a file."""
        dialog = QFileDialog(self, self.tr("Take the message from a file"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Messages (*.html *.htm *.eml)")])
        dialog.fileSelected.connect(lambda name: self.take(Path(name)))
        dialog.open()

    def take(self, path: Path) -> None:
        """The message in a file takes the place of what is written."""
        templates = self._context.desk.templates
        self._working.run(lambda _report: templates.import_file(path), done=self._taken, failed=self._context.ways.say)

    def _saved(self, saved: Saved) -> None:
        entry = saved.entry
        self.tell(entry.name)
        told = (
            self.tr("Saved as “{0}”, version %1.") if saved.is_new else self.tr("“{0}” is saved already, version %1.")
        )
        self._context.ways.say(filled(told, entry.version).format(entry.name))
        self.saved.emit(saved)

    def _taken(self, imported: Imported) -> None:
        self.opened.emit(imported.template)
        if imported.notes:
            self._context.ways.say(" ".join(said(note) for note in imported.notes))


class NameDialog(QDialog):
    """Asks for a template's name; `then` is given it."""

    def __init__(self, name: str, then: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Save as a template"))
        self.setMinimumWidth(420)
        self._then = then
        self.name = QLineEdit(name, maxLength=LONGEST_NAME)
        self.keep = button(self.tr("&Save"), kind="primary")
        self.keep.setDefault(True)
        self.name.selectAll()
        layout, row = QVBoxLayout(self), QHBoxLayout()
        layout.addLayout(captioned(self.tr("&Name"), self.name))
        layout.addWidget(
            text_label(self.tr("Under a name that you have used before it becomes a new version."), role="secondary")
        )
        row.addStretch()
        row.addWidget(self.keep)
        layout.addLayout(row)
        self.name.textChanged.connect(self._look)
        self.keep.clicked.connect(self.accept)
        self._look()

    def accept(self) -> None:
        """Saves under this name."""
        super().accept()
        self._then(self.name.text().strip())

    def _look(self) -> None:
        self.keep.setEnabled(bool(self.name.text().strip()))
