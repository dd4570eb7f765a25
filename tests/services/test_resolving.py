from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mailtool_gui.domain.account import ImapServer
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.errors import AccountError, JobError, MailboxError
from mailtool_gui.domain.identity import identity_of
from mailtool_gui.domain.job import Job
from mailtool_gui.domain.outcome import Reply, Verdict
from mailtool_gui.services.deliveries import Deliveries
from mailtool_gui.services.remedies import Step
from mailtool_gui.services.resolving import (
    ABSENT,
    FEW_CONFIRMED,
    FOUND,
    INCOMPLETE,
    NOT_SEEN,
    REFUSED,
    SETTLE,
    TOO_SOON,
    Resolving,
    Searched,
)
from tests.support.desk import Desk
from tests.support.samples import NOON, plain_account
from tests.support.sent_mail import REFUSES, UNREACHABLE, HandClock, MemorySentMail

OK = Reply(code=250, enhanced="2.0.0", text="Ok: queued")
LATER = NOON + timedelta(hours=1)
UNKNOWN = ("u@x.example", "v@x.example")


class Case:
    """A desk with an ended job: `sent` were confirmed, UNKNOWN may have arrived; and a Sent folder."""

    def __init__(self, desk: Desk, *, sent: int = 3) -> None:
        self.desk = desk
        self.sent = [f"s{number}@x.example" for number in range(sent)]
        self.clock = HandClock(LATER)
        self.mail = MemorySentMail()
        self.resolving = Resolving(desk.records, desk.host, self.clock, self.mail.open)
        desk.records.add_account(replace(plain_account(), imap=ImapServer(host="imap.x.example", port=993)))
        self.job = self.ended()

    def ended(self) -> Job:
        job = self.desk.job(*self.sent, *UNKNOWN)
        with self.desk.engine() as engine:
            engine.activate(job)
            for address in self.sent:
                engine.end(job, address, Verdict.SENT, OK)
            for address in UNKNOWN:
                engine.end(job, address, Verdict.UNKNOWN)
            engine.complete(job)
        return job

    def keep(self, *addresses: str) -> None:
        """The Sent folder holds the messages to these."""
        self.mail.kept |= {self.desk.delivery(self.job, address).message_id or "" for address in addresses}

    def states(self) -> Counter[str]:
        found = self.desk.records.deliveries(self.job.id, status=None, limit=999, offset=0)
        return Counter(delivery.status.value for delivery in found)

    def reasons(self) -> list[str | None]:
        return [self.desk.delivery(self.job, address).reason for address in UNKNOWN]


@pytest.fixture
def case(desk: Desk) -> Case:
    return Case(desk)


def test_what_is_found_was_sent(case: Case) -> None:
    case.keep(*case.sent, *UNKNOWN)
    assert case.resolving.search(case.job.id) == Searched(looked_for=2, found=2, folders=("Sent",))
    assert case.states() == {"sent": 5}
    assert case.reasons() == [FOUND, FOUND]
    assert case.desk.host.calls == ["wake"]


def test_what_is_found_counts_without_any_control(desk: Desk) -> None:
    case = Case(desk, sent=0)
    case.keep(*UNKNOWN)
    assert case.resolving.search(case.job.id).found == 2


def test_absence_is_believed_with_three_controls_and_fails_what_did_not_leave(case: Case) -> None:
    case.keep(*case.sent, "v@x.example")
    searched = case.resolving.search(case.job.id)
    assert (searched.found, searched.absent, searched.left) == (1, 1, 0)
    failed = case.desk.delivery(case.job, "u@x.example")
    assert (failed.status, failed.verdict, failed.reason) == (DeliveryStatus.FAILED, Verdict.FAIL, ABSENT)
    assert case.states() == {"sent": 4, "failed": 1}
    (cause,) = Deliveries(case.desk.records, case.desk.host, case.clock).causes(case.job.id)
    assert cause.remedy.step is Step.RETRY
    assert "hand_over" not in case.desk.host.calls  # nothing is sent by a search


def test_a_retry_of_what_did_not_leave_keeps_its_message_id(case: Case) -> None:
    case.keep(*case.sent)
    before = case.desk.delivery(case.job, "u@x.example")
    case.resolving.search(case.job.id)
    assert case.desk.records.retry(case.job.id, ()) == 2
    after = case.desk.delivery(case.job, "u@x.example")
    assert (after.status, after.revision) == (DeliveryStatus.QUEUED, before.revision)


@pytest.mark.parametrize(("sent", "kept", "reason"), [(2, 2, FEW_CONFIRMED), (0, 0, FEW_CONFIRMED), (3, 2, INCOMPLETE)])
def test_absence_without_proof_leaves_the_word_to_the_user(desk: Desk, sent: int, kept: int, reason: str) -> None:
    case = Case(desk, sent=sent)
    case.keep(*case.sent[:kept])
    searched = case.resolving.search(case.job.id)
    assert (searched.left, searched.reasons) == (2, (reason,))
    assert case.states()["unknown"] == 2
    assert case.reasons() == [reason, reason]


def test_neither_marked_nor_found_messages_are_controls(desk: Desk) -> None:
    case = Case(desk, sent=2)
    case.keep(*case.sent, "u@x.example")
    case.desk.records.mark_sent(case.job.id, [case.desk.delivery(case.job, "u@x.example").id], now=NOON)
    assert case.resolving.search(case.job.id).reasons == (FEW_CONFIRMED,)
    case.keep("v@x.example")
    assert case.resolving.search(case.job.id).found == 1
    assert case.resolving.search(case.job.id) == Searched()


def test_all_ids_of_a_message_are_asked_for(case: Case) -> None:
    case.resolving.search(case.job.id)
    made = case.desk.delivery(case.job, "u@x.example")
    own = identity_of(seed=case.desk.records.snapshot(case.job.id).seed, position=made.position, revision=0)
    assert [(i.message_id, i.mailtool_id) for i in case.mail.asked if i.message_id == made.message_id] == [
        (made.message_id, own.mailtool_id)
    ]


def test_a_message_of_a_moment_ago_is_looked_for_once_more(case: Case) -> None:
    case.clock.set_wall(NOON + timedelta(seconds=10))
    case.keep(*case.sent)
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        case.clock.set_wall(NOON + timedelta(seconds=10 + seconds))
        case.keep("u@x.example")  # filed late

    searched = case.resolving.search(case.job.id, wait=wait)
    assert waits == [SETTLE.total_seconds() - 10]
    assert (searched.looked_for, searched.found, searched.absent) == (2, 1, 1)


def test_a_message_of_a_moment_ago_stays_unknown_where_nobody_waits(case: Case) -> None:
    case.clock.set_wall(NOON + timedelta(seconds=10))
    case.keep(*case.sent)
    assert case.resolving.search(case.job.id).reasons == (TOO_SOON,)
    case.clock.set_wall(NOON - timedelta(days=1))  # a clock set back never makes it old enough
    assert case.resolving.search(case.job.id).left == 2


@pytest.mark.parametrize(("error", "reason"), [(REFUSES, REFUSED), (UNREACHABLE, NOT_SEEN)])
def test_a_folder_that_cannot_be_seen_changes_no_state(case: Case, error: str, reason: str) -> None:
    case.mail.fails = error
    with pytest.raises(MailboxError):
        case.resolving.search(case.job.id)
    assert case.states() == {"sent": 3, "unknown": 2}
    assert case.reasons() == [reason, reason]


@pytest.mark.parametrize("decision", ["mark_sent", "send_again"])
def test_who_decides_during_the_search_is_not_overruled(case: Case, decision: str) -> None:
    case.keep(*case.sent)
    chosen = [case.desk.delivery(case.job, "u@x.example").id]

    def decide() -> None:
        if decision == "mark_sent":
            case.desk.records.mark_sent(case.job.id, chosen, now=NOON)
        else:
            case.desk.records.send_again(case.job.id, chosen)

    case.mail.meanwhile = decide
    assert case.resolving.search(case.job.id).absent == 1
    status = case.desk.delivery(case.job, "u@x.example").status
    assert status is (DeliveryStatus.SENT if decision == "mark_sent" else DeliveryStatus.QUEUED)


def test_nothing_unknown_asks_nobody(case: Case) -> None:
    ids = [case.desk.delivery(case.job, address).id for address in UNKNOWN]
    case.desk.records.mark_sent(case.job.id, ids, now=NOON)
    assert case.resolving.search(case.job.id) == Searched()
    assert case.mail.opened == []


def test_the_time_for_a_search_is_bounded(case: Case) -> None:
    case.resolving.search(case.job.id)
    case.resolving.search(case.job.id, within=20)
    (_, usual), (_, short) = case.mail.opened
    assert 60 <= usual <= 600
    assert short == 20


def test_jobs_and_accounts_that_are_gone_are_named(case: Case) -> None:
    with pytest.raises(JobError):
        case.resolving.search("job-none")
    case.desk.records.remove_account("work")
    with pytest.raises(AccountError, match="gone"):
        case.resolving.search(case.job.id)


def test_a_search_that_is_cut_writes_nothing(case: Case) -> None:
    def fail() -> None:
        case.resolving.cut()
        raise MailboxError("Cut.")

    case.mail.meanwhile = fail
    before = case.reasons()
    with pytest.raises(MailboxError):
        case.resolving.search(case.job.id)
    assert (case.mail.cuts, case.reasons()) == (1, before)


def test_the_log_counts_and_names_nobody(case: Case, caplog: pytest.LogCaptureFixture) -> None:
    case.keep(*case.sent, "u@x.example")
    with caplog.at_level("INFO", "mailtool.job"):
        case.resolving.search(case.job.id)
    assert "Looked for: 2, Found: 1, Did not leave: 1, Unknown: 0" in caplog.text
    assert "@x.example" not in caplog.text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), sent=st.integers(0, 5))
def test_nothing_becomes_sent_that_was_not_found(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, sent: int
) -> None:
    desk = Desk(Path(tmp_path_factory.mktemp("desk")) / "data")
    try:
        case = Case(desk, sent=sent)
        kept = data.draw(st.sets(st.sampled_from([*case.sent, *UNKNOWN])))
        case.keep(*kept)
        case.resolving.search(case.job.id)
        for address in UNKNOWN:
            status = desk.delivery(case.job, address).status
            assert (status is DeliveryStatus.SENT) == (address in kept)
            if status is DeliveryStatus.FAILED:
                assert sent >= 3
                assert len(kept & set(case.sent)) >= 3
        assert desk.records.retry(case.job.id, ()) == sum(
            desk.delivery(case.job, address).status is DeliveryStatus.QUEUED for address in UNKNOWN
        )
    finally:
        desk.records.close()
