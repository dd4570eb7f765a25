"""Failed: the messages of all jobs that were given up, why, and what is done about each or all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from mailtool_gui.domain.dead_letter import DeadFilter
from mailtool_gui.ui.dead_wishes import DeadWishes
from mailtool_gui.ui.latest import Latest
from mailtool_gui.ui.models.dead_model import DeadModel, Wanted
from mailtool_gui.ui.pages.job_actions import JobActions
from mailtool_gui.ui.pages.page import Page
from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.polling import Polling
from mailtool_gui.ui.tokens import GAP, MARGIN
from mailtool_gui.ui.widgets.card import button, text_label
from mailtool_gui.ui.widgets.dead_filter import DeadLetterFilter, Overview
from mailtool_gui.ui.widgets.dead_story import DeadStory
from mailtool_gui.ui.widgets.paged_table import PagedTable, table_card

if TYPE_CHECKING:
    from mailtool_gui.domain.delivery import Attempt
    from mailtool_gui.services.dead_letters import DeadLetter, DeadLetters
    from mailtool_gui.ui.context import Context
    from mailtool_gui.ui.models.paged import Line

SLOWLY = 1.0  # seconds between two looks
BUTTON = 34  # px
_WIDTHS = {0: 200, 1: 130, 2: 58}
_JOB = 1  # a column
_NARROW = 900  # px


class FailedPage(Page):
    """The list, and the story of the chosen one beside it."""

    key = "failed"
    icon = "mail-x"

    @classmethod
    def title(cls) -> str:
        """Its name in the sidebar."""
        return QCoreApplication.translate("FailedPage", "Failed")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._letters = context.desk.dead_letters
        self._overview = Overview()
        self._counted = Polling(context.tasks, every=SLOWLY, parent=self)
        self._telling = Latest(context.tasks, self)
        self._visible = False
        self._aside: Sequence[int] = ()
        self.model = DeadModel(self._letters, context.tasks, self)
        self.table = PagedTable(self.model, _WIDTHS, self.tr("Failed messages"))
        self.filter, self.story = DeadLetterFilter(), DeadStory()
        self.wishes, self.closer = DeadWishes(context, self), JobActions(context, self)
        self.retry_all, self.lay_all_aside = button(self.tr("Try all &again")), button(self.tr("Lay all a&side…"))
        self.put_all_back = button(self.tr("Put all bac&k"))
        self.told, self.undo = text_label(role="secondary"), button(self.tr("&Undo"), kind="link")
        self.nothing, self.more = text_label(role="heading"), text_label(role="secondary", wraps=True)
        self._lay_out()
        self._connect()

    # coming and going
    def shown(self) -> None:
        """Looks, and goes on looking."""
        self._visible = True
        self.context.live.pulse.connect(self._pulse)
        self._look()

    def hidden(self) -> None:
        """Looks no more."""
        if self._visible:
            self._visible = False
            self.context.live.pulse.disconnect(self._pulse)
        self._counted.stop()
        self._telling.cancel()
        self.model.stop()
        self._offer_undo(())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Where there is little room, the job is told in the story alone."""
        super().resizeEvent(event)
        self.table.setColumnHidden(_JOB, self.width() < _NARROW)

    def _pulse(self) -> None:
        before = self._overview
        self._counted.poll(lambda: _overview(self._letters, before), done=self._count, failed=self.context.ways.say)

    def _look(self) -> None:
        """Now: something is other than before."""
        self._counted.stop()
        self._pulse()
        if self.model.asked:
            self.model.refresh()
        else:
            self._filter()

    def _count(self, overview: Overview) -> None:
        changed, self._overview = overview != self._overview, overview
        self.filter.tell(overview)
        if changed and self.model.asked:
            self.model.refresh()

    def _filter(self) -> None:
        self._offer_undo(())
        self.model.look_for(self._wanted())

    def _wanted(self) -> Wanted:
        """What is chosen; the reasons of a cause are looked up beside the window, once."""
        wanted, cause, letters = self.filter.wanted, self.filter.cause, self._letters

        @cache
        def found() -> DeadFilter:
            """See above."""
            return letters.of_cause(wanted, cause) if cause else wanted

        return found

    # the chosen one
    def _answered(self) -> None:
        self._tell_emptiness()
        total, aside = self.model.total, self.filter.aside.isChecked()
        for each, there in (
            (self.retry_all, not aside),
            (self.lay_all_aside, not aside),
            (self.put_all_back, aside),
        ):
            each.setVisible(there and total > 0)
        self.retry_all.setText(filled(self.tr("Try all &again (%1)"), total))
        if total and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self._choose()

    def _choose(self) -> None:
        index = self.table.currentIndex()
        line = self.model.line(index.row()) if index.isValid() else None
        before, letter = self.story.letter, line.about if line else None
        if letter is None and self.model.total:
            return  # on its way
        self.story.tell(letter)
        if letter is not None and letter != before:
            number = letter.delivery.id
            self._telling.run(
                lambda _: self._letters.tries(number), done=self._tell_tries, failed=self.context.ways.say
            )

    def _tell_tries(self, tries: Sequence[Attempt]) -> None:
        self.story.tell_tries(tries)

    def _chosen(self) -> DeadLetter | None:
        return self.story.letter

    def _with_chosen(self, act: Callable[[Callable[[], Sequence[int]]], None]) -> Callable[[], None]:
        def wish() -> None:
            """Does it with the chosen one."""
            if letter := self._chosen():
                act(lambda: [letter.delivery.id])

        return wish

    def _correct(self, address: str) -> None:
        if letter := self._chosen():
            self.wishes.correct(letter, address)

    def _open(self, line: Line) -> None:
        self.closer.open(line.about.delivery)

    def _show_job(self) -> None:
        if letter := self._chosen():
            self.context.ways.show_job(letter.job.id)

    # laying aside and back
    def _moved(self, ids: Sequence[int], aside: bool) -> None:  # a signal's
        words = self.tr("Laid aside: %1.") if aside else self.tr("Put back: %1.")
        self.told.setText(filled(words, len(ids)))
        self._offer_undo(ids if aside else ())
        self.told.setVisible(bool(ids))

    def _offer_undo(self, ids: Sequence[int]) -> None:
        self._aside = ids
        self.told.setVisible(bool(ids))
        self.undo.setVisible(bool(ids))

    def _undo(self) -> None:
        ids = self._aside
        self.wishes.put_back(lambda: ids)
        self.table.setFocus()

    def _tell_emptiness(self) -> None:
        empty = not self.model.total
        self.nothing.setVisible(empty)
        self.more.setVisible(empty)
        self.nothing.setText(self._nothing())
        if self.filter.is_narrow or self.filter.aside.isChecked():
            self.more.hide()

    def _nothing(self) -> str:
        if self.filter.is_narrow:
            return self.tr("None that fits: choose less above.")
        return self.tr("Nothing is laid aside.") if self.filter.aside.isChecked() else self.tr("Nothing has failed.")

    # looks
    def _connect(self) -> None:
        story, wishes = self.story, self.wishes
        story.retry.connect(self._with_chosen(wishes.retry))
        story.lay_aside.connect(self._with_chosen(wishes.lay_aside))
        story.put_back.connect(self._with_chosen(wishes.put_back))
        story.correct.connect(self._correct)
        story.to_the_job.connect(self._show_job)
        story.to_the_account.connect(lambda: self.context.ways.show_page("accounts"))
        self.retry_all.clicked.connect(lambda: wishes.retry_all(self._wanted(), self.model.total))
        self.lay_all_aside.clicked.connect(lambda: wishes.lay_all_aside(self._wanted(), self.model.total))
        self.put_all_back.clicked.connect(lambda: wishes.put_all_back(self._wanted()))
        self.undo.clicked.connect(self._undo)
        wishes.moved.connect(self._moved)
        for changes in (wishes.changed, self.closer.changed):
            changes.connect(self._look)
        self.filter.changed.connect(self._filter)
        self.table.opened.connect(self._open)
        self.table.selectionModel().currentChanged.connect(self._choose)
        self.model.answered.connect(self._answered)
        self.model.failed.connect(self.context.ways.say)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 20, MARGIN, 20)
        layout.setSpacing(GAP)
        above = QHBoxLayout()
        above.setSpacing(10)
        title = text_label(self.tr("Failed messages"), role="title")
        title.setMinimumHeight(BUTTON)  # it stays where it is when buttons come and go
        above.addWidget(title)
        above.addStretch(1)
        for each in (self.told, self.undo, self.put_all_back, self.lay_all_aside, self.retry_all):
            above.addWidget(each)
            each.hide()
        below = QHBoxLayout()
        below.setSpacing(GAP)
        below.addWidget(table_card(self.table), 3)
        below.addWidget(self.story, 2)
        layout.addLayout(above)
        layout.addWidget(self.filter)
        layout.addLayout(below, 1)
        self._dress()

    def _dress(self) -> None:
        self.more.setText(
            self.tr("Messages that a server has refused for good, or that were tried too often, are gathered here.")
        )
        over = QVBoxLayout(self.table.viewport())
        over.setSpacing(8)
        over.addStretch(1)
        for label in (self.nothing, self.more):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            over.addWidget(label)
            label.hide()
        over.addStretch(1)
        for each in (self.retry_all, self.lay_all_aside, self.put_all_back, self.undo):
            each.setAccessibleName(each.text().replace("&", "").rstrip("…"))


def _overview(letters: DeadLetters, before: Overview) -> Overview:
    """The counts; causes and jobs are gone through only where the counts are others."""
    counts = letters.count(), letters.count(DeadFilter(dismissed=True))
    if counts == (before.open, before.aside):
        return before
    return Overview(open=counts[0], aside=counts[1], causes=letters.causes(), jobs=letters.jobs())
