"""What the interpreter is told where an engine works in the same process as a window."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_SWITCH = 0.0001
"""Seconds a thread waits for the interpreter before it insists. The carrier lets go of it for every word to a server
and has it again before a thread that was called can have woken up; who is called that often never waits for the usual
5 ms, so never insists, and the window comes too late. With a thread for every line, smaller made it worse."""


@contextmanager
def beside_a_screen() -> Iterator[None]:
    """While the block lasts: the window's thread gets the interpreter soon, and what has been made so far - modules,
    widgets - is not gone through by the collector, which stands still for a tenth of a second."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(_SWITCH)
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        sys.setswitchinterval(before)
