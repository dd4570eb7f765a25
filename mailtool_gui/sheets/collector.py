"""Python's collector of cycles, told to stand back where a million objects are made and no cycle is."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MANY = 100_000  # objects that the collector would stumble over


@contextmanager
def without_collector() -> Iterator[None]:
    """Looking at all objects again and again takes a third of the time, and holds up a window for a second at a time.

    The collector is told to leave very many of them alone for good; they go as soon as nobody refers to them.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if gc.get_count()[0] > _MANY:
            gc.freeze()
        if was_enabled:
            gc.enable()
