"""Several jobs on one account: turns, urgent ones, hours, and what one mailbox may get."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.hours import SendingHours
from mailtool_gui.domain.job import TEST
from mailtool_gui.domain.outcome import Outcome, Stage
from mailtool_gui.engine.ramp import STEP
from tests.support.scene import OK, PlainKind, Scene, limits, people, refused


def letters(name: str, count: int) -> list[str]:
    return [f"{name}{number}@example.com" for number in range(count)]


def jobs_of(scene: Scene) -> list[str]:
    """The job of every message start, by the first letter of its addresses, in order."""
    return [arrival.address[0] for arrival in sorted(scene.server.arrivals, key=lambda one: one.started)]


def test_jobs_take_turns_message_by_message() -> None:
    scene = Scene(limits(10, 10, 2.0))
    for name, count in (("a", 300), ("b", 60), ("c", 60)):
        scene.ledger.add_job(letters(name, count), job=name)
    scene.server.latency = 0.2
    scene.run()
    order = jobs_of(scene)
    shared = Counter(order[:180])
    assert max(shared.values()) - min(shared.values()) <= 10 + 1, shared  # ten had left before the others were claimed
    assert scene.states() == {DeliveryStatus.SENT: 420}
    assert scene.server.most_in_window(2.0) <= 10


def test_a_job_that_comes_later_has_its_turn_at_once() -> None:
    scene = Scene(limits(10, 10, 2.0))
    scene.ledger.add_job(letters("a", 400), job="a")

    def answer(_address: str, _number: int) -> Outcome:
        if len(scene.server.arrivals) == 50:
            scene.ledger.add_job(letters("b", 40), job="b")
            scene.engine.wake()
        return OK

    scene.server.answers = answer
    scene.run()
    order = jobs_of(scene)
    assert order.index("b") <= 50 + 20
    after = order[order.index("b") :][:60]
    assert 25 <= Counter(after)["b"] <= 35


def test_an_urgent_job_goes_before_all_others_beyond_the_jobs_at_once() -> None:
    scene = Scene(replace(limits(10, 10, 2.0), jobs_at_once=1))
    scene.ledger.add_job(letters("a", 200), job="a")

    def answer(_address: str, _number: int) -> Outcome:
        if len(scene.server.arrivals) == 50:
            scene.ledger.add_job(letters("u", 40), job="u", urgent=True)
            scene.engine.wake()
        return OK

    scene.server.answers = answer
    scene.run()
    order = jobs_of(scene)
    first, last = order.index("u"), len(order) - 1 - order[::-1].index("u")
    assert first <= 50 + 20
    assert last - first <= 40 + 10, "the others stand back"
    assert scene.states() == {DeliveryStatus.SENT: 240}


def test_a_job_that_is_made_urgent_overtakes() -> None:
    scene = Scene(replace(limits(10, 10, 2.0), jobs_at_once=1))
    scene.ledger.add_job(letters("a", 100), job="a")
    scene.ledger.add_job(letters("b", 20), job="b")

    def answer(_address: str, _number: int) -> Outcome:
        if len(scene.server.arrivals) == 30:
            scene.ledger.set_urgent("b", urgent=True)
            scene.engine.wake()
        return OK

    scene.server.answers = answer
    scene.run()
    order = jobs_of(scene)
    assert set(order[:30]) == {"a"}
    assert Counter(order[:75])["b"] == 20


@pytest.mark.parametrize("most", [1, 2])
def test_not_more_jobs_are_worked_at_once_than_the_account_allows(most: int) -> None:
    scene = Scene(replace(limits(10, 10, 2.0), jobs_at_once=most))
    for name in "abcd":
        scene.ledger.add_job(letters(name, 30), job=name)
    scene.run()
    order = jobs_of(scene)
    spans = {name: (order.index(name), len(order) - order[::-1].index(name)) for name in "abcd"}
    at_once = [sum(first <= place < last for first, last in spans.values()) for place in range(len(order))]
    assert max(at_once) <= most + 1  # one ends while the next begins


def quiet_in(scene: Scene, minutes: float, length: float) -> SendingHours:
    """Quiet hours by the machine's clock that begin so many minutes from now."""
    begins = (scene.clock.now() + timedelta(minutes=minutes)).astimezone()
    ends = begins + timedelta(minutes=length)
    return SendingHours(quiet=(begins.hour * 60 + begins.minute, ends.hour * 60 + ends.minute))


def test_nothing_starts_in_quiet_hours_and_all_goes_on_by_itself() -> None:
    scene = Scene(limits(1, 1, 6.0))
    hours = quiet_in(scene, 2, 60)
    scene.ledger.add_job(people(40), hours=hours)
    scene.run()
    began = scene.clock.now() - timedelta(seconds=scene.clock.monotonic())
    walls = [began + timedelta(seconds=arrival.started) for arrival in scene.server.arrivals]
    assert len(walls) == 40
    assert all(hours.open_at(wall) for wall in walls)
    before = [wall for wall in walls if wall < datetime(2026, 11, 22, 12, 2, tzinfo=UTC)]
    assert len(before) == 20, "until the last second"
    assert walls[20] - datetime(2026, 11, 22, 13, 2, tzinfo=UTC) < timedelta(seconds=1), "from the first second on"


def test_hours_that_are_lifted_hold_nothing_back_any_more() -> None:
    scene = Scene(limits(1, 1, 6.0))
    scene.ledger.add_job(people(40), hours=quiet_in(scene, 2, 60))

    def answer(_address: str, number: int) -> Outcome:
        if len(scene.server.arrivals) == 10:
            scene.ledger.lift_hours("job-1")
            scene.engine.wake()
        return OK

    scene.server.answers = answer
    scene.run()
    assert scene.states() == {DeliveryStatus.SENT: 40}
    times = sorted(arrival.started for arrival in scene.server.arrivals)
    assert times[-1] - times[0] < 5 * 60, "it did not wait for the end of its quiet hours"


def test_a_job_in_its_quiet_hours_takes_nobodys_place() -> None:
    scene = Scene(replace(limits(10, 10, 1.0), jobs_at_once=1))
    scene.ledger.add_job(letters("q", 10), job="q", hours=quiet_in(scene, -10, 60))
    scene.ledger.add_job(letters("a", 10), job="a")
    scene.run()
    assert jobs_of(scene) == ["a"] * 10 + ["q"] * 10


def test_eleven_messages_to_one_mailbox_take_more_than_an_hour() -> None:
    scene = Scene(limits(5, 5, 1.0))
    scene.ledger.add_job(["one@example.com"] * 23 + people(5))
    scene.run()
    times = sorted(arrival.started for arrival in scene.server.arrivals if arrival.address == "one@example.com")
    assert len(times) == 23
    assert max(sum(at <= other < at + 3600 - 1e-6 for other in times) for at in times) == 10
    assert times[-1] - times[0] < 2 * 3600 + 60
    assert scene.states() == {DeliveryStatus.SENT: 28}


def test_what_must_wait_says_why_and_until_when() -> None:
    scene = Scene(limits(5, 5, 1.0))
    scene.ledger.add_job(["One@example.com", *["one@example.com"] * 11])
    scene.until = lambda engine: engine.outlook.idle(scene.clock.now())
    scene.run()
    waiting = [one for one in scene.ledger.deliveries("job-1") if one.status is DeliveryStatus.DEFERRED]
    assert len(waiting) == 2
    assert all(one.reason and "10 messages within an hour" in one.reason for one in waiting)
    times = [one.next_attempt_at for one in waiting if one.next_attempt_at]
    assert all(timedelta(minutes=59) < at - scene.clock.now() <= timedelta(hours=1) for at in times)
    assert [one.attempts for one in waiting] == [0, 0]


def test_other_jobs_and_a_restart_count_too_but_not_other_kinds() -> None:
    scene = Scene(limits(5, 5, 1.0))
    scene.kinds[TEST] = PlainKind()
    scene.ledger.add_job(["one@example.com"] * 8, job="a")
    scene.ledger.add_job(["one@example.com"] * 20, job="t", kind=TEST)
    scene.run()
    scene.ledger.add_job(["one@example.com"] * 4, job="b")
    scene.new_engine()
    scene.until = lambda engine: engine.outlook.idle(scene.clock.now())
    scene.run()
    assert Counter(scene.ledger.statuses("b")) == {DeliveryStatus.SENT: 2, DeliveryStatus.DEFERRED: 2}


def test_what_was_refused_before_any_data_does_not_count() -> None:
    scene = Scene(limits(1, 1, 1.0))
    scene.server.answers = lambda _address, number: refused(Stage.RCPT, 552, "5.2.2") if number <= 5 else OK
    scene.ledger.add_job(["one@example.com"] * 5, job="a")
    scene.run()
    scene.ledger.add_job(["one@example.com"] * 10, job="b")
    scene.new_engine()
    assert scene.run() < 60
    assert scene.states() == {DeliveryStatus.FAILED: 5, DeliveryStatus.SENT: 10}


def test_the_limit_can_be_another_or_none() -> None:
    for most, seconds in ((None, 60), (20, 60), (7, 2 * 3600)):
        scene = Scene(replace(limits(5, 5, 1.0), per_recipient_hour=most))
        scene.ledger.add_job(["one@example.com"] * 20)
        assert seconds / 2 < scene.run() + 30 < seconds + 3700
        assert scene.states() == {DeliveryStatus.SENT: 20}


def test_a_server_of_which_nobody_knows_how_much_it_takes_gets_few_at_first() -> None:
    scene = Scene(replace(limits(15, 100, 0.2), first_in_flight=5))
    scene.server.latency = 1.0
    scene.ledger.add_job(people(400))
    scene.run()
    ordered = sorted(scene.server.arrivals, key=lambda one: one.started)
    early = [one for one in ordered if one.started < (ordered[STEP - 1].ended or 0)]
    assert sum(one.started < ordered[0].started + 0.9 for one in early) == 5
    assert scene.server.most_in_flight() == 15


def test_a_throttling_server_gets_few_again() -> None:
    scene = Scene(replace(limits(15, 100, 0.2), first_in_flight=5))
    scene.server.latency = 1.0
    scene.server.answers = lambda address, number: (
        refused(Stage.MAIL, 421, "4.7.28") if address == "person300@example.com" and number == 1 else OK
    )
    scene.ledger.add_job(people(330))
    scene.run()
    ends = sorted(one.ended or 0 for one in scene.server.arrivals)
    pause = max(pairwise(ends), key=lambda pair: pair[1] - pair[0])
    again = sorted(one.started for one in scene.server.arrivals if one.started > pause[0])
    assert len([at for at in again if at < again[0] + 0.9]) == 5


def test_another_pace_holds_from_the_moment_it_is_known() -> None:
    scene = Scene(limits(10, 10, 2.0))
    scene.server.latency = 0.1
    changed: list[float] = []

    def answer(_address: str, _number: int) -> Outcome:
        if len(scene.server.arrivals) == 100:
            scene.ledger.add_account(replace(scene.account, limits=limits(2, 2, 5.0)))
            scene.engine.wake()
            changed.append(scene.clock.monotonic())
        return OK

    scene.server.answers = answer
    scene.ledger.add_job(people(140))
    scene.run()
    late = sorted(one.started for one in scene.server.arrivals if one.started > changed[0] + 5)
    assert 20 <= len(late) <= 40
    assert max(sum(at <= other < at + 5 - 1e-6 for other in late) for at in late) <= 2
    assert scene.server.most_in_window(2.0) <= 10
