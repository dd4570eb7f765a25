"""The second step: subject and message with fields, and beside them how they look."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from mailtool_gui.domain.message import Template
from mailtool_gui.domain.sheet import Column
from mailtool_gui.services.previews import Preview
from mailtool_gui.ui.sentences import said
from mailtool_gui.ui.theme import Theme
from mailtool_gui.ui.tokens import GAP
from mailtool_gui.ui.widgets.body_editor import BodyEditor
from mailtool_gui.ui.widgets.card import captioned, card, restyle, text_label
from mailtool_gui.ui.widgets.field_chips import FieldChips
from mailtool_gui.ui.widgets.preview_pane import PreviewPane

_LONGEST_SUBJECT = 998


class MessageStep(QWidget):
    """`changed` tells that subject or message is another, `open_file` that the user wants an .html file."""

    changed = Signal()
    open_file = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.subject = QLineEdit(placeholderText=self.tr("What your recipients read first"))
        self.subject.setMaxLength(_LONGEST_SUBJECT)
        self.editor = BodyEditor()
        self.body, self.plain = self.editor.html, self.editor.plain
        self.problem = text_label(wraps=True)
        self.problem.setAccessibleName(self.tr("What is wrong with the message"))
        self.chips = FieldChips()
        self.preview = PreviewPane(theme)
        self._target: QLineEdit | QPlainTextEdit = self.body
        self._lay_out()
        self._connect()
        self._tell("", None)

    @property
    def is_written(self) -> bool:
        """Whether there is a subject and a message."""
        return bool(self.subject.text().strip() and self.body.toPlainText().strip())

    def write(self, subject: str, html: str) -> None:
        """Puts a finished message into the editors."""
        self.subject.setText(subject)
        self.editor.write(html)

    def template(self, *, to: str | None, group_by: str | None, split: bool = False) -> Template:
        """What is written, for these columns; `split` makes a message for each address of a cell."""
        return Template(
            subject=self.subject.text(),
            html=self.body.toPlainText(),
            text=self.editor.text,
            to_column=to,
            group_by=group_by,
            split_addresses=split,
        )

    def show_columns(self, columns: Sequence[Column], *, grouped: bool) -> None:
        """The fields that can be inserted."""
        self.chips.show_columns(columns, grouped=grouped)

    def show_preview(self, preview: Preview) -> None:
        """What came of the template for one recipient."""
        self.preview.show_preview(preview)
        if preview.mistake is None:
            self.editor.show_made(preview.text)
        if preview.mistake:
            self._tell(said(preview.mistake), "failed")
        else:
            self._tell("\n".join(said(hint) for hint in preview.hints[:3]), "trying")

    def clear_preview(self) -> None:
        """There is nothing to be rendered."""
        self.preview.show_preview(Preview())
        self._tell("", None)

    def insert(self, text: str) -> None:
        """Writes a field where the cursor was last."""
        if isinstance(self._target, QLineEdit):
            self._target.insert(" ".join(text.split()))
        else:
            self._target.insertPlainText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Remembers which editor had the cursor last."""
        if event.type() == QEvent.Type.FocusIn and watched in (self.subject, self.body, self.plain):
            self._target = self.subject if watched is self.subject else self.editor.current
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        left = QVBoxLayout()
        left.setSpacing(GAP)
        subject, inside = card()
        inside.addLayout(captioned(self.tr("&Subject"), self.subject))
        left.addWidget(subject)
        body, inside = card()
        inside.addWidget(self.editor, 1)
        inside.addWidget(self.problem)
        left.addWidget(body, 1)
        fields, inside = card()
        inside.addWidget(self.chips)
        left.addWidget(fields)
        layout.addLayout(left, 1)
        layout.addWidget(self.preview, 1)

    def _connect(self) -> None:
        for editor in (self.subject, self.body, self.plain):
            editor.installEventFilter(self)
        self.subject.textChanged.connect(self.changed)
        self.editor.changed.connect(self.changed)
        self.editor.open_file.connect(self.open_file)
        self.chips.picked.connect(self.insert)

    def _tell(self, sentence: str, state: str | None) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        restyle(self.problem, "state", state)
