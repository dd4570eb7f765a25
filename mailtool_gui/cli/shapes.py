"""The JSON shapes of the command line: a contract, in which keys may be added but never renamed or dropped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from mailtool_gui.cli.hours import hours_shape
from mailtool_gui.services.overlay import JobView, told_reason

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account, AccountState, ImapServer
    from mailtool_gui.domain.delivery import Attempt, Delivery
    from mailtool_gui.domain.job import Progress
    from mailtool_gui.domain.outcome import Reply
    from mailtool_gui.domain.problem import Problem
    from mailtool_gui.domain.sheet import Column, Row, Table
    from mailtool_gui.domain.suppression import Suppression
    from mailtool_gui.services.accounts import Kept, Listed, Trial
    from mailtool_gui.services.ahead import Ahead
    from mailtool_gui.services.jobs import Tried
    from mailtool_gui.services.resolving import Searched

Shape = dict[str, Any]


def time_shape(moment: datetime | None) -> str | None:
    """ISO 8601 with the local offset."""
    return None if moment is None else moment.astimezone().isoformat(timespec="milliseconds")


def job_shape(view: JobView) -> Shape:
    """One job."""
    job = view.job
    return {
        "id": job.id,
        "kind": job.kind,
        "name": job.name,
        "source": job.source,
        "account": job.account,
        "status": job.status.value,
        "reason": job.reason,
        "progress": progress_shape(job.progress),
        "created_at": time_shape(job.created_at),
        "started_at": time_shape(job.started_at),
        "completed_at": time_shape(job.completed_at),
        "scheduled_for": time_shape(job.scheduled_for),
        "hold_after": job.hold_after,
        "urgent": job.urgent,
        **hours_shape(job.hours),
        "in_flight": job.progress.sending,
        "estimated_seconds": view.estimated_seconds,
        "eta_seconds": view.eta_seconds,
        "duration_seconds": view.duration_seconds,
        **_ahead_shape(view.ahead),
    }


def _ahead_shape(ahead: Ahead) -> Shape:
    return {
        "finishes_at": time_shape(ahead.finishes_at),
        "forecast": ahead.forecast,
        "limited_by": ahead.binds and ahead.binds.limit.value,
        "why_slow": ahead.binds and ahead.binds.sentence,
        "advice": ahead.advice,
    }


def progress_shape(progress: Progress) -> Shape:
    """The counts of a job."""
    return {
        "total": progress.total,
        "sent": progress.sent,
        "failed": progress.failed,
        "skipped": progress.skipped,
        "unknown": progress.unknown,
        "deferred": progress.deferred,
        "queued": progress.queued,
        "current": progress.current,
        "percentage": progress.percentage,
    }


def delivery_shape(delivery: Delivery) -> Shape:
    """One delivery."""
    return {
        "address": delivery.address,
        "rows": list(delivery.rows),
        "row_count": len(delivery.rows),
        "status": delivery.status.value,
        "attempts": delivery.attempts,
        "message_id": delivery.message_id,
        **_reply_shape(delivery.reply),
        "outcome": delivery.verdict and delivery.verdict.value,
        "scope": delivery.scope and delivery.scope.value,
        "reason": told_reason(delivery),
        "last_attempt_at": time_shape(delivery.last_attempt_at),
        "next_attempt_at": time_shape(delivery.next_attempt_at),
        "others": [{"address": address, "reply": reply} for address, reply in delivery.others],
        "corrected_from": delivery.corrected_from,
    }


def attempts_shape(tries: Sequence[Tried]) -> list[Shape]:
    """Every try of some deliveries, oldest first of each."""
    return [_attempt_shape(tried.delivery, attempt) for tried in tries for attempt in tried.attempts]


def _attempt_shape(delivery: Delivery, attempt: Attempt) -> Shape:
    return {
        "address": delivery.address,
        "rows": list(delivery.rows),
        "number": attempt.number,
        "started_at": time_shape(attempt.started_at),
        "ended_at": time_shape(attempt.ended_at),
        "stage": attempt.stage.value,
        **_reply_shape(attempt.reply),
        "outcome": attempt.verdict.value,
        "scope": attempt.scope and attempt.scope.value,
        "reason": attempt.reason,
        "charged": attempt.charged,
    }


def _reply_shape(reply: Reply | None) -> Shape:
    return {
        "smtp_code": reply.code if reply else None,
        "enhanced_code": reply.enhanced if reply else None,
        "reply": str(reply) if reply else None,
    }


def account_shape(account: Account) -> Shape:
    """An account, without any secret."""
    limits = account.limits
    return {
        "name": account.name,
        "from": account.sender,
        "from_name": account.sender_name,
        "transport": account.transport,
        "host": account.host or None,
        "port": account.port or None,
        "tls": account.security.value if account.transport == "smtp" else None,
        "user": account.user,
        "preset": account.preset,
        "in_flight": limits.in_flight,
        "batch_size": limits.batch_size,
        "batch_delay_ms": round(limits.batch_delay.total_seconds() * 1000),
        "daily_cap": limits.daily_cap,
        "per_recipient_hour": limits.per_recipient_hour,
        "first_in_flight": limits.first_in_flight,
        "jobs_at_once": limits.jobs_at_once,
        "job_starts_per_second": limits.job_starts_per_second,
        "reply_timeout": account.reply_timeout,
        "dot_timeout": account.dot_timeout,
        "allow_cleartext_auth": account.allow_cleartext_auth,
        "folder": str(account.folder) if account.folder else None,
        **_imap_shape(account.imap),
        "signature": account.signature.html if account.signature and account.signature.html else None,
        "logo": str(account.signature.logo) if account.signature and account.signature.logo else None,
    }


def _imap_shape(server: ImapServer | None) -> Shape:
    return {
        "imap_host": server and server.host,
        "imap_port": server and server.port,
        "imap_tls": server and server.security.value,
        "imap_user": server and server.user,
        "sent_folder": server and server.sent_folder,
    }


def listed_shape(listed: Listed) -> Shape:
    """An account and where it stands."""
    return {**account_shape(listed.account), "state": state_shape(listed.state)}


def state_shape(state: AccountState) -> Shape:
    """Where an account stands, and what stopped it."""
    return {
        "status": state.status.value,
        "reason": state.reason,
        "until": time_shape(state.until),
        "outcome": state.verdict and state.verdict.value,
        "scope": state.scope and state.scope.value,
        **_reply_shape(state.reply),
    }


def kept_shape(kept: Kept) -> Shape:
    """An account that was added or edited, and where its secret is."""
    return {**account_shape(kept.account), "secret": kept.secret.value, "reason": kept.reason}


def trial_shape(tested: Trial) -> Shape:
    """What a try to connect and sign in came to."""
    outcome = tested.outcome
    return {
        "account": tested.account.name,
        "ok": outcome is None,
        "description": tested.description or None,
        "largest_message": tested.account.largest_message,
        "stage": outcome and outcome.stage.value,
        "outcome": outcome and outcome.verdict.value,
        "scope": outcome and outcome.scope and outcome.scope.value,
        "reason": outcome and outcome.reason,
        **_reply_shape(outcome.reply if outcome else None),
    }


def sheet_shape(table: Table, rows: Sequence[Row]) -> Shape:
    """A worksheet's columns and a window of its rows."""
    keys = _keys(table.columns)
    return {
        "source": str(table.source),
        "worksheet": table.worksheet,
        "worksheets": list(table.worksheets),
        "hidden_worksheets": [name for name in table.worksheets if name in table.hidden_worksheets],
        "areas": list(table.areas),
        "area": table.options.area,
        "encoding": table.options.encoding,
        "delimiter": table.options.delimiter,
        "quote": table.options.quote,
        "hidden_rows": table.hidden_rows,
        "error_cells": table.error_cells,
        "notes": list(table.notes),
        "header_row": table.header_row,
        "locale": table.locale,
        "columns": [_column_shape(column) for column in table.columns],
        "row_count": len(table.rows),
        "rows": [_row_shape(keys, row) for row in rows],
    }


def _column_shape(column: Column) -> Shape:
    return {"letter": column.letter, "header": column.header, "field": column.field, "format": column.format}


def _row_shape(keys: Sequence[str], row: Row) -> Shape:
    pairs = list(zip(keys, row.cells, strict=True))
    return {
        "row": row.number,
        "shown": {key: cell.shown for key, cell in pairs},
        "raw": {key: _raw(cell.raw) for key, cell in pairs},
    }


def _keys(columns: Sequence[Column]) -> Sequence[str]:
    """The headers; one that stands there again gets its letter, so that no cell is lost."""
    keys: dict[str, None] = {}
    for column in columns:
        key = column.header
        while key in keys:
            key = f"{key} [{column.letter}]"
        keys[key] = None
    return list(keys)


def _raw(value: object) -> object:
    isoformat = getattr(value, "isoformat", None)
    return isoformat() if isoformat else value


def problem_shape(problem: Problem) -> Shape:
    """One finding of the proof run."""
    return {
        "severity": problem.severity.value,
        "code": problem.code,
        "row": problem.row,
        "cell": problem.cell,
        "column": problem.column,
        "message": problem.message,
    }


def searched_shape(searched: Searched) -> Shape:
    """What a search of the Sent folder came to."""
    return {
        "looked_for": searched.looked_for,
        "found": searched.found,
        "not_sent": searched.absent,
        "unknown": searched.left,
        "folders": list(searched.folders),
        "reason": " ".join(searched.reasons) or None,
    }


def suppression_shape(entry: Suppression) -> Shape:
    """An address that is never mailed again."""
    return {"address": entry.address, "reason": entry.reason or None, "at": time_shape(entry.at)}
