"""Rows of the tables as the domain's values. Times are kept as seconds after the epoch, in UTC."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from mailtool_gui.domain.clock import utc
from mailtool_gui.domain.delivery import Attempt, Delivery, DeliveryStatus
from mailtool_gui.domain.hours import SendingHours
from mailtool_gui.domain.job import Job, JobStatus, Progress
from mailtool_gui.domain.outcome import Reply, Scope, Stage, Verdict
from mailtool_gui.store.codec import from_json

JOB = (
    "id, kind, name, source, account, status, reason, created_at, started_at, completed_at, scheduled_for, hold_after, "
    "hold_at, urgent, hours"
)
DELIVERY = (
    "id, job_id, position, address, row_numbers, status, revision, attempts, message_id, verdict, scope, reason, "
    "reply_code, reply_enhanced, reply_text, others, corrected_from, dismissed_at, dismissed_why, last_attempt_at, "
    "next_attempt_at"
)
ATTEMPT = "number, started_at, ended_at, stage, verdict, scope, reason, reply_code, reply_enhanced, reply_text, charged"


def seconds(moment: datetime | None) -> float | None:
    """A time as it is stored."""
    return moment.timestamp() if moment else None


def moment(stored: float | None) -> datetime | None:
    """A stored time."""
    return None if stored is None else utc(stored)


def storable(text: str) -> str:
    """`text` as SQLite can hold it: halves of characters, as in broken file names and replies, become `?`."""
    return text if text.isascii() else text.encode(errors="replace").decode()


def reply_columns(reply: Reply | None) -> tuple[int | None, str | None, str | None]:
    """A reply as its three columns."""
    return (reply.code, reply.enhanced, storable(reply.text)) if reply else (None, None, None)


def reply_of(code: int | None, enhanced: str | None, text: str | None) -> Reply | None:
    """The reply in three columns."""
    return None if code is None else Reply(code=code, enhanced=enhanced, text=text or "")


def others_column(others: tuple[tuple[str, str], ...]) -> str | None:
    """What became of Cc and Bcc, as stored."""
    return json.dumps(others) if others else None


def progress_of(counts: Mapping[str, int]) -> Progress:
    """Counts by status as a reader sees them: what is being sent counts as queued."""
    seen = {status: counts.get(status, 0) for status in DeliveryStatus}
    return Progress(
        sent=seen[DeliveryStatus.SENT],
        failed=seen[DeliveryStatus.FAILED],
        skipped=seen[DeliveryStatus.SKIPPED],
        unknown=seen[DeliveryStatus.UNKNOWN],
        deferred=seen[DeliveryStatus.DEFERRED],
        queued=seen[DeliveryStatus.QUEUED] + seen[DeliveryStatus.SENDING],
        sending=seen[DeliveryStatus.SENDING],
    )


def job_of(row: tuple[Any, ...], progress: Progress) -> Job:
    """A row of the columns JOB."""
    (number, kind, name, source, account, status, reason, *times, hold_after, hold_at, urgent, hours) = row
    (created, started, completed, scheduled) = times
    return Job(
        id=number,
        kind=kind,
        name=name,
        source=source,
        account=account,
        status=JobStatus(status),
        reason=reason,
        progress=progress,
        created_at=utc(created),
        started_at=moment(started),
        completed_at=moment(completed),
        scheduled_for=moment(scheduled),
        hold_after=hold_after,
        hold_at=hold_at,
        urgent=bool(urgent),
        hours=from_json(SendingHours, hours) if hours else None,
    )


def delivery_of(row: tuple[Any, ...]) -> Delivery:
    """A row of the columns DELIVERY."""
    (number, job, position, address, sheet_rows, status, revision, attempts, message_id, *told, last, following) = row
    (verdict, scope, reason, code, enhanced, text, others, corrected_from, dismissed_at, dismissed_why) = told
    return Delivery(
        id=number,
        job_id=job,
        position=position,
        address=address,
        rows=tuple(int(one) for one in sheet_rows.split()),
        status=DeliveryStatus(status),
        revision=revision,
        attempts=attempts,
        message_id=message_id,
        verdict=Verdict(verdict) if verdict else None,
        scope=Scope(scope) if scope else None,
        reason=reason,
        reply=reply_of(code, enhanced, text),
        others=tuple((address, words) for address, words in json.loads(others)) if others else (),
        last_attempt_at=moment(last),
        next_attempt_at=moment(following),
        corrected_from=corrected_from,
        dismissed_at=moment(dismissed_at),
        dismissed_why=dismissed_why,
    )


def attempt_of(row: tuple[Any, ...]) -> Attempt:
    """A row of the columns ATTEMPT."""
    (number, started, ended, stage, verdict, scope, reason, code, enhanced, text, charged) = row
    return Attempt(
        number=number,
        started_at=utc(started),
        ended_at=utc(ended),
        stage=Stage(stage),
        verdict=Verdict(verdict),
        scope=Scope(scope) if scope else None,
        reason=reason,
        reply=reply_of(code, enhanced, text),
        charged=bool(charged),
    )


def attempt_columns(attempt: Attempt) -> tuple[object, ...]:
    """An attempt as its columns ATTEMPT."""
    times = (attempt.started_at.timestamp(), attempt.ended_at.timestamp())
    reply = reply_columns(attempt.reply)
    judged = (attempt.stage, attempt.verdict, attempt.scope, storable(attempt.reason))
    return (attempt.number, *times, *judged, *reply, attempt.charged)
