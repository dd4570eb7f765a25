"""The whole engine on a virtual clock."""

from __future__ import annotations

from math import ceil

import pytest

from mailtool_gui.domain.account import AccountStatus, Limits
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.job import JobStatus
from mailtool_gui.domain.outcome import Outcome, Stage
from tests.support.scene import OK, Scene, limits, people, refused


def test_every_recipient_gets_one_message() -> None:
    scene = Scene()
    scene.ledger.add_job(people(25))
    scene.run()
    assert scene.states() == {DeliveryStatus.SENT: 25}
    assert sorted(arrival.address for arrival in scene.server.arrivals) == sorted(people(25))
    job = scene.ledger.job("job-1")
    assert job
    assert job.status is JobStatus.COMPLETED


def test_five_hundred_at_the_recommended_pace_take_the_bound() -> None:
    scene = Scene()
    scene.server.latency = 1.2
    scene.ledger.add_job(people(500))
    seconds = scene.run()
    assert 99.2 <= seconds <= 99.2 * 1.02
    assert scene.server.most_in_flight() <= 10
    assert scene.server.most_in_window(2.0) <= 10


@pytest.mark.parametrize(
    ("pace", "latency", "trip"),
    [
        (limits(5, 5, 3.0), 0.7, 0.08),
        (limits(15, 15, 1.0), 1.2, 0.08),
        (limits(20, 20, 0.5), 1.2, 0.02),
        (limits(3, 30, 60.0), 0.5, 0.1),
        (limits(50, 50, 0.05), 0.05, 0.0),
    ],
)
def test_paces_hold_at_the_server(pace: Limits, latency: float, trip: float) -> None:
    scene = Scene(pace)
    scene.server.latency, scene.server.round_trip = latency, trip
    scene.ledger.add_job(people(200))
    seconds = scene.run()
    size, window = scene.account.limits.batch_size, scene.account.limits.batch_delay.total_seconds()
    whole = latency + trip
    bound = max(whole * ceil(200 / scene.account.limits.in_flight), (ceil(200 / size) - 1) * (window + trip) + whole)
    assert scene.server.most_in_window(window) <= size
    assert scene.server.most_in_flight() <= scene.account.limits.in_flight
    assert seconds <= bound * 1.02 + 0.3


def test_wrong_password_is_tried_once() -> None:
    scene = Scene(limits(50, 50, 0.05))
    scene.server.log_in = lambda number: refused(Stage.AUTH, 535, "5.7.8")
    scene.ledger.add_job(people(100))
    scene.run()
    assert scene.server.log_ins == 1
    assert scene.states() == {DeliveryStatus.QUEUED: 100}
    assert scene.ledger.account_state("work").status is AccountStatus.PAUSED


def test_greylisted_ones_come_back_and_the_rest_goes_on() -> None:
    scene = Scene()

    def answers(address: str, number: int) -> Outcome:
        return refused(Stage.RCPT, 451, "4.7.1", "greylisted") if "person3@" in address and number == 1 else OK

    scene.server.answers = answers
    scene.ledger.add_job(people(8))
    seconds = scene.run()
    assert scene.states() == {DeliveryStatus.SENT: 8}
    assert 300 <= seconds < 310
    assert scene.server.tries("person3@example.com") == 2


def test_a_dead_mailbox_fails_at_once() -> None:
    scene = Scene()
    scene.server.answers = lambda address, number: refused(Stage.RCPT, 550, "5.1.1")
    scene.ledger.add_job(people(3))
    scene.run()
    assert scene.states() == {DeliveryStatus.FAILED: 3}
    assert len(scene.server.arrivals) == 3
