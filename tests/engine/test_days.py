"""Whole campaigns at their presets, over days of virtual time: the bound is reached and the caps are exact."""

from __future__ import annotations

import pytest

from mailtool_gui.accounts.presets import limits_of
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.services.estimates import bound
from tests.support.scene import Scene, people

DAY = 24 * 3600.0


@pytest.mark.parametrize(
    ("preset", "messages", "latency", "trip"),
    [
        ("gmail", 1000, 1.2, 0.08),
        ("workspace", 5000, 1.2, 0.08),
        ("dedicated", 10_000, 0.25, 0.08),
        ("m365", 215, 2.5, 0.08),
    ],
)
def test_a_campaign_takes_the_bound(preset: str, messages: int, latency: float, trip: float) -> None:
    limits = limits_of(preset)
    scene = Scene(limits)
    scene.server.latency, scene.server.round_trip = latency, trip
    scene.ledger.add_job(people(messages))
    scene.run()
    assert scene.states() == {DeliveryStatus.SENT: messages}
    starts = sorted(arrival.started for arrival in scene.server.arrivals)
    took = max(arrival.ended or 0.0 for arrival in scene.server.arrivals) - starts[0]
    assert took <= bound(limits, messages, latency=latency + trip, round_trip=trip) * 1.02
    window = limits.batch_delay.total_seconds()
    at_once = [starts[place + limits.batch_size] - at for place, at in enumerate(starts[: -limits.batch_size])]
    assert min(at_once) >= window - 1e-9
    assert scene.server.most_in_flight() == limits.in_flight
    if limits.daily_cap and messages > limits.daily_cap:
        days = [sum(start <= at < start + DAY - 1e-6 for at in starts) for start in starts[:: limits.daily_cap]]
        assert days[:-1] == [limits.daily_cap] * (len(days) - 1)
        nearest = min(starts[place + limits.daily_cap] - at for place, at in enumerate(starts[: -limits.daily_cap]))
        assert nearest >= DAY - 1e-6
