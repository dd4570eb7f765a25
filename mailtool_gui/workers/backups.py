"""Backups of the ledger beside the work: on a thread of their own as it begins and once a day, and at its end."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import MailToolError

if TYPE_CHECKING:
    from mailtool_gui.domain.clock import Clock

log = logging.getLogger("mailtool.host")

FIRST = 5.0  # seconds after the work has begun: whoever starts a window has better things to do just then
EVERY = 86_400.0  # seconds between two backups while the work goes on
PATIENCE = 5.0  # seconds that a backup which was told to stop is waited for

BackUp = Callable[[Callable[[], bool]], object]
"""Makes a backup where one is needed; it is given what tells whether to stop, and asks it often."""


class RegularBackups:
    """For one spell of hosting. Nobody waits for a backup but at the very end, and none stops the sending.

    The thread is a daemon: what it has begun is of no use to anybody before it is whole.
    """

    def __init__(self, back_up: BackUp, clock: Clock) -> None:
        self._back_up = back_up
        self._clock = clock
        self._thread: threading.Thread | None = None
        self._next = clock.monotonic() + FIRST
        self._stopping = threading.Event()
        self._cut = False

    def glance(self) -> None:
        """Begins a backup if it is time to. Returns immediately; for one thread."""
        if self._stopping.is_set() or self._clock.monotonic() < self._next:
            return
        self._next = self._clock.monotonic() + EVERY
        self._thread = threading.Thread(target=self._make, args=(self._stopping.is_set,), name="backup", daemon=True)
        self._thread.start()

    def finish(self) -> None:
        """The last one, of all that was done, when nothing is sent any more; waits for it."""
        self.stop()
        if not self._cut:
            self._make(lambda: self._cut)

    def cut(self) -> None:
        """There is no time for a last one; from any thread."""
        self._cut = True
        self._stopping.set()

    def stop(self) -> None:
        """Ends the one that is under way, and begins none any more."""
        self._stopping.set()
        if self._thread:
            self._thread.join(PATIENCE)

    def _make(self, stopped: Callable[[], bool]) -> None:
        try:
            self._back_up(stopped)
        except MailToolError as error:
            log.warning("no backup of the ledger was made: %s", error)
        except Exception:  # the top of a thread: the sending goes on
            log.exception("no backup of the ledger was made")
