"""The reading process: one request in, rows out, within limits of memory and time that the system keeps."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from time import monotonic
from typing import TYPE_CHECKING, BinaryIO, NoReturn, overload

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import Row, Table
from mailtool_gui.sheets.apart.frames import (
    Frame,
    FrameKind,
    decode_request,
    encode_refusal,
    encode_table,
)
from mailtool_gui.sheets.open import read_here
from mailtool_gui.sheets.rows_on_disk import RowWriter

if TYPE_CHECKING:
    from mailtool_gui.sheets.limits import ReadLimits
    from mailtool_gui.sheets.source import ReadRequest

_BEAT = 0.2  # seconds between two signs of life


def run() -> NoReturn:
    """Reads what standard input asks for and answers on standard output; never returns."""
    answers = os.fdopen(os.dup(1), "wb", buffering=64 * 1024)
    _close_standard_output()
    request = decode_request(sys.stdin.buffer.read())
    _Reading(request, answers).run()
    answers.flush()
    os._exit(0)  # at once: there is nothing to tidy up


def _close_standard_output() -> None:
    """What a library prints must not come between the frames."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.close(null)


class _Reading:
    """One request, worked."""

    def __init__(self, request: ReadRequest, answers: BinaryIO) -> None:
        self._request = request
        self._answers = answers
        self._stall = request.limits.stalled_seconds
        self._next_beat = 0.0

    def run(self) -> None:
        """Tells the table, or why there is none."""
        try:
            limit_memory(self._request.limits)
            allow_time(self._stall)
            self._tell(FrameKind.WHOLE, self._read())
        except SheetError as error:
            self._send(Frame(FrameKind.REFUSED, encode_refusal(error)))
        except MemoryError:
            self._send(Frame(FrameKind.REFUSED, encode_refusal(too_much_memory(self._request))))

    def _read(self) -> Table:
        return read_here(self._request, data=RowWriter(_Sent(self)), watch=self._seen, beat=self._beat)

    def page(self, body: bytes, rows: int) -> None:
        """Rows are on their way."""
        self._send(Frame(FrameKind.PAGE, body, rows))

    def _seen(self, table: Table) -> None:
        self._tell(FrameKind.SEEN, table)
        self._answers.flush()

    def _beat(self) -> None:
        allow_time(self._stall)
        now = monotonic()
        if now > self._next_beat:
            self._next_beat = now + _BEAT
            self._send(Frame(FrameKind.BEAT))
            self._answers.flush()

    def _tell(self, kind: FrameKind, table: Table) -> None:
        self._send(Frame(kind, encode_table(table), len(table.rows)))

    def _send(self, frame: Frame) -> None:
        self._answers.write(frame.encoded())


class _Sent(Sequence[Row]):
    """Rows that are in the program's hands, known by their number alone; takes the pages of a RowWriter."""

    def __init__(self, reading: _Reading, count: int = 0) -> None:
        self._reading = reading
        self._count = count

    def __len__(self) -> int:
        return self._count

    def add(self, page: bytes, rows: int) -> None:
        """One more page."""
        self._reading.page(page, rows)
        self._count += rows

    def rows_so_far(self) -> Sequence[Row]:
        """As many as there are now."""
        return _Sent(self._reading, self._count)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        """Not here any more."""
        raise IndexError(place)


def too_much_memory(request: ReadRequest) -> SheetError:
    """The refusal of a file that grows without end."""
    size = request.limits.memory // 2**20
    message = f"Reading this file takes more than {size} MB of memory. Save the worksheet you need alone, as .xlsx."
    return SheetError(message, where=str(request.path), code="too-large")


def limit_memory(limits: ReadLimits) -> None:
    """The system refuses this process more than `limits.memory` bytes, where it can."""
    if sys.platform != "win32":
        import resource

        _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        wanted = limits.memory if hard == resource.RLIM_INFINITY else min(limits.memory, hard)
        try:
            resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
        except (OSError, ValueError):
            return  # a system that knows no such limit: macOS


def allow_time(seconds: float) -> None:
    """The system ends this process after so many seconds of work without another call of this, where it can."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds)
