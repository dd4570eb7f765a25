"""One thread that carries many workers: their lines wait together, and none of them keeps a thread for itself.

Fifty threads that wake up for every answer hand the interpreter's lock around, which costs more than the mail and holds
up the window; here one thread looks after all lines that have something to say.
"""

from __future__ import annotations

import logging
import selectors
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Generator
from contextlib import suppress
from enum import Enum
from functools import partial
from math import inf
from typing import Protocol

from mailtool_gui.engine.turns import Wait
from mailtool_gui.transports.steps import BARRIER, LineWait, Pause

log = logging.getLogger("mailtool.engine")

TICK = 0.001  # seconds: selectors round the time up to it


class Move(Enum):
    """Where a worker's course goes on: what follows holds up its thread (connecting), or need not."""

    TO_A_THREAD = "thread"
    TO_THE_CARRIER = "carrier"


Course = Generator[Pause | Wait | Move, None, None]


class Carried(Protocol):
    """A worker that can be carried."""

    @property
    def course(self) -> Course:
        """What it does, from pause to pause. It ends by itself and lets no error out."""
        ...

    @property
    def connected(self) -> bool:
        """Whether it still has the connection whose line it last waited for."""
        ...

    def on_decided(self, call: Callable[[], None]) -> None:
        """Calls once, at once or later on any thread, when the barrier that it waits at is decided."""
        ...

    def run(self) -> None:
        """Goes on with its course on this thread."""
        ...


class Carrier:
    """Runs on a thread of the pool as long as there is somebody to carry.

    `start_thread` runs a callable on another; `on_idle` is called when all lines wait for somebody else.
    """

    def __init__(
        self, start_thread: Callable[[Callable[[], None]], None], *, on_idle: Callable[[], None] = lambda: None
    ) -> None:
        self._start_thread = start_thread
        self._on_idle = on_idle
        self._lock = threading.Lock()
        self._load = 0
        self._running = False
        self._ready: deque[tuple[_Seat, object]] = deque()
        self._asleep = False
        self._bell: socket.socket | None = None
        self._earliest = inf
        self._talking = 0

    def carry(self, worker: Carried) -> None:
        """Goes on with a worker's course. From any thread."""
        with self._lock:
            self._load += 1
            starts, self._running = not self._running, True
        self._call(_Seat(worker), None)
        if starts:
            self._start_thread(self._run)

    def _call(self, seat: _Seat, pause: object) -> None:
        """What the seat waited for has come. From any thread."""
        self._ready.append((seat, pause))
        bell = self._bell
        if self._asleep and bell:
            self._asleep = False
            with suppress(OSError):
                bell.send(b"\0")

    # on the carrier's thread

    def _run(self) -> None:
        self._open()
        while self._needed():
            self._turn()

    def _open(self) -> None:
        self._seats: set[_Seat] = set()
        self._selector = selectors.DefaultSelector()
        self._ear, self._bell = socket.socketpair()
        for end in (self._ear, self._bell):
            end.setblocking(False)
        self._selector.register(self._ear, selectors.EVENT_READ)

    def _needed(self) -> bool:
        with self._lock:
            if not self._load:
                self._close()
                self._running = False
            return self._running

    def _close(self) -> None:
        bell, self._bell = self._bell, None
        self._selector.close()
        for end in (self._ear, bell):
            if end:
                end.close()

    def _turn(self) -> None:
        heard = self._heard()
        self._asleep = False
        for key, _ in heard:
            if key.data is None:
                self._hush()
            elif isinstance(key.data.pause, LineWait):
                self._resume(key.data)
            else:  # it waits for something else: what the server says, or its end, is found when it is asked for
                self._mute(key.data)
        for _ in range(len(self._ready)):
            seat, pause = self._ready.popleft()
            if seat.pause is pause:
                self._resume(seat)
        self._resume_due(time.monotonic())

    def _heard(self) -> list[tuple[selectors.SelectorKey, int]]:
        """Which lines have something to say, waiting where none has. A server that talks is given a moment first."""
        heard = self._selector.select(self._patience(TICK if self._talking else 0.0))
        if not heard and not self._ready:
            self._on_idle()
            heard = self._selector.select(self._patience())
        return heard

    def _patience(self, most: float = inf) -> float | None:
        """How long the lines may be waited for, at the most. Who calls from now on must ring."""
        self._asleep = True
        if self._ready:
            return 0.0
        left = self._earliest - time.monotonic()
        if left > most:
            return most
        if left == inf:
            return None
        if 0 < left <= TICK:
            time.sleep(left)  # the pace is kept to less than a selector can tell
        return max(0.0, left - TICK)

    def _hush(self) -> None:
        with suppress(BlockingIOError):
            self._ear.recv(4096)

    def _resume_due(self, now: float) -> None:
        """Resumes those whose time has come. Looks at all of them only when it may have for one."""
        if now < self._earliest:
            return
        due = [seat for seat in self._seats if seat.until <= now]
        self._earliest = min((seat.until for seat in self._seats if seat.until > now), default=inf)
        for seat in due:
            if isinstance(seat.pause, Wait):
                seat.pause.leave()
            self._resume(seat)

    def _resume(self, seat: _Seat) -> None:
        """Goes on to the next pause and sees to it that it ends."""
        seat.until = inf
        self._talking -= isinstance(seat.pause, LineWait)
        try:
            pause = next(seat.worker.course)
        except StopIteration:
            self._set_down(seat)
            return
        except Exception:  # the top of a worker; its course has let out what it should not
            log.exception("a worker has stopped")
            self._set_down(seat)
            return
        seat.pause = pause
        self._talking += isinstance(pause, LineWait)
        if seat.events and not seat.worker.connected:
            self._mute(seat)
        self._seats.add(seat)
        self._await(seat, pause)

    def _await(self, seat: _Seat, pause: Pause | Wait | Move) -> None:
        if isinstance(pause, LineWait):
            self._listen(seat, pause)
        elif pause is BARRIER:
            seat.worker.on_decided(partial(self._call, seat, pause))
        elif isinstance(pause, Wait):
            pause.park(partial(self._call, seat, pause))
            if pause.seconds is not None:
                self._wake_at(seat, time.monotonic() + pause.seconds)
        elif pause is Move.TO_A_THREAD:
            self._set_down(seat)
            self._start_thread(seat.worker.run)
        else:
            self._call(seat, pause)

    def _wake_at(self, seat: _Seat, until: float) -> None:
        seat.until = until
        self._earliest = min(self._earliest, until)

    def _listen(self, seat: _Seat, pause: LineWait) -> None:
        if not seat.events:
            self._selector.register(pause.fileno, pause.events, seat)
        elif seat.events != pause.events:
            self._selector.modify(pause.fileno, pause.events, seat)
        seat.fileno, seat.events = pause.fileno, pause.events
        self._wake_at(seat, pause.until)

    def _mute(self, seat: _Seat) -> None:
        self._selector.unregister(seat.fileno)
        seat.events = 0

    def _set_down(self, seat: _Seat) -> None:
        if seat.events:
            self._mute(seat)
        self._seats.discard(seat)
        seat.pause = _GONE
        with self._lock:
            self._load -= 1


_GONE = object()


class _Seat:
    """A worker and what it waits for; `events` is 0 where nobody listens to its line."""

    __slots__ = ("events", "fileno", "pause", "until", "worker")

    def __init__(self, worker: Carried) -> None:
        self.worker = worker
        self.pause: object = None
        self.fileno = -1
        self.events = 0
        self.until = inf
