from __future__ import annotations

from threading import Event
from weakref import ReferenceType, ref

from pytestqt.qtbot import QtBot

from mailtool_gui.ui.tasks import Task, Tasks

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


def test_tasks_that_have_ended_are_put_away(qtbot: QtBot) -> None:
    tasks, ended, told, alive = Tasks(), list[int](), list[str](), list[ReferenceType[Task]]()
    for number in range(100):
        task = tasks.run(lambda _, number=number: number, done=ended.append, failed=told.append)  # type: ignore[misc]  # a lambda's default
        alive.append(ref(task))
        del task
        qtbot.waitUntil(lambda: len(ended) == number + 1, timeout=PATIENCE)  # noqa: B023  # called at once
    assert ended == list(range(100))
    assert sum(each() is not None for each in alive) < 50  # a day has a hundred thousand
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
