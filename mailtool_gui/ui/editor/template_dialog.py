"""Chooses a saved template, or one that comes with the program, in one of its versions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from mailtool_gui.domain.errors import MailToolError
from mailtool_gui.domain.saved_template import Entry, Origin, SavedTemplate
from mailtool_gui.services.templates import message_of
from mailtool_gui.ui.latest import Latest
from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.sentences import said
from mailtool_gui.ui.widgets.card import button, text_label
from mailtool_gui.ui.widgets.safe_browser import SafeBrowser

if TYPE_CHECKING:
    from mailtool_gui.ui.context import Context

_LANGUAGES = {"en": "English", "vi": "Tiếng Việt", "mn": "Монгол", "de": "Deutsch"}
_LONGEST = 300_000  # characters of HTML that are laid out without holding up the window


class TemplateDialog(QDialog):
    """`chosen` carries the Template that the message begins as."""

    chosen = Signal(object)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Open a template"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(820, 560)
        self._templates = context.desk.templates
        self._listing, self._reading = Latest(context.tasks, self), Latest(context.tasks, self)
        self._seen: SavedTemplate | None = None
        self.search = QLineEdit(placeholderText=self.tr("Find a template"), clearButtonEnabled=True)
        self.search.setAccessibleName(self.tr("Find a template"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Templates"))
        self.list.setObjectName("templates")
        self.name, self.about = text_label(role="title", wraps=True), text_label(role="secondary", wraps=True)
        self.subject = text_label(role="heading", wraps=True)
        self.version = QComboBox()
        self.version.setAccessibleName(self.tr("Version"))
        self.paper = SafeBrowser()
        self.paper.setAccessibleName(self.tr("The template as a mail"))
        self.use = button(self.tr("&Use this template"), kind="primary")
        self.close_button = button(self.tr("&Cancel"))
        self._lay_out()
        self._connect()
        self._list()

    def _list(self) -> None:
        wanted, templates = self.search.text().strip(), self._templates
        self._listing.run(lambda _report: templates.entries(wanted), done=self._show_entries, failed=self._tell)

    def _show_entries(self, entries: Sequence[Entry]) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        self.list.blockSignals(False)
        for entry in entries:
            own = entry.origin is Origin.OWN
            kind = filled(self.tr("yours, version %1"), entry.version) if own else self.tr("comes with MailTool")
            language = _LANGUAGES.get(entry.about.language, entry.about.language)
            item = QListWidgetItem(f"{entry.name}\n{' · '.join(filter(None, [language, kind]))}")
            item.setData(Qt.ItemDataRole.UserRole, entry)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        if not entries:
            self._tell(self.tr("There is no template with these words."))

    def _show_entry(self) -> None:
        item = self.list.currentItem()
        entry: Entry | None = item.data(Qt.ItemDataRole.UserRole) if item else None
        if entry is not None:
            self.version.clear()
            self.version.addItems([filled(self.tr("Version %1"), number) for number in range(entry.version, 0, -1)])
            self.version.setVisible(entry.origin is Origin.OWN)
            self._read(entry.name, None)

    def _show_version(self, place: int) -> None:
        if self._seen is not None:
            self._read(self._seen.entry.name, self.version.count() - place)

    def _read(self, name: str, version: int | None) -> None:
        templates = self._templates
        self._reading.run(lambda _report: templates.get(name, version), done=self._show, failed=self._tell)

    def _show(self, found: SavedTemplate) -> None:
        self._seen = found
        self.name.setText(found.entry.name)
        self.about.setText(found.entry.about.description)
        self.about.setVisible(bool(found.entry.about.description))
        self.subject.setText(found.template.subject)
        html = found.template.html
        self.paper.show_mail(html if len(html) <= _LONGEST else "")
        self.use.setEnabled(True)

    def _tell(self, sentence: str) -> None:
        self._reading.cancel()
        self._seen = None
        self.name.setText("")
        self.subject.setText("")
        self.about.setText(sentence)
        self.about.setVisible(True)
        self.paper.show_mail("")
        self.use.setEnabled(False)

    def _choose(self) -> None:
        if self._seen is None:
            return
        try:
            self.chosen.emit(message_of(self._seen))
        except MailToolError as error:
            self._tell(said(str(error)))
        else:
            self.accept()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._list)
        self.list.currentItemChanged.connect(self._show_entry)
        self.list.itemActivated.connect(self._choose)
        self.version.activated.connect(self._show_version)
        self.use.clicked.connect(self._choose)
        self.close_button.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        columns, left, right, head, foot = QHBoxLayout(), QVBoxLayout(), QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        columns.setSpacing(16)
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        head.addWidget(self.name, 1)
        head.addWidget(self.version)
        right.addLayout(head)
        for widget in (self.about, self.subject):
            right.addWidget(widget)
        right.addWidget(self.paper, 1)
        columns.addLayout(left, 2)
        columns.addLayout(right, 3)
        layout.addLayout(columns, 1)
        foot.addStretch()
        foot.addWidget(self.close_button)
        foot.addWidget(self.use)
        layout.addLayout(foot)
        for each in (self.use, self.close_button):
            each.setAccessibleName(each.text().replace("&", ""))
            each.setAutoDefault(False)
        self.use.setEnabled(False)
