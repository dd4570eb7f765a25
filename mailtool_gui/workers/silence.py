"""Somebody holds the data folder's lock, and answers nothing: starting or ending takes moments; what hangs stays so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import HostSilent

if TYPE_CHECKING:
    from mailtool_gui.domain.clock import Clock

TOLD_AFTER = 10.0  # seconds
ENDED_AFTER = 60.0

_TOLD = (
    "Another process holds the lock of this data folder, but does not answer: it may be starting, ending or hanging. "
    "Waiting for it."
)
_GIVEN_UP = (
    "Another process holds the lock of this data folder, does not answer, and nothing moves. Your jobs are kept. End "
    "every MailTool that works here, then start again."
)


class Silence:
    """How long nobody has answered while nothing moved in the ledger. Whoever hears something calls `end`."""

    def __init__(self, clock: Clock, folder: Path, *, say: Callable[[str], None] = lambda _line: None) -> None:
        self._clock = clock
        self._folder = folder
        self._say = say
        self._since: float | None = None
        self._told = False
        self._standing: object = None

    def end(self) -> None:
        """Somebody has answered."""
        self._since = None

    def goes_on(self, standing: object) -> None:
        """Nobody has answered, and the jobs stand as in `standing`. Raises HostSilent after a minute of the same."""
        now = self._clock.monotonic()
        if self._since is None or standing != self._standing:
            self._since, self._standing = now, standing
        if now - self._since >= ENDED_AFTER:
            raise HostSilent(_GIVEN_UP, where=str(self._folder))
        if now - self._since >= TOLD_AFTER and not self._told:
            self._told = True
            self._say(_TOLD)
