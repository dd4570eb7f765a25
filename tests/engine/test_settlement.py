"""What becomes of a delivery after an attempt."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.ledger import Claim
from mailtool_gui.domain.outcome import Outcome, Scope, Stage, Verdict
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.engine.retry import CAMPAIGN
from mailtool_gui.engine.settlement import Settlement, settle
from tests.support.scene import OK, refused
from tests.support.virtual_clock import NOON

CLAIM = Claim(
    delivery=1,
    job="job-1",
    position=0,
    recipient=Recipient(address="a@example.com", rows=()),
    revision=0,
    attempts=0,
    charged=0,
    first_attempt_at=None,
)
LOST = Outcome(verdict=Verdict.RETRY, scope=Scope.SERVER, stage=Stage.DATA, reason="lost")


def settled(outcome: Outcome, claim: Claim = CLAIM, *, hurry: int = 1, others_succeed: bool = True) -> Settlement:
    return settle(claim, outcome, back_off=CAMPAIGN, now=NOON, hurry=hurry, others_succeed=others_succeed)


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        (OK, DeliveryStatus.SENT),
        (refused(Stage.RCPT, 550, "5.1.1"), DeliveryStatus.FAILED),
        (Outcome(verdict=Verdict.UNKNOWN, scope=Scope.MESSAGE, stage=Stage.DOT, reason=""), DeliveryStatus.UNKNOWN),
    ],
)
def test_endings_are_charged(outcome: Outcome, status: DeliveryStatus) -> None:
    assert settled(outcome) == Settlement(status=status, charged=True)


@pytest.mark.parametrize(
    "outcome", [refused(Stage.AUTH, 535, "5.7.8"), refused(Stage.MAIL, 421, "4.7.0", "try again later")]
)
def test_account_trouble_leaves_the_delivery_queued_and_uncharged(outcome: Outcome) -> None:
    assert settled(outcome) == Settlement(status=DeliveryStatus.QUEUED, charged=False)


def test_a_line_lost_before_the_dot_is_tried_again_by_the_kinds_back_off() -> None:
    first = settled(LOST)
    assert first == Settlement(
        status=DeliveryStatus.DEFERRED, charged=True, next_attempt_at=NOON + timedelta(seconds=2)
    )
    second = settled(LOST, replace(CLAIM, charged=1))
    assert second.next_attempt_at == NOON + timedelta(seconds=4)
    assert settled(LOST, replace(CLAIM, charged=2)) == Settlement(status=DeliveryStatus.FAILED, charged=True, dead=True)


def test_a_server_that_answers_nobody_charges_nobody() -> None:
    assert settled(LOST, others_succeed=False) == Settlement(status=DeliveryStatus.QUEUED, charged=False)


def test_greylisting_waits_by_the_table_and_is_not_charged() -> None:
    grey = refused(Stage.RCPT, 451, "4.7.1", "greylisted")
    waits = [settled(grey, replace(CLAIM, deferrals=count)).next_attempt_at for count in range(5)]
    assert [when - NOON for when in waits if when] == [timedelta(minutes=m) for m in (5, 15, 45, 60, 60)]
    assert not settled(grey).charged


def test_a_hurry_divides_every_wait() -> None:
    grey = settled(refused(Stage.RCPT, 451, "4.7.1", "greylisted"), hurry=60)
    assert grey.next_attempt_at == NOON + timedelta(seconds=5)


def test_after_three_days_a_deferred_one_is_a_dead_letter() -> None:
    old = replace(CLAIM, first_attempt_at=NOON - timedelta(days=3, minutes=-10))
    assert settled(refused(Stage.RCPT, 451, "4.7.1"), old).status is DeliveryStatus.DEFERRED
    older = replace(CLAIM, first_attempt_at=NOON - timedelta(days=3, seconds=1))
    assert settled(refused(Stage.RCPT, 451, "4.7.1"), older) == Settlement(
        status=DeliveryStatus.FAILED, charged=False, dead=True
    )
    assert settled(LOST, older, others_succeed=False).dead


def test_a_paused_account_makes_no_dead_letters() -> None:
    old = replace(CLAIM, first_attempt_at=NOON - timedelta(days=30))
    assert settled(refused(Stage.AUTH, 535, "5.7.8"), old).status is DeliveryStatus.QUEUED


def test_a_server_that_closes_the_channel_is_never_charged_to_the_recipient() -> None:
    closing = refused(Stage.MAIL, 421, "4.3.2", "shutting down")
    assert closing.verdict is Verdict.RETRY
    assert settled(closing, replace(CLAIM, charged=2)) == Settlement(
        status=DeliveryStatus.DEFERRED, charged=False, next_attempt_at=NOON + timedelta(seconds=2)
    )
