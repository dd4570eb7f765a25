"""Mistakes of the program itself: they cost one row or one job, and the log tells where they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mailtool_gui.domain.account import Account, AccountStatus
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.job import JobStatus
from mailtool_gui.domain.job_log import About, Entry
from mailtool_gui.domain.message import Identity, Message
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.domain.snapshot import Snapshot
from mailtool_gui.engine.kinds import Builder
from tests.support.fault_run import PEOPLE, FaultRun
from tests.support.logs import ExpectedLogs
from tests.support.scene import PlainBuilder, PlainKind
from tests.support.smtp_script import Action


class Stumbling:
    """Cannot make the message of the second recipient."""

    def build(self, recipient: Recipient, *, identity: Identity, date: datetime) -> Message:
        if recipient.address == PEOPLE[1]:
            raise KeyError("words of a letter")
        return PlainBuilder().build(recipient, identity=identity, date=date)


@dataclass(frozen=True)
class Unopenable(PlainKind):
    """Cannot even begin a job."""

    def builder(self, snapshot: Snapshot, account: Account) -> Builder:
        raise KeyError("words of a letter")


def entries(run: FaultRun, about: About) -> list[Entry]:
    return [entry for entry in run.records.job_log.after("job-1", 0, limit=100) if entry.about is about]


def test_a_row_that_cannot_be_made_is_told_with_its_place(tmp_path: Path, expected_logs: ExpectedLogs) -> None:
    expected_logs("could not be worked")
    with FaultRun(tmp_path, {}, kinds={"send": PlainKind(made=Stumbling())}) as run:
        run.work()
        assert [run.delivery(who).status for who in PEOPLE] == [
            DeliveryStatus.SENT,
            DeliveryStatus.FAILED,
            DeliveryStatus.SENT,
        ]
        (told,) = entries(run, About.PROGRAM)
        assert (told.address, told.attempt, told.error) == (PEOPLE[1], 1, "KeyError")
        assert "test_program.py" in (told.trace or "")
        assert "words of a letter" not in f"{told.reason}{told.error}{told.trace}"


def test_a_job_that_cannot_be_begun_is_told_with_its_place(tmp_path: Path, expected_logs: ExpectedLogs) -> None:
    expected_logs("could not be opened")
    with FaultRun(tmp_path, {}, kinds={"send": Unopenable()}) as run:
        run.work()
        job = run.records.job("job-1")
        assert job
        assert job.status is JobStatus.FAILED
        (told,) = entries(run, About.PROGRAM)
        assert told.error == "KeyError"
        assert "test_program.py" in (told.trace or "")
        assert [(each.before, each.state) for each in entries(run, About.JOB)][-1] == ("active", "failed")


def test_the_story_of_a_job_with_a_throttled_account(tmp_path: Path) -> None:
    script: dict[str, list[Action]] = {"MAIL": ["250 ok", "421 4.7.0 Try again later"]}
    with FaultRun(tmp_path, script) as run:
        run.work()
        (told,) = entries(run, About.ACCOUNT)
        assert (told.before, told.state) == (AccountStatus.READY, AccountStatus.COOLING)
        assert told.error == "421 4.7.0 Try again later"
        assert [(each.before, each.state) for each in entries(run, About.JOB)] == [
            (None, "preparing"),
            ("preparing", "waiting"),
            ("waiting", "active"),
        ]
