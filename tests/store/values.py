"""Values that the tests of the ledger are made of."""

from __future__ import annotations

from datetime import datetime, timedelta

from mailtool_gui.domain.delivery import Attempt, DeliveryStatus
from mailtool_gui.domain.job import NewJob
from mailtool_gui.domain.ledger import Intent, Record, Start
from mailtool_gui.domain.outcome import Outcome, Reply, Scope, Stage, Verdict
from tests.support.samples import NOON

ACCEPTED = Reply(code=250, enhanced="2.0.0", text="Ok: queued as 4F1")
GREYLISTED = Reply(code=451, enhanced="4.7.1", text="Greylisted, come back later")


def later(seconds: float) -> datetime:
    """A moment after noon."""
    return NOON + timedelta(seconds=seconds)


def new_job(job: str = "job-1", **changes: object) -> NewJob:
    """A job to be put in."""
    values: dict[str, object] = {
        "id": job,
        "name": "people.xlsx",
        "source": "people.xlsx",
        "account": "work",
        "created_at": NOON,
    }
    return NewJob(**{**values, **changes})  # type: ignore[arg-type]  # any field may be given


def start_at(moment: datetime = NOON, *, recipients: int = 1) -> Start:
    """A message start."""
    return Start(at=moment, boot_id="boot", boot_seconds=100.0, recipients=recipients)


def intent_for(delivery: int, *, job: str = "job-1", at: datetime = NOON, account: str = "work") -> Intent:
    """The intent to send a delivery."""
    return Intent(delivery=delivery, job=job, account=account, message_id=f"<{delivery}@x>", start=start_at(at))


def attempt_with(
    verdict: Verdict = Verdict.SENT,
    *,
    scope: Scope | None = None,
    reply: Reply | None = ACCEPTED,
    charged: bool = True,
    number: int = 1,
) -> Attempt:
    """A try of two seconds."""
    return Attempt(
        number=number,
        started_at=NOON,
        ended_at=later(2),
        stage=Stage.DOT,
        verdict=verdict,
        scope=scope,
        reason="why",
        reply=reply,
        charged=charged,
    )


def record_of(
    delivery: int,
    status: DeliveryStatus = DeliveryStatus.SENT,
    attempt: Attempt | None = None,
    *,
    job: str = "job-1",
    next_attempt_at: datetime | None = None,
    release_cap: bool = False,
    suppress: bool = False,
    others: tuple[tuple[str, str], ...] = (),
) -> Record:
    """What an attempt ended in; the outcome is the attempt's."""
    return Record(
        delivery=delivery,
        job=job,
        account="work",
        status=status,
        attempt=attempt,
        outcome=_outcome_of(attempt, others) if attempt else None,
        next_attempt_at=next_attempt_at,
        release_cap=release_cap,
        suppress=suppress,
    )


def sent(delivery: int, *, job: str = "job-1") -> Record:
    """The server accepted it."""
    return record_of(delivery, DeliveryStatus.SENT, attempt_with(), job=job)


def failed(delivery: int, *, job: str = "job-1", suppress: bool = False) -> Record:
    """The server refused the recipient for good."""
    refused = attempt_with(Verdict.FAIL, scope=Scope.RECIPIENT, reply=Reply(code=550, enhanced="5.1.1", text="No"))
    return record_of(delivery, DeliveryStatus.FAILED, refused, job=job, suppress=suppress)


def unknown(delivery: int, *, job: str = "job-1") -> Record:
    """The line was lost after the dot."""
    lost = attempt_with(Verdict.UNKNOWN, scope=Scope.MESSAGE, reply=None)
    return record_of(delivery, DeliveryStatus.UNKNOWN, lost, job=job)


def deferred(delivery: int, until: datetime, *, job: str = "job-1") -> Record:
    """The server greylists the recipient."""
    greylisted = attempt_with(Verdict.DEFER, scope=Scope.RECIPIENT, reply=GREYLISTED, charged=False)
    return record_of(delivery, DeliveryStatus.DEFERRED, greylisted, job=job, next_attempt_at=until)


def _outcome_of(attempt: Attempt, others: tuple[tuple[str, str], ...]) -> Outcome:
    return Outcome(
        verdict=attempt.verdict,
        scope=attempt.scope,
        stage=attempt.stage,
        reason=attempt.reason,
        reply=attempt.reply,
        others=others,
    )
