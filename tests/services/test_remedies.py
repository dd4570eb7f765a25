"""Each kind of trouble has one step that helps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from mailtool_gui.domain.account import AccountState, AccountStatus
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.fixes import Skip
from mailtool_gui.domain.outcome import Scope
from mailtool_gui.domain.suppression import Suppression
from mailtool_gui.domain.trouble import Trouble
from mailtool_gui.services.remedies import Remedy, Step, remedy_of, remedy_of_account
from mailtool_gui.store.rules import CANCELLED

LATER = datetime(2030, 1, 2, 3, 4, tzinfo=UTC)
FAILED, SKIPPED = DeliveryStatus.FAILED, DeliveryStatus.SKIPPED


def trouble(
    status: DeliveryStatus, reason: str = "Why.", *, scope: Scope | None = None, enhanced: str | None = None
) -> Trouble:
    next_try = LATER if status is DeliveryStatus.DEFERRED else None
    return Trouble(status=status, reason=reason, count=3, scope=scope, enhanced=enhanced, next_try=next_try)


@pytest.mark.parametrize(
    ("scope", "enhanced", "step"),
    [
        (Scope.RECIPIENT, "5.1.1", Step.CORRECT_ROWS),
        (Scope.RECIPIENT, "5.2.1", Step.CORRECT_ROWS),
        (Scope.RECIPIENT, "5.7.1", Step.CORRECT_ROWS),
        (Scope.RECIPIENT, None, Step.CORRECT_ROWS),
        (Scope.RECIPIENT, "5.2.2", Step.RETRY_LATER),
        (Scope.RECIPIENT, "4.2.2", Step.RETRY_LATER),
        (Scope.RECIPIENT, "4.7.1", Step.RETRY_LATER),
        (Scope.MESSAGE, "5.7.1", Step.CHANGE_MESSAGE),
        (Scope.MESSAGE, None, Step.CHANGE_MESSAGE),
        (Scope.ACCOUNT, "5.7.8", Step.EDIT_ACCOUNT),
        (Scope.SERVER, None, Step.RETRY),
        (None, None, Step.RETRY),
    ],
)
def test_what_failed_has_a_remedy_by_its_scope(scope: Scope | None, enhanced: str | None, step: Step) -> None:
    assert remedy_of(trouble(FAILED, scope=scope, enhanced=enhanced)) == Remedy(step=step)


def test_what_is_tried_again_goes_on_by_itself() -> None:
    for scope in Scope:
        assert remedy_of(trouble(DeliveryStatus.DEFERRED, scope=scope)) == Remedy(step=Step.WAIT, at=LATER)


def test_what_is_not_certain_is_for_the_user_to_decide() -> None:
    assert remedy_of(trouble(DeliveryStatus.UNKNOWN, scope=Scope.MESSAGE)) == Remedy(step=Step.DECIDE)


def test_skipped_rows_are_corrected() -> None:
    assert remedy_of(trouble(SKIPPED, "A cell shows #N/A.")) == Remedy(step=Step.CORRECT_ROWS)


@pytest.mark.parametrize("reason", ["", "asked us to stop"])
def test_suppressed_addresses_are_left(reason: str) -> None:
    sentence = Suppression(address="a@x.example", reason=reason).sentence
    assert remedy_of(trouble(SKIPPED, sentence)) == Remedy(step=Step.LEAVE)


def test_an_older_ledgers_words_for_the_list_are_known() -> None:
    sentence = "a@x.example is on the list of suppressed addresses, never to be mailed again: asked us to stop."
    assert remedy_of(trouble(SKIPPED, sentence)) == Remedy(step=Step.LEAVE)


@pytest.mark.parametrize("reason", ["", "has moved"])
def test_rows_that_the_user_left_out_need_nothing(reason: str) -> None:
    assert remedy_of(trouble(SKIPPED, Skip(row=5, reason=reason).sentence)) == Remedy(step=Step.LEFT_OUT)


def test_what_a_stopped_job_left_behind_is_sent_anew() -> None:
    assert remedy_of(trouble(SKIPPED, CANCELLED)) == Remedy(step=Step.SEND_NEW)


def test_a_stopped_account_is_edited_and_a_resting_one_goes_on() -> None:
    before = LATER - timedelta(minutes=1)
    assert remedy_of_account(AccountState(status=AccountStatus.PAUSED), before) == Remedy(step=Step.EDIT_ACCOUNT)
    for status in (AccountStatus.COOLING, AccountStatus.OFFLINE):
        state = AccountState(status=status, until=LATER)
        assert remedy_of_account(state, before) == Remedy(step=Step.WAIT, at=LATER)
        assert remedy_of_account(state, LATER) == Remedy(step=Step.WAIT)  # nobody was there to try
