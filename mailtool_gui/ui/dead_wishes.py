"""What a user decides about failed messages: done beside the window, told when it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mailtool_gui.domain.errors import UsageError
from mailtool_gui.domain.job import JobStatus
from mailtool_gui.ui.dialogs.question import Question, ask
from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.sentences import said

if TYPE_CHECKING:
    from mailtool_gui.services.dead_letters import DeadLetter
    from mailtool_gui.ui.context import Context
    from mailtool_gui.ui.models.dead_model import Wanted

Ids = Sequence[int]
T = TypeVar("T")


class DeadWishes(QObject):
    """`changed` follows everything that changed the ledger; `moved` carries what was laid aside or put back, and
    whether it was laid aside."""

    changed = Signal()
    moved = Signal(object, bool)

    def __init__(self, context: Context, widget: QWidget) -> None:
        super().__init__(widget)
        self._context = context
        self._widget = widget
        self._letters = context.desk.dead_letters
        self.question: Question | None = None

    def retry(self, find: Callable[[], Ids]) -> None:
        """Puts in again those that `find` finds, beside the window."""
        self._do(lambda: self._letters.retry(find()), self._retried)

    def retry_all(self, wanted: Wanted, count: int) -> None:
        """Asks, and puts in again all that are wanted."""
        words = self.tr("Each of them is tried once more. An address that does not exist will be refused again.")
        title, yes = filled(self.tr("Try all again: %1?"), count), self.tr("&Try again")
        self._ask(title, words, yes, lambda: self.retry(lambda: self._letters.ids(wanted())))

    def lay_aside(self, find: Callable[[], Ids]) -> None:
        """They leave the list, and stay failed in their jobs."""
        self._move(find, aside=True)

    def lay_all_aside(self, wanted: Wanted, count: int) -> None:
        """Asks, and lays all aside that are wanted."""
        words = self.tr("They leave this list, stay failed in their jobs, and can be put back at any time.")
        title, yes = filled(self.tr("Lay all aside: %1?"), count), self.tr("&Lay aside")
        self._ask(title, words, yes, lambda: self.lay_aside(lambda: self._letters.ids(wanted())))

    def put_back(self, find: Callable[[], Ids]) -> None:
        """Back to the list."""
        self._move(find, aside=False)

    def put_all_back(self, wanted: Wanted) -> None:
        """All that are wanted: nothing is lost by it."""
        self.put_back(lambda: self._letters.ids(wanted()))

    def correct(self, letter: DeadLetter, address: str, *, even_if_there: bool = False) -> None:
        """Sends it to another address; where a message of the job goes there already, asks before."""
        number = letter.delivery.id

        def work() -> str | UsageError:
            """The address as it is kept, or what is to be asked."""
            try:
                return self._letters.correct(number, address, even_if_there=even_if_there)
            except UsageError as error:
                if error.code != "in-this-job":
                    raise
                return error

        self._do(work, lambda result: self._corrected(letter, address, result))

    def _corrected(self, letter: DeadLetter, address: str, result: str | UsageError) -> None:
        if isinstance(result, UsageError):
            yes = self.tr("&Send it there too")
            then = lambda: self.correct(letter, address, even_if_there=True)  # noqa: E731
            self._ask(self.tr("A second message to this address?"), said(result.message), yes, then)
            return
        waits = letter.job.status is JobStatus.PAUSED
        words = self.tr("It is sent to %1 when its job is resumed.") if waits else self.tr("It is sent to %1.")
        self._say(filled(words, result))
        self._changed()

    def _retried(self, count: int) -> None:
        if count:
            self._say(self._goes_once_more(count))
        else:
            self._say(self.tr("Nothing was put in again: these messages belong to a job that was stopped."))
        self._changed()

    def _goes_once_more(self, count: int) -> str:
        if count == 1:
            return self.tr("1 message waits to be sent once more. If it fails again, it comes back to this list.")
        words = self.tr("%1 messages wait to be sent once more. What fails again comes back to this list.")
        return filled(words, count)

    def _move(self, find: Callable[[], Ids], *, aside: bool) -> None:
        act = self._letters.dismiss if aside else self._letters.restore

        def work() -> Ids:
            """Those that were moved."""
            ids = find()
            act(ids)
            return ids

        self._do(work, lambda ids: self._moved(ids, aside=aside))

    def _moved(self, ids: Ids, *, aside: bool) -> None:
        self.moved.emit(ids, aside)
        self._changed()

    def _changed(self) -> None:
        self._context.wake()
        self.changed.emit()

    def _say(self, sentence: str) -> None:
        self._context.ways.say(sentence)

    def _ask(self, title: str, words: str, yes: str, then: Callable[[], None]) -> None:
        self.question = ask(title, words, yes, parent=self._widget, then=then)

    def _do(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._context.tasks.run(lambda _: work(), done=done, failed=self._context.ways.say)
