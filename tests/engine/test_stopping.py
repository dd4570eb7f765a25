"""An engine that is stopped, and the one that comes after it."""

from __future__ import annotations

import pytest

from mailtool_gui.domain.delivery import DeliveryStatus
from tests.support.scene import Scene, limits, people


@pytest.mark.parametrize("after", [1, 7, 23])
def test_stopping_at_any_moment_leaves_every_row_accounted_for(after: int) -> None:
    scene = Scene(limits(5, 5, 0.2))
    scene.server.latency = 0.5
    scene.ledger.add_job(people(40))
    scene.until = lambda engine: len(scene.server.arrivals) >= after
    scene.run()
    finished = [arrival.address for arrival in scene.server.arrivals if arrival.finished]
    assert scene.states().get(DeliveryStatus.SENT, 0) == len(finished)
    scene.until = lambda engine: engine.outlook.done
    scene.new_engine()
    scene.run()
    finished = [arrival.address for arrival in scene.server.arrivals if arrival.finished]
    assert scene.states() == {DeliveryStatus.SENT: 40}
    assert sorted(finished) == sorted(people(40))
