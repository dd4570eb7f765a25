"""What an account may still send in its rolling 24 hours, and when there is room again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mailtool_gui.domain.account import Account
    from mailtool_gui.domain.clock import Clock
    from mailtool_gui.domain.usage import Used
    from mailtool_gui.services.records import Records

DAY = timedelta(hours=24)
MINUTE = timedelta(minutes=1)  # finer nobody needs to know when room comes back


@dataclass(frozen=True, kw_only=True, slots=True)
class Quota:
    """How `used` of `cap` recipients stand at `moment`.

    `returns` tells when the room that is used comes back, soonest first, for every recipient: to the minute, and never
    too soon.
    """

    account: str
    cap: int
    used: int
    moment: datetime
    returns: Sequence[datetime] = ()

    @property
    def left(self) -> int:
        """Recipients that may still be sent to now."""
        return max(0, self.cap - self.used)

    def at(self, moment: datetime) -> Quota:
        """The same as it will be at a later moment, if nothing leaves until then."""
        returns = [back for back in self.returns if back > moment]
        return replace(self, used=len(returns), moment=moment, returns=returns)

    @property
    def more_at(self) -> datetime:
        """When what does not fit now begins to go on."""
        over = max(0, self.used - self.cap)  # of a cap that was lowered
        return max(self.moment, self.returns[over]) if over < len(self.returns) else self.moment + DAY


@dataclass(frozen=True, kw_only=True, slots=True)
class Split:
    """How many of a job go `now`, and how many `later`, from `later_from` on (None: all go now)."""

    now: int
    later: int
    later_from: datetime | None


class Quotas:
    """The quotas of one data folder's accounts, by the wall clock: the engine's own count is kept with care."""

    def __init__(self, records: Records, clock: Clock) -> None:
        self._records = records
        self._clock = clock

    def of(self, account: Account, moment: datetime | None = None) -> Quota | None:
        """Where the account stands at `moment` (now), every return told; None where it has no cap."""
        return self.for_job(account, inf, moment or self._clock.now())

    def for_job(self, account: Account, messages: float, moment: datetime) -> Quota | None:
        """As `of`, but None where so many messages fit: then nobody needs to know more."""
        cap = account.limits.daily_cap
        if cap is None:
            return None
        spans = self._records.used(account.name, moment - DAY, moment, every=MINUTE)
        used = sum(span.recipients for span in spans)
        if messages <= cap - used:
            return None
        returns = [back for span in spans for back in _returns(span)]
        return Quota(account=account.name, cap=cap, used=used, moment=moment, returns=returns)

    def in_use(self, name: str | None) -> Quota | None:
        """Of this account, else of the newest job's, else of the only one."""
        account = self._in_use(name)
        return self.of(account) if account else None

    def _in_use(self, name: str | None) -> Account | None:
        if name is None:
            newest = self._records.jobs(status=None, limit=1, offset=0)
            name = newest[0].account if newest else None
        if name is not None:
            return self._records.account(name)
        accounts = self._records.accounts()
        return accounts[0] if len(accounts) == 1 else None


def split(quota: Quota | None, messages: int) -> Split:
    """What of so many messages goes now, and what waits for room."""
    if quota is None or messages <= quota.left:
        return Split(now=messages, later=0, later_from=None)
    return Split(now=quota.left, later=messages - quota.left, later_from=quota.more_at)


def _returns(span: Used) -> Sequence[datetime]:
    """The first as it is, the others of the span when all of them do."""
    return [span.first + DAY, *[span.last + DAY] * (span.recipients - 1)]
