"""The one thread that writes for the engine: all that waits goes to disk in one commit.

A commit waits for the disk, so 50 deliveries that each commit alone wait 50 times; together they wait once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any, TypeVar

from mailtool_gui.domain.errors import HostLost, LedgerError
from mailtool_gui.store.session import Session

T = TypeVar("T")
Operation = Callable[[Session], Any]

_MOST_AT_ONCE = 1000


class Writer:
    """Commits operations in groups, in the order they came, for the host of one epoch.

    An operation is called with the session inside the transaction. One that raises is undone alone and its Future
    fails with the error; trouble with the disk or another host (HostLost) fails the Futures of the whole group.
    """

    def __init__(self, session: Session, epoch: int) -> None:
        self._session = session
        self._epoch = epoch
        self._waiting: SimpleQueue[tuple[Operation, Future[Any]] | None] = SimpleQueue()
        self._closing = Lock()
        self._closed = False
        self._thread = Thread(target=self._run, name="ledger-writer", daemon=True)
        self._thread.start()

    def submit(self, operation: Callable[[Session], T]) -> Future[T]:
        """Queues an operation; the Future resolves after the commit is durable."""
        future: Future[T] = Future()
        future.set_running_or_notify_cancel()
        with self._closing:
            if self._closed:
                return refused(HostLost("This ledger has been closed: nothing more is written through it."))
            self._waiting.put((operation, future))
        return future

    def close(self) -> None:
        """Writes what waits, ends the thread and closes the session."""
        with self._closing:
            first = not self._closed
            self._closed = True
        if first:
            self._waiting.put(None)
        self._thread.join()
        self._session.close()

    def _run(self) -> None:
        for group in self._groups():
            self._commit(group)

    def _groups(self) -> Iterator[list[tuple[Operation, Future[Any]]]]:
        """What waits, group by group, until the writer is closed."""
        while (first := self._waiting.get()) is not None:
            group = [first]
            while len(group) < _MOST_AT_ONCE:
                try:
                    following = self._waiting.get_nowait()
                except Empty:
                    break
                if following is None:
                    self._waiting.put(None)
                    break
                group.append(following)
            yield group

    def _commit(self, group: list[tuple[Operation, Future[Any]]]) -> None:
        try:
            with self._session.transaction():
                self._check_epoch()
                results = [self._apply(operation) for operation, _ in group]
        except Exception as error:  # noqa: BLE001  the worker's top: whatever it is, the waiting threads must hear it
            for _, future in group:
                future.set_exception(error)
        else:
            for (_, future), tell in zip(group, results, strict=True):
                tell(future)

    def _check_epoch(self) -> None:
        if self._session.value("SELECT epoch FROM host") != self._epoch:
            raise HostLost("Another MailTool has taken over this data folder.")

    def _apply(self, operation: Operation) -> Callable[[Future[Any]], None]:
        """Runs one operation; what its Future is to be told once the group is durable."""
        try:
            with self._session.savepoint():
                result = operation(self._session)
        except LedgerError:
            raise
        except Exception as error:  # noqa: BLE001  one operation's fault is its own
            failure = _twice(error) if isinstance(error, sqlite3.IntegrityError) else error
            return lambda future: future.set_exception(failure)
        return lambda future: future.set_result(result)


def refused(error: LedgerError) -> Future[Any]:
    """A Future that has failed already."""
    future: Future[Any] = Future()
    future.set_exception(error)
    return future


def _twice(error: sqlite3.IntegrityError) -> LedgerError:
    return LedgerError(f"The ledger refuses to hold the same thing twice: {error}.", code="duplicate")
