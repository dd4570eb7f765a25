"""The log of a job, as the ledger keeps it."""

from __future__ import annotations

from dataclasses import replace

from mailtool_gui.domain.account import READY, AccountState, AccountStatus
from mailtool_gui.domain.job_log import About, Entry, Mistake, mistake_of
from mailtool_gui.domain.outcome import Reply
from mailtool_gui.store.engine_ledger import SqliteLedger
from mailtool_gui.store.records import SqliteRecords
from tests.store.values import failed, intent_for, later, new_job, unknown
from tests.support.samples import NOON, plain_account, plain_snapshot, recipient_in_row


def put_in(records: SqliteRecords, count: int = 2) -> list[int]:
    records.add_account(plain_account())
    people = [recipient_in_row(f"p{number}@example.com", number + 2) for number in range(count)]
    records.add_job(new_job(), plain_snapshot(), people)
    return [delivery.id for delivery in records.deliveries("job-1", status=None, limit=100, offset=0)]


def entries(records: SqliteRecords) -> list[Entry]:
    return list(records.job_log.after("job-1", 0, limit=100))


def states(records: SqliteRecords) -> list[tuple[str | None, str | None]]:
    return [(entry.before, entry.state) for entry in entries(records)]


def test_the_way_of_a_job(records: SqliteRecords, ledger: SqliteLedger) -> None:
    put_in(records)
    ledger.activate("job-1", now=NOON)
    ledger.pause_job("job-1", reason="Look at it.")
    records.resume("job-1")
    records.cancel("job-1", now=NOON)
    assert states(records) == [
        (None, "preparing"),
        ("preparing", "waiting"),
        ("waiting", "active"),
        ("active", "paused"),
        ("paused", "waiting"),
        ("waiting", "cancelled"),
    ]
    paused = entries(records)[3]
    assert (paused.about, paused.reason) == (About.JOB, "Look at it.")
    assert paused.progress
    assert paused.progress.queued == 2


def test_the_account_of_a_job(records: SqliteRecords, ledger: SqliteLedger) -> None:
    put_in(records)
    cooling = AccountState(
        status=AccountStatus.COOLING,
        until=later(300),
        reason="Slower.",
        reply=Reply(code=421, enhanced=None, text="later"),
    )
    ledger.set_account_state("work", cooling)
    ledger.set_account_state("work", replace(cooling, until=later(900)))
    ledger.set_account_state("work", READY)
    told = [entry for entry in entries(records) if entry.about is About.ACCOUNT]
    assert [(entry.before, entry.state) for entry in told] == [
        ("ready", "cooling"),
        ("cooling", "cooling"),
        ("cooling", "ready"),
    ]
    assert (told[0].reason, told[0].error) == ("Slower.", "421 later")


def test_a_mistake_of_the_program_is_kept_with_its_place(records: SqliteRecords, ledger: SqliteLedger) -> None:
    ids = put_in(records)
    ledger.activate("job-1", now=NOON)
    mistake = Mistake(error="ZeroDivisionError", trace="worker.py:1 run", attempt=2)
    assert ledger.intend(intent_for(ids[0])).result()
    ledger.record(replace(failed(ids[0]), mistake=mistake)).result()
    ledger.fail_job("job-1", reason="It cannot be worked.", now=later(3), mistake=mistake)
    first, second = (entry for entry in entries(records) if entry.about is About.PROGRAM)
    assert (first.address, first.attempt, first.error) == ("p0@example.com", 2, "ZeroDivisionError")
    assert (second.reason, second.trace, second.at) == ("It cannot be worked.", "worker.py:1 run", later(3))
    assert states(records)[-1] == ("active", "failed")


def test_nothing_of_a_message_is_kept_of_a_mistake() -> None:
    try:
        int("secret words of a letter")
    except ValueError as error:
        kept = mistake_of(error, attempt=1)
    assert kept.error == "ValueError"
    assert "test_job_log.py" in kept.trace
    assert "secret" not in kept.error + kept.trace


def test_what_a_dead_host_left_is_told(records: SqliteRecords, ledger: SqliteLedger) -> None:
    ids = put_in(records)
    ledger.activate("job-1", now=NOON)
    for number in ids:
        assert ledger.intend(intent_for(number)).result()
    ledger.take_over(now=later(60))
    told = entries(records)[-1]
    assert (told.about, told.at) == (About.DELIVERIES, later(60))
    assert told.reason == "The program had ended while 2 messages were being handed over: they may have arrived."


def test_what_the_user_decides_is_told(records: SqliteRecords, ledger: SqliteLedger) -> None:
    ids = put_in(records)
    ledger.activate("job-1", now=NOON)
    for number in ids:
        assert ledger.intend(intent_for(number)).result()
        ledger.record(unknown(number)).result()
    records.mark_sent("job-1", ids[:1], now=NOON)
    records.send_again("job-1", ids[1:])
    told = [entry.reason for entry in entries(records) if entry.about is About.DELIVERIES]
    assert told == ["1 message was marked as sent by the user.", "1 message was put in again under a new Message-ID."]


def test_pages_come_newest_first_and_followers_get_what_is_new(records: SqliteRecords) -> None:
    put_in(records)
    records.pause("job-1")
    last = records.job_log.page("job-1", limit=1)[0]
    assert (last.state, records.job_log.count("job-1")) == ("paused", 3)
    assert records.job_log.page("job-1", limit=5, offset=1)[0].state == "waiting"
    assert records.job_log.after("job-1", last.id, limit=5) == []
    records.resume("job-1")
    assert [entry.state for entry in records.job_log.after("job-1", last.id, limit=5)] == ["waiting"]


def test_what_went_wrong_is_told_apart(records: SqliteRecords, ledger: SqliteLedger) -> None:
    records.add_job(new_job("job-1"), plain_snapshot(), [recipient_in_row("a@example.com", 2)])
    ledger.activate("job-1", now=NOON)
    assert records.job_log.count("job-1", troubles=True) == 0
    ledger.fail_job("job-1", reason="Its workbook is gone.", now=NOON)
    (entry,) = records.job_log.page("job-1", limit=9, troubles=True)
    assert (entry.state, entry.reason, records.job_log.count("job-1", troubles=True)) == (
        "failed",
        "Its workbook is gone.",
        1,
    )
    assert records.job_log.page("job-1", limit=9, offset=1, troubles=True) == []
