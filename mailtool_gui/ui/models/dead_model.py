"""Failed messages over all jobs as rows of a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mailtool_gui.domain.dead_letter import DeadFilter
from mailtool_gui.ui.models.deliveries_model import rows_text
from mailtool_gui.ui.models.paged import Column, Line, Lines, PagedModel
from mailtool_gui.ui.sentences import said
from mailtool_gui.ui.states import shown_state

if TYPE_CHECKING:
    from mailtool_gui.services.dead_letters import DeadLetter, DeadLetters
    from mailtool_gui.ui.tasks import Tasks

Wanted = Callable[[], DeadFilter]


class DeadModel(PagedModel):
    """Those that a filter wants, the newest first."""

    def __init__(self, letters: DeadLetters, tasks: Tasks, parent: QObject) -> None:
        super().__init__(tasks, parent)
        self._letters = letters

    def columns(self) -> Sequence[Column]:
        """See PagedModel."""
        return (
            Column(title=self.tr("E-mail")),
            Column(title=self.tr("Job")),
            Column(title=self.tr("Row"), right=True),
            Column(title=self.tr("Why")),
        )

    def look_for(self, wanted: Wanted) -> None:
        """Shows what `wanted` says; it is asked beside the window."""
        service = self._letters

        def read(offset: int, limit: int) -> Lines:
            """Beside the window: a part of them."""
            page = service.page(wanted(), limit=limit, offset=offset)
            return Lines(lines=[_line(letter) for letter in page.items], total=page.total)

        self.ask(read)


def _line(letter: DeadLetter) -> Line:
    delivery = letter.delivery
    why = said(delivery.reason or "").replace("\n", " ")
    texts = (delivery.address, letter.job.name, rows_text(delivery.rows), why)
    return Line(about=letter, texts=texts, state=shown_state(delivery), tip=f"{delivery.address}\n{why}".strip())
