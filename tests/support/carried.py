"""Workers for the carrier: each does what its script says, and writes down where and in which order."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Generator
from contextlib import suppress
from dataclasses import dataclass, field

from mailtool_gui.engine.carrier import Carried, Course, Move
from mailtool_gui.engine.turns import Wait
from mailtool_gui.transports.steps import LineWait, Pause

Script = Callable[["Walker"], Generator[Pause | Wait | Move, None, None]]


@dataclass(eq=False)
class Walker:
    """A worker whose course is a script. `line` is its end of a socket pair, `far` the server's."""

    script: Script
    carry: Callable[[Carried], None]
    line: socket.socket = field(init=False)
    far: socket.socket = field(init=False)
    threads: list[str] = field(default_factory=list)
    decided: Callable[[Callable[[], None]], None] = field(default=lambda call: call())
    ended: threading.Event = field(default_factory=threading.Event)
    connected: bool = True

    def __post_init__(self) -> None:
        self.line, self.far = socket.socketpair()
        self.line.setblocking(False)
        self.course: Course = self._walk()

    def _walk(self) -> Course:
        try:
            yield from self.script(self)
        finally:
            self.ended.set()

    def on_decided(self, call: Callable[[], None]) -> None:
        self.decided(call)

    def run(self) -> None:
        """On a thread of its own, as a worker does."""
        for pause in self.course:
            if isinstance(pause, Wait):
                pause.block()
            elif pause is Move.TO_THE_CARRIER:
                self.carry(self)
                return

    def here(self) -> None:
        """Writes down on which thread it goes on."""
        self.threads.append(threading.current_thread().name)

    def readable(self, events: int, seconds: float = 10.0) -> LineWait:
        """Waits for its line."""
        return LineWait(self.line.fileno(), events, time.monotonic() + seconds)

    def close(self) -> None:
        """Both ends."""
        for end in (self.line, self.far):
            with suppress(OSError):
                end.close()


class Threads:
    """Starts numbered threads, and waits for all of them."""

    def __init__(self) -> None:
        self.started: list[threading.Thread] = []

    def start(self, work: Callable[[], None]) -> None:
        """As the engine's `start_worker`."""
        thread = threading.Thread(target=work, name=f"thread-{len(self.started) + 1}", daemon=True)
        self.started.append(thread)
        thread.start()

    def join(self) -> None:
        """All have ended."""
        for thread in self.started:
            thread.join(10)
            assert not thread.is_alive()
