"""What went wrong, grouped by cause."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.services.deliveries import Cause
from mailtool_gui.ui.phrases import figure, filled
from mailtool_gui.ui.sentences import said
from mailtool_gui.ui.states import delivery_state
from mailtool_gui.ui.tokens import INSIDE
from mailtool_gui.ui.widgets.card import button, text_label
from mailtool_gui.ui.widgets.elided_label import ElidedLabel

_MOST = 4  # causes


class CausesCard(QFrame):
    """`chosen` carries the state whose deliveries the user wants to see."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._causes: Sequence[Cause] | None = None
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(INSIDE, 13, INSIDE, 10)
        self._inside.setSpacing(4)
        self._inside.addWidget(text_label(self.tr("What went wrong"), role="heading"))
        self._lines = QWidget(self)
        self._inside.addWidget(self._lines)
        self._inside.addStretch(1)
        self.tell(())

    def tell(self, causes: Sequence[Cause]) -> None:
        """Shows the most frequent causes."""
        if causes == self._causes:
            return
        self._causes = causes
        lines = QWidget(self)
        layout = QVBoxLayout(lines)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for cause in causes[:_MOST]:
            layout.addLayout(self._line(cause))
        if not causes:
            layout.addWidget(text_label(self.tr("Nothing so far."), role="secondary"))
        elif len(causes) > _MOST:
            layout.addWidget(text_label(filled(self.tr("and %1 other causes"), len(causes) - _MOST), role="secondary"))
        self._inside.replaceWidget(self._lines, lines)
        self._lines.hide()
        self._lines.deleteLater()
        self._lines = lines

    def _line(self, cause: Cause) -> QHBoxLayout:
        layout = QHBoxLayout()
        layout.setSpacing(8)
        count = text_label(figure(cause.count), role="heading")
        count.setProperty("state", _STATES.get(cause.status))
        words = ElidedLabel(said(cause.reason) or delivery_state(cause.status))
        link = button(self.tr("Show"), kind="link")
        link.setAccessibleName(filled(self.tr("Show: %1"), delivery_state(cause.status)))
        link.clicked.connect(lambda: self.chosen.emit(cause.status))
        layout.addWidget(count)
        layout.addWidget(words, 1)
        layout.addWidget(link)
        return layout


_STATES = {
    DeliveryStatus.FAILED: "failed",
    DeliveryStatus.UNKNOWN: "unsure",
    DeliveryStatus.DEFERRED: "trying",
}
