"""Looks for what may have arrived beside the sending: on a thread of its own, now and then, one job at a time."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from mailtool_gui.domain.clock import Clock

log = logging.getLogger("mailtool.host")

EVERY = 15.0  # seconds between two looks for something to search
PATIENCE = 2.0  # seconds that a search which was told to end is waited for


class Later(Protocol):
    """What is searched by itself."""

    def search_next(self) -> bool:
        """Searches for one job that is due; False where none is."""
        ...

    def stop(self) -> None:
        """Ends the search that is under way, from another thread."""
        ...


class Searcher:
    """`ended` is called after each look for something to search, on the thread of the search.

    The thread is a daemon: a server that does not answer never keeps the program from ending, and nothing is lost
    with it, since what a search came to is written in one transaction, by whoever searches next if need be.
    """

    def __init__(self, later: Later, clock: Clock, *, ended: Callable[[], object]) -> None:
        self._later = later
        self._clock = clock
        self._ended = ended
        self._thread: threading.Thread | None = None
        self._next = clock.monotonic()
        self._stopping = False
        self.busy = False

    def glance(self) -> None:
        """Looks for something to search if it is time to. Returns at once; for one thread."""
        if self._stopping or self.busy or self._clock.monotonic() < self._next:
            return
        self._next = self._clock.monotonic() + EVERY
        self.busy = True
        self._thread = threading.Thread(target=self._work, name="sent folder", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Begins no search any more, and ends the one under way; does not wait long for it."""
        self._stopping = True
        self._later.stop()
        if self._thread:
            self._thread.join(PATIENCE)

    def _work(self) -> None:
        try:
            while not self._stopping and self._later.search_next():
                pass
        except Exception:  # the top of a thread: the sending goes on
            log.exception("what may have arrived was not looked for")
        finally:
            self.busy = False
            self._ended()
