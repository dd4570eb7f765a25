"""Copies, answers, attachments, the guard against mix-ups, unsubscribing: all that a plain mailing does without."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from mailtool_gui.domain.address import parse_address
from mailtool_gui.domain.columns import sure_name
from mailtool_gui.domain.errors import AddressError, TemplateError
from mailtool_gui.domain.unsubscribe import checked_targets, is_mail
from mailtool_gui.ui.choosing import ask_for_folder
from mailtool_gui.ui.extras import Extras
from mailtool_gui.ui.sentences import said
from mailtool_gui.ui.widgets.card import button, restyle, text_label
from mailtool_gui.ui.widgets.choice import Choice
from mailtool_gui.ui.widgets.column_or_text import ColumnOrText
from mailtool_gui.ui.widgets.file_list import FileList
from mailtool_gui.ui.widgets.rows import labelled_rows

if TYPE_CHECKING:
    from mailtool_gui.domain.sheet import Table

_KEYS, _FILES = 92, 86  # px
_MAILTO = "mailto:"


class ExtrasDialog(QDialog):
    """`chosen` carries the Extras."""

    chosen = Signal(object)

    def __init__(self, now: Extras, table: Table, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Copies and attachments"))
        self.setMinimumWidth(640)
        self._beside = table.source.absolute().parent
        self._folder = now.folder
        columns = [(sure_name(table.columns, column), column.header) for column in table.columns]
        self.cc, self.bcc = self._choice(columns, self.tr("nobody")), self._choice(columns, self.tr("nobody"))
        self.reply_to = self._open_choice(
            columns, self.tr("the sender; or type an address, or choose a column"), self.tr("Answers go to")
        )
        self.files = FileList()
        pattern = self.tr("a column; or a pattern such as {0}").replace("{0}", "{{ customer_no }}*.pdf")
        self.file_column = self._open_choice(columns, pattern, self.tr("Files of each row"))
        self.folder, self.choose = QLineEdit(readOnly=True), button(self.tr("C&hoose…"))
        self.notice = QCheckBox(self.tr("Say that a program wrote it, so that no &machine answers"))
        self.read_pdf = QCheckBox(self.tr("Look for other customers' numbers inside &PDF files too (slower)"))
        self.keys = self._keys(columns)
        self.web, self.mail = QLineEdit(placeholderText="https://"), QLineEdit()
        self.mail.setPlaceholderText(self.tr("an e-mail address"))
        self.problem = text_label(wraps=True)
        self.use, self.leave = button(self.tr("&Use these"), kind="primary"), button(self.tr("Cancel"))
        self._lay_out()
        self._connect()
        self._show(now)

    @property
    def extras(self) -> Extras:
        """What is chosen. Raises AddressError or TemplateError for an address that is none."""
        mail = self.mail.text().strip()
        targets = [self.web.text().strip(), mail if not mail or is_mail(mail) else f"{_MAILTO}{mail}"]
        rows = range(self.keys.count())
        return Extras(
            cc=self.cc.chosen or None,
            bcc=self.bcc.chosen or None,
            reply_to=self._chosen_reply(),
            files=self.files.files,
            file_column=self.file_column.chosen or None,
            folder=self._folder,
            read_pdf=self.read_pdf.isChecked(),
            key_columns=tuple(self._key(row) for row in rows if self._is_key(row)),
            unsubscribe=checked_targets(filter(None, targets)),
            notice=self.notice.isChecked(),
        )

    def _chosen_reply(self) -> str | None:
        chosen = self.reply_to.chosen
        if not chosen or self.reply_to.is_column:
            return chosen or None
        return parse_address(chosen, where=self.tr("Answers go to"))

    def _key(self, row: int) -> str:
        return str(self.keys.item(row).data(Qt.ItemDataRole.UserRole))

    def _is_key(self, row: int) -> bool:
        return self.keys.item(row).checkState() == Qt.CheckState.Checked

    def _show(self, now: Extras) -> None:
        for choice, name in ((self.cc, now.cc), (self.bcc, now.bcc)):
            choice.choose(name or "")
        self.reply_to.choose(now.reply_to or "")
        self.file_column.choose(now.file_column or "")
        self.files.add(*map(Path, now.files))
        self.read_pdf.setChecked(now.read_pdf)
        self.notice.setChecked(now.notice)
        for row in range(self.keys.count()):
            checked = self._key(row) in now.key_columns
            self.keys.item(row).setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
        for target in now.unsubscribe:
            (self.mail if is_mail(target) else self.web).setText(target.removeprefix(_MAILTO))
        self._show_folder()

    def _show_folder(self) -> None:
        used = bool(self.file_column.chosen)
        for widget in (self.folder, self.choose):
            widget.setEnabled(used)
        self.folder.setText(str(self._folder or self._beside) if used else "")

    def _take_folder(self, folder: Path) -> None:
        self._folder = folder
        self._show_folder()

    def _agree(self) -> None:
        try:
            extras = self.extras
        except (AddressError, TemplateError) as error:
            self.problem.setText(said(str(error)))
            self.problem.show()
            return
        self.accept()
        self.chosen.emit(extras)

    def _choice(self, columns: Sequence[tuple[str, str]], nothing: str) -> Choice:
        return Choice([("", nothing), *((name, self._named(header)) for name, header in columns)])

    def _open_choice(self, columns: Sequence[tuple[str, str]], placeholder: str, name: str) -> ColumnOrText:
        return ColumnOrText([(key, self._named(header)) for key, header in columns], placeholder, name)

    def _named(self, header: str) -> str:
        return self.tr("column “{0}”").replace("{0}", header)

    def _keys(self, columns: Sequence[tuple[str, str]]) -> QListWidget:
        keys = QListWidget()
        keys.setObjectName("files")
        for name, header in columns:
            item = QListWidgetItem(header, keys)
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
        return keys

    def _connect(self) -> None:
        self.file_column.changed.connect(self._show_folder)
        title = self.tr("Folder of the attachments")
        self.choose.clicked.connect(
            lambda: ask_for_folder(self, title, str(self._folder or self._beside), self._take_folder)
        )
        self.use.clicked.connect(self._agree)
        self.leave.clicked.connect(self.reject)
        self.use.setDefault(True)

    def _lay_out(self) -> None:
        folder = QWidget()
        across = QHBoxLayout(folder)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.folder, 1)
        across.addWidget(self.choose)
        folder.setAccessibleName(self.tr("Folder"))
        self.folder.setAccessibleName(self.tr("Folder of the attachments"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(9)
        layout.addWidget(text_label(self.tr("Copies and attachments"), role="title"))
        layout.addLayout(
            labelled_rows(
                (self.tr("C&opies (Cc)"), self.cc),
                (self.tr("Hidden copies (&Bcc)"), self.bcc),
                (self.tr("A&nswers go to"), self.reply_to),
                (self.tr("Files for everybody"), self.files),
                (self.tr("Files of &each row"), self.file_column),
                (self.tr("&Folder"), folder),
                (self.tr("Customers' numbers"), self.keys),
                ("", self.read_pdf),
                ("", self.notice),
                (self.tr("Unsubscribe (&web)"), self.web),
                (self.tr("Unsubscribe (ma&il)"), self.mail),
            )
        )
        self.files.setFixedHeight(_FILES)  # as fields they got the height of one line
        self.keys.setFixedHeight(_KEYS)
        words = self.tr(
            "Tick the columns that tell customers apart; where none is ticked they are found by themselves."
        )
        self.keys.setToolTip(words)
        self.keys.setAccessibleDescription(words)
        restyle(self.problem, "state", "failed")
        self.problem.hide()
        layout.addWidget(self.problem)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self.leave)
        across.addWidget(self.use)
        layout.addLayout(across)
