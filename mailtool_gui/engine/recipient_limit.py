"""The promise "at most so many messages of a kind to one mailbox in any hour", kept over restarts and clock changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from mailtool_gui.domain.address import same_mailbox_key
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.engine.cap import DAY, HOUR, age
from mailtool_gui.engine.ledger import Claim, Ledger, LoggedStart, Record, Start

if TYPE_CHECKING:
    from mailtool_gui.domain.clock import Clock
    from mailtool_gui.engine.holds import Holds

MEMORY = 3 * DAY  # of starts: more than the hour, since the wall clock may have been set forward meanwhile
_NOTHING: Sequence[LoggedStart] = ()


def reason(limit: int) -> str:
    """What the user is told of a message that is put off."""
    return (
        f"This address has been sent {limit} messages within an hour, which is the most it may get. This one follows "
        "by itself."
    )


def free_at(starts: Iterable[Start], before: int, *, limit: int, now: Start) -> datetime | None:
    """When one more may go after `starts`, oldest first, and `before` more that go now or wait too; None: now. Pure."""
    young = [start for start in starts if age(start, now) < HOUR]
    surplus = len(young) + before + 1 - limit
    if surplus <= 0:
        return None
    if surplus <= len(young):
        return now.at + HOUR - age(young[surplus - 1], now)
    return now.at + HOUR * (1 + (surplus - len(young) - 1) // limit)


@dataclass(frozen=True, slots=True)
class PutOff:
    """A claim that must wait until `until`."""

    claim: Claim
    until: datetime


def postponed(put_off: PutOff, account: str, limit: int | None) -> Record:
    """What the ledger is told."""
    return Record(
        delivery=put_off.claim.delivery,
        job=put_off.claim.job,
        account=account,
        status=DeliveryStatus.DEFERRED,
        attempt=None,
        outcome=None,
        next_attempt_at=put_off.until,
        postponed=reason(limit or 0),
    )


class RecipientLimit:
    """Sifts what has been claimed, on the dispatcher's thread.

    Counted is what the ledger has started and, beside it, what is in hand and may be about to start.
    """

    def __init__(self, ledger: Ledger, holds: Holds, clock: Clock) -> None:
        self._ledger = ledger
        self._holds = holds
        self._clock = clock
        self._in_hand: dict[int, tuple[str, str, int]] = {}
        self._boot = self._boot_time()

    def sifted(self, claims: Sequence[Claim], *, kind: str, limit: int | None) -> tuple[list[Claim], list[PutOff]]:
        """Those that may go, and those that must wait. Raises LedgerError."""
        if limit is None or not claims:
            return list(claims), []
        self._forget()  # first: what is not in hand any more is in the ledger when that is asked
        starts = self._ledger.starts_to([claim.recipient.address for claim in claims], kind=kind, since=self._since())
        return self._sift(claims, kind, limit, starts)

    def _since(self) -> datetime:
        """From when on starts may count, by the wall's clock, which may have been set forward since this host began."""
        set_forward = max(timedelta(0), self._boot_time() - self._boot)
        return self._clock.now() - MEMORY - set_forward

    def _boot_time(self) -> datetime:
        return self._clock.now() - timedelta(seconds=self._clock.monotonic())

    def _forget(self) -> None:
        held = self._holds.all()
        self._in_hand = {delivery: known for delivery, known in self._in_hand.items() if delivery in held}

    def _sift(
        self, claims: Sequence[Claim], kind: str, limit: int, starts: Mapping[str, Sequence[LoggedStart]]
    ) -> tuple[list[Claim], list[PutOff]]:
        now = Start(
            at=self._clock.now(), boot_id=self._clock.boot_id(), boot_seconds=self._clock.monotonic(), recipients=1
        )
        ahead = self._about_to_start(kind, starts)
        go: list[Claim] = []
        wait: list[PutOff] = []
        for claim in claims:
            key = same_mailbox_key(claim.recipient.address)
            logged = starts.get(key, _NOTHING)
            until = free_at((one.start for one in logged), ahead[key], limit=limit, now=now)
            ahead[key] += 1
            if until is None:
                go.append(claim)
                self._in_hand[claim.delivery] = (key, kind, _count(logged, claim.delivery))
            else:
                wait.append(PutOff(claim, until))
        return go, wait

    def _about_to_start(self, kind: str, starts: Mapping[str, Sequence[LoggedStart]]) -> Counter[str]:
        """By mailbox: how many in hand the ledger has not started since they were taken."""
        return Counter(
            key
            for delivery, (key, of_kind, had) in self._in_hand.items()
            if of_kind == kind and _count(starts.get(key, _NOTHING), delivery) <= had
        )


def _count(starts: Sequence[LoggedStart], delivery: int) -> int:
    return sum(one.delivery == delivery for one in starts)
