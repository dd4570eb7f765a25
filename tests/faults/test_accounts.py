"""What stops an account, a job or nothing at all, measured at the server."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from mailtool_gui.domain.account import AccountStatus, Limits
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.job import JobStatus
from tests.support.fault_run import PEOPLE, PLENTY, FaultRun
from tests.support.scene import people
from tests.support.smtp_script import Action

QUEUED, SENT, FAILED, SKIPPED = (
    DeliveryStatus.QUEUED,
    DeliveryStatus.SENT,
    DeliveryStatus.FAILED,
    DeliveryStatus.SKIPPED,
)
FIFTY = Limits(in_flight=50, batch_size=1000, batch_delay=timedelta(milliseconds=1), job_starts_per_second=1000)
SPAM = "554 5.7.1 Message refused as spam"


def counts(run: FaultRun, job: str = "job-1") -> dict[str, int]:
    found = run.records.job(job)
    assert found
    progress = found.progress
    return {"sent": progress.sent, "failed": progress.failed, "queued": progress.queued, "deferred": progress.deferred}


def status(run: FaultRun, job: str = "job-1") -> JobStatus:
    found = run.records.job(job)
    assert found
    return found.status


def test_fifty_workers_try_a_wrong_password_once(tmp_path: Path) -> None:
    script: dict[str, list[Action]] = {"AUTH": ["535 5.7.8 Username and Password not accepted"] * 100}
    features = ("AUTH PLAIN LOGIN",)
    with FaultRun(tmp_path, script, features=features, user="me", limits=FIFTY, recipients=people(200)) as run:
        run.work()
        run.work(ahead=timedelta(days=1))
        assert (run.commands("AUTH"), run.server.record.connections) == (1, 1)
        assert run.state.status is AccountStatus.PAUSED
        assert counts(run) == {"sent": 0, "failed": 0, "queued": 200, "deferred": 0}


def test_a_password_that_is_put_right_lets_all_go_on(tmp_path: Path) -> None:
    script: dict[str, list[Action]] = {"AUTH": ["535 5.7.8 no"]}
    features = ("AUTH PLAIN LOGIN",)
    with FaultRun(tmp_path, script, features=features, user="me", limits=FIFTY, recipients=people(100)) as run:
        run.work()
        run.records.clear_account_state("work")
        run.work()
        assert counts(run)["sent"] == 100


def test_greylisting_holds_up_nobody_else(tmp_path: Path) -> None:
    script: dict[str, list[Action]] = {"RCPT": ["451 4.7.1 Greylisted"] * 5}
    with FaultRun(tmp_path, script, recipients=people(40)) as run:
        run.work()
        assert counts(run) == {"sent": 35, "failed": 0, "queued": 0, "deferred": 5}
        assert run.server.record.connections == 1
        run.work(ahead=timedelta(minutes=5))
        assert counts(run)["sent"] == 40
        assert status(run) is JobStatus.COMPLETED


def test_a_dead_address_is_never_mailed_again(tmp_path: Path) -> None:
    with FaultRun(tmp_path, {"RCPT": ["550 5.1.1 no such user"]}) as run:
        run.work()
        assert [entry.address for entry in run.records.suppressed(PEOPLE)] == [PEOPLE[0]]
        heard = run.commands("RCPT")
        run.put_in(PEOPLE, job="job-2")
        run.work()
        assert [run.delivery(who, "job-2").status for who in PEOPLE] == [SKIPPED, SENT, SENT]
        assert run.commands("RCPT") == heard + 2


def test_five_refused_contents_in_a_row_pause_the_job(tmp_path: Path) -> None:
    with FaultRun(tmp_path, {"DOT": [SPAM] * 100}, recipients=people(60)) as run:
        run.work()
        assert status(run) is JobStatus.PAUSED
        assert len(run.server.record.bodies) == 5
        assert counts(run) == {"sent": 0, "failed": 5, "queued": 55, "deferred": 0}
        assert run.state.status is AccountStatus.READY
        run.work(ahead=timedelta(days=1))
        assert len(run.server.record.bodies) == 5


def test_three_of_the_last_fifty_pause_it_too(tmp_path: Path) -> None:
    answers: list[Action] = ["250 ok"] * 200
    answers[10] = answers[30] = answers[55] = SPAM
    with FaultRun(tmp_path, {"DOT": answers}, recipients=people(120)) as run:
        run.work()
        assert status(run) is JobStatus.PAUSED
        assert len(run.server.record.bodies) == 56


def test_two_of_fifty_do_not(tmp_path: Path) -> None:
    answers: list[Action] = ["250 ok"] * 200
    answers[10] = answers[30] = answers[70] = SPAM
    with FaultRun(tmp_path, {"DOT": answers}, recipients=people(120)) as run:
        run.work()
        assert status(run) is JobStatus.COMPLETED
        assert counts(run)["sent"] == 117


def test_a_refusal_of_everybody_is_the_accounts_own(tmp_path: Path) -> None:
    with FaultRun(tmp_path, {"RCPT": ["550 5.7.1 Relaying denied"] * 100}, recipients=people(60)) as run:
        run.work()
        assert run.state.status is AccountStatus.PAUSED
        assert run.commands("RCPT") == 5
        assert counts(run) == {"sent": 0, "failed": 5, "queued": 55, "deferred": 0}
        assert not run.records.suppressed(people(60))


def test_a_limit_of_the_day_waits_for_the_providers_window(tmp_path: Path) -> None:
    script: dict[str, list[Action]] = {"DOT": [*["250 ok"] * 10, *["550 5.4.5 Daily user sending limit exceeded"] * 5]}
    with FaultRun(tmp_path, script, recipients=people(30)) as run:
        run.work()
        state = run.state
        assert state.status is AccountStatus.COOLING
        assert state.until
        assert timedelta(hours=23) < state.until - run.clock.now() <= timedelta(hours=24)
        for _ in range(20):
            run.work(ahead=timedelta(hours=1))
        assert len(run.server.record.bodies) == 11
        assert {a.charged for d in people(30)[10:] for a in run.records.attempts(run.delivery(d).id)} <= {False}


def test_no_network_charges_nobody_and_goes_on_by_itself(tmp_path: Path) -> None:
    run = FaultRun(tmp_path, {}, recipients=people(20))
    with run:
        port = run.server.port
        run.edit_account(port=1)  # nobody listens there
        for _ in range(6):
            run.work(ahead=timedelta(minutes=16))
            assert run.state.status is AccountStatus.OFFLINE
        assert counts(run) == {"sent": 0, "failed": 0, "queued": 20, "deferred": 0}
        tries = run.records.attempts(run.delivery(people(1)[0]).id)
        assert not any(attempt.charged for attempt in tries)
        assert run.delivery(people(1)[0]).attempts == 0
        run.edit_account(port=port)
        run.work()
        assert counts(run)["sent"] == 20
        assert run.state.status is AccountStatus.READY


def test_throttling_waits_longer_and_longer(tmp_path: Path) -> None:
    with FaultRun(tmp_path, {"MAIL": ["421 4.7.0 Try again later"] * 3}, limits=PLENTY) as run:
        waits = []
        for _ in range(3):
            run.work()
            assert run.state.until
            waits.append(round((run.state.until - run.clock.now()) / timedelta(minutes=1)))
            run.clock.ahead += timedelta(minutes=waits[-1] + 1)
        run.work()
        assert {run.delivery(who).status for who in PEOPLE} == {SENT}
        assert waits[0] == 5
