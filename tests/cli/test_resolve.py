from __future__ import annotations

from dataclasses import replace

import pytest

from mailtool_gui.domain.account import ImapServer
from mailtool_gui.domain.job import Job
from mailtool_gui.domain.outcome import Reply, Verdict
from mailtool_gui.services.resolving import FEW_CONFIRMED
from tests.support.desk import Desk
from tests.support.samples import plain_account
from tests.support.sent_mail import REFUSES, UNREACHABLE, MemorySentMail

OK = Reply(code=250, enhanced="2.0.0", text="Ok: queued")
SENT = ("a@x.example", "b@x.example", "c@x.example")


@pytest.fixture
def mail(desk: Desk) -> MemorySentMail:
    mail = MemorySentMail()
    desk.open_sent_mail = mail.open
    desk.records.add_account(replace(plain_account(), imap=ImapServer(host="imap.x.example", port=993)))
    return mail


def doubtful(desk: Desk, *sent: str) -> Job:
    """Ended: `sent` were confirmed, u@ and v@ may have arrived."""
    job = desk.job(*sent, "u@x.example", "v@x.example")
    with desk.engine() as engine:
        engine.activate(job)
        for address in sent:
            engine.end(job, address, Verdict.SENT, OK)
        for address in ("u@x.example", "v@x.example"):
            engine.end(job, address, Verdict.UNKNOWN)
        engine.complete(job)
    return job


def keep(desk: Desk, mail: MemorySentMail, job: Job, *addresses: str) -> None:
    mail.kept |= {desk.delivery(job, address).message_id or "" for address in addresses}


def test_all_found_is_all_well(desk: Desk, mail: MemorySentMail) -> None:
    job = doubtful(desk)
    keep(desk, mail, job, "u@x.example", "v@x.example")
    ran = desk.run("resolve", job.id, "--search", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.json["progress"]["sent"] == 2
    assert ran.json["deliveries"] == []
    assert ran.json["changed"] == 2
    assert ran.json["search"] == {
        "looked_for": 2,
        "found": 2,
        "not_sent": 0,
        "unknown": 0,
        "folders": ["Sent"],
        "reason": None,
    }
    told = desk.run("job", job.id, "--deliveries", "--json").json["deliveries"][0]
    assert (told["status"], told["outcome"]) == ("sent", "sent")
    assert "found in the Sent folder" in told["reason"]


def test_what_did_not_leave_needs_a_retry(desk: Desk, mail: MemorySentMail) -> None:
    job = doubtful(desk, *SENT)
    keep(desk, mail, job, *SENT, "v@x.example")
    ran = desk.run("resolve", job.id, "--search")
    assert ran.code == 1
    assert ran.out.splitlines()[0] == (
        "1 recipient found in Sent: marked as sent. 1 message did not leave: marked as failed, `mailtool retry` sends."
    )
    progress = desk.run("job", job.id, "--json").json["progress"]
    assert (progress["sent"], progress["failed"], progress["unknown"]) == (4, 1, 0)
    assert desk.run("retry", job.id, "--json").json["changed"] == 1


def test_what_stays_unknown_is_listed_with_the_reason(desk: Desk, mail: MemorySentMail) -> None:
    job = doubtful(desk)
    ran = desk.run("resolve", job.id, "--search", "--json")
    assert (ran.code, ran.json["deliveries_total"], ran.json["changed"]) == (1, 2, 0)
    assert ran.json["search"]["reason"] == FEW_CONFIRMED
    assert {found["reason"] for found in ran.json["deliveries"]} == {FEW_CONFIRMED}


def test_nothing_unknown_is_said_and_nobody_asked(desk: Desk, mail: MemorySentMail) -> None:
    job = desk.job("a@x.example")
    ran = desk.run("resolve", job.id, "--search")
    assert (ran.code, ran.out, mail.opened) == (0, "Nothing is unknown in this job.\n", [])


@pytest.mark.parametrize("code", [REFUSES, UNREACHABLE])
def test_a_folder_that_cannot_be_seen_is_for_the_user_to_mend(desk: Desk, mail: MemorySentMail, code: str) -> None:
    job = doubtful(desk)
    mail.fails = code
    ran = desk.run("resolve", job.id, "--search", "--json")
    assert (ran.code, ran.error["code"]) == (3, code)
    assert desk.run("job", job.id, "--json").json["progress"]["unknown"] == 2


def test_a_job_that_is_not_there(desk: Desk, mail: MemorySentMail) -> None:
    assert desk.run("resolve", "job-none", "--search", "--json").error["code"] == "no-such-job"
