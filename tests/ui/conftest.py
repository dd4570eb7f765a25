"""Pages on a real data folder, with a host that only notes that it was called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from mailtool_gui.app import compose
from mailtool_gui.services.desk import Desk
from mailtool_gui.services.parts import Parts
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.live import Live
from mailtool_gui.ui.tasks import Tasks
from mailtool_gui.ui.theme import Theme
from tests.support.desk import Desk as Office


@dataclass
class QuietHost:
    """Nobody works the data folder."""

    calls: list[str] = field(default_factory=list)

    def hand_over(self) -> None:
        self.calls.append("hand_over")

    def wake(self) -> bool:
        self.calls.append("wake")
        return True

    def work_until(self, **_more: object) -> None:
        self.calls.append("work_until")

    def run_engine(self, **_more: object) -> int:
        self.calls.append("run_engine")
        return 0


@dataclass
class NotedWays:
    """Where a page wanted to go."""

    went: list[tuple[str, object]] = field(default_factory=list)

    def show_job(self, job: str) -> None:
        self.went.append(("job", job))

    def show_page(self, key: str) -> None:
        self.went.append(("page", key))

    def open_sheet(self, path: Path) -> None:
        self.went.append(("sheet", path))

    def say(self, sentence: str) -> None:
        self.went.append(("say", sentence))


@pytest.fixture
def ways() -> NotedWays:
    return NotedWays()


@pytest.fixture
def host() -> QuietHost:
    return QuietHost()


@pytest.fixture
def parts(tmp_path: Path, host: QuietHost) -> Parts:
    """What the pages' services are made of."""
    return replace(compose(tmp_path / "data"), host=host)


@pytest.fixture
def context(qapp: QApplication, parts: Parts, ways: NotedWays, host: QuietHost) -> Iterator[Context]:
    desk, tasks, live = Desk(lambda: parts, locale="en-US"), Tasks(), Live()
    theme = Theme(qapp)
    yield Context(desk=desk, tasks=tasks, theme=theme, live=live, ways=ways, wake=lambda: host.calls.append("woken"))
    tasks.wait()
    live.stop()
    live.deleteLater()
    theme.deleteLater()
    desk.close()


@pytest.fixture
def office(context: Context) -> Iterator[Office]:
    """The same data folder, with an engine to work it."""
    made = Office(context.desk.parts.folder)
    yield made
    made.records.close()
