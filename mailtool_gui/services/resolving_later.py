"""Which job's unknown messages are looked for by themselves, and when: after a grace period, and never insistently."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.errors import LedgerError, MailToolError
from mailtool_gui.services.resolving import REFUSED, Resolving

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account
    from mailtool_gui.domain.clock import Clock
    from mailtool_gui.domain.resolution import Doubt
    from mailtool_gui.services.records import Records

log = logging.getLogger("mailtool.job")

AGAIN = (timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6), timedelta(hours=24))
"""The pauses between the searches of one job that leave something unknown; then no more until the next start."""

_SOME = 100  # unknown deliveries of a job that are asked whether a sign-in was refused


@dataclass(frozen=True, kw_only=True, slots=True)
class _Tried:
    """So many searches for what was unknown then, with the account as it was; the next one is not before `again`."""

    times: int
    last_attempt_at: datetime
    account: Account
    again: float


class LaterSearches:
    """Searches one job at a time, for as long as its host lives; on one thread.

    The grace period is the time that a server may take to answer the dot: until then it may still be accepting. A
    refused sign-in is never repeated by itself, not even by the next host: accounts get locked for that.
    """

    def __init__(self, records: Records, resolving: Resolving, clock: Clock) -> None:
        self._records = records
        self._resolving = resolving
        self._clock = clock
        self._tried: dict[str, _Tried] = {}

    def search_next(self) -> bool:
        """Searches for one job that is due; False where none is. Raises LedgerError alone."""
        due = next(self._due(), None)
        if due is None:
            return False
        self._note(*due)
        try:
            self._resolving.search(due[0].job)
        except LedgerError:
            raise
        except MailToolError as error:
            log.info("the Sent folder was not looked into: %s", error.code)  # the deliveries say why
        return True

    def stop(self) -> None:
        """Ends the search that is under way, from another thread."""
        self._resolving.cut()

    def _due(self) -> Iterator[tuple[Doubt, Account]]:
        doubts = self._records.doubts()
        accounts = {a.name.casefold(): a for a in self._records.accounts() if a.imap} if doubts else {}
        ours = [(doubt, accounts[doubt.account.casefold()]) for doubt in doubts if doubt.account.casefold() in accounts]
        refused = {account.name for doubt, account in ours if self._was_refused(doubt)}
        return (pair for pair in ours if pair[1].name not in refused and self._is_due(*pair))

    def _is_due(self, doubt: Doubt, account: Account) -> bool:
        grace = timedelta(seconds=account.dot_timeout) / account.hurry
        if self._clock.now() < doubt.last_attempt_at + grace:
            return False
        tried = self._before(doubt, account)
        return tried is None or (tried.times <= len(AGAIN) and self._clock.monotonic() >= tried.again)

    def _note(self, doubt: Doubt, account: Account) -> None:
        before = self._before(doubt, account)
        times = before.times if before else 0
        pause = AGAIN[min(times, len(AGAIN) - 1)] / account.hurry
        self._tried[doubt.job] = _Tried(
            times=times + 1,
            last_attempt_at=doubt.last_attempt_at,
            account=account,
            again=self._clock.monotonic() + pause.total_seconds(),
        )

    def _before(self, doubt: Doubt, account: Account) -> _Tried | None:
        """What was tried; None where that was for other messages, or with the account as it is no more."""
        tried = self._tried.get(doubt.job)
        same = tried and (tried.last_attempt_at, tried.account) == (doubt.last_attempt_at, account)
        return tried if same else None

    def _was_refused(self, doubt: Doubt) -> bool:
        some = self._records.window(doubt.job, status=DeliveryStatus.UNKNOWN, limit=_SOME, offset=0)
        return any(delivery.reason == REFUSED for delivery in some)
