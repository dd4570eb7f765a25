"""What the writer will have to say: a `concurrent.futures.Future` that is cheap, as thousands are made a second."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Lock
from typing import Any, Generic, TypeVar

T = TypeVar("T")

_LOCK = Lock()
"""Held for a few instructions: one for all of them costs less than one for each."""


class Promise(Generic[T]):
    """Kept once, with a result or an error. Whoever waits for it is woken; whoever has asked for it is called."""

    __slots__ = ("_calls", "_done", "_error", "_event", "_result")

    def __init__(self) -> None:
        self._done = False
        self._result: T | None = None
        self._error: BaseException | None = None
        self._event: Event | None = None
        self._calls: list[Callable[[Any], object]] = []

    def done(self) -> bool:
        """Whether it has been kept."""
        return self._done

    def result(self, timeout: float | None = None) -> T:
        """Waits for the result, or raises the error. Raises TimeoutError after `timeout` seconds."""
        error = self.exception(timeout)
        if error is not None:
            raise error
        result: T = self._result  # type: ignore[assignment]  # None may be of T
        return result

    def exception(self, timeout: float | None = None) -> BaseException | None:
        """Waits for the error, None where there is none. Raises TimeoutError after `timeout` seconds."""
        if not self._done and not self._will_be_woken().wait(timeout):
            raise TimeoutError
        return self._error

    def add_done_callback(self, call: Callable[[Any], object]) -> None:
        """Calls with this promise when it is kept, on the thread that keeps it; at once where it is."""
        with _LOCK:
            if not self._done:
                self._calls.append(call)
                return
        call(self)

    def set_result(self, result: T) -> None:
        """Keeps it."""
        self._result = result
        self._keep()

    def set_exception(self, error: BaseException) -> None:
        """Breaks it."""
        self._error = error
        self._keep()

    def _keep(self) -> None:
        with _LOCK:
            self._done = True
            event = self._event
        if event is not None:
            event.set()
        for call in self._calls:
            call(self)

    def _will_be_woken(self) -> Event:
        with _LOCK:
            if self._event is None:
                self._event = Event()
                if self._done:
                    self._event.set()
            return self._event
