"""A Sent folder without a server: it holds the messages that a test puts there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from mailtool_gui.domain.account import Account
from mailtool_gui.domain.errors import MailboxError
from mailtool_gui.domain.message import Identity

UNREACHABLE, REFUSES = "unreachable", "sign-in"


@dataclass
class MemorySentMail:
    """`kept` are Message-IDs; with `fails` it does not open; `meanwhile` happens during each search."""

    kept: set[str] = field(default_factory=set)
    fails: str | None = None
    meanwhile: Callable[[], object] = lambda: None
    opened: list[tuple[str, float]] = field(default_factory=list)
    asked: list[Identity] = field(default_factory=list)
    names: tuple[str, ...] = ("Sent",)
    cuts: int = 0

    def open(self, account: Account, seconds: float) -> AbstractContextManager[MemorySentMail]:
        """As services open one."""
        return self._open(account, seconds)

    @contextmanager
    def _open(self, account: Account, seconds: float) -> Iterator[MemorySentMail]:
        self.opened.append((account.name, seconds))
        if self.fails:
            raise MailboxError("It cannot be looked into.", code=self.fails)
        yield self

    def holds(self, wanted: Sequence[Identity]) -> list[bool]:
        """Which of them are kept."""
        self.asked += wanted
        self.meanwhile()
        return [identity.message_id in self.kept for identity in wanted]

    def cut(self) -> None:
        """Counts."""
        self.cuts += 1


class HandClock:
    """Both clocks, moved by hand."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._running = 1000.0

    def now(self) -> datetime:
        """The wall's."""
        return self._now

    def monotonic(self) -> float:
        """The running one."""
        return self._running

    def boot_id(self) -> str:
        """Always the same."""
        return "boot"

    def set_wall(self, now: datetime) -> None:
        """Somebody sets the clock on the wall."""
        self._now = now

    def pass_time(self, time: timedelta) -> None:
        """Both go on."""
        self._now += time
        self._running += time.total_seconds()
