"""Every try of one message, the newest first: when, what became of it, and the server's own words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from mailtool_gui.domain.outcome import Verdict
from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.sentences import said
from mailtool_gui.ui.widgets.card import card, text_label
from mailtool_gui.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from mailtool_gui.domain.delivery import Attempt

_TONES = {Verdict.SENT: "accepted", Verdict.FAIL: "failed", Verdict.UNKNOWN: "unsure"}


class Tries(QScrollArea):
    """Empty until it is told some."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Tries"))

    def tell(self, attempts: Sequence[Attempt], otherwise: str) -> None:
        """Shows them; `otherwise` is said where there is none."""
        inside = QWidget()
        inside.setObjectName("chips")  # no ground of its own
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 6, 0)
        layout.setSpacing(10)
        for attempt in reversed(attempts):
            layout.addWidget(self._try(attempt))
        if not attempts:
            layout.addWidget(text_label(otherwise, wraps=True))
        layout.addStretch(1)
        self.setWidget(inside)

    def _try(self, attempt: Attempt) -> QFrame:
        frame, layout = card(inside=14)
        above = QHBoxLayout()
        above.addWidget(text_label(filled(self.tr("Try %1"), attempt.number), role="heading"))
        seconds = (attempt.ended_at - attempt.started_at).total_seconds()
        when = filled(
            self.tr("%1, took %2 s"), f"{attempt.started_at.astimezone():%Y-%m-%d %H:%M:%S}", f"{seconds:.1f}"
        )
        moment = ElidedLabel(when)
        moment.setProperty("role", "secondary")
        above.addWidget(moment, 1)
        layout.addLayout(above)
        if attempt.reason:
            words = text_label(said(attempt.reason), wraps=True)
            words.setProperty("state", _TONES.get(attempt.verdict, "trying"))
            layout.addWidget(words)
        layout.addWidget(self._server_said(attempt))
        return frame

    def _server_said(self, attempt: Attempt) -> QLabel:
        if attempt.reply is None:
            return text_label(self.tr("The server said nothing."), role="secondary")
        words = filled(self.tr("The server said: %1"), f"{attempt.reply.code} {attempt.reply}")
        return text_label(words, role="secondary", wraps=True)
