"""What the engine and the ledger say to each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mailtool_gui.domain.delivery import Attempt, DeliveryStatus
from mailtool_gui.domain.job_log import Mistake
from mailtool_gui.domain.outcome import Outcome
from mailtool_gui.domain.recipient import Recipient


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """A delivery that may be worked now.

    `charged` tries count against the kind's attempts; `deferrals` is the number of earlier `defer` verdicts on it.
    """

    delivery: int
    job: str
    position: int
    recipient: Recipient
    revision: int
    attempts: int
    charged: int
    first_attempt_at: datetime | None
    deferrals: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Start:
    """One message start, for the rolling cap: both clocks, since a wall clock may be set."""

    at: datetime
    boot_id: str
    boot_seconds: float
    recipients: int


@dataclass(frozen=True, kw_only=True, slots=True)
class LoggedStart:
    """A start, and the delivery it was made for."""

    delivery: int
    start: Start


@dataclass(frozen=True, kw_only=True, slots=True)
class Intent:
    """Written before the dot: this delivery is `sending` under this Message-ID.

    `addresses` are all that the message goes to: none of them may be suppressed.
    """

    delivery: int
    job: str
    account: str
    message_id: str
    start: Start
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """What an attempt ended in.

    `attempt` is None when nothing was tried (the row went back untouched). `release_cap` gives the start back to
    the rolling cap (refused before DATA). `suppress` puts the address on the suppression list. `skipped` is why a
    delivery that becomes `skipped` was not tried, `postponed` why one that becomes `deferred` was not. `mistake` is the
    program's own, for the job's log.
    """

    delivery: int
    job: str
    account: str
    status: DeliveryStatus
    attempt: Attempt | None
    outcome: Outcome | None
    next_attempt_at: datetime | None = None
    release_cap: bool = False
    suppress: bool = False
    skipped: str | None = None
    postponed: str | None = None
    mistake: Mistake | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Recovery:
    """What taking over found: the new epoch and the deliveries that turned `unknown`."""

    epoch: int
    unknown: int
