"""What becomes of a delivery after an attempt: a pure function of its claim and the outcome."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.outcome import Outcome, Scope, Verdict
from mailtool_gui.engine.retry import EXPIRY, BackOff
from mailtool_gui.transports.replies import deferral_delay

if TYPE_CHECKING:
    from mailtool_gui.engine.ledger import Claim

CLOSING = 421  # RFC 5321: the service closes the channel; it says nothing about the recipient


@dataclass(frozen=True, kw_only=True, slots=True)
class Settlement:
    """The delivery's next state. `charged`: the try counts against the kind's attempts."""

    status: DeliveryStatus
    charged: bool
    next_attempt_at: datetime | None = None
    dead: bool = False


_ENDS = {
    Verdict.SENT: DeliveryStatus.SENT,
    Verdict.FAIL: DeliveryStatus.FAILED,
    Verdict.UNKNOWN: DeliveryStatus.UNKNOWN,
}


def settle(
    claim: Claim, outcome: Outcome, *, back_off: BackOff, now: datetime, hurry: int, others_succeed: bool
) -> Settlement:
    """`others_succeed`: other messages of the account get through, so that a server's failure is this one's own.

    `hurry` divides every waiting time. Account and server trouble is never charged to a recipient.
    """
    if outcome.verdict in _ENDS:
        return Settlement(status=_ENDS[outcome.verdict], charged=True)
    if outcome.verdict in (Verdict.COOL, Verdict.PAUSE):
        return Settlement(status=DeliveryStatus.QUEUED, charged=False)
    if outcome.verdict is Verdict.RETRY and outcome.scope is Scope.SERVER and not others_succeed:
        return _unreached(claim, now)
    timed = deferral_delay(outcome, claim.deferrals) if outcome.verdict is Verdict.DEFER else None
    if timed is not None:
        return _deferred(claim, timed / hurry, now, charged=False)
    if outcome.reply is not None and outcome.reply.code == CLOSING:
        return _deferred(claim, timedelta(seconds=back_off.delays[0]) / hurry, now, charged=False)
    delay = back_off.delay_after(claim.charged + 1)
    if delay is None:
        return Settlement(status=DeliveryStatus.FAILED, charged=True, dead=True)
    return _deferred(claim, delay / hurry, now, charged=True)


def _unreached(claim: Claim, now: datetime) -> Settlement:
    if _expired(claim, now):
        return Settlement(status=DeliveryStatus.FAILED, charged=False, dead=True)
    return Settlement(status=DeliveryStatus.QUEUED, charged=False)


def _deferred(claim: Claim, delay: timedelta, now: datetime, *, charged: bool) -> Settlement:
    if _expired(claim, now + delay):
        return Settlement(status=DeliveryStatus.FAILED, charged=charged, dead=True)
    return Settlement(status=DeliveryStatus.DEFERRED, charged=charged, next_attempt_at=now + delay)


def _expired(claim: Claim, when: datetime) -> bool:
    return claim.first_attempt_at is not None and when - claim.first_attempt_at > EXPIRY
