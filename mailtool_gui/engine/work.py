"""What a worker needs to know of a job, opened once and shared."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from mailtool_gui.domain.identity import identity_of

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account
    from mailtool_gui.domain.hours import SendingHours
    from mailtool_gui.domain.ledger import Start
    from mailtool_gui.domain.message import Identity
    from mailtool_gui.engine.breaker import Brake
    from mailtool_gui.engine.job_log import JobLog
    from mailtool_gui.engine.kinds import Builder
    from mailtool_gui.engine.ledger import Claim
    from mailtool_gui.engine.pacer import Permit
    from mailtool_gui.engine.retry import BackOff
    from mailtool_gui.engine.vetting import Vetted

SLOW = 0.01  # seconds for one message, of those that one thread has for all of them


class Building:
    """How long the messages of a job take to build. Workers may tell at the same time: it need not be exact."""

    __slots__ = ("_mean",)

    def __init__(self) -> None:
        self._mean = 0.0

    def took(self, seconds: float) -> None:
        """One has been built."""
        self._mean += (seconds - self._mean) / 5

    @property
    def slow(self) -> bool:
        """Whether the last few took so long that others would notice."""
        return self._mean > SLOW


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class JobWork:
    """An active job, ready to be worked."""

    id: str
    account: Account
    seed: str
    builder: Builder
    back_off: BackOff
    brake: Brake
    log: JobLog
    hours: SendingHours | None = None
    building: Building = field(default_factory=Building)

    def rests(self, now: datetime) -> bool:
        """Whether it is quiet now."""
        return self.hours is not None and not self.hours.open_at(now)

    def at_pace_of(self, account: Account) -> JobWork:
        """The same job by the account's new limits."""
        self.log.batch_size = account.limits.batch_size
        return replace(self, account=account)

    def identity(self, claim: Claim) -> Identity:
        """The ids of one delivery: the same on every attempt."""
        return identity_of(seed=self.seed, position=claim.position, revision=claim.revision)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Task:
    """A claimed delivery and the job it belongs to; `vetted` where nobody it goes to was suppressed when it was."""

    claim: Claim
    work: JobWork
    vetted: Vetted | None = None


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Passage:
    """Leave to start one message: the pacer's permit and the room reserved under the cap."""

    permit: Permit
    start: Start
