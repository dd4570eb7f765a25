"""What the services and commands ask of whoever hosts the engine of a data folder."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, Protocol

Until = Literal["idle", "done"]


class Host(Protocol):
    """The engine's host, seen from outside: this process, another one, or nobody yet."""

    def hand_over(self) -> None:
        """Makes sure that the ledger is worked: wakes the host, or starts a detached one."""
        ...

    def wake(self) -> bool:
        """Tells a running host to look at the ledger again; False where there is none."""
        ...

    def work_until(self, *, job: str, on_tick: Callable[[], None]) -> None:
        """Hosts the engine here, or follows the host, until the job has ended or cannot go on for now."""
        ...

    def run_engine(self, *, until: Until | None, hand_over: bool, say: Callable[[str], None]) -> int:
        """The engine in the foreground; the exit code."""
        ...
