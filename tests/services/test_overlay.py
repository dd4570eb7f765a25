from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mailtool_gui.domain.account import READY, AccountState, AccountStatus
from mailtool_gui.domain.delivery import Delivery, DeliveryStatus
from mailtool_gui.domain.job import WORKABLE, Job, JobStatus, Progress
from mailtool_gui.domain.outcome import Reply, Scope, Verdict
from mailtool_gui.services.overlay import shown_delivery, shown_job, told_reason, waiting_job
from tests.support.samples import NOON, plain_job

REPLY = Reply(code=535, enhanced="5.7.8", text="no")
PAUSED = AccountState(
    status=AccountStatus.PAUSED, verdict=Verdict.PAUSE, scope=Scope.ACCOUNT, reason="Wrong password.", reply=REPLY
)
OFFLINE = AccountState(
    status=AccountStatus.OFFLINE,
    verdict=Verdict.RETRY,
    scope=Scope.SERVER,
    reason="Nobody answers.",
    until=NOON + timedelta(seconds=30),
)
OPEN = [DeliveryStatus.QUEUED, DeliveryStatus.SENDING, DeliveryStatus.DEFERRED]
ENDED = [DeliveryStatus.SENT, DeliveryStatus.FAILED, DeliveryStatus.SKIPPED, DeliveryStatus.UNKNOWN]


def job(status: JobStatus, **counts: int) -> Job:
    return plain_job(status, Progress(**counts))


def delivery(status: DeliveryStatus) -> Delivery:
    return Delivery(id=1, job_id="j", position=0, address="a@x.example", rows=(2,), status=status, reason="Its own.")


@pytest.mark.parametrize("status", sorted(WORKABLE))
def test_a_paused_account_pauses_what_could_be_worked(status: JobStatus) -> None:
    shown = shown_job(job(status), PAUSED, NOON)
    assert (shown.status, shown.reason) == (JobStatus.PAUSED, "Wrong password.")


@pytest.mark.parametrize("status", sorted(set(JobStatus) - WORKABLE))
def test_other_jobs_are_shown_as_they_are(status: JobStatus) -> None:
    assert shown_job(job(status), PAUSED, NOON) == job(status)
    assert shown_job(job(status), OFFLINE, NOON) == job(status)


@pytest.mark.parametrize("status", sorted(WORKABLE))
def test_an_account_that_rests_gives_the_reason_and_the_time(status: JobStatus) -> None:
    shown = shown_job(job(status), OFFLINE, NOON)
    local = f"{(NOON + timedelta(seconds=30)).astimezone():%Y-%m-%d %H:%M:%S}"
    assert (shown.status, shown.reason) == (status, f"Nobody answers. Next try: {local}.")
    assert shown_job(job(status), replace(OFFLINE, until=None), NOON).reason == "Nobody answers."
    assert shown_job(job(status), READY, NOON) == job(status)


def test_a_next_try_that_is_over_is_not_told() -> None:
    """Nobody works the ledger: there was no such try."""
    later = NOON + timedelta(hours=1)
    assert shown_job(job(JobStatus.ACTIVE), OFFLINE, later).reason == "Nobody answers."


@pytest.mark.parametrize("status", OPEN)
@pytest.mark.parametrize("state", [PAUSED, OFFLINE])
def test_open_deliveries_tell_what_stopped_the_account(status: DeliveryStatus, state: AccountState) -> None:
    shown = shown_delivery(delivery(status), job(JobStatus.ACTIVE), state)
    assert shown.status is status
    assert (shown.verdict, shown.scope, shown.reason, shown.reply) == (
        state.verdict, state.scope, state.reason, state.reply,
    )  # fmt: skip


@pytest.mark.parametrize("status", ENDED)
def test_ended_deliveries_keep_their_own_story(status: DeliveryStatus) -> None:
    assert shown_delivery(delivery(status), job(JobStatus.ACTIVE), PAUSED) == delivery(status)


@pytest.mark.parametrize("state", [READY, replace(PAUSED, verdict=None)])
def test_a_state_without_a_verdict_lays_nothing_over(state: AccountState) -> None:
    queued = delivery(DeliveryStatus.QUEUED)
    assert shown_delivery(queued, job(JobStatus.ACTIVE), state) == queued


def test_an_ended_job_s_deliveries_are_left_alone() -> None:
    queued = delivery(DeliveryStatus.QUEUED)
    assert shown_delivery(queued, job(JobStatus.FAILED), PAUSED) == queued


def test_a_resting_job_says_until_when() -> None:
    due = NOON + timedelta(minutes=5)
    local = f"{due.astimezone():%Y-%m-%d %H:%M:%S}"
    resting = waiting_job(job(JobStatus.ACTIVE, sent=1, deferred=2), due, NOON)
    assert resting.reason == f"Trying again: 2; the next try is at {local}."
    planned = waiting_job(replace(job(JobStatus.DELAYED), scheduled_for=due), None, NOON)
    assert planned.reason == f"It starts at {local}."


def test_a_working_job_needs_no_reason_and_an_earlier_one_stays() -> None:
    due = NOON + timedelta(minutes=5)
    assert waiting_job(job(JobStatus.ACTIVE, queued=1, deferred=2), due, NOON).reason is None
    assert waiting_job(job(JobStatus.COMPLETED, sent=1), None, NOON).reason is None
    told = replace(job(JobStatus.ACTIVE, deferred=1), reason="Mine.")
    assert waiting_job(told, due, NOON).reason == "Mine."


def test_a_plain_acceptance_is_no_news() -> None:
    sent = replace(delivery(DeliveryStatus.SENT), reason="The server accepted the message.", reply=REPLY)
    assert told_reason(sent) is None
    assert told_reason(replace(sent, reply=None, reason="You marked it.")) == "You marked it."
    assert told_reason(replace(sent, status=DeliveryStatus.FAILED, reason="Gone.")) == "Gone."
