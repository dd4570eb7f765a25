"""The program's side of a reading process: started, listened to, ended in good time."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import IO, TYPE_CHECKING

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.apart import COMMAND
from mailtool_gui.sheets.apart.frames import FrameKind, decode_refusal, decode_table, encode_request, frames
from mailtool_gui.sheets.rows_on_disk import Pages

if TYPE_CHECKING:
    from mailtool_gui.domain.sheet import Table
    from mailtool_gui.sheets.source import ReadRequest
    from mailtool_gui.sheets.table import Watch

_LOOK = 0.1  # seconds between two looks at whether the reading goes on and is wanted
_ON_THE_CLOCK = 3  # times the limit of work without progress: a busy machine takes its time
_ROOT = Path(__file__).parents[3]

if sys.platform == "win32":
    _CREATION_FLAGS = subprocess.CREATE_NO_WINDOW
else:
    _CREATION_FLAGS = 0

Wanted = Callable[[], bool]
"""Whether what is being read is still wanted; asked from another thread."""


def read_apart(request: ReadRequest, *, watch: Watch | None, wanted: Wanted) -> Table:
    """The table that a process of its own reads. Raises SheetError, also when that process is ended or ends itself."""
    if not wanted():
        raise _stopped(request)
    pages = Pages()
    with _process(request) as process:
        guard = _Guard(process, request, wanted)
        assert process.stdout is not None
        with guard:
            for frame in frames(process.stdout):
                guard.saw_progress()
                if frame.kind is FrameKind.PAGE:
                    pages.add(frame.body, frame.rows)
                elif frame.kind is FrameKind.REFUSED:
                    raise decode_refusal(frame.body)
                elif frame.kind is FrameKind.WHOLE:
                    return decode_table(frame.body, pages.rows_so_far())
                elif frame.kind is FrameKind.SEEN and watch:
                    watch(decode_table(frame.body, pages.rows_so_far()))
            status = process.wait()
        raise guard.verdict or _ended(request, status)


@contextmanager
def _process(request: ReadRequest) -> Iterator[subprocess.Popen[bytes]]:
    """The reading process with its request; it is gone afterwards."""
    process = subprocess.Popen(
        command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT if not is_frozen() else None,
        creationflags=_CREATION_FLAGS,
    )
    try:
        assert process.stdin is not None
        _hand_over(process.stdin, encode_request(request))
        yield process
    finally:
        process.kill()
        with process:  # closes its pipes and waits for it
            pass


def _hand_over(stream: IO[bytes], request: bytes) -> None:
    try:
        stream.write(request)
        stream.close()
    except BrokenPipeError:
        return  # it has ended already, which its answers will show


def command() -> list[str]:
    """How this program is started as a reading process."""
    return [sys.executable, COMMAND] if is_frozen() else [sys.executable, "-m", "mailtool_gui", COMMAND]


def is_frozen() -> bool:
    """Whether the program is one executable with its interpreter inside."""
    return bool(getattr(sys, "frozen", False))


class _Guard:
    """Ends the process when nobody wants its answer any more, or when it has told nothing for too long."""

    def __init__(self, process: subprocess.Popen[bytes], request: ReadRequest, wanted: Wanted) -> None:
        self.verdict: SheetError | None = None
        self._process = process
        self._request = request
        self._wanted = wanted
        self._patience = request.limits.stalled_seconds * _ON_THE_CLOCK
        self._last = monotonic()
        self._over = Event()
        self._thread = Thread(target=self._watch, name="reading guard", daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def saw_progress(self) -> None:
        """The process is alive."""
        self._last = monotonic()

    def _watch(self) -> None:
        while not self._over.wait(_LOOK):
            if not self._wanted():
                self.verdict = _stopped(self._request)
            elif monotonic() - self._last > self._patience:
                self.verdict = _too_slow(self._request)
            if self.verdict:
                self._process.kill()
                return


def _stopped(request: ReadRequest) -> SheetError:
    return SheetError("The reading was stopped.", where=str(request.path), code="stopped")


def _too_slow(request: ReadRequest) -> SheetError:
    message = "Reading this file makes no progress. Open it in Excel, save it as a new .xlsx and open that."
    return SheetError(message, where=str(request.path), code="too-slow")


def _ended(request: ReadRequest, status: int) -> SheetError:
    """Why the process has ended without an answer."""
    if sys.platform != "win32":
        import signal

        if status == -signal.SIGPROF:
            return _too_slow(request)
    message = (
        "The file is damaged, or larger than can be read: its reading broke off. "
        "Open it in Excel, save it as a new .xlsx and open that."
    )
    return SheetError(message, where=str(request.path), code="damaged-file")
