"""The window as the engine's host: takes the lock when it can be had, and never keeps the window waiting for it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import ExitStack, suppress
from enum import Enum, auto
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from mailtool_gui.domain.errors import DAMAGED, LedgerError, MailToolError
from mailtool_gui.workers.beside_a_screen import beside_a_screen

if TYPE_CHECKING:
    from mailtool_gui.workers.host import EngineHost
    from mailtool_gui.workers.spell import Hosted, Spell

log = logging.getLogger("mailtool.host")

AGAIN = 2000  # milliseconds until the lock is tried for once more, while another process hosts


class WindowHost(QObject):
    """Hosts from `start` to `stop`. While another process hosts, the window only looks at the ledger. `host` is asked
    for at the first try, beside the window.

    `changed` is emitted in the window's thread when hosting began or ended, and when another process was found to
    host; `refused` with a sentence where the data folder cannot be worked, `damaged` too where that is its ledger's
    fault, `stopped` after `stop` when everything in flight is settled and the lock is free.
    """

    changed = Signal()
    refused = Signal(str)
    damaged = Signal()
    stopped = Signal()

    def __init__(self, host: Callable[[], EngineHost]) -> None:
        super().__init__()
        self._host = host
        self._stack = ExitStack()
        self._spell: Spell | None = None
        self._trying: _Take | None = None
        self._tried: _Take | None = None
        self._stopping = False
        self._last = _Last.OPEN
        self._again = QTimer(self, singleShot=True, interval=AGAIN)
        self._again.timeout.connect(self._try)

    @property
    def hosts(self) -> bool:
        """Whether this window works the data folder."""
        return self._spell is not None

    @property
    def is_elsewhere(self) -> bool:
        """Whether another process works the data folder, as the last try has found."""
        return self._last is _Last.ELSEWHERE

    @property
    def is_about_to(self) -> bool:
        """Whether the first try is under way, which nobody has refused: recovering may take seconds."""
        return self._trying is not None and self._last is _Last.OPEN

    @property
    def is_ours(self) -> bool:
        """Whether the jobs are this window's to work, now or in a moment."""
        return self.hosts or self.is_about_to

    def start(self) -> None:
        """Begins to host, now or when the other host leaves."""
        self._try()

    def wake(self) -> None:
        """Something has changed in the ledger: the engine looks again at once. From any thread."""
        spell = self._spell
        if spell:
            spell.engine.wake()
        else:
            self._host().wake()

    def stop(self) -> None:
        """Stops cleanly: messages in flight finish, `stopped` follows."""
        self._stopping = True
        self._again.stop()
        if self._spell:
            self._spell.stop()
        elif not self._trying:
            self.stopped.emit()

    def close(self) -> None:
        """As `stop`, and waits, where no event loop runs any more: the display may have gone."""
        self._stopping = True
        self._again.stop()
        trying, self._trying = self._trying, None
        if trying:
            trying.give_back()
        spell, self._spell = self._spell, None
        with suppress(LedgerError), self._stack:  # it was told when it was met
            if spell:
                spell.close()

    def _try(self) -> None:
        if self._spell or self._trying or self._stopping:
            return
        self._trying = self._tried = _Take(self._host)  # kept until the next: its thread may be in it still
        self._trying.answer.taken.connect(self._taken)
        self._trying.answer.refused.connect(self._refused)
        QThreadPool.globalInstance().start(self._trying.run)

    def _taken(self, hosted: Hosted | None, stack: ExitStack) -> None:
        if self._trying is None:
            return  # closed meanwhile, and given back
        self._trying = None
        before, self._last = self._last, _Last.OPEN if hosted else _Last.ELSEWHERE
        if hosted is None:
            if before is not self._last:
                self.changed.emit()
            self._later()
            return
        from mailtool_gui.workers.spell import Spell

        stack.enter_context(beside_a_screen())
        self._stack = stack
        self._spell = Spell(self._host().folder, hosted)
        self._spell.ended.connect(self._ended)
        self._spell.start()
        if self._stopping:
            self._spell.stop()
        self.changed.emit()

    def _refused(self, error: MailToolError) -> None:
        self._trying = None
        self._tell(error)

    def _tell(self, error: MailToolError) -> None:
        """Nobody hosts, for a reason; damage is not tried again: that is for the user to mend, and for `start`."""
        self._last = _Last.REFUSED
        self.refused.emit(str(error))
        if error.code == DAMAGED and not self._stopping:
            self.damaged.emit()
        else:
            self._later()

    def _later(self) -> None:
        if self._stopping:
            self.stopped.emit()
        else:
            self._again.start()

    def _ended(self) -> None:
        spell, self._spell = self._spell, None
        error: MailToolError | None = None
        try:
            with self._stack:
                if spell:
                    spell.close()
        except MailToolError as found:
            error = found
        self.changed.emit()
        if error:
            self._tell(error)
        else:
            self._later()


class _Last(Enum):
    """What the last try has found."""

    OPEN = auto()  # nothing against it
    ELSEWHERE = auto()
    REFUSED = auto()


class _Answer(QObject):
    taken = Signal(object, object)
    refused = Signal(object)


class _Take:
    """Opening the ledger and recovering takes a moment: it happens beside the window."""

    def __init__(self, host: Callable[[], EngineHost]) -> None:
        self._host = host
        self._stack = ExitStack()
        self._over = Event()
        self.answer = _Answer()

    def run(self) -> None:
        """Takes the lock and the ledger over, or tells why not."""
        try:
            hosted = self._stack.enter_context(self._host().hosting())
        except MailToolError as error:
            self.answer.refused.emit(error)
        except Exception as error:  # the top of a task
            log.exception("the ledger could not be taken over")
            self.answer.refused.emit(LedgerError(f"MailTool could not open its data ({error!r})."))
        else:
            self.answer.taken.emit(hosted, self._stack)
        finally:
            self._over.set()

    def give_back(self) -> None:
        """Waits until it is over, and lets go of what it has taken, as nobody will."""
        self._over.wait()
        with suppress(LedgerError):  # nothing has been done with it
            self._stack.close()
