"""The write-ahead log read by ourselves: whether something in its middle is damaged, and what can be read all the same.

SQLite reads a log up to the first frame that is not whole and forgets the rest, since after a power cut that is a
commit nobody was told of. Where whole commits stand behind that frame, the disk has damaged the log: forgetting them
would make messages that have left look as if they were still to be sent. (https://sqlite.org/fileformat2.html#walformat)
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_HEADER, _FRAME = 32, 24
_MAGIC = (0x377F0682, 0x377F0683)  # checksums in little-endian words, in big-endian words
_USUAL_PAGE = 4096
_UNTOLD = 1
"""Commits that a power cut may leave behind a torn frame: the one that was being written."""

Sums = tuple[int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """One page as a commit wrote it. `pages` is the database's size after it where the commit ends with it, else 0."""

    page: int
    pages: int
    content: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Log:
    """What a log holds. `frames` are all that are whole, also behind a damaged one, of whole commits or not."""

    page_size: int
    frames: tuple[Frame, ...]
    is_damaged: bool


def log_of(database: Path) -> Path:
    """Where a database's write-ahead log lies."""
    return database.with_name(f"{database.name}-wal")


def is_log_damaged(database: Path) -> bool:
    """Whether commits would be forgotten. Raises OSError where the log cannot be read."""
    path = log_of(database)
    for _ in range(3):  # while it is read, another process may begin it anew
        head = _head(path)
        if len(head) < _HEADER or not read_log(path).is_damaged:
            return False
        if _head(path) == head:
            return True
    return False


def read_log(path: Path) -> Log:
    """Everything whole that the log at `path` holds."""
    content = path.read_bytes() if path.exists() else b""
    head = content[:_HEADER]
    if len(content) < _HEADER + _FRAME:
        return Log(page_size=_USUAL_PAGE, frames=(), is_damaged=False)
    known = _header(head)
    order, page_size, salts, sums = known or ("<", _USUAL_PAGE, _commonest_salts(content), None)
    found, broken, behind = [], known is None, 0
    for frame, is_whole in _walk(content, order, page_size, salts, sums):
        broken = broken or not is_whole
        behind += bool(broken and frame and frame.pages)
        if frame and is_whole:
            found.append(frame)
    # A header is on the disk before the first frame is written: without one, the log is damaged in any case.
    return Log(page_size=page_size, frames=tuple(found), is_damaged=known is None or behind > _UNTOLD)


def _head(path: Path) -> bytes:
    if not path.exists():
        return b""
    with path.open("rb") as log:
        return log.read(_HEADER)


def _header(head: bytes) -> tuple[str, int, bytes, Sums | None] | None:
    """The order of its words, the size of its pages, its salts and its sums; None where it is damaged."""
    magic, _version, page_size, _number = struct.unpack(">4I", head[:16])
    if magic not in _MAGIC or not 512 <= page_size <= 65536:
        return None
    order = ">" if magic == _MAGIC[1] else "<"
    sums = _summed(head[:24], order, (0, 0))
    return (order, page_size, head[16:24], sums) if sums == struct.unpack(">2I", head[24:]) else None


def _walk(
    content: bytes, order: str, page_size: int, salts: bytes, sums: Sums | None
) -> Iterator[tuple[Frame | None, bool]]:
    """Every frame, None where it is of an earlier log, and whether it is whole; its sums build on the one before."""
    size = _FRAME + page_size
    for at in range(_HEADER, len(content) - size + 1, size):
        head, page = content[at : at + _FRAME], content[at + _FRAME : at + size]
        number, pages = struct.unpack(">2I", head[:8])
        stated: Sums = struct.unpack(">2I", head[16:24])
        if head[8:16] == salts:
            is_whole = sums is not None and number > 0 and _summed(head[:8] + page, order, sums) == stated
            yield Frame(page=number, pages=pages, content=page), is_whole
        else:
            yield None, False
        sums = stated


def _summed(words: bytes, order: str, sums: Sums) -> Sums:
    first, second = sums
    numbers = iter(struct.unpack(f"{order}{len(words) // 4}I", words))
    for one, other in zip(numbers, numbers, strict=True):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return first, second


def _commonest_salts(content: bytes) -> bytes:
    size = _FRAME + _USUAL_PAGE
    seen = [content[at + 8 : at + 16] for at in range(_HEADER, len(content) - size + 1, size)]
    return max(seen, key=seen.count, default=b"")
