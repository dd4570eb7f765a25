"""One entry of a job's log in full; where in the program a mistake was, on request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from mailtool_gui.ui.dialogs.height import fit_words
from mailtool_gui.ui.models.log_model import counts, what, when
from mailtool_gui.ui.sentences import said
from mailtool_gui.ui.widgets.card import button, fixed_font, text_label
from mailtool_gui.ui.widgets.rows import CAPTION

if TYPE_CHECKING:
    from mailtool_gui.domain.job_log import Entry

WIDTH = 580  # px
_TRACE = 170  # px


class LogEntryDialog(QDialog):
    """When, what, why, the server's words, whose message, which try, how far the job was."""

    def __init__(self, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(what(entry))
        self.where, self.close_button = button(self.tr("&Where in the program")), button(self.tr("&Close"))
        self.trace = QPlainTextEdit(entry.trace or "", self, readOnly=True)
        self._lay_out(entry)
        fit_words(self, WIDTH)
        self.where.setVisible(bool(entry.trace))
        self.where.setCheckable(True)
        self.where.toggled.connect(self._show_trace)
        self.close_button.clicked.connect(self.accept)
        self.close_button.setDefault(True)

    def _show_trace(self, shown: bool) -> None:  # a signal's
        self.trace.setVisible(shown)
        fit_words(self, WIDTH)

    def _lay_out(self, entry: Entry) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(8)
        layout.addWidget(text_label(what(entry), role="title"))
        for caption, words in self._lines(entry):
            if words:
                layout.addLayout(_line(caption, words))
        self.trace.setFont(fixed_font())
        self.trace.setFixedHeight(_TRACE)
        self.trace.setAccessibleName(self.tr("Where in the program"))
        self.trace.setTabChangesFocus(True)
        self.trace.hide()
        layout.addWidget(self.trace)
        across = QHBoxLayout()
        across.addWidget(self.where)
        across.addStretch(1)
        across.addWidget(self.close_button)
        for each in (self.where, self.close_button):
            each.setAccessibleName(each.text().replace("&", ""))
            each.setAutoDefault(False)
        layout.addSpacing(6)
        layout.addLayout(across)

    def _lines(self, entry: Entry) -> list[tuple[str, str]]:
        return [
            (self.tr("When"), when(entry)),
            (self.tr("Why"), said(entry.reason or "")),
            (self.tr("Error"), entry.error or ""),
            (self.tr("Message to"), entry.address or ""),
            (self.tr("Try"), str(entry.attempt) if entry.attempt is not None else ""),
            (self.tr("Done so far"), counts(entry.progress) if entry.progress else ""),
        ]


def _line(caption: str, words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    name = text_label(caption, role="secondary")
    name.setFixedWidth(CAPTION)
    value = text_label(words, wraps=True)
    value.setAccessibleName(f"{caption}: {words}")
    row.addWidget(name)
    row.addWidget(value, 1)
    return row
