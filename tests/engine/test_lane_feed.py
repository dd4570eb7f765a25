"""Deliveries that are claimed while the account stops."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.ledger import Claim
from mailtool_gui.domain.outcome import Stage
from tests.support.memory_ledger import MemoryLedger
from tests.support.scene import OK, Scene, limits, people, refused


class SlowToClaim(MemoryLedger):
    """The first answer comes at once and is short; while it finds the others, workers go on."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0
        self.meanwhile: Callable[[], None] = lambda: None

    def claims(self, job: str, *, now: datetime, limit: int, claimed: Collection[int]) -> Sequence[Claim]:
        found = super().claims(job, now=now, limit=limit, claimed=claimed)
        self.asked += 1
        if self.asked == 1:
            return found[:20]
        self.meanwhile()
        return found


def test_what_is_claimed_while_the_account_stops_is_sent_when_it_goes_on() -> None:
    ledger = SlowToClaim()
    scene = Scene(limits(10, 10, 0.1), ledger=ledger)
    scene.server.latency = 0.2
    addresses = people(300)
    late = {addresses[10]}
    scene.server.answers = lambda address, number: (
        refused(Stage.MAIL, 421, "4.7.28") if address in late and number == 1 else OK
    )
    ledger.meanwhile = lambda: scene.clock.sleep(3)
    scene.ledger.add_job(addresses)
    scene.run()
    assert scene.states() == {DeliveryStatus.SENT: 300}
