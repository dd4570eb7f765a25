"""What went wrong, grouped by cause, and what to do about it: the words of the window, with commands for buttons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from mailtool_gui.cli.shapes import Shape, time_shape
from mailtool_gui.cli.text import counted, moment_text
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.services.offline import Outage, sentence
from mailtool_gui.services.remedies import Remedy, Step

if TYPE_CHECKING:
    from mailtool_gui.domain.job import Job
    from mailtool_gui.services.causes import Cause

_NEVER = datetime.max.replace(tzinfo=UTC)
_STEPS = {
    Step.EDIT_ACCOUNT: (
        "Correct the account (its password, its sender, its server) with `mailtool account edit {account}`, then "
        "`mailtool resume {job}`."
    ),
    Step.CORRECT_ROWS: (
        "Correct the rows in the workbook and send only the rows that are new (--only-new), or put one address right "
        "with `mailtool dead retry --address OLD --to NEW`."
    ),
    Step.CHANGE_MESSAGE: (
        "The message was refused. Change its text or its attachments, and send it to these rows anew."
    ),
    Step.RETRY: "It may work now: `mailtool retry {job}` tries what failed once more.",
    Step.RETRY_LATER: (
        "These mailboxes took no mail just then. In some hours or on another day `mailtool retry {job}` tries again."
    ),
    Step.DECIDE: (
        "Say what became of them: `mailtool resolve {job} --search` looks in the Sent folder; --mark-sent or "
        "--send-again decides."
    ),
    Step.LEAVE: "Nothing to do: these addresses are on the list “Never mailed again”, see `mailtool suppress list`.",
    Step.LEFT_OUT: "Nothing to do: you have left these rows out yourself.",
    Step.SEND_NEW: (
        "The job was stopped. To mail these rows after all, send the workbook again, only the rows that are new "
        "(--only-new)."
    ),
}


def what_to_do(remedy: Remedy, *, job: str = "ID", account: str = "NAME") -> str:
    """The remedy as a sentence."""
    if remedy.step is Step.WAIT:
        at = f" at {moment_text(remedy.at)}" if remedy.at else ""
        return f"Nothing to do: MailTool goes on by itself{at}."
    return _STEPS[remedy.step].format(job=job, account=account)


def what_helps(causes: Iterable[Cause], *, job: str, account: str) -> Sequence[str]:
    """What to do about all of them, each thing once, and for how many; what goes on by itself, when it does first."""
    alike: dict[tuple[Step, bool], list[Cause]] = {}
    for cause in causes:
        alike.setdefault((cause.remedy.step, cause.status is DeliveryStatus.SKIPPED), []).append(cause)
    return [_told(found, job=job, account=account) for found in alike.values()]


def _told(alike: Sequence[Cause], *, job: str, account: str) -> str:
    soonest = min(alike, key=lambda cause: cause.remedy.at or _NEVER)
    many = counted(sum(cause.count for cause in alike), "recipient")
    return f"{many}: {_advice(soonest, job=job, account=account)}"


def _advice(cause: Cause, *, job: str, account: str) -> str:
    """What to do about one; a row that was never tried is not among what failed for good."""
    if cause.remedy.step is Step.CORRECT_ROWS and cause.status is DeliveryStatus.SKIPPED:
        return "Correct the rows in the workbook and send only the rows that are new (--only-new)."
    return what_to_do(cause.remedy, job=job, account=account)


def cause_shape(cause: Cause, *, job: str = "ID", account: str = "NAME") -> Shape:
    """One cause."""
    return {
        "count": cause.count,
        "status": cause.status.value,
        "reason": cause.reason or None,
        "remedy": cause.remedy.step.value,
        "what_to_do": _advice(cause, job=job, account=account),
        "next_attempt_at": time_shape(cause.remedy.at),
    }


def causes_shape(job: Job, causes: Iterable[Cause]) -> Shape:
    """What went wrong in a job."""
    return {"causes": [cause_shape(cause, job=job.id, account=job.account) for cause in causes]}


def outage_shape(outage: Outage, now: datetime) -> Shape:
    """An account that reaches no server."""
    return {
        "account": outage.account,
        "since": time_shape(outage.since),
        "next_try_at": time_shape(outage.next_try),
        "waiting": outage.waiting,
        "reason": outage.reason or None,
        "message": sentence(outage, now),
    }


def cause_rows(
    causes: Iterable[Cause], *, job: str = "ID", account: str = "NAME"
) -> Sequence[tuple[str, str, str, str]]:
    """How many, in which state, why, and what to do."""
    return [
        (f"{cause.count:,}", cause.status.value, cause.reason, _advice(cause, job=job, account=account))
        for cause in causes
    ]


CAUSE_HEADERS = ("Recipients", "State", "What went wrong", "What to do")
