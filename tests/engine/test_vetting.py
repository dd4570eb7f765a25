"""Suppressed addresses, asked for many deliveries at once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from mailtool_gui.domain.suppression import Suppression
from mailtool_gui.engine.ledger import Claim
from mailtool_gui.engine.vetting import AT_ONCE, FRESH, Vetting, addresses_of
from tests.support.memory_ledger import MemoryLedger
from tests.support.samples import recipient_in_row
from tests.support.scene import people
from tests.support.virtual_clock import VirtualClock


class CountingLedger(MemoryLedger):
    """Counts how often it was asked."""

    asked = 0

    def suppressed(self, addresses: Collection[str]) -> Suppression | None:
        self.asked += 1
        return super().suppressed(addresses)


@dataclass
class Desk:
    """Who asks, what is asked, and when."""

    ledger: CountingLedger
    clock: VirtualClock
    vetting: Vetting


def desk() -> Desk:
    ledger, clock = CountingLedger(), VirtualClock()
    return Desk(ledger, clock, Vetting(ledger, clock))


def claims(addresses: list[str]) -> list[Claim]:
    return [
        Claim(
            delivery=number,
            job="job-1",
            position=number,
            recipient=recipient_in_row(address, number + 2),
            revision=0,
            attempts=0,
            charged=0,
            first_attempt_at=None,
        )
        for number, address in enumerate(addresses)
    ]


def test_many_are_asked_for_at_once() -> None:
    at = desk()
    found = at.vetting.vetted(claims(people(2 * AT_ONCE + 1)))
    assert len(found) == 2 * AT_ONCE + 1
    assert all(at.vetting.holds(one) for one in found)
    assert at.ledger.asked == 3


def test_nobody_is_asked_for_where_there_is_nobody() -> None:
    at = desk()
    assert at.vetting.vetted([]) == []
    assert at.ledger.asked == 0


def test_beside_a_suppressed_one_each_is_asked_about_again() -> None:
    at = desk()
    at.ledger.suppress(people(1)[0])
    found = at.vetting.vetted(claims(people(AT_ONCE + 1)))
    assert [at.vetting.holds(one) for one in found] == [False] * AT_ONCE + [True]


def test_a_suppressed_copy_is_found() -> None:
    at = desk()
    at.ledger.suppress("boss@example.com")
    (claim,) = claims(people(1))
    plain = claim.recipient
    for copied in (replace(plain, cc=("boss@example.com",)), replace(plain, bcc=("Boss@example.com",))):
        assert at.vetting.vetted([replace(claim, recipient=copied)]) == [None]
        assert "boss@example.com" in {address.lower() for address in addresses_of(copied)}


def test_what_was_found_holds_for_a_moment() -> None:
    at = desk()
    (found,) = at.vetting.vetted(claims(people(1)))
    at.clock.enter()
    at.clock.sleep(FRESH)
    assert at.vetting.holds(found)
    at.clock.sleep(0.1)
    assert not at.vetting.holds(found)


def test_what_was_found_no_longer_holds_when_an_address_has_been_suppressed() -> None:
    at = desk()
    (found,) = at.vetting.vetted(claims(people(1)))
    at.vetting.changed()
    assert not at.vetting.holds(found)
    (found,) = at.vetting.vetted(claims(people(1)))
    assert at.vetting.holds(found)
