"""The chosen folder of attachments: ordinary files that lie in it, and nothing else."""

from __future__ import annotations

import os
import re
import stat
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from io import BufferedReader
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import AttachmentError

if TYPE_CHECKING:
    from mailtool_gui.messages.file_patterns import AskedFor

MAX_FILE = 150 * 2**20
"""Bytes of one file: no provider takes a larger message."""
_MOST = 100  # files that one pattern may stand for
_NOT_FILES = ("/proc", "/sys", "/dev")  # what is in there looks like a file, and may never end


class AttachmentFolder:
    """One folder; it is listed once."""

    def __init__(self, path: Path) -> None:
        self._path = path.resolve()

    def named(self, name: str, where: str) -> Sequence[Path]:
        """The file called `name`, in the folder or below it. Raises AttachmentError."""
        parts = [part for part in re.split(r"[/\\]", name) if part not in ("", ".")]
        if any(part.startswith(".") for part in parts) or PureWindowsPath(name).is_reserved():
            raise AttachmentError(f"“{name}” is hidden or no ordinary file.", where=where, code="forbidden-attachment")
        return (self._inside(self._path / name, name, where),)

    def matching(self, asked: AskedFor) -> Sequence[Path]:
        """The files in the folder whose names fit; at least one. Raises AttachmentError."""
        expression = re.compile(asked.expression)
        found = [name for name in self._holding(asked.literal) if expression.fullmatch(name.casefold())]
        if not found:
            raise _missing(asked.name, asked.where)
        if len(found) > _MOST:
            message = f"“{asked.name}” stands for {len(found):,} files; {_MOST} are the most."
            raise AttachmentError(message, where=asked.where, code="too-many-attachments")
        return [self._inside(self._path / name, name, asked.where) for name in found]

    def all(self) -> Sequence[Path]:
        """The ordinary files in the folder, by name."""
        return [self._path / name for name in self._listed]

    @cached_property
    def _listed(self) -> list[str]:
        try:
            with os.scandir(self._path) as entries:
                return sorted(entry.name for entry in entries if entry.name[0] != "." and entry.is_file())
        except OSError:
            return []

    @cached_property
    def _joined(self) -> tuple[str, list[int]]:
        """All names, case folded, between line feeds, and where each begins: one search goes through all of them."""
        starts, length = [], 1
        for name in self._listed:
            starts.append(length)
            length += len(name.casefold()) + 1
        return "\n" + "\n".join(name.casefold() for name in self._listed) + "\n", starts

    def _holding(self, literal: str) -> Sequence[str]:
        """The names that hold `literal`, in their order."""
        if not literal:
            return self._listed
        text, starts = self._joined
        places = dict.fromkeys(
            bisect_right(starts, found.start()) - 1 for found in re.finditer(re.escape(literal), text)
        )
        return [self._listed[place] for place in places if place >= 0]

    def _inside(self, path: Path, name: str, where: str) -> Path:
        real = _resolved(path, name, where)
        if not real.is_relative_to(self._path):
            message = f"“{name}” lies outside the folder of attachments {self._path}."
            raise AttachmentError(message, where=where, code="forbidden-attachment")
        if any(part.startswith(".") for part in real.relative_to(self._path).parts):
            raise AttachmentError(f"“{name}” is hidden or no ordinary file.", where=where, code="forbidden-attachment")
        return existing_file(real, name, where)


def existing_file(path: Path, name: str, where: str | None) -> Path:
    """The real path of an ordinary file. Raises AttachmentError where there is none, or one that cannot be sent.

    Nothing is opened: a pipe would wait for ever.
    """
    real = _resolved(path, name, where)
    try:
        found = real.stat()
    except (OSError, ValueError):
        raise _missing(name, where) from None
    if stat.S_ISDIR(found.st_mode):
        raise _missing(name, where)
    if not stat.S_ISREG(found.st_mode) or any(real.is_relative_to(folder) for folder in _NOT_FILES):
        raise AttachmentError(f"“{name}” is hidden or no ordinary file.", where=where, code="forbidden-attachment")
    if found.st_size > MAX_FILE:
        message = f"“{name}” is {found.st_size / 2**20:,.0f} MB long; no mail can carry more than 150 MB."
        raise AttachmentError(message, where=where, code="oversized-attachment")
    return real


def open_file(path: Path) -> BufferedReader:
    """An ordinary file for reading. Raises OSError, also for what has become a pipe or a device meanwhile."""
    # Without this flag the mere opening of a pipe waits for somebody who writes.
    opened = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(opened).st_mode):
        os.close(opened)
        raise OSError(0, "It is no ordinary file", str(path))
    return os.fdopen(opened, "rb")


def _resolved(path: Path, name: str, where: str | None) -> Path:
    try:
        return path.expanduser().resolve()
    except (OSError, RuntimeError, ValueError):  # too long for a name, a link to itself or nobody's home, a NUL
        raise _missing(name, where) from None


def _missing(name: str, where: str | None) -> AttachmentError:
    known = "no file and no column" if where is None else "no file"
    return AttachmentError(f"There is {known} called “{name[:200]}”.", where=where, code="missing-attachment")
