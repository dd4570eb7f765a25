"""Deliveries as rows of a table: those of a job, and those to a person over all jobs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mailtool_gui.domain.listing import Order
from mailtool_gui.ui.models.paged import Column, Line, Lines, PagedModel
from mailtool_gui.ui.sentences import said
from mailtool_gui.ui.states import shown_state

if TYPE_CHECKING:
    from mailtool_gui.domain.delivery import Delivery
    from mailtool_gui.services.deliveries import Deliveries, Filter
    from mailtool_gui.ui.tasks import Tasks

STATE_COLUMN = 2
FOUND_STATE_COLUMN = 3
_SHOWN_ROWS = 3


class DeliveriesModel(PagedModel):
    """The deliveries of one job, as a filter wants them."""

    def __init__(self, deliveries: Deliveries, tasks: Tasks, parent: QObject) -> None:
        super().__init__(tasks, parent)
        self._deliveries = deliveries

    def columns(self) -> Sequence[Column]:
        """See PagedModel."""
        return (
            Column(title=self.tr("Row"), right=True, order=Order.ROW),
            Column(title=self.tr("E-mail"), order=Order.ADDRESS),
            Column(title=self.tr("State"), order=Order.STATE),
            Column(title=self.tr("Last try"), right=True, order=Order.LAST_TRY),
            Column(title=self.tr("Answer or reason")),
        )

    def look_at(self, job: str, wanted: Filter) -> None:
        """Shows these deliveries of a job."""
        service = self._deliveries

        def read(offset: int, limit: int) -> Lines:
            """Beside the window: a part of the job's deliveries."""
            page = service.window(job, wanted, limit=limit, offset=offset)
            lines = [_line(delivery) for delivery in page.items]
            return Lines(lines=lines, total=page.total, of=page.total, exact=page.exact)

        self.ask(read)


class FoundModel(PagedModel):
    """Deliveries to a person, over all jobs."""

    def __init__(self, deliveries: Deliveries, tasks: Tasks, parent: QObject) -> None:
        super().__init__(tasks, parent)
        self._deliveries = deliveries

    def columns(self) -> Sequence[Column]:
        """See PagedModel."""
        return (
            Column(title=self.tr("E-mail")),
            Column(title=self.tr("Job")),
            Column(title=self.tr("Row"), right=True),
            Column(title=self.tr("State")),
            Column(title=self.tr("Last try"), right=True),
            Column(title=self.tr("Answer or reason")),
        )

    def look_for(self, text: str) -> None:
        """Shows every delivery to whoever `text` names."""
        service = self._deliveries

        def read(offset: int, limit: int) -> Lines:
            """Beside the window: a part of what was found."""
            found = service.everywhere(text)
            lines = [_line(pair.delivery, pair.job.name) for pair in found.items[offset : offset + limit]]
            return Lines(lines=lines, total=len(found.items), of=found.total, exact=found.exact)

        self.ask(read)


def when_text(moment: datetime | None) -> str:
    """A time of today to the second, else the day with it."""
    if moment is None:
        return ""
    local = moment.astimezone()
    return f"{local:%H:%M:%S}" if local.date() == datetime.now().astimezone().date() else f"{local:%Y-%m-%d %H:%M}"


def server_words(delivery: Delivery) -> str:
    """The server's words, or ours where it said nothing.

    What it said to others (to the account, perhaps) is no answer to a message that was never tried.
    """
    if delivery.reply and (delivery.attempts or delivery.last_attempt_at):
        return f"{delivery.reply.code} {delivery.reply}"
    return said(delivery.reason or "")


def rows_text(rows: Sequence[int]) -> str:
    """Excel's row numbers, shortened where there are many."""
    more = len(rows) - _SHOWN_ROWS
    return ", ".join(map(str, rows[:_SHOWN_ROWS])) + (f" +{more}" if more > 0 else "")


def _line(delivery: Delivery, job: str | None = None) -> Line:
    state = shown_state(delivery)
    row, words = rows_text(delivery.rows), server_words(delivery)
    told = (state.word, when_text(delivery.last_attempt_at), words.replace("\n", " "))
    texts = (row, delivery.address, *told) if job is None else (delivery.address, job, row, *told)
    tip = "\n".join(dict.fromkeys(part for part in (delivery.address, said(delivery.reason or ""), words) if part))
    return Line(about=delivery, texts=texts, state=state, tip=tip)
