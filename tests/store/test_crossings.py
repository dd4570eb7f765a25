"""What workers hand over, written a group at a time: the same as one after the other."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, nullcontext
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.errors import LedgerError
from mailtool_gui.domain.ledger import Intent, Record
from mailtool_gui.store import crossings
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.records import SqliteRecords
from mailtool_gui.store.schema import prepare_ledger
from mailtool_gui.store.session import Session, open_session
from mailtool_gui.store.writer import Writer
from tests.store.values import attempt_with, deferred, failed, intent_for, later, new_job, record_of, sent, unknown
from tests.support.samples import plain_snapshot, recipient_in_row

PEOPLE = 6
JOBS = {"job-1": "active", "job-2": "paused", "job-3": "cancelled"}
DELIVERIES = range(1, PEOPLE * len(JOBS) + 1)
TABLES = ("deliveries", "attempts", "starts", "suppressions", "counts")

Items = Sequence[Intent | Record]
Answers = list[bool | None]


EPOCH = 0


@pytest.fixture(scope="module")
def bare() -> Iterator[Path]:
    """A ledger's file with three jobs in it: active, paused and cancelled."""
    with TemporaryDirectory() as name:
        folder = DataFolder(Path(name))
        prepare_ledger(folder, nullcontext())
        with closing(SqliteRecords(folder)) as records:
            for job in JOBS:
                people = [recipient_in_row(f"p{row}@{job}.example", row) for row in range(2, PEOPLE + 2)]
                records.add_job(new_job(job), plain_snapshot(), people)
        with closing(open_session(folder.ledger)) as session:
            for job, status in JOBS.items():
                session.change("UPDATE jobs SET status = ? WHERE id = ?", (status, job))
        yield folder.ledger


def dump(session: Session) -> dict[str, list[tuple[object, ...]]]:
    """All that the hot path writes."""
    return {table: session.rows(f"SELECT * FROM {table} ORDER BY 1, 2") for table in TABLES}


def tried(bare: Path, work: Callable[[Session], Answers]) -> tuple[Answers, dict[str, list[tuple[object, ...]]]]:
    """The answers and what is in the tables then; nothing of it stays."""
    with closing(open_session(bare)) as session:
        session.change("BEGIN")
        found = work(session), dump(session)
        session.change("ROLLBACK")
        return found


def together(bare: Path, items: Items) -> tuple[Answers, dict[str, list[tuple[object, ...]]]]:
    return tried(bare, lambda session: crossings.write(session, items))


def in_turn(bare: Path, items: Items) -> tuple[Answers, dict[str, list[tuple[object, ...]]]]:
    return tried(bare, lambda session: [crossings.write(session, [item])[0] for item in items])


def job_of(delivery: int) -> str:
    return f"job-{(delivery - 1) // PEOPLE + 1}"


def made(delivery: int, kind: str) -> Intent | Record:
    """One of all kinds of things that workers hand over."""
    job = job_of(delivery)
    if kind == "intent":
        return replace(intent_for(delivery, job=job), addresses=(f"p{delivery}@x.example", "boss@x.example"))
    records = {
        "sent": sent(delivery, job=job),
        "failed": failed(delivery, job=job),
        "dead": failed(delivery, job=job, suppress=True),
        "unknown": unknown(delivery, job=job),
        "deferred": deferred(delivery, later(300), job=job),
        "put back": record_of(delivery, DeliveryStatus.QUEUED, job=job, release_cap=True),
        "refused early": replace(failed(delivery, job=job), release_cap=True),
        "skipped": replace(record_of(delivery, DeliveryStatus.SKIPPED, job=job), skipped="You asked."),
        "copies": record_of(
            delivery, DeliveryStatus.SENT, attempt_with(), job=job, others=(("boss@x.example", "550 no"),)
        ),
    }
    return records[kind]


KINDS = (
    "intent",
    "intent",
    "intent",
    "sent",
    "failed",
    "dead",
    "unknown",
    "deferred",
    "put back",
    "refused early",
    "skipped",
    "copies",
)


@settings(max_examples=60, deadline=None)
@given(items=st.lists(st.builds(made, st.sampled_from(DELIVERIES), st.sampled_from(KINDS)), max_size=40))
def test_a_group_is_as_if_one_were_written_after_the_other(bare: Path, items: Items) -> None:
    answers, tables = together(bare, items)
    expected, expected_tables = in_turn(bare, items)
    assert answers == expected
    for table in ("deliveries", "suppressions", "counts"):
        assert tables[table] == expected_tables[table]
    for table in ("attempts", "starts"):  # their numbers tell the order, which only counts within a delivery
        assert sorted(row[1:] for row in tables[table]) == sorted(row[1:] for row in expected_tables[table])


def test_an_intent_and_its_record_in_one_group(bare: Path) -> None:
    answers, tables = together(bare, [made(1, "intent"), made(2, "intent"), made(1, "sent"), made(2, "put back")])
    assert answers == [True, True, None, None]
    statuses = {row[0]: row[6] for row in tables["deliveries"]}
    assert (statuses[1], statuses[2]) == ("sent", "queued")
    assert [row[-1] for row in tables["starts"]] == [0, 1]


def test_only_deliveries_of_active_jobs_that_are_open_may_leave(bare: Path) -> None:
    items = [made(delivery, "intent") for delivery in (1, 1, PEOPLE + 1, 2 * PEOPLE + 1, 99)]
    answers, tables = together(bare, items)
    assert answers == [True, False, False, False, False]
    assert [row[2] for row in tables["starts"]] == [1]


def test_whoever_is_suppressed_beside_it_is_not_mailed(bare: Path) -> None:
    """The dead mailbox stands in two rows; which of both was handed over first does not matter."""
    first = made(1, "dead")
    twin = replace(intent_for(2), addresses=("P2@JOB-1.example",))
    for items in ([first, twin], [twin, first]):
        answers, _ = together(bare, items)
        assert answers[items.index(twin)] is False


def test_a_suppressed_copy_keeps_one_message_back_and_not_the_others(bare: Path) -> None:
    def work(session: Session) -> Answers:
        session.change("INSERT INTO suppressions (address_key, address, reason) VALUES ('boss@x', 'Boss@x', '')")
        copied = replace(intent_for(1), addresses=("a@x", "BOSS@x"))
        return crossings.write(session, [copied, replace(intent_for(2), addresses=("b@x",))])

    assert tried(bare, work)[0] == [False, True]


def test_a_message_id_that_is_taken_costs_one_delivery_alone(bare: Path) -> None:
    intents = [intent_for(delivery) for delivery in (1, 2, 3, 4)]
    intents[2] = replace(intents[2], message_id=intents[0].message_id)
    reached, go_on = threading.Event(), threading.Event()

    def hold(_session: Session) -> bool:
        reached.set()
        return go_on.wait(10)

    with closing(Writer(open_session(bare), EPOCH)) as writer:
        writer.submit(hold)
        assert reached.wait(10)
        futures = [writer.submit_item(crossings.write, intent) for intent in intents]
        go_on.set()
        with pytest.raises(LedgerError) as caught:
            futures[2].result()
        assert caught.value.code == "duplicate"
        assert [futures[number].result() for number in (0, 1, 3)] == [True] * 3
