from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mailtool_gui.domain.account import ImapServer
from mailtool_gui.domain.job import Job
from mailtool_gui.domain.outcome import Reply, Verdict
from mailtool_gui.services.resolving import NOT_SEEN, REFUSED, Resolving
from mailtool_gui.services.resolving_later import AGAIN, LaterSearches
from tests.support.desk import Desk
from tests.support.samples import NOON, plain_account
from tests.support.sent_mail import REFUSES, UNREACHABLE, HandClock, MemorySentMail

OK = Reply(code=250, enhanced="2.0.0", text="Ok: queued")
GRACE = timedelta(seconds=plain_account().dot_timeout)
IMAP = ImapServer(host="imap.x.example", port=993)


class Case:
    """Jobs of an account with a Sent folder, each with one message that may have arrived; and a host's clock."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.clock = HandClock(NOON + GRACE)
        self.mail = MemorySentMail()
        desk.records.add_account(replace(plain_account(), imap=IMAP))
        self.later = self.new_host()

    def new_host(self) -> LaterSearches:
        """A program that has just started."""
        resolving = Resolving(self.desk.records, self.desk.host, self.clock, self.mail.open)
        return LaterSearches(self.desk.records, resolving, self.clock)

    def job(self, account: str = "work") -> Job:
        job = self.desk.job("s@x.example", "u@x.example", account=account)
        with self.desk.engine() as engine:
            engine.activate(job)
            engine.end(job, "s@x.example", Verdict.SENT, OK)
            engine.end(job, "u@x.example", Verdict.UNKNOWN)
        return job

    def pass_time(self, time: timedelta) -> None:
        self.clock.pass_time(time)

    def searches(self) -> int:
        """Searches all that is due; how many searches that took."""
        before = len(self.mail.opened)
        while self.later.search_next():
            pass
        return len(self.mail.opened) - before


@pytest.fixture
def case(desk: Desk) -> Case:
    return Case(desk)


def test_what_may_have_arrived_is_found_by_itself(case: Case) -> None:
    job = case.job()
    case.mail.kept = {case.desk.delivery(job, "u@x.example").message_id or ""}
    assert case.searches() == 1
    assert case.desk.records.job(job.id).progress.unknown == 0  # type: ignore[union-attr]  # it is there
    case.pass_time(timedelta(days=30))
    assert case.searches() == 0


def test_nothing_is_looked_for_before_the_grace_period_is_over(case: Case) -> None:
    case.job()
    case.clock.set_wall(NOON + GRACE - timedelta(seconds=1))
    assert case.searches() == 0
    case.clock.set_wall(NOON + GRACE)
    assert case.searches() == 1


def test_what_stays_unknown_is_looked_for_less_and_less_often(case: Case) -> None:
    case.job()
    assert case.searches() == 1
    for pause in AGAIN:
        case.pass_time(pause - timedelta(seconds=1))
        assert case.searches() == 0
        case.pass_time(timedelta(seconds=2))
        assert case.searches() == 1
    case.pass_time(timedelta(days=365))
    assert case.searches() == 0
    case.later = case.new_host()
    assert case.searches() == 1


def test_a_server_that_does_not_answer_is_asked_again_later(case: Case) -> None:
    job = case.job()
    case.mail.fails = UNREACHABLE
    assert case.searches() == 1
    assert case.desk.delivery(job, "u@x.example").reason == NOT_SEEN
    case.mail.fails = None
    case.pass_time(AGAIN[0] + timedelta(seconds=1))
    assert case.searches() == 1


def test_a_refused_password_is_never_tried_again_by_itself(case: Case) -> None:
    jobs = [case.job(), case.job()]
    case.mail.fails = REFUSES
    assert case.searches() == 1  # one sign-in for both jobs
    reasons = {case.desk.delivery(job, "u@x.example").reason for job in jobs}
    assert REFUSED in reasons
    case.pass_time(timedelta(days=9))
    assert case.searches() == 0
    case.later = case.new_host()
    assert case.searches() == 0


def test_a_corrected_account_is_asked_anew(case: Case) -> None:
    case.job()
    case.mail.fails = UNREACHABLE
    assert case.searches() == 1
    assert case.searches() == 0
    case.desk.records.replace_account(replace(plain_account(), imap=replace(IMAP, host="mail.x.example")))
    assert case.searches() == 1


def test_without_a_sent_folder_nothing_is_looked_for(case: Case) -> None:
    case.desk.records.add_account(plain_account("relay"))
    case.job("relay")
    assert case.searches() == 0


def test_every_job_gets_its_turn(case: Case) -> None:
    for _ in range(3):
        case.job()
    assert case.searches() == 3


def test_a_search_under_way_is_cut(case: Case) -> None:
    case.job()
    case.mail.meanwhile = case.later.stop
    case.searches()
    assert case.mail.cuts >= 1
