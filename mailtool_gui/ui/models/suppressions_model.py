"""Addresses that are never mailed again, as rows of a table, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mailtool_gui.ui.models.deliveries_model import when_text
from mailtool_gui.ui.models.paged import Column, Line, Lines, PagedModel
from mailtool_gui.ui.sentences import said
from mailtool_gui.ui.states import Shown

if TYPE_CHECKING:
    from mailtool_gui.domain.suppression import Suppression
    from mailtool_gui.services.suppressions import Suppressions
    from mailtool_gui.ui.tasks import Tasks

_CALM = Shown("calm", "")


class SuppressionsModel(PagedModel):
    """The list, or what of it holds a text."""

    def __init__(self, suppressions: Suppressions, tasks: Tasks, parent: QObject) -> None:
        super().__init__(tasks, parent)
        self._suppressions = suppressions

    def columns(self) -> Sequence[Column]:
        """See PagedModel."""
        return (
            Column(title=self.tr("E-mail")),
            Column(title=self.tr("Since"), right=True),
            Column(title=self.tr("Reason")),
        )

    def look_for(self, text: str) -> None:
        """Shows the addresses that hold `text`, or whose reason does."""
        service = self._suppressions

        def read(offset: int, limit: int) -> Lines:
            """Beside the window: a part of the list."""
            lines = [_line(entry) for entry in service.page(text, limit=limit, offset=offset)]
            return Lines(lines=lines, total=service.count(text))

        self.ask(read)


def _line(entry: Suppression) -> Line:
    since = when_text(entry.at) if entry.at else ""
    reason = said(entry.reason)
    return Line(about=entry, texts=(entry.address, since, reason), state=_CALM, tip=reason)
