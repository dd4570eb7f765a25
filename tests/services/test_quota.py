from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.accounts.presets import limits_of
from mailtool_gui.domain.account import Account, Limits
from mailtool_gui.services.estimates import bound
from mailtool_gui.services.quota import DAY, Quota, Quotas, Split, split
from tests.support.desk import Desk
from tests.support.samples import NOON, plain_account
from tests.support.virtual_clock import VirtualClock

SECONDS_A_DAY = DAY.total_seconds()
CAPPED = Limits(in_flight=8, batch_size=1, batch_delay=timedelta(milliseconds=600), daily_cap=4)


class At(VirtualClock):
    """A wall clock that stands."""

    def now(self) -> datetime:
        return NOON + timedelta(hours=1)


def capped(name: str = "work", cap: int | None = 4) -> Account:
    return replace(plain_account(name), limits=replace(CAPPED, daily_cap=cap))


def used(count: int, *, cap: int = 450, apart: float = 1.0, ago: timedelta = timedelta(hours=2)) -> Quota:
    """So many were sent `ago`, one after the other."""
    returns = [NOON - ago + timedelta(seconds=apart * n) + DAY for n in range(count)]
    return Quota(account="work", cap=cap, used=count, moment=NOON, returns=returns)


@pytest.fixture
def quotas(desk: Desk) -> Quotas:
    return Quotas(desk.records, At())


def sent(desk: Desk, *addresses: str, account: Account | None = None) -> None:
    """A job whose messages were started at noon."""
    account = account or capped()
    if desk.records.account(account.name) is None:
        desk.records.add_account(account)
    job = desk.job(*addresses, account=account.name)
    with desk.engine() as engine:
        engine.activate(job)
        for address in addresses:
            engine.intend(job, address)


def test_what_was_started_in_24_hours_is_used(desk: Desk, quotas: Quotas) -> None:
    sent(desk, "a@x.example", "b@x.example", "c@x.example")
    quota = quotas.of(capped())
    assert quota
    assert (quota.account, quota.cap, quota.used, quota.left) == ("work", 4, 3, 1)
    assert quota.returns == [NOON + DAY] * 3
    assert quota.more_at == NOON + DAY


def test_a_day_later_all_is_free_again(desk: Desk, quotas: Quotas) -> None:
    sent(desk, "a@x.example")
    later = quotas.of(capped(), NOON + DAY)
    assert later
    assert (later.used, later.left, later.returns) == (0, 4, [])
    assert later.more_at == NOON + 2 * DAY


def test_an_account_without_a_cap_has_no_quota(desk: Desk, quotas: Quotas) -> None:
    assert quotas.of(capped(cap=None)) is None
    assert quotas.for_job(capped(cap=None), 10**6, NOON) is None
    assert quotas.in_use("nobody") is None


def test_a_job_that_fits_needs_no_quota(desk: Desk, quotas: Quotas) -> None:
    sent(desk, "a@x.example", "b@x.example")
    quota = quotas.of(capped())
    assert quota
    assert quotas.for_job(capped(), 2, quota.moment) is None
    assert quotas.for_job(capped(), 3, quota.moment) == quota
    assert quotas.for_job(capped(cap=None), 3, quota.moment) is None
    assert len(quota.returns) == 2


def test_the_account_in_use_is_the_one_named_else_that_of_the_newest_job_else_the_only_one(
    desk: Desk, quotas: Quotas
) -> None:
    assert quotas.in_use(None) is None
    desk.records.add_account(capped("first"))
    only = quotas.in_use(None)
    assert only
    assert only.account == "first"
    desk.records.add_account(capped("second", cap=9))
    assert quotas.in_use(None) is None
    sent(desk, "a@x.example", "b@x.example", account=capped("second", cap=9))
    newest, named = quotas.in_use(None), quotas.in_use("first")
    assert newest
    assert named
    assert (newest.account, newest.left, newest.returns) == ("second", 7, [NOON + DAY] * 2)
    assert (named.account, named.left, named.returns) == ("first", 4, [])


def test_what_does_not_fit_goes_on_when_there_is_room() -> None:
    assert split(None, 500) == Split(now=500, later=0, later_from=None)
    assert split(used(0), 450) == Split(now=450, later=0, later_from=None)
    assert split(used(0), 500) == Split(now=450, later=50, later_from=NOON + DAY)
    assert split(used(138), 500) == Split(now=312, later=188, later_from=NOON + timedelta(hours=22))
    assert split(used(450), 5) == Split(now=0, later=5, later_from=NOON + timedelta(hours=22))
    lowered = split(used(600), 5)
    assert lowered == Split(now=0, later=5, later_from=NOON + timedelta(hours=22, seconds=150))
    assert split(used(450, ago=timedelta(days=2)), 5).later_from == NOON


@pytest.mark.parametrize(
    ("sent_before", "messages", "seconds"),
    [
        (0, 451, SECONDS_A_DAY),
        (100, 350, 0),
        (100, 351, 22 * 3600),
        (100, 450, 22 * 3600 + 99),
        (100, 451, SECONDS_A_DAY),
        (100, 801, SECONDS_A_DAY + 22 * 3600),
        (450, 1, 22 * 3600),
        (500, 1, 22 * 3600 + 50),
    ],
)
def test_the_last_message_waits_for_its_room(sent_before: int, messages: int, seconds: float) -> None:
    limits = replace(limits_of("gmail"), daily_cap=450)
    assert bound(limits, messages, quota=used(sent_before)) == pytest.approx(seconds, abs=600)


@given(st.integers(0, 30), st.integers(1, 60), st.integers(1, 20), st.integers(1, 12))
def test_more_messages_never_end_earlier(already: int, messages: int, more: int, cap: int) -> None:
    limits, quota = replace(CAPPED, daily_cap=cap), used(already, cap=cap, apart=60.0)
    assert bound(limits, messages + more, quota=quota) >= bound(limits, messages, quota=quota) > 0


@given(st.integers(0, 30), st.integers(1, 60), st.integers(1, 12))
def test_what_was_used_never_makes_it_quicker(already: int, messages: int, cap: int) -> None:
    limits = replace(CAPPED, daily_cap=cap)
    free = bound(limits, messages, quota=used(0, cap=cap))
    assert bound(limits, messages) == free
    if already <= cap:
        assert bound(limits, messages, quota=used(already, cap=cap)) >= min(free, bound(limits, min(messages, cap)))
