"""Deadlines that run while a scripted server is silent: what it does answer is in time, however slow the machine is."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from unittest.mock import patch

from mailtool_gui.transports.replies import Event
from mailtool_gui.transports.smtp.wire import WireFailure
from tests.support.smtp_script import ScriptServer

LOOK = 0.01  # seconds from one look at the server to the next
LONGEST = 20.0  # seconds for a server that neither answers nor falls silent


@contextmanager
def deadlines_from_silence(server: ScriptServer) -> Iterator[None]:
    """The deadlines of this process' client, one connection at a time, begin when `server` falls silent."""

    def of_a_new_connection(seconds: float) -> _Deadline:
        server.silent_since = None
        return _Deadline(server, seconds)

    with (
        patch("mailtool_gui.transports.smtp.session.Deadline", of_a_new_connection),
        patch("mailtool_gui.transports.smtp.wire.Deadline", partial(_Deadline, server)),
    ):
        yield


class _Deadline:
    """As the wire's own, but for its beginning."""

    def __init__(self, server: ScriptServer, seconds: float) -> None:
        self._server = server
        self._seconds = seconds
        self._made = time.monotonic()

    @property
    def end(self) -> float:
        """Until then the line is waited for."""
        return min(self._end(), time.monotonic() + LOOK)

    def left(self) -> float:
        """Seconds until the deadline. Raises WireFailure when it has passed."""
        left = self._end() - time.monotonic()
        if left <= 0:
            raise WireFailure(Event.TIMEOUT)
        return left

    def _end(self) -> float:
        fell_silent = self._server.silent_since
        if fell_silent is None:
            return self._made + max(LONGEST, self._seconds)
        return max(self._made, fell_silent) + self._seconds
