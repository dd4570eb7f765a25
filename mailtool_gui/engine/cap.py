"""The promise "at most C recipients in any 24 hours", kept over restarts and clock changes."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from mailtool_gui.domain.account import AccountState, AccountStatus
from mailtool_gui.domain.outcome import Scope, Verdict

if TYPE_CHECKING:
    from mailtool_gui.engine.ledger import Start

DAY = timedelta(hours=24)
HOUR = timedelta(hours=1)


class RollingCap:
    """Counts the recipients of the last 24 hours. Pure: `now` is given as a Start of no recipients."""

    def __init__(self, cap: int | None, starts: Iterable[Start]) -> None:
        self.cap = cap
        self._starts = deque(starts)
        self._used = sum(start.recipients for start in self._starts)

    def used(self, now: Start) -> int:
        """Recipients of the last 24 hours."""
        while self._starts and age(self._starts[0], now) >= DAY:
            self._used -= self._starts.popleft().recipients
        return self._used

    def reserve(self, start: Start) -> bool:
        """Takes room for `start.recipients`; False where the cap would be passed."""
        if self.cap is not None and self.used(start) + start.recipients > self.cap:
            return False
        self._starts.append(start)
        self._used += start.recipients
        return True

    def release(self, start: Start) -> None:
        """Gives the room back: the server refused before any data, or nothing was started."""
        for index in range(len(self._starts) - 1, -1, -1):
            if self._starts[index] is start:
                del self._starts[index]
                self._used -= start.recipients
                return

    def free_at(self, now: Start) -> datetime:
        """The wall-clock time at which there will be room for `now.recipients` more."""
        surplus = self.used(now) + now.recipients - (self.cap or 0)
        for start in self._starts:
            surplus -= start.recipients
            if surplus <= 0:
                return now.at + max(timedelta(0), DAY - age(start, now))
        return now.at + DAY

    def reached(self, now: Start) -> AccountState:
        """Where an account stands that has no room for `now.recipients` more."""
        return AccountState(
            status=AccountStatus.COOLING,
            until=self.free_at(now),
            verdict=Verdict.COOL,
            scope=Scope.ACCOUNT,
            reason=f"The account's limit of {self.cap} recipients in 24 hours is reached. The job goes on by itself.",
            at=now.at,
        )

    def reopens_at(self, now: Start, *, hurry: int = 1) -> datetime:
        """When a provider that says its daily limit is reached may be asked again, whatever our own cap.

        Its window ends a day after the oldest start that is known; others may use the account too, so it is asked
        once an hour at the most, once a day at the least.
        """
        self.used(now)
        wait = DAY - age(self._starts[0], now) if self._starts else HOUR
        return now.at + min(DAY, max(HOUR, wait)) / hurry


def age(start: Start, now: Start) -> timedelta:
    """How long ago: by the boot clock within one boot, else by the wall; a clock set back makes nothing older.

    But what was started before this boot is at least as old as the boot, whatever the wall's clock shows.
    """
    if start.boot_id == now.boot_id:
        return timedelta(seconds=now.boot_seconds - start.boot_seconds)
    booted_since = start.boot_seconds > now.boot_seconds
    return max(timedelta(seconds=now.boot_seconds if booted_since else 0), now.at - start.at)


def may_be_younger(start: Start, now: Start, than: timedelta) -> bool:
    """Whether it may be less than this ago: of another boot, only the time since this one began is certain."""
    since_boot = timedelta(seconds=now.boot_seconds)
    return age(start, now) < than or (start.boot_id != now.boot_id and since_boot < than)
