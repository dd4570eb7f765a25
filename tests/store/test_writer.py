"""Group commit: together on disk, each on its own when it fails."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext

import pytest

from mailtool_gui.domain.errors import HostLost, LedgerError, LedgerFull
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.promises import Promise
from mailtool_gui.store.schema import prepare_ledger
from mailtool_gui.store.session import Session, open_session
from mailtool_gui.store.writer import Writer

EPOCH = 0


@pytest.fixture
def session(folder: DataFolder) -> Iterator[Session]:
    """The connection that the writer is given."""
    prepare_ledger(folder, nullcontext())
    opened = open_session(folder.ledger)
    yield opened
    opened.close()


@pytest.fixture
def writer(session: Session) -> Iterator[Writer]:
    opened = Writer(session, EPOCH)
    yield opened
    opened.close()


@pytest.fixture
def other(folder: DataFolder, writer: Writer) -> Iterator[Session]:
    """Another process's view: it sees what is committed."""
    opened = open_session(folder.ledger)
    yield opened
    opened.close()


def suppress(address: str, reason: str = "r") -> Callable[[Session], int]:
    """An operation that adds one row, and fails where the address is there already."""
    sql = "INSERT INTO suppressions (address_key, address, reason) VALUES (?, ?, ?)"
    return lambda session: session.change(sql, (address, address, reason))


def rows(session: Session) -> list[str]:
    return [key for (key,) in session.rows("SELECT address_key FROM suppressions ORDER BY rowid")]


class Gate:
    """An operation that holds the writer, so that what comes after it waits and forms one group."""

    def __init__(self, writer: Writer) -> None:
        self._open, self._reached = threading.Event(), threading.Event()
        self._future = writer.submit(self._wait)
        assert self._reached.wait(10)

    def _wait(self, _: Session) -> None:
        self._reached.set()
        assert self._open.wait(10)

    def open(self) -> None:
        self._open.set()
        self._future.result(10)


def test_the_future_has_the_operation_s_result(writer: Writer) -> None:
    assert writer.submit(lambda session: session.value("SELECT 6 * 7")).result() == 42


def test_what_the_future_tells_is_on_disk(writer: Writer, other: Session) -> None:
    writer.submit(suppress("a")).result()
    assert rows(other) == ["a"]


def test_operations_run_in_the_order_they_came(writer: Writer, other: Session) -> None:
    gate = Gate(writer)
    futures = [writer.submit(suppress(str(number))) for number in range(50)]
    gate.open()
    assert [future.result() for future in futures] == [1] * 50
    assert rows(other) == [str(number) for number in range(50)]


def test_what_waits_goes_into_one_commit(writer: Writer, other: Session) -> None:
    seen: list[list[str]] = []
    gate = Gate(writer)
    first = writer.submit(suppress("a"))
    writer.submit(lambda _: seen.append(rows(other)))
    last = writer.submit(suppress("b"))
    gate.open()
    first.result()
    last.result()
    assert seen == [[]]  # "a" had been written and was not committed: the group was not through
    assert rows(other) == ["a", "b"]


def test_no_future_resolves_before_its_group_is_committed(writer: Writer) -> None:
    gate = Gate(writer)
    first = writer.submit(suppress("a"))
    early = writer.submit(lambda _: first.done())
    gate.open()
    assert early.result() is False


def test_one_that_fails_harms_no_other(writer: Writer, other: Session) -> None:
    gate = Gate(writer)
    good = writer.submit(suppress("a"))
    twice = writer.submit(suppress("a"))
    after = writer.submit(suppress("b"))
    gate.open()
    good.result()
    after.result()
    with pytest.raises(LedgerError, match="twice") as caught:
        twice.result()
    assert caught.value.code == "duplicate"
    assert rows(other) == ["a", "b"]


def test_one_that_fails_halfway_is_undone_alone(writer: Writer, other: Session) -> None:
    def halfway(session: Session) -> None:
        suppress("half")(session)
        raise KeyError("a mistake of ours")

    gate = Gate(writer)
    before, broken, after = writer.submit(suppress("a")), writer.submit(halfway), writer.submit(suppress("b"))
    gate.open()
    before.result()
    after.result()
    with pytest.raises(KeyError):
        broken.result()
    assert rows(other) == ["a", "b"]


class Together:
    """Writes items that wait beside each other, and remembers which came together; the number 13 fails."""

    def __init__(self) -> None:
        self.seen: list[list[int]] = []

    def __call__(self, session: Session, items: Sequence[int]) -> list[int]:
        self.seen.append(list(items))
        for item in items:
            suppress(str(item))(session)
        if 13 in items:
            raise KeyError(13)
        return [item * 10 for item in items]


def test_items_beside_each_other_are_written_together_and_each_has_its_result(writer: Writer, other: Session) -> None:
    write = Together()
    gate = Gate(writer)
    futures = [writer.submit_item(write, number) for number in range(5)]
    gate.open()
    assert [future.result() for future in futures] == [0, 10, 20, 30, 40]
    assert write.seen == [[0, 1, 2, 3, 4]]
    assert rows(other) == ["0", "1", "2", "3", "4"]


def test_items_keep_their_place_among_operations_and_other_items(writer: Writer, other: Session) -> None:
    write, another = Together(), Together()
    gate = Gate(writer)
    for number in (1, 2):
        writer.submit_item(write, number)
    writer.submit(suppress("op"))
    writer.submit_item(write, 3)
    last = writer.submit_item(another, 4)
    gate.open()
    last.result()
    assert (write.seen, another.seen) == ([[1, 2], [3]], [[4]])
    assert rows(other) == ["1", "2", "op", "3", "4"]


def test_an_item_that_fails_harms_no_other(writer: Writer, other: Session) -> None:
    write = Together()
    gate = Gate(writer)
    futures = [writer.submit_item(write, number) for number in (1, 13, 2)]
    gate.open()
    assert (futures[0].result(), futures[2].result()) == (10, 20)
    with pytest.raises(KeyError):
        futures[1].result()
    assert write.seen == [[1, 13, 2], [1], [13], [2]]
    assert rows(other) == ["1", "2"]


def test_after_a_big_group_the_next_waits_a_moment_for_company(writer: Writer) -> None:
    write = Together()
    gate = Gate(writer)
    futures = [writer.submit_item(write, number) for number in range(100, 200)]
    gate.open()
    for future in futures:
        future.result()
    followers = [writer.submit_item(write, number) for number in range(5)]
    for future in followers:
        future.result(1)
    assert len(write.seen) <= 3


def test_company_is_waited_for_no_longer_when_nothing_more_comes(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mailtool_gui.store.writer._COMPANY", 60.0)
    monkeypatch.setattr("mailtool_gui.store.writer._LONGEST", 60.0)
    write = Together()
    gate = Gate(writer)
    futures = [writer.submit_item(write, number) for number in range(100, 150)]
    gate.open()
    for future in futures:
        future.result(10)
    writer.nothing_more()  # it is about what waits: what comes from now on has company to wait for again
    followers = [writer.submit_item(write, number) for number in range(5)]
    with pytest.raises(TimeoutError):
        followers[0].result(0.01)
    writer.nothing_more()
    assert [future.result(10) for future in followers] == [0, 10, 20, 30, 40]
    assert write.seen[-1] == [0, 1, 2, 3, 4]


def test_another_epoch_fails_all(writer: Writer, other: Session) -> None:
    gate = Gate(writer)
    futures = [writer.submit(suppress(name)) for name in "abc"]
    gate.open()
    for future in futures:
        future.result()
    other.change("UPDATE host SET epoch = epoch + 1")
    for name in "de":
        with pytest.raises(HostLost):
            writer.submit(suppress(name)).result()
    assert rows(other) == ["a", "b", "c"]


def limit_to_present_size(session: Session) -> None:
    """No page more: to SQLite, a full disk."""
    session.value(f"PRAGMA max_page_count = {session.value('PRAGMA page_count')}")


def lift_limit(session: Session) -> None:
    session.value("PRAGMA max_page_count = 1073741823")


def test_a_full_disk_fails_the_group_and_the_writer_lives_on(writer: Writer, session: Session, other: Session) -> None:
    limit_to_present_size(session)
    gate = Gate(writer)
    futures = [writer.submit(suppress("small")), writer.submit(suppress("big", "x" * 1_000_000))]
    gate.open()
    for future in futures:
        with pytest.raises(LedgerFull, match="no room"):
            future.result()
    assert rows(other) == []
    lift_limit(session)
    writer.submit(suppress("later", "x" * 1_000_000)).result()
    assert rows(other) == ["later"]


def test_closing_writes_what_waits(session: Session, folder: DataFolder) -> None:
    writer = Writer(session, EPOCH)
    futures = [writer.submit(suppress(str(number))) for number in range(2500)]
    writer.close()
    assert all(future.result() == 1 for future in futures)
    after = open_session(folder.ledger)
    assert len(rows(after)) == 2500
    after.close()


def test_after_closing_nothing_is_taken(writer: Writer) -> None:
    writer.close()
    writer.close()
    with pytest.raises(HostLost, match="closed"):
        writer.submit(suppress("a")).result()


def test_the_writer_ends_with_its_thread(session: Session) -> None:
    before = threading.active_count()
    writer = Writer(session, EPOCH)
    assert threading.active_count() == before + 1
    writer.close()
    assert threading.active_count() == before


def test_many_threads_at_once(writer: Writer, other: Session) -> None:
    done: list[Promise[int]] = []

    def work(name: int) -> None:
        for number in range(50):
            future = writer.submit(suppress(f"{name}-{number}"))
            future.result()
            done.append(future)

    threads = [threading.Thread(target=work, args=(name,)) for name in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == len(rows(other)) == 500


def test_a_broken_key_outside_the_writer_stays_what_it_is(other: Session) -> None:
    suppress("a")(other)
    with pytest.raises(sqlite3.IntegrityError):
        suppress("a")(other)
