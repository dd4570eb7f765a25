"""Which limit binds, in one sentence, and what a job of a size needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from mailtool_gui.accounts.presets import limits_of
from mailtool_gui.domain.account import Account, AccountState, AccountStatus, Limits
from mailtool_gui.domain.hours import SendingHours
from mailtool_gui.domain.job import JobStatus, Progress
from mailtool_gui.services.advice import Binding, Limit, Standing, binding, sizing
from mailtool_gui.services.demo_campaign import demo_account
from tests.support.samples import NOON, plain_account, plain_job

LOCAL = datetime(2026, 11, 20, 12, 0).astimezone()  # a Friday
QUEUED = Progress(queued=100)


def account(preset: str = "recommended", **changes: object) -> Account:
    limits: Limits = replace(limits_of(preset), **changes)  # type: ignore[arg-type]  # any field may be given
    return replace(plain_account(), limits=limits)


def standing(status: JobStatus = JobStatus.ACTIVE, progress: Progress = QUEUED, **changes: object) -> Standing:
    of_job = {name: changes.pop(name) for name in ("urgent", "hours", "reason", "scheduled_for") if name in changes}
    found = Standing(job=plain_job(status, progress, **of_job), account=account(), state=AccountState())
    return replace(found, **changes)  # type: ignore[arg-type]  # any field may be given


def told(found: Standing) -> tuple[Limit, str]:
    bound = binding(found, LOCAL)
    assert isinstance(bound, Binding)
    return bound.limit, bound.sentence


@pytest.mark.parametrize("status", [JobStatus.COMPLETED, JobStatus.CANCELLED, JobStatus.FAILED, JobStatus.PREPARING])
def test_what_has_ended_or_not_begun_is_held_up_by_nothing(status: JobStatus) -> None:
    assert binding(standing(status), LOCAL) is None


def test_a_stop_is_told_with_its_reason() -> None:
    paused = AccountState(status=AccountStatus.PAUSED, reason="The password is wrong.")
    assert told(standing(state=paused)) == (Limit.ACCOUNT, "The password is wrong.")
    assert told(standing(JobStatus.PAUSED)) == (Limit.USER, "The job is paused until you resume it.")
    assert told(standing(JobStatus.PAUSED, reason="Look.")) == (Limit.USER, "Look.")


def test_what_it_waits_for_is_told_with_the_time() -> None:
    later = LOCAL + timedelta(hours=3)
    delayed = standing(JobStatus.DELAYED, scheduled_for=later)
    assert told(delayed) == (Limit.START, "It starts today about 15:00.")
    capped = standing(account=account("gmail"), room_at=later)
    assert told(capped) == (
        Limit.CAP,
        "The account has used up its 450 recipients in 24 hours; there is room again today about 15:00.",
    )
    cooling = AccountState(status=AccountStatus.COOLING, until=later, reason="The server asks for patience.")
    assert told(standing(state=cooling)) == (
        Limit.ACCOUNT,
        "The server asks for patience. It goes on today about 15:00.",
    )
    offline = AccountState(status=AccountStatus.OFFLINE, until=later, reason="No answer.")
    assert told(standing(state=offline)) == (Limit.ACCOUNT, "No answer. The next try is today about 15:00.")
    over = replace(offline, until=LOCAL - timedelta(minutes=1))
    assert told(standing(state=over)) == (Limit.ACCOUNT, "No answer. It goes on once the server is reached.")
    night = standing(hours=SendingHours(quiet=(11 * 60, 9 * 60), weekdays=(1, 2, 3, 4, 5)))
    assert told(night) == (Limit.HOURS, "It may not send at this hour; it goes on Monday about 09:00.")
    retried = standing(progress=Progress(deferred=2), next_due=LOCAL + timedelta(minutes=4))
    assert told(retried) == (Limit.RETRY, "All that is left waits for its next try, today about 12:04.")


def test_who_goes_first_is_told() -> None:
    urgent = plain_job(JobStatus.ACTIVE, QUEUED, urgent=True)
    assert told(standing(rivals=[urgent]))[0] is Limit.URGENT
    assert told(standing(rivals=[urgent], urgent=True))[0] is Limit.PACE
    others = [plain_job(JobStatus.ACTIVE, QUEUED)] * 3
    assert told(standing(JobStatus.WAITING, rivals=others)) == (
        Limit.JOBS,
        "Other jobs of the account are worked first, 3 at once.",
    )
    assert told(standing(JobStatus.WAITING, rivals=others[:2]))[0] is Limit.PACE


def test_the_pace_binds_where_it_is_used_up_or_nobody_knows_better() -> None:
    sentence = "The account sends 10 messages in 2 seconds at the most."
    assert told(standing()) == (Limit.PACE, sentence)
    assert told(standing(per_second=4.9)) == (Limit.PACE, sentence)
    shared = told(standing(rivals=[plain_job(JobStatus.ACTIVE, QUEUED)]))[1]
    assert shared == "The account sends 10 messages in 2 seconds at the most, and 2 jobs share this pace."


@pytest.mark.parametrize(
    ("size", "milliseconds", "says"),
    [
        (10, 33.333, "300 messages a second"),
        (3, 333.333, "9 messages a second"),
        (1, 900, "1 message in 0.9 seconds"),
        (1, 1000, "1 message a second"),
        (5, 1000, "5 messages a second"),
        (40, 1500, "40 messages in 1.5 seconds"),
        (40, 1666.667, "40 messages in 1.67 seconds"),
    ],
)
def test_a_pace_is_said_as_people_say_it(size: int, milliseconds: float, says: str) -> None:
    paced = account(in_flight=250, batch_size=size, batch_delay=timedelta(milliseconds=milliseconds))
    rate = size / milliseconds * 1000
    assert told(standing(account=paced, per_second=rate))[1] == f"The account sends {says} at the most."
    shared = told(standing(account=paced, per_second=rate, rivals=[plain_job(JobStatus.ACTIVE, QUEUED)]))[1]
    assert shared == f"The account sends {says} at the most, and 2 jobs share this pace."


def test_else_it_is_what_is_in_flight_or_the_server() -> None:
    fast = account("aggressive")
    assert told(standing(account=fast, per_second=10.0)) == (
        Limit.IN_FLIGHT,
        "15 messages may be in flight at once, and the server takes 1.5 seconds for each.",
    )
    assert told(standing(account=fast))[0] is Limit.IN_FLIGHT
    one = told(standing(account=account(in_flight=1), per_second=0.5))[1]
    assert one == "Only 1 message may be in flight at a time, and the server takes 2.0 seconds for each."
    slow = told(standing(account=fast, per_second=3.0))
    assert slow == (
        Limit.SERVER,
        "15 messages may be in flight at once, and the server takes 5.0 seconds for each.",
    )
    assert told(standing(account=account(batch_delay=timedelta(0)), per_second=0.1))[0] is Limit.SERVER


def test_the_demonstration_is_held_up_by_its_own_server() -> None:
    demo = demo_account("demo", host="127.0.0.1", port=2525)
    known, unknown = told(standing(account=demo, per_second=33.0)), told(standing(account=demo))
    assert known == (
        Limit.IN_FLIGHT,
        "10 messages may be in flight at once, and the server takes 0.3 seconds for each.",
    )
    assert unknown[0] is Limit.IN_FLIGHT
    assert "10 messages may be in flight at once" in unknown[1]


@pytest.mark.parametrize(
    ("preset", "messages", "seconds", "says"),
    [
        ("gmail", 499, 80, "Under 500 recipients: any pace will do. It takes about 1 minute."),
        ("recommended", 500, 100, "500 to 2,000 recipients: it takes about 2 minutes. Let the first 10"),
        (
            "gmail",
            1000,
            2 * 86_400,
            "500 to 2,000 recipients: it takes about 2 days with 450 recipients in 24",
        ),
        ("workspace", 5000, 2 * 86_400, "More than 2,000 recipients: it takes about 2 days with 2000 recipients"),
        ("dedicated", 5000, 130, "More than 2,000 recipients: it takes about 2 minutes."),
        ("gmail", 600, None, "500 to 2,000 recipients: it takes a long time"),
    ],
)
def test_what_a_job_of_a_size_needs(preset: str, messages: int, seconds: float | None, says: str) -> None:
    assert sizing(account(preset), messages, seconds).startswith(says)


def test_a_dedicated_server_is_told_of_where_it_helps() -> None:
    assert "A dedicated SMTP server takes about 2 minutes" in sizing(account("workspace"), 5000, 2 * 86_400)
    assert binding(standing(), NOON) is not None
