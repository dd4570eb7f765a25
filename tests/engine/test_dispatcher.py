"""Jobs as the dispatcher starts, shares out, ends and refuses them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from mailtool_gui.domain.account import Account
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.errors import AccountError, LedgerError, TemplateError
from mailtool_gui.domain.job import JobStatus
from mailtool_gui.domain.outcome import Stage
from mailtool_gui.domain.snapshot import Snapshot
from mailtool_gui.engine.kinds import Builder
from mailtool_gui.engine.runner import Engine
from tests.support.logs import ExpectedLogs
from tests.support.memory_ledger import MemoryLedger
from tests.support.scene import OK, PlainKind, Scene, limits, people, refused


def status(scene: Scene, job: str = "job-1") -> JobStatus:
    found = scene.ledger.job(job)
    assert found
    return found.status


def reason(scene: Scene, job: str = "job-1") -> str:
    found = scene.ledger.job(job)
    assert found
    return found.reason or ""


def test_jobs_share_an_account_and_start_in_turn() -> None:
    scene = Scene()
    for number in range(5):
        scene.ledger.add_job(people(20, start=number * 100), job=f"job-{number}")
    scene.run()
    assert scene.states() == {DeliveryStatus.SENT: 100}
    assert all(status(scene, f"job-{number}") is JobStatus.COMPLETED for number in range(5))
    assert scene.server.most_in_window(2.0) <= 10


def test_jobs_that_only_wait_do_not_hold_up_others() -> None:
    scene = Scene(limits(10, 100, 0.1))
    scene.server.answers = lambda address, number: (
        refused(Stage.RCPT, 451, "4.7.1") if address.startswith("grey") and number == 1 else OK
    )
    for number in range(4):
        scene.ledger.add_job([f"grey{number}@example.com"], job=f"job-{number}")
    scene.ledger.add_job(people(3), job="job-9")
    sent_at: list[float] = []
    began = scene.clock.monotonic()

    def look(engine: Engine) -> bool:
        if not sent_at and status(scene, "job-9") is JobStatus.COMPLETED:
            sent_at.append(scene.clock.monotonic() - began)
        return engine.outlook.done

    scene.until = look
    scene.run()
    assert sent_at[0] < 10


def test_a_job_of_later_starts_at_its_time() -> None:
    scene = Scene()
    scene.ledger.add_job(people(2), scheduled_for=scene.clock.now() + timedelta(hours=5))
    seconds = scene.run()
    assert 5 * 3600 <= seconds < 5 * 3600 + 5
    assert status(scene) is JobStatus.COMPLETED


def test_a_kind_nobody_knows_fails_the_job() -> None:
    scene = Scene()
    scene.kinds.clear()
    scene.ledger.add_job(people(2))
    scene.run()
    job = scene.ledger.job("job-1")
    assert job
    assert job.status is JobStatus.FAILED
    assert "“send”" in (job.reason or "")


@dataclass(frozen=True)
class UnworkableKind(PlainKind):
    """A job whose template does not compile."""

    def builder(self, snapshot: Snapshot, account: Account) -> Builder:
        raise TemplateError("There is no field “nmae”.", where="subject line 1, column 3")


def test_a_job_that_cannot_be_worked_fails_with_the_reason() -> None:
    scene = Scene()
    scene.kinds["send"] = UnworkableKind()
    scene.ledger.add_job(people(2))
    scene.run()
    job = scene.ledger.job("job-1")
    assert job
    assert job.reason == "subject line 1, column 3: There is no field “nmae”."


def test_more_jobs_than_may_start_in_a_second_are_all_worked() -> None:
    scene = Scene(limits(10, 100, 0.01))
    for number in range(12):
        scene.ledger.add_job(people(1, start=number), job=f"job-{number:02}")
    seconds = scene.run()
    assert scene.states() == {DeliveryStatus.SENT: 12}
    assert seconds >= 2


@dataclass(frozen=True)
class BrokenKind(PlainKind):
    """A kind with a mistake in the program."""

    def builder(self, snapshot: Snapshot, account: Account) -> Builder:
        raise KeyError("nobody foresaw this")


def test_the_starts_of_one_account_s_jobs_hold_up_no_other_account() -> None:
    scene = Scene(replace(limits(10, 100, 0.1), jobs_at_once=9, job_starts_per_second=1))
    scene.ledger.add_account(replace(scene.account, name="other"))
    scene.ledger.add_job(people(2), job="job-1")
    scene.ledger.add_job(people(2, 11), job="job-2")
    scene.ledger.add_job(people(2, 21), job="job-3", account="other")
    began = scene.clock.monotonic()
    scene.run()
    first = {arrival.address: arrival.started - began for arrival in scene.server.arrivals}
    assert first["person1@example.com"] < 0.5
    assert first["person21@example.com"] < 0.5
    assert 0.9 <= first["person11@example.com"] < 2


def test_a_mistake_of_the_program_fails_one_job_and_not_the_others(expected_logs: ExpectedLogs) -> None:
    expected_logs("could not be opened")
    scene = Scene()
    scene.kinds["odd"] = BrokenKind()
    scene.ledger.add_job(people(2), job="job-1", kind="odd")
    scene.ledger.add_job(people(2, start=10), job="job-2")
    scene.run()
    assert (status(scene), status(scene, "job-2")) == (JobStatus.FAILED, JobStatus.COMPLETED)
    assert "KeyError" in reason(scene)


def test_an_account_that_cannot_be_opened_pauses_its_jobs() -> None:
    scene = Scene()
    scene.refuses = AccountError("The account has no server.", where="work")
    scene.ledger.add_job(people(2))
    scene.run()
    assert status(scene) is JobStatus.PAUSED
    assert reason(scene) == "work: The account has no server."


@dataclass
class BusyLedger(MemoryLedger):
    """Cannot be read at first."""

    faults: list[LedgerError] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def snapshot(self, job: str) -> Snapshot:
        if self.faults:
            raise self.faults.pop()
        return super().snapshot(job)


@pytest.mark.parametrize(("code", "ends"), [("busy", JobStatus.COMPLETED), ("corrupt", JobStatus.FAILED)])
def test_a_ledger_that_is_only_busy_costs_no_job(code: str, ends: JobStatus, expected_logs: ExpectedLogs) -> None:
    if code == "busy":
        expected_logs("cannot be written")
    ledger = BusyLedger(faults=[LedgerError("Not now.", code=code)])
    scene = Scene(ledger=ledger)
    scene.ledger.add_job(people(2))
    scene.run()
    assert status(scene) is ends
