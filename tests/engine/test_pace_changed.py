"""The user changes the pace while a job runs: the engine heeds it within a second, and breaks no promise over it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mailtool_gui.domain.account import Account, Limits
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.engine.runner import Engine
from tests.support.scene import Scene, Server, limits, people

HEEDED = 1.1  # seconds: a look at the ledger, where the hint was lost


def edited_at(scene: Scene, message: int, account: Account) -> list[float]:
    """Has the account edited once so many messages have started; when that was."""
    when: list[float] = []

    def until(engine: Engine) -> bool:
        if len(scene.server.arrivals) >= message and not when:
            when.append(scene.clock.monotonic())
            scene.ledger.add_account(account)
        return engine.outlook.done

    scene.until = until
    return when


def changed_at(scene: Scene, message: int, pace: Limits) -> list[float]:
    """The same, of its pace alone."""
    return edited_at(scene, message, replace(scene.account, limits=pace))


def starts(scene: Scene) -> list[float]:
    return sorted(arrival.started for arrival in scene.server.arrivals)


def test_a_quicker_pace_is_taken_up_within_a_second() -> None:
    scene = Scene(limits(10, 10, 60.0))
    when = changed_at(scene, 20, limits(10, 10, 1.0))
    scene.ledger.add_job(people(100))
    scene.run()
    after = [at for at in starts(scene) if at > when[0]]
    assert after[0] - when[0] <= HEEDED
    assert after[-1] - after[0] == pytest.approx(7.0, abs=0.1)


def test_more_in_flight_are_taken_up_within_a_second() -> None:
    scene = Scene(limits(2, 1000, 0.1))
    scene.server.latency, scene.server.round_trip = 2.0, 0.08
    when = changed_at(scene, 20, limits(20, 1000, 0.1))
    scene.ledger.add_job(people(200))
    scene.run()
    flying = [
        sum(one.started <= at < (one.ended or 0.0) for one in scene.server.arrivals)
        for at in (when[0] - 0.1, when[0] + HEEDED + 0.3)
    ]
    assert flying[1] == 20
    assert flying[0] <= 2


@pytest.mark.parametrize("pace", [limits(10, 5, 3.0), limits(10, 10, 30.0), limits(10, 1, 0.5)], ids=str)
def test_no_start_after_a_slower_pace_breaks_it(pace: Limits) -> None:
    scene = Scene(limits(10, 10, 1.0))
    scene.server.latency, scene.server.round_trip = 0.2, 0.08
    when = changed_at(scene, 50, pace)
    scene.ledger.add_job(people(100))
    scene.run()
    times, window = starts(scene), pace.batch_delay.total_seconds()
    assert scene.server.most_in_window(1.0) <= 10
    for at in times:
        if at > when[0] + HEEDED:
            assert sum(at - window + 1e-9 < other <= at for other in times) <= pace.batch_size
    assert scene.states() == {DeliveryStatus.SENT: 100}


def test_fewer_in_flight_hold_for_those_too_that_wait_with_a_message_in_hand() -> None:
    """Twenty wait for their turn when only three may fly at once."""
    scene = Scene(limits(20, 4, 1.0))
    scene.server.latency, scene.server.round_trip = 2.5, 0.08
    when = changed_at(scene, 24, limits(3, 1000, 0.1))
    scene.ledger.add_job(people(80))
    scene.run()
    for at in starts(scene):
        if at > when[0] + HEEDED:
            assert sum(one.started <= at < (one.ended or 0.0) for one in scene.server.arrivals) <= 3
    assert scene.states() == {DeliveryStatus.SENT: 80}


def test_a_change_of_pace_alone_opens_no_line_anew_and_nothing_of_the_job() -> None:
    scene = Scene(limits(5, 5, 1.0))
    changed_at(scene, 20, limits(5, 5, 0.5))
    scene.ledger.add_job(people(60))
    scene.run()
    assert scene.server.log_ins == 5


def test_a_change_of_anything_else_does() -> None:
    scene = Moved(limits(5, 5, 1.0))
    edited_at(scene, 20, replace(scene.account, sender="other@example.com"))
    scene.ledger.add_job(people(60))
    scene.run()
    assert scene.server.log_ins == 10


def test_what_the_server_says_of_itself_does_not() -> None:
    scene = Moved(limits(5, 5, 1.0))
    when = edited_at(scene, 20, replace(scene.account, largest_message=26_214_400))
    scene.ledger.add_job(people(60))
    scene.run()
    assert (len(when), scene.server.log_ins) == (1, 5)


class Moved(Scene):
    """Whenever the account's transport is opened, it is another one."""

    def _open(self, account: Account) -> Server:
        self.server = replace(self.server)
        return self.server


def test_an_unknown_ceiling_is_approached_with_the_next_line_open() -> None:
    """Each 20 accepted win one more in flight, which starts at once: its line stands already."""
    scene = Scene(replace(limits(8, 1000, 0.1), first_in_flight=2))
    scene.server.latency, scene.server.round_trip = 0.5, 0.2
    scene.ledger.add_job(people(200))
    scene.run()
    arrivals = sorted(scene.server.arrivals, key=lambda arrival: arrival.started)
    for place, arrival in enumerate(arrivals):
        flying = sum(one.started <= arrival.started < (one.ended or 0.0) for one in arrivals[: place + 1])
        assert flying <= 2 + place // 20
    assert scene.server.most_in_flight() == 8
    assert scene.server.log_ins == 8
