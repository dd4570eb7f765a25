"""What this host has in its hands."""

from __future__ import annotations

from mailtool_gui.engine.holds import Holds


def test_a_delivery_is_held_until_everybody_has_let_go() -> None:
    holds = Holds()
    holds.hold(1, "job-1")
    holds.hold(1, "job-1")
    holds.hold(2, "job-2")
    assert holds.of("job-1") == {1}
    holds.let_go(1)
    assert holds.of("job-1") == {1}
    holds.let_go(1)
    assert holds.of("job-1") == set()
    assert holds.of("job-2") == {2}


def test_many_are_held_at_once_each_for_one_more_reason() -> None:
    holds = Holds()
    holds.hold(1, "job-1")
    holds.hold_all([1, 2, 3], "job-1")
    assert holds.of("job-1") == {1, 2, 3}
    for delivery in (1, 2, 3):
        holds.let_go(delivery)
    assert holds.of("job-1") == {1}
