"""The last question before a sending: to how many, from whom, until when; perhaps the first few alone."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from mailtool_gui.services.typed_count import TypedCount
from mailtool_gui.ui.dialogs.height import fit_words
from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.widgets.card import button, captioned, text_label

WIDTH = 460
FIRST = 10
"""Messages that leave before a job holds, unless the user wants another number."""


class ConfirmSend(QDialog):
    """Accepted when the user says Send. Of many recipients the number is to be typed: `typed` says of how many."""

    def __init__(self, count: int, details: str, parent: QWidget, typed: TypedCount | None = None) -> None:
        super().__init__(parent)
        self._count, self._policy = count, typed or TypedCount()
        self.setWindowTitle(self.tr("Send"))
        one = self.tr("Send to 1 recipient?")
        self.question = text_label(
            one if count == 1 else filled(self.tr("Send to %1 recipients?"), count), role="title"
        )
        self.details = text_label(details, wraps=True)
        self.hold, self.first = QCheckBox(self.tr("Send the &first few, then hold:")), self._figure()
        self.typed = QLineEdit()
        self.promise = text_label(self.tr("After this you have 10 seconds to undo."), role="secondary")
        self.send, self.leave = button(self.tr("&Send"), kind="primary"), button(self.tr("&Not yet"))
        self.send.setDefault(True)
        self._lay_out()
        self._connect()
        (self.typed if self._asks else self.send).setFocus()

    @property
    def hold_after(self) -> int | None:
        """After how many messages the job holds; None: it does not."""
        return self.first.value() if self.hold.isChecked() else None

    @property
    def _asks(self) -> bool:
        return self._policy.needs_count(self._count)

    def _allow(self) -> None:
        self.send.setEnabled(not self._asks or self._policy.agrees(self.typed.text(), self._count))
        self.first.setEnabled(self.hold.isChecked())

    def _figure(self) -> QSpinBox:
        box = QSpinBox()
        box.setRange(1, max(1, self._count - 1))
        box.setValue(min(FIRST, max(1, self._count - 1)))
        box.setGroupSeparatorShown(True)
        box.setFixedSize(90, 35)
        box.lineEdit().setTextMargins(9, 0, 0, 0)
        box.setAccessibleName(self.tr("How many leave before the job holds"))
        return box

    def _connect(self) -> None:
        self.send.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self.hold.toggled.connect(self._allow)
        self.typed.textChanged.connect(self._allow)
        self._allow()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 20)
        layout.setSpacing(12)
        for label in (self.question, self.details):
            layout.addWidget(label)
        few, across = QWidget(), QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        few.setLayout(across)
        across.addWidget(self.hold)
        across.addWidget(self.first)
        across.addStretch()
        few.setToolTip(self.tr("The job waits until you have looked at them and press Resume."))
        self.hold.setAccessibleDescription(few.toolTip())
        layout.addWidget(few)
        few.setVisible(self._count > 1)
        if self._asks:
            layout.addLayout(captioned(self.tr("To go on, type the number of &recipients"), self.typed))
        layout.addWidget(self.promise)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch()
        row.addWidget(self.leave)
        row.addWidget(self.send)
        layout.addSpacing(6)
        layout.addLayout(row)
        fit_words(self, WIDTH)
