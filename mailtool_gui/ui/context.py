"""What every page is given: the services, the tasks, the look, and the way to other pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from mailtool_gui.services.desk import Desk
    from mailtool_gui.services.received import Demo
    from mailtool_gui.ui.live import Live
    from mailtool_gui.ui.tasks import Tasks
    from mailtool_gui.ui.theme import Theme


class Ways(Protocol):
    """From one page to another."""

    def show_job(self, job: str) -> None:
        """The job's page."""
        ...

    def show_page(self, key: str) -> None:
        """A page by its key: `send`, `jobs`, `accounts`."""
        ...

    def open_sheet(self, path: Path) -> None:
        """A workbook on the Send page."""
        ...

    def say(self, sentence: str) -> None:
        """A passing notice at the window's foot."""
        ...


@dataclass(frozen=True, kw_only=True)
class Context:
    """Given to every page when it is made. `wake` tells the engine that the ledger has changed; `demo` is there in the
    demonstration alone."""

    desk: Desk
    tasks: Tasks
    theme: Theme
    live: Live
    ways: Ways
    wake: Callable[[], None]
    demo: Demo | None = None
