"""What is made once, when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Once(Generic[Made]):
    """Calls `make` for the first who asks, on that one's thread; everybody gets what it made.

    What `make` raises is raised to whoever asked, and the next one tries again.
    """

    def __init__(self, make: Callable[[], Made]) -> None:
        self._make = make
        self._lock = Lock()
        self._made: tuple[Made] | None = None

    def __call__(self) -> Made:
        """The one that is made."""
        if self._made is None:
            with self._lock:
                self._made = self._made or (self._make(),)
        return self._made[0]
