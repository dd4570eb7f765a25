"""A folder of .eml files for people: names that sort by row, whole or not there at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self

from mailtool_gui.domain.errors import UsageError
from mailtool_gui.services.folder_notes import WARNING

UNFINISHED = "UNFINISHED.txt"
"""Stands in the folder until all is written; where the program is killed, it stays."""

SUMMARY = "summary.csv"

Report = Callable[[int, int], None]
"""Told how many of how many are done. What it raises ends the work, and takes away what was written."""

_UNSAFE = re.compile(r"[^A-Za-z0-9@._+-]")
_LONGEST = 80  # characters of an address in a file's name
_STEP = 50  # messages between two reports


@dataclass(frozen=True, kw_only=True, slots=True)
class NotWritten:
    """A recipient without a message, and why."""

    rows: tuple[int, ...]
    address: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """What became of a folder: how many messages are in it, and who has none."""

    folder: Path
    messages: int
    left_out: Sequence[NotWritten] = ()


class EmlFolder:
    """Writes into `path`, a new folder or an empty one. Raises UsageError where that cannot be.

    To be used in a `with` statement: left by an exception, everything that was written is taken away again.
    `last_row` is the highest row number there will be.
    """

    def __init__(self, path: Path, *, last_row: int) -> None:
        self.path = path
        self._width = len(str(last_row))
        self._made = False
        self._written: list[Path] = []
        self._names: set[str] = set()
        self.hashes: list[tuple[str, str]] = []

    def __enter__(self) -> Self:
        _refuse(self.path)
        with _told_of(self.path):
            if not self.path.exists():
                self.path.mkdir()
                self._made = True
            self._write(UNFINISHED, WARNING.encode())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._take_away()
            return
        with _told_of(self.path):
            (self.path / UNFINISHED).unlink()

    def add(self, row: int, address: str, data: bytes) -> tuple[str, str]:
        """Writes a message; its file's name and its SHA-256."""
        name = self._free_name(f"{row:0{self._width}}-{self.safe(address)}")
        return name, self.add_file(name, data)

    def add_file(self, name: str, data: bytes) -> str:
        """Writes another file; its SHA-256."""
        with _told_of(self.path):
            self._write(name, data)
        digest = sha256(data).hexdigest()
        self.hashes.append((digest, name))
        return digest

    @staticmethod
    def safe(address: str) -> str:
        """An address as any system takes it in a file's name."""
        return _UNSAFE.sub("_", address)[:_LONGEST]

    def _free_name(self, stem: str) -> str:
        """A name that no file here has yet, whatever the case: Windows does not tell cases apart."""
        name, number = f"{stem}.eml", 1
        while name.lower() in self._names:
            number += 1
            name = f"{stem}-{number}.eml"
        self._names.add(name.lower())
        return name

    def _write(self, name: str, data: bytes) -> None:
        file = self.path / name
        self._written.append(file)
        file.write_bytes(data)

    def _take_away(self) -> None:
        """The warning goes last: where something cannot be taken away, it stays."""
        with suppress(OSError):
            for file in reversed(self._written):
                file.unlink(missing_ok=True)
            if self._made:
                self.path.rmdir()


def summary(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table as Excel opens it: comma-separated values in UTF-8 with its mark, no text taken for a formula."""
    import csv
    import io

    from mailtool_gui.sheets.new_results import harmless

    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow(headers)
    writer.writerows([harmless(text) for text in row] for row in rows)
    return made.getvalue().encode("utf-8-sig", "replace")


def nobody(_done: int, _total: int) -> None:
    """A report that nobody wants."""


def stepwise(report: Report, done: int, total: int) -> None:
    """Reports every so many, and the last one."""
    if not done % _STEP or done == total:
        report(done, total)


def _refuse(path: Path) -> None:
    if path.exists() and not path.is_dir():
        raise UsageError("There is a file of this name; name a new folder.", where=str(path), code="no-folder")
    if not path.exists() and not path.parent.is_dir():
        raise UsageError("There is no such folder.", where=str(path.parent), code="no-such-folder")
    with _told_of(path):
        there = path.exists() and next(path.iterdir(), None)
    if there and (path / UNFINISHED).exists():
        sentence = "This folder was not finished the last time. Delete it, or name another one."
        raise UsageError(sentence, where=str(path), code="not-empty")
    if there:
        raise UsageError("The folder is not empty. Name a new one.", where=str(path), code="not-empty")


@contextmanager
def _told_of(path: Path) -> Iterator[None]:
    """What the system refuses, in words."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(
            f"The folder cannot be written to ({reason}).", where=str(path), code="cannot-write"
        ) from error
