from __future__ import annotations

from threading import Event

from pytestqt.qtbot import QtBot

from mailtool_gui.ui.tasks import Tasks

PATIENCE = 15_000  # milliseconds


def test_a_short_task_does_not_wait_for_several_long_ones(qtbot: QtBot) -> None:
    tasks, let, told = Tasks(), Event(), list[str]()
    for _ in range(6):
        tasks.run(lambda _: let.wait(), done=lambda _: None, failed=told.append)
    tasks.run(lambda _: "paused", done=told.append, failed=told.append)
    try:
        qtbot.waitUntil(lambda: told == ["paused"], timeout=PATIENCE)
    finally:
        let.set()
        tasks.wait()


def test_what_waits_for_its_turn_is_still_done_at_the_end(qtbot: QtBot) -> None:
    tasks, let, noted, told = Tasks(), Event(), list[int](), list[str]()

    def work(number: int) -> None:
        let.wait()
        noted.append(number)

    for number in range(20):
        tasks.run(lambda _, number=number: work(number), done=lambda _: told.append("done"), failed=told.append)  # type: ignore[misc]  # a lambda's default
    let.set()
    tasks.wait()  # a Pause, say, that was wished for just before the window was left
    assert sorted(noted) == list(range(20))
    qtbot.wait(1)
    assert not told  # nobody listens any more
