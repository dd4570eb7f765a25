"""Searches by a part of an address: whatever way is taken, the rows are those whose address holds the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.errors import LedgerError
from mailtool_gui.domain.listing import Hits, Order, Sort
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.store import search
from mailtool_gui.store.engine_ledger import SqliteLedger
from mailtool_gui.store.migrations import MIGRATIONS
from mailtool_gui.store.records import SqliteRecords
from mailtool_gui.store.session import Session, memory_session
from tests.store.migrations.test_m0001_first import DELIVERY, JOB
from tests.store.records.steps import people, put_in, worked
from tests.store.values import new_job
from tests.support.samples import plain_snapshot, recipient_in_row

QUEUED, SENDING, SENT, DEFERRED, FAILED, SKIPPED, UNKNOWN = DeliveryStatus


def addresses(found: Hits) -> list[str]:
    return [delivery.address for delivery in found.deliveries]


def add(records: SqliteRecords, names: Sequence[str], job: str = "job-1") -> None:
    records.add_job(new_job(job), plain_snapshot(), [recipient_in_row(f"{name}@x.example", 2) for name in names])


@pytest.mark.parametrize("text", ["an", "AN", " ann ", "n", "n@x", "ANN@X.EXAMPLE", "@", "le"])
def test_a_part_is_found_in_the_order_of_the_rows(records: SqliteRecords, text: str) -> None:
    add(records, ("bo", "Ann", "joann"))
    found = records.search(text, job="job-1", limit=9)
    wanted = [
        f"{name}@x.example" for name in ("bo", "Ann", "joann") if text.strip().lower() in f"{name}@x.example".lower()
    ]
    assert (addresses(found), found.total, found.exact) == (wanted, len(wanted), True)


@pytest.mark.parametrize("text", ["", "  ", "zq", "q", "nobody", "ann@x.examples", "\0", '"', "* OR ann"])
def test_what_no_address_holds_is_not_found(records: SqliteRecords, text: str) -> None:
    add(records, ("ann", "bo"))
    for found in (records.search(text, job="job-1", limit=9), records.search_everywhere(text, limit=9)):
        assert (addresses(found), found.total, found.exact) == ([], 0, True)


def test_nothing_is_found_in_a_job_that_is_not_there(records: SqliteRecords) -> None:
    put_in(records)
    assert records.search("example", job="nowhere", limit=9) == Hits(deliveries=(), total=0)


@pytest.mark.parametrize("name", ['"a"b"', "o'neil", "50%", "a_b", "đặng", "straße", "a*", "-x", "a.b"])
def test_signs_stand_for_themselves(records: SqliteRecords, name: str) -> None:
    add(records, ("other", name))
    assert addresses(records.search(name, job="job-1", limit=9)) == [f"{name}@x.example"]
    assert addresses(records.search(name[:2], job="job-1", limit=9)) == [f"{name}@x.example"]


def test_everywhere_the_newest_come_first(records: SqliteRecords) -> None:
    add(records, ("ann", "anna"))
    add(records, ("andy", "bo"), "job-2")
    found = records.search_everywhere("an", limit=2)
    assert (addresses(found), found.total) == (["andy@x.example", "anna@x.example"], 3)
    assert addresses(records.search_everywhere("an", limit=2, offset=2)) == ["ann@x.example"]


def test_a_job_s_search_finds_no_other_s(records: SqliteRecords) -> None:
    for job in ("job-1", "job-2", "job-3"):
        put_in(records, job)
    found = records.search("p1@", job="job-2", limit=9)
    assert ([delivery.job_id for delivery in found.deliveries], found.total) == (["job-2"], 1)


def test_jobs_that_were_put_in_at_the_same_time_are_told_apart(records: SqliteRecords) -> None:
    put_in(records, "job-1", count=2)
    ledger = records._ledger.writing()
    put_in(records, "job-2", count=2)
    ids = [delivery.id for delivery in records.deliveries("job-1", status=None, limit=9, offset=0)]
    ledger.change("UPDATE deliveries SET position = 5, job_id = 'job-1' WHERE job_id = 'job-2' AND position = 1")
    ledger.change("UPDATE deliveries SET position = 1, job_id = 'job-2' WHERE id = ?", (ids[1],))
    ledger.change("UPDATE deliveries SET position = 1 WHERE position = 5")
    found = records.search("p", job="job-1", limit=9)
    assert ([each.job_id for each in found.deliveries], found.total) == (["job-1", "job-1"], 2)


@pytest.mark.parametrize(("few", "sure"), [(0, 0), (1, 1), (0, 9), (9, 9)])
@pytest.mark.parametrize("text", ["p", "@example"])
def test_a_search_within_a_state_finds_no_other(
    records: SqliteRecords,
    ledger: SqliteLedger,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    few: int,
    sure: int,
) -> None:
    monkeypatch.setattr(search, "FEW", few)
    monkeypatch.setattr(search, "SURE", sure)
    worked(records, ledger)
    put_in(records, "job-2")
    sorts = [None, *(Sort(by=by, descending=down) for by in Order for down in (False, True))]
    in_states = ((FAILED, {"p1@example.com"}), (QUEUED, {"p5@example.com", "p6@example.com"}))
    for (status, wanted), sort in product(in_states, sorts):
        found = records.search(text, job="job-1", status=status, sort=sort, limit=9)
        assert set(addresses(found)) == wanted
        assert found.total == len(wanted) or (not found.exact and found.total < len(wanted))


@pytest.mark.parametrize("few", [0, 9])
@pytest.mark.parametrize("descending", [False, True])
def test_hits_are_sorted_and_paged(
    records: SqliteRecords, monkeypatch: pytest.MonkeyPatch, few: int, descending: bool
) -> None:
    monkeypatch.setattr(search, "FEW", few)
    add(records, ("cy", "bo", "ann", "dee"))
    sort = Sort(by=Order.ADDRESS, descending=descending)
    found = records.search("@x", job="job-1", sort=sort, limit=2, offset=1)
    assert addresses(found) == [f"{name}@x.example" for name in (("cy", "bo") if descending else ("bo", "cy"))]


def test_of_very_many_it_is_said_that_there_are_more(records: SqliteRecords, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "MANY", 2)
    put_in(records, count=4)
    for found in (records.search_everywhere("p", limit=9), records.search("p", job="job-1", limit=9)):
        assert (found.total, found.exact) == (2, False)
    assert records.search("p1", job="job-1", limit=9).exact


def test_a_job_that_could_not_be_put_in_leaves_nothing_to_be_found(records: SqliteRecords) -> None:
    def breaking_off() -> Iterator[Recipient]:
        yield from people(2500)
        raise LedgerError("no more")

    add(records, ("kept",))
    with pytest.raises(LedgerError, match="no more"):
        records.add_job(new_job("job-2"), plain_snapshot(), breaking_off())
    assert records.search_everywhere("p1", limit=9).total == 0
    add(records, ("after",), "job-3")
    assert addresses(records.search_everywhere("@x", limit=9)) == ["after@x.example", "kept@x.example"]


def in_memory(keys: Sequence[str]) -> Session:
    """A ledger with these addresses, brought up to date from before there was an index."""
    session = memory_session()
    for up in MIGRATIONS[:2]:
        up(session.connection)
    session.change(JOB, ("job-1", "k"))
    for place, key in enumerate(keys):
        session.change(DELIVERY, ("job-1", place, None))
        session.change("UPDATE deliveries SET address = ?, address_key = ? WHERE position = ?", (key, key, place))
    session.change("UPDATE deliveries SET status = 'queued'")
    for up in MIGRATIONS[2:]:
        up(session.connection)
    return session


_LETTERS = st.text(alphabet="ab@.\"đß*'", min_size=1, max_size=6)


@given(keys=st.lists(_LETTERS, max_size=8), text=_LETTERS)
def test_a_part_is_found_exactly_where_it_is(keys: list[str], text: str) -> None:
    folded = [key.casefold() for key in keys]
    session = in_memory(folded)
    found = search.everywhere(session, text, limit=99, offset=0)
    session.close()
    assert addresses(found) == [key for key in reversed(folded) if text.casefold() in key]
