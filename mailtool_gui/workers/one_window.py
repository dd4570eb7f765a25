"""One window for each data folder, however many are started at the same moment."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mailtool_gui.store.data_folder import FILE_MODE, DataFolder
from mailtool_gui.workers.doorbell import open_in_window

PATIENCE = 20.0
"""Seconds for another window to come up and answer, or to end."""

_BETWEEN = 0.05  # seconds
_TAKEN = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})  # Windows says the first or the last


@contextmanager
def only_window(folder: DataFolder, sheet: Path | None, *, patience: float = PATIENCE) -> Iterator[bool]:
    """True: this process may open the window, and no other will before the block ends. False: one is open.

    The open one has come forward with `sheet`. Where nothing can be locked, or whoever has the lock does not answer,
    the window is opened all the same: two windows do no harm, only one of them works. Raises LedgerError where the
    window is of another version.
    """
    until = time.monotonic() + patience
    while not open_in_window(folder.path, sheet):
        try:
            lock = _locked(folder)
        except BlockingIOError:
            if time.monotonic() < until:
                time.sleep(_BETWEEN)
                continue
            lock = None
        try:
            yield True
        finally:
            if lock is not None:
                os.close(lock)
        return
    yield False


def _locked(folder: DataFolder) -> int | None:
    """The handle that holds the window's lock, None where there cannot be one. Raises BlockingIOError: another has it.

    The system's own lock, since nothing that takes long to import is, before the first window is on the screen.
    """
    try:
        handle = os.open(folder.window_lock, os.O_RDWR | os.O_CREAT, FILE_MODE)
    except OSError:
        return None
    try:
        _lock(handle)
    except OSError as error:
        os.close(handle)
        if error.errno in _TAKEN:
            raise BlockingIOError from error
        return None
    return handle


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
