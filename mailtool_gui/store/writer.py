"""The one thread that writes for the engine: all that waits goes to disk in one commit.

A commit waits for the disk, so 50 deliveries that each commit alone wait 50 times; together they wait once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby
from queue import Empty, SimpleQueue
from threading import Event, Lock, Thread
from typing import Any, NamedTuple, TypeVar

from mailtool_gui.domain.errors import HostLost, LedgerError
from mailtool_gui.store.promises import Promise
from mailtool_gui.store.session import Session

T = TypeVar("T")
Operation = Callable[[Session], Any]
Together = Callable[[Session, Sequence[Any]], Sequence[Any]]

_MOST_AT_ONCE = 1000
_COMPANY = 0.0002  # seconds a group waits for company, for each thing in the group before it: a commit costs more
_LONGEST = 0.0015
_FEW = 4


class _Item(NamedTuple):
    """Something that is written together with its like."""

    write: Together
    item: object


Waiting = tuple[Operation | _Item, Promise[Any]]
Tell = Callable[[], None]


class Writer:
    """Commits operations in groups, in the order they came, for the host of one epoch.

    An operation is called with the session inside the transaction; items that wait beside each other are written
    together. What raises is undone alone and its promise is broken by the error; trouble with the disk or another host
    (HostLost) breaks the promises of the whole group.
    """

    def __init__(self, session: Session, epoch: int) -> None:
        self._session = session
        self._epoch = epoch
        self._waiting: SimpleQueue[Waiting | None] = SimpleQueue()
        self._closing = Lock()
        self._closed = False
        self._begun = False
        self._complete = Event()
        self._thread = Thread(target=self._run, name="ledger-writer", daemon=True)
        self._thread.start()

    def submit(self, operation: Callable[[Session], T]) -> Promise[T]:
        """Queues an operation; the promise is kept after the commit is durable."""
        return self._queue(operation)

    def submit_item(self, write: Together, item: object) -> Promise[Any]:
        """Queues an item of those that `write` writes: given some it answers a result for each, in their order."""
        return self._queue(_Item(write, item))

    def _queue(self, what: Operation | _Item) -> Promise[Any]:
        future: Promise[Any] = Promise()
        with self._closing:
            if self._closed:
                return refused(HostLost("This ledger has been closed: nothing more is written through it."))
            self._waiting.put((what, future))
            self._begun = True
        return future

    def nothing_more(self) -> None:
        """Nothing more comes for the moment: what waits for company need not wait any longer."""
        if self._begun:
            self._complete.set()

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

    def _groups(self) -> Iterator[list[Waiting]]:
        """What waits, group by group, until the writer is closed."""
        group: list[Waiting] = []
        while (first := self._waiting.get()) is not None:
            if len(group) > _FEW:
                self._complete.wait(min(_LONGEST, _COMPANY * len(group)))
            self._begun = False
            self._complete.clear()
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

    def _commit(self, group: Sequence[Waiting]) -> None:
        try:
            with self._session.transaction():
                self._check_epoch()
                tell = [told for together in _joined(group) for told in self._done(together)]
        except Exception as error:  # noqa: BLE001  the worker's top: whatever it is, the waiting threads must hear it
            if isinstance(error, LedgerError) or len(group) == 1:
                for _, future in group:
                    future.set_exception(_twice(error) if isinstance(error, sqlite3.IntegrityError) else error)
                return
            for one in group:  # one of them is at fault: the others must not pay for it
                self._commit([one])
        else:
            for told in tell:
                told()

    def _check_epoch(self) -> None:
        if self._session.value("SELECT epoch FROM host") != self._epoch:
            raise HostLost("Another MailTool has taken over this data folder.")

    def _done(self, together: Sequence[Waiting]) -> list[Tell]:
        """Does one thing, or what is written together; what the promises are to be told once the group is durable."""
        what = together[0][0]
        if isinstance(what, _Item):
            results = what.write(self._session, [one.item for one, _ in together if isinstance(one, _Item)])
        else:
            results = [what(self._session)]
        return [partial(future.set_result, result) for (_, future), result in zip(together, results, strict=True)]


def _joined(group: Sequence[Waiting]) -> Iterator[Sequence[Waiting]]:
    """Operations alone, items beside each other together."""
    for write, members in groupby(group, lambda waiting: waiting[0].write if type(waiting[0]) is _Item else None):
        together = list(members)
        yield from [together] if write else [[one] for one in together]


def refused(error: LedgerError) -> Promise[Any]:
    """A promise that is broken already."""
    future: Promise[Any] = Promise()
    future.set_exception(error)
    return future


def _twice(error: sqlite3.IntegrityError) -> LedgerError:
    return LedgerError(f"The ledger refuses to hold the same thing twice: {error}.", code="duplicate")
