"""Which accounts reach no server: what a banner says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from mailtool_gui.domain.account import AccountState, AccountStatus
from mailtool_gui.domain.job import WORKABLE

if TYPE_CHECKING:
    from mailtool_gui.services.records import Records


@dataclass(frozen=True, kw_only=True, slots=True)
class Outage:
    """An account whose server cannot be reached: since when, when it is tried next, and how many messages wait.

    Nothing is charged to anybody meanwhile, and it goes on by itself.
    """

    account: str
    since: datetime | None
    next_try: datetime | None
    reason: str
    waiting: int


class Offline:
    """Asked by a banner, by `health` and by `jobs`; cheap enough for every second."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def outages(self) -> Sequence[Outage]:
        """The accounts that reach no server and have something to send, by name."""
        return self._in(AccountStatus.OFFLINE)

    def paused(self) -> Sequence[Outage]:
        """The accounts that wait for the user and have something to send, by name; nobody tries them."""
        return self._in(AccountStatus.PAUSED)

    def _in(self, status: AccountStatus) -> Sequence[Outage]:
        states = {account.name: self._records.account_state(account.name) for account in self._records.accounts()}
        found = {name: state for name, state in states.items() if state.status is status}
        waiting = self._waiting() if found else {}
        return [
            _outage(name, state, waiting[name.casefold()])
            for name, state in found.items()
            if waiting.get(name.casefold())
        ]

    def _waiting(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for status in WORKABLE:
            most = self._records.count_jobs(status=status)
            for job in self._records.jobs(status=status, limit=most, offset=0) if most else ():
                account = job.account.casefold()
                found[account] = found.get(account, 0) + job.progress.queued + job.progress.deferred
        return found


def _outage(account: str, state: AccountState, waiting: int) -> Outage:
    return Outage(
        account=account,
        since=state.since or state.at,
        next_try=state.until,
        reason=state.reason or "",
        waiting=waiting,
    )


def sentence(outage: Outage, now: datetime) -> str:
    """`work has reached no server since 14:02; the next try is at 14:17. 120 messages wait, none is lost.`"""
    since = f" since {_clock(outage.since)}" if outage.since else ""
    to_come = outage.next_try and outage.next_try > now
    following = f"; the next try is at {_clock(outage.next_try)}" if outage.next_try and to_come else ""
    wait = "1 message waits" if outage.waiting == 1 else f"{outage.waiting:,} messages wait"
    return f"{outage.account} has reached no server{since}{following}. {wait}, none is lost. {outage.reason}"


def _clock(moment: datetime) -> str:
    return f"{moment.astimezone():%H:%M:%S}"
