"""Somebody sets the clock, summer time begins, the lid is closed: pace, cap and waiting stay what was promised."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from functools import partial

import pytest

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.outcome import Outcome, Stage
from mailtool_gui.engine.runner import Engine
from tests.support.scene import OK, Scene, limits, people, refused

JUMPS = [
    timedelta(hours=1),  # summer time, on a machine whose clock is local time
    timedelta(hours=-1),
    timedelta(days=400),
    timedelta(days=-400),
    timedelta(seconds=-3),
]


def jump_at(scene: Scene, message: int, by: timedelta) -> None:
    """Somebody sets the clock while this message is under way."""
    started: list[str] = []

    def answer(address: str, _number: int) -> Outcome:
        started.append(address)
        if len(started) == message:
            scene.clock.set_wall(scene.clock.now() + by)
        return OK

    scene.server.answers = answer


@pytest.mark.parametrize("by", JUMPS, ids=str)
def test_a_jump_neither_stops_a_job_nor_hurries_it(by: timedelta) -> None:
    scene, undisturbed = Scene(limits(10, 10, 2.0)), Scene(limits(10, 10, 2.0))
    for one in (scene, undisturbed):
        one.server.latency = 0.5
        one.ledger.add_job(people(100))
    jump_at(scene, 45, by)
    assert scene.run() == pytest.approx(undisturbed.run(), abs=0.1)
    assert scene.server.most_in_window(2.0) <= 10
    assert Counter(arrival.address for arrival in scene.server.arrivals) == Counter(people(100))
    assert scene.states() == {DeliveryStatus.SENT: 100}


@pytest.mark.parametrize("by", JUMPS, ids=str)
def test_a_jump_frees_no_quota(by: timedelta) -> None:
    """Of 60 with a cap of 40 in any 24 hours, the last 20 wait for 24 real hours, whatever the clock says."""
    scene = Scene(limits(10, 100, 0.1, cap=40))
    scene.ledger.add_job(people(60))
    jump_at(scene, 25, by)
    scene.run()
    starts = sorted(arrival.started for arrival in scene.server.arrivals)
    assert len(starts) == 60
    assert scene.server.most_in_window(24 * 3600) <= 40


def test_a_jump_after_the_cap_was_reached_frees_nothing_either() -> None:
    scene = Scene(limits(10, 100, 0.1, cap=40))
    scene.ledger.add_job(people(60))
    jump_at(scene, 40, timedelta(days=2))
    scene.run()
    assert scene.server.most_in_window(24 * 3600) <= 40
    assert scene.states() == {DeliveryStatus.SENT: 60}


@pytest.mark.parametrize("by", [timedelta(hours=1), timedelta(hours=-1)], ids=str)
def test_who_was_deferred_is_tried_again_after_summer_time(by: timedelta) -> None:
    """A machine whose clock is moved tries an hour sooner or later, and forgets nobody."""
    scene = Scene(limits())
    scene.ledger.add_job(people(3))

    def answer(_address: str, number: int) -> Outcome:
        if number == 1:
            scene.clock.set_wall(scene.clock.now() + by)
            return refused(Stage.RCPT, 451, "4.7.1", "greylisted")
        return OK

    scene.server.answers = answer
    assert scene.run() < 3 * 3600 + 600
    assert scene.states() == {DeliveryStatus.SENT: 3}
    assert max(scene.server.tries(who) for who in people(3)) <= 5


@pytest.mark.parametrize("asleep", [timedelta(seconds=1), timedelta(hours=9), timedelta(days=30)], ids=str)
def test_the_lid_is_closed_in_the_middle(asleep: timedelta) -> None:
    """The clock that counts sleep has gone on, as has the wall's: nothing is hurried to make up for it."""
    scene = Scene(limits(10, 10, 2.0))
    scene.server.latency = 0.2
    scene.ledger.add_job(people(60))

    def answer(_address: str, _number: int) -> Outcome:
        if len(scene.server.arrivals) == 30:
            scene.clock.close_lid(asleep)
        return OK

    scene.server.answers = answer
    took = scene.run() - asleep.total_seconds()
    assert took < 20
    assert scene.server.most_in_window(2.0) <= 10
    assert Counter(arrival.address for arrival in scene.server.arrivals) == Counter(people(60))
    assert scene.states() == {DeliveryStatus.SENT: 60}


def _done_or(scene: Scene, most: int, engine: Engine) -> bool:
    return engine.outlook.done or len(scene.server.arrivals) >= most


@pytest.mark.parametrize("by", [*JUMPS, timedelta(days=1), timedelta(days=-1)], ids=str)
def test_a_jump_and_a_new_host_free_no_quota_and_no_window(by: timedelta) -> None:
    """The clock is set while a host works, and again while nobody does: 40 in any 24 hours and 10 in any 2 s hold."""
    scene = Scene(limits(10, 10, 2.0, cap=40))
    scene.ledger.add_job(people(100))
    jump_at(scene, 25, by)
    for most in (20, 45, 60, 100):
        scene.until = partial(_done_or, scene, most)
        scene.new_engine()
        scene.run()
        scene.clock.set_wall(scene.clock.now() + by)
    starts = [arrival.started for arrival in scene.server.arrivals]
    assert len(starts) == 100
    assert scene.server.most_in_window(24 * 3600 - 1e-6) <= 40
    assert scene.server.most_in_window(2.0) <= 10
    assert Counter(arrival.address for arrival in scene.server.arrivals) == Counter(people(100))


@pytest.mark.parametrize("by", [*JUMPS[:3], *JUMPS[4:], timedelta(days=1), timedelta(days=-1)], ids=str)
def test_a_jump_lets_no_address_get_more_in_an_hour(by: timedelta) -> None:
    """Of 23 for one mailbox ten leave within any real hour, whatever the clock says; each leaves once.

    Those that were put off until an hour of a clock that is set back wait until it shows that hour again.
    """
    scene = Scene(limits(5, 5, 1.0))
    scene.ledger.add_job(["one@example.com"] * 23)
    jump_at(scene, 10, by)
    scene.run()
    times = sorted(arrival.started for arrival in scene.server.arrivals)
    assert len(times) == 23
    assert max(sum(at <= other < at + 3600 - 1e-6 for other in times) for at in times) == 10
