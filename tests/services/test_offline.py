"""What a banner says while no server is reached."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from mailtool_gui.domain.account import AccountState, AccountStatus
from mailtool_gui.domain.outcome import Verdict
from mailtool_gui.services.offline import Offline, Outage, sentence
from mailtool_gui.services.standing import Standing, standing
from tests.support.desk import Desk

SINCE = datetime(2026, 11, 22, 12, tzinfo=UTC)
LATER = SINCE + timedelta(minutes=15)
GONE = AccountState(
    status=AccountStatus.OFFLINE, until=LATER, reason="It cannot be reached.", at=SINCE, since=SINCE, failures=3
)


def test_an_account_with_something_to_send_is_told_of(desk: Desk) -> None:
    desk.job("a@x.example", "b@x.example")
    desk.stop_account(GONE)
    (outage,) = Offline(desk.records).outages()
    assert outage == Outage(account="work", since=SINCE, next_try=LATER, reason="It cannot be reached.", waiting=2)


def test_where_nothing_waits_nothing_is_told(desk: Desk) -> None:
    job = desk.job("a@x.example")
    desk.stop_account(GONE)
    desk.records.cancel(job.id, now=SINCE)
    assert Offline(desk.records).outages() == []


def test_other_states_are_no_outage(desk: Desk) -> None:
    desk.job("a@x.example")
    desk.stop_account(AccountState(status=AccountStatus.COOLING, until=LATER, reason="Slower."))
    assert Offline(desk.records).outages() == []


def test_an_account_that_waits_for_the_user_is_told_apart(desk: Desk) -> None:
    desk.job("a@x.example")
    desk.stop_account(AccountState(status=AccountStatus.PAUSED, reason="The password.", at=SINCE))
    (paused,) = Offline(desk.records).paused()
    assert (paused.account, paused.reason, paused.next_try, paused.waiting) == ("work", "The password.", None, 1)
    told = standing(desk.records)
    assert (told.outages, told.paused, told.failed) == ([], [paused], 0)


def test_what_failed_is_counted(desk: Desk) -> None:
    job = desk.job("a@x.example", "b@x.example")
    with desk.engine() as engine:
        engine.activate(job)
        engine.end(job, "a@x.example", Verdict.FAIL)
    assert standing(desk.records) == Standing(outages=[], paused=[], failed=1)


def test_it_is_said_in_words() -> None:
    outage = Outage(account="work", since=SINCE, next_try=LATER, reason="It cannot be reached.", waiting=1)
    at, following = (f"{moment.astimezone():%H:%M:%S}" for moment in (SINCE, LATER))
    assert sentence(outage, SINCE) == (
        f"work has reached no server since {at}; the next try is at {following}. 1 message waits, none is lost. "
        "It cannot be reached."
    )
    assert "; the next try" not in sentence(outage, LATER)
    unknown = Outage(account="work", since=None, next_try=None, reason="", waiting=1200)
    assert "1,200 messages wait" in sentence(unknown, SINCE)
