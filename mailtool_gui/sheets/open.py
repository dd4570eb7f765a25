"""The way in: a file becomes a table, or a SheetError says why not."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import AS_STORED, ReadOptions, Table
from mailtool_gui.sheets.collector import without_collector
from mailtool_gui.sheets.limits import DEFAULT_LIMITS, ReadLimits
from mailtool_gui.sheets.recognise import recognise
from mailtool_gui.sheets.sample import HEAD, Sample
from mailtool_gui.sheets.source import ReadRequest, SheetFormat, StoredRow
from mailtool_gui.sheets.table import Watch, build_table

if TYPE_CHECKING:
    from mailtool_gui.sheets.rows_on_disk import RowWriter

_LARGE = 256 * 1024  # bytes of a file whose reading takes longer than the start of a process
_NOTE = "~$"
_STRIDE = 1_000  # rows between two beats

Beat = Callable[[], None]
"""Called while a file is read: the reading goes on."""


def open_table(
    path: Path,
    *,
    options: ReadOptions = AS_STORED,
    locale: str | None = "en-US",
    limits: ReadLimits = DEFAULT_LIMITS,
    watch: Watch | None = None,
    apart: bool | None = None,
    wanted: Callable[[], bool] = lambda: True,
) -> Table:
    """The table that `options` ask for (of the first visible worksheet), shown as Excel shows it in `locale`.

    Two columns may have one field name, as Excel shows them too: who uses that name is told. `watch` is given what is
    read so far; what it raises ends the reading. `apart` reads in a process of its own (None: where the file is
    large, or its format asks for it), which is ended when the answer is not `wanted` any more. Raises SheetError.
    """
    request = ReadRequest(path=path, options=options, locale=locale or "", limits=limits)
    if _is_apart(path) if apart is None else apart:
        from mailtool_gui.sheets.apart.parent import read_apart

        return read_apart(request, watch=watch, wanted=wanted)
    return read_here(request, watch=watch)


def read_here(
    request: ReadRequest, *, data: RowWriter | None = None, watch: Watch | None = None, beat: Beat = lambda: None
) -> Table:
    """The table that is asked for, read by this process, its rows in `data`; `beat` is called again and again.

    Raises SheetError.
    """
    path = request.path
    chosen = _format_of(path)
    try:
        with without_collector(), chosen.open(request) as opened:
            sheet = replace(opened, rows=_beating(opened.rows, beat))
            return build_table(sheet, source=path, locale=request.locale or "en-US", watch=watch, data=data)
    except OSError as error:
        raise _unreadable(path, error) from None


def _is_apart(path: Path) -> bool:
    """Whether reading the file could take long, or too much. Raises SheetError where it cannot be read at all."""
    return _format_of(path).isolated or path.stat().st_size > _LARGE


def _beating(rows: Iterator[StoredRow], beat: Beat) -> Iterator[StoredRow]:
    for count, row in enumerate(rows):
        if not count % _STRIDE:
            beat()
        yield row


def _head(path: Path) -> bytes:
    if path.is_dir():
        raise SheetError("This is a folder. Choose a workbook in it.", where=str(path), code="is-a-folder")
    try:
        _refuse_waiting(path)
        with path.open("rb") as file:
            head = file.read(HEAD)
    except FileNotFoundError:
        message = "There is no such file. Check the name and the folder."
        raise SheetError(message, where=str(path), code="no-such-file") from None
    except OSError as error:
        raise _unreadable(path, error) from None
    _refuse_note(path)
    if not head:
        raise SheetError("The file is empty.", where=str(path), code="empty-file")
    return head


def _refuse_note(path: Path) -> None:
    """Raises SheetError for the note that Excel lays beside a workbook while it is open."""
    if path.name.startswith(_NOTE):
        workbook = path.name.removeprefix(_NOTE)
        message = f"This is only Excel's note that a workbook is open. Choose the workbook itself: {workbook}."
        raise SheetError(message, where=str(path), code="not-a-workbook")


def _refuse_waiting(path: Path) -> None:
    """Raises SheetError for a pipe or a terminal, whose opening waits until somebody writes into it."""
    mode = path.stat().st_mode
    if stat.S_ISFIFO(mode) or stat.S_ISCHR(mode):
        raise SheetError("This is no ordinary file. Choose a workbook.", where=str(path), code="not-a-workbook")


def _format_of(path: Path) -> SheetFormat:
    head = _head(path)
    try:
        return recognise(Sample(path, head))
    except OSError as error:
        raise _unreadable(path, error) from None


def _unreadable(path: Path, error: OSError) -> SheetError:
    reason = error.strerror or str(error)
    return SheetError(
        f"The file cannot be read ({reason}). Close it in other programs and check that you may open it.",
        where=str(path),
        code="unreadable-file",
    )
