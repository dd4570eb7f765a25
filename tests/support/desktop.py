"""A small desktop of one's own: display, session bus, window manager; and a person who works on it.

The person sees what a screen reader sees, and has a mouse and a keyboard; nothing else.
"""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import TypeVar

from tests.support.screen import Screen, own_screen
from tests.support.screen_reader import ScreenReader, Seen

T = TypeVar("T")

PATIENCE = 60.0  # seconds
_LOOK = 0.1  # seconds between two looks


class Person:
    """Waits for what it wants to see, for at most PATIENCE; then AssertionError tells what was there instead."""

    def __init__(self, screen: Screen, reader: ScreenReader) -> None:
        self.screen = screen
        self._reader = reader

    def sees(self, role: str, name: str) -> Seen | None:
        """What shows now and has this role and, as a whole, a name that fits the pattern."""
        return self._reader.find(role, name)

    def waits_for(self, role: str, name: str) -> Seen:
        """Until it shows and could be used."""

        def there() -> Seen | None:
            seen = self.sees(role, name)
            return seen if seen and seen.enabled else None

        return self.waits(there, f"{role} “{name}”")

    def waits_until_gone(self, role: str, name: str) -> None:
        """Until nothing like it shows."""
        self.waits(lambda: self.sees(role, name) is None, f"no {role} “{name}”")

    def waits_for_number(self, role: str, pattern: str, at_least: int = 0) -> int:
        """Until the pattern's group is a number as large; the number."""
        fits = re.compile(pattern)

        def number() -> re.Match[str] | None:
            seen = self.sees(role, pattern)
            found = fits.fullmatch(seen.name) if seen else None
            return found if found and int(found[1]) >= at_least else None

        return int(self.waits(number, f"{role} “{pattern}” of {at_least}")[1])

    def clicks(self, role: str, name: str) -> None:
        """As soon as it is there and keeps its place."""
        self.screen.click(*self._rests(role, name).middle)

    def opens(self, role: str, name: str) -> None:
        """With a double click."""
        self.screen.click(*self._rests(role, name).middle, times=2)

    def writes(self, role: str, name: str, text: str) -> None:
        """Clicks into a field and types."""
        self.clicks(role, name)
        self.waits(lambda: (seen := self.sees(role, name)) and seen.focused, f"the cursor in “{name}”")
        self.screen.type(text)

    def drags(self, start: tuple[str, str], goal: tuple[str, str], until: tuple[str, str]) -> None:
        """Pulls one thing onto another, and lets go when it sees that it may; each is a role and a name."""
        begin, end = self._rests(*start).middle, self._rests(*goal).middle
        self.screen.press_button(*begin)
        for part in range(1, 11):
            self.screen.move(*(a + (b - a) * part // 10 for a, b in zip(begin, end, strict=True)))
        self.waits_for(*until)
        self.screen.release_button()

    def waits(self, wanted: Callable[[], T | None], what: str) -> T:
        """Until `wanted` answers with something, which is the answer; `what` says what it is."""
        deadline = time.monotonic() + PATIENCE
        while not (found := wanted()):
            assert time.monotonic() < deadline, f"Not seen: {what}. Seen:\n{self.tells()}"
            time.sleep(_LOOK)
        return found

    def tells(self) -> str:
        """All that shows, a line each."""
        return "\n".join(f"{seen.role} “{seen.name}”{'' if seen.enabled else ' off'}" for seen in self._reader.all())

    def _rests(self, role: str, name: str) -> Seen:
        seen = [self.waits_for(role, name)]

        def is_same() -> bool:
            seen.append(self.waits_for(role, name))
            return seen[-1].middle == seen[-2].middle

        self.waits(is_same, f"{role} “{name}” at rest")
        return seen[-1]


class Desktop:
    """`environment` is for programs that shall be seen here."""

    def __init__(self, environment: Mapping[str, str], person: Person) -> None:
        self.environment = environment
        self.person = person


@contextmanager
def own_desktop(width: int = 1640, height: int = 900) -> Iterator[Desktop]:
    """A desktop that nobody else uses, for as long as the block lasts."""
    with ExitStack() as stack:
        screen = stack.enter_context(own_screen(width, height))
        bus = stack.enter_context(session_bus(screen.environment))
        reader = stack.enter_context(ScreenReader(bus))
        screen.environment = {
            **screen.environment,
            "DBUS_SESSION_BUS_ADDRESS": bus,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        stack.enter_context(running(["openbox", "--sm-disable"], screen.environment))
        yield Desktop(screen.environment, Person(screen, reader))


@contextmanager
def running(command: list[str], environment: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A program that is killed where the block ends."""
    process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def session_bus(environment: Mapping[str, str]) -> Iterator[str]:
    """The address of a session bus; what it starts ends with it."""
    near, far = os.pipe()
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--print-address={far}"]
    daemon = subprocess.Popen(
        command, env=environment, pass_fds=(far,), stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(far)
    try:
        with os.fdopen(near) as address:
            yield address.readline().strip()
    finally:
        daemon.terminate()
        daemon.wait(10)
