"""What an account may still send in its rolling 24 hours, and when there is room again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mailtool_gui.domain.account import Account
    from mailtool_gui.domain.clock import Clock
    from mailtool_gui.services.records import Records

DAY = timedelta(hours=24)


@dataclass(frozen=True, kw_only=True, slots=True)
class Quota:
    """How `used` of `cap` recipients stand at `moment`.

    `returns` tells when the room that is used comes back, soonest first: for every recipient, or for the first alone.
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

    @property
    def more_at(self) -> datetime:
        """When what does not fit now begins to go on."""
        return max(self.moment, self.returns[0]) if self.returns else self.moment + DAY


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
        quota = self._counted(account, moment or self._clock.now())
        if quota is None or not quota.used:
            return quota
        starts = self._records.starts_between(account.name, quota.moment - DAY, quota.moment)
        returns = [at + DAY for at, recipients in starts for _ in range(recipients)]
        return _with_returns(quota, returns)

    def for_job(self, account: Account, messages: int, moment: datetime | None = None) -> Quota | None:
        """As `of`, but None where the messages fit: then nobody needs to know more."""
        quota = self._counted(account, moment or self._clock.now())
        return None if quota is None or messages <= quota.left else self.of(account, quota.moment)

    def in_use(self, name: str | None) -> Quota | None:
        """Of this account, else of the newest job's, else of the only one; the first return alone is told."""
        account = self._in_use(name)
        return self._counted(account, self._clock.now()) if account else None

    def _in_use(self, name: str | None) -> Account | None:
        if name is None:
            newest = self._records.jobs(status=None, limit=1, offset=0)
            name = newest[0].account if newest else None
        if name is not None:
            return self._records.account(name)
        accounts = self._records.accounts()
        return accounts[0] if len(accounts) == 1 else None

    def _counted(self, account: Account, moment: datetime) -> Quota | None:
        cap = account.limits.daily_cap
        if cap is None:
            return None
        used, first = self._records.usage(account.name, moment - DAY, moment)
        quota = Quota(account=account.name, cap=cap, used=used, moment=moment)
        return _with_returns(quota, [first + DAY]) if first else quota


def split(quota: Quota | None, messages: int) -> Split:
    """What of so many messages goes now, and what waits for room."""
    if quota is None or messages <= quota.left:
        return Split(now=messages, later=0, later_from=None)
    return Split(now=quota.left, later=messages - quota.left, later_from=quota.more_at)


def _with_returns(quota: Quota, returns: Sequence[datetime]) -> Quota:
    return Quota(account=quota.account, cap=quota.cap, used=quota.used, moment=quota.moment, returns=returns)
