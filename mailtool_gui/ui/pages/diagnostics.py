"""Diagnostics: whether all is well, how the work goes, and why it is not quicker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from mailtool_gui.ui.latest import Latest
from mailtool_gui.ui.pages.page import Page
from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.sentences import said
from mailtool_gui.ui.tokens import GAP, INSIDE, MARGIN
from mailtool_gui.ui.widgets.card import button, text_label
from mailtool_gui.ui.widgets.pill import Pill

if TYPE_CHECKING:
    from mailtool_gui.services.health import Check
    from mailtool_gui.ui.context import Context


class DiagnosticsPage(Page):
    """One line a check: a word, what was looked at, and a sentence about it. Looks when it is shown and when asked."""

    key = "diagnostics"
    icon = "info"

    @classmethod
    def title(cls) -> str:
        """Its name in the sidebar."""
        return QCoreApplication.translate("DiagnosticsPage", "Diagnostics")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._looking = Latest(context.tasks, self)
        self.again = button(self.tr("Look &again"))
        self.again.clicked.connect(self.look)
        self.note = text_label(role="secondary", wraps=True)
        self.lines: dict[str, tuple[Pill, QLabel]] = {}
        self._card = QFrame()
        self._card.setProperty("card", True)
        self._grid = QGridLayout(self._card)
        self._grid.setContentsMargins(INSIDE, INSIDE, INSIDE, INSIDE)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(GAP)
        self._grid.setColumnStretch(2, 1)
        self._lay_out()

    def shown(self) -> None:
        """Looks at everything once."""
        self.look()

    def hidden(self) -> None:
        """Nothing is wanted any more."""
        self._looking.cancel()

    def look(self) -> None:
        """Looks at everything, in the background."""
        if not self._looking.is_busy:
            self.note.setText(self.tr("Looking…"))
            desk = self.context.desk
            self._looking.run(lambda _: desk.health.checks(), done=self._show, failed=self.note.setText)

    def _show(self, checks: Sequence[Check]) -> None:
        for check in checks:
            pill, detail = self.lines.get(check.name) or self._line(check.name)
            pill.tell("accepted" if check.ok else "failed", self.tr("well") if check.ok else self.tr("wrong"))
            detail.setText(said(check.detail))
        wrong = sum(not check.ok for check in checks)
        self.note.setText(filled(self.tr("What needs you: %1."), wrong) if wrong else self.tr("All is well."))

    def _line(self, name: str) -> tuple[Pill, QLabel]:
        row = self._grid.rowCount()
        pill, detail = Pill(self.context.theme, self._card), text_label(wraps=True)
        heading = text_label(self._heading(name), role="heading")
        detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        detail.setAccessibleName(heading.text())
        for column, widget in enumerate((pill, heading, detail)):
            widget.setMinimumHeight(pill.sizeHint().height())  # words stand beside the pill's word
            self._grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignTop)
        self.lines[name] = pill, detail
        return pill, detail

    def _heading(self, name: str) -> str:
        """What a check looks at, for people."""
        return {
            "database": self.tr("Database"),
            "backup": self.tr("Backup"),
            "lock": self.tr("Who sends"),
            "disk room": self.tr("Room on the disk"),
            "keyring": self.tr("Passwords"),
            "accounts": self.tr("Accounts"),
            "network": self.tr("Network"),
            "queue depth": self.tr("Messages waiting"),
            "oldest waiting": self.tr("Oldest job"),
            "oldest unknown": self.tr("Not certain"),
            "connections": self.tr("In flight"),
            "pace": self.tr("Pace"),
            "caps": self.tr("In 24 hours"),
            "forecast": self.tr("When it is done"),
            "why slow": self.tr("Why not faster"),
            "commit latency": self.tr("Speed of the disk"),
        }.get(name, name)

    def _lay_out(self) -> None:
        title = text_label(self.title(), role="title")
        title.setMinimumHeight(34)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.again)
        inside = QWidget()
        inside_layout = QVBoxLayout(inside)
        inside_layout.setContentsMargins(0, 0, 0, 0)
        inside_layout.addWidget(self._card)
        inside_layout.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(self.title())
        area.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 20, MARGIN, MARGIN)
        layout.setSpacing(GAP)
        layout.addLayout(head)
        layout.addWidget(self.note)
        layout.addWidget(area, 1)
