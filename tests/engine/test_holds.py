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
