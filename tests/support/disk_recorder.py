"""What a program tells the disk about its database: every write, truncation, sync and removal, with its times.

Debian's strace watches the real program from outside; each of its threads gets a log of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

CALLS = "write,pwrite64,ftruncate,fsync,fdatasync,unlink,unlinkat,rename,renameat,renameat2"
MARK = "last-word"
"""The one file of ours that is written from its beginning, as a whole."""

_LINE = re.compile(r"^(\d+\.\d+) (\w+)\((.*)\) += (-?\d+).*<(\d+\.\d+)>$")
_FILE = re.compile(r"\d+<((?:\\x[0-9a-f]{2})+)>")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')

Kind = Literal["write", "truncate", "sync", "remove", "rename"]


@dataclass(frozen=True, kw_only=True, slots=True)
class DiskCall:
    """One call of the system about `path`, from `start` to `end` in seconds since 1970.

    `at` is where `data` was written, or the size after a truncation. `path` of a sync may be a folder.
    """

    kind: Kind
    path: Path
    start: float
    end: float
    at: int = 0
    data: bytes = b""
    target: Path | None = None


def recording_to(log: Path) -> tuple[str, ...]:
    """The command to put before a program's: `log` is the beginning of its logs' names."""
    options = ("-ff", "--seccomp-bpf", "-qq", "-y", "-ttt", "-T", "-xx", "-s", "1000000", "-e", "signal=none")
    return ("strace", *options, "-e", f"trace={CALLS}", "-o", str(log), "--")


def recorded(logs: Iterable[Path], *folders: Path) -> list[DiskCall]:
    """The calls about the `folders` and the files right inside them, in their order."""
    calls = (call for log in logs for line in log.read_text("ascii").splitlines() for call in _calls(line))
    ours = (call for call in calls if call.path in folders or call.path.parent in folders)
    return sorted(ours, key=lambda call: call.start)


def _calls(line: str) -> Iterator[DiskCall]:
    match = _LINE.match(line)
    if not match or match[4].startswith("-"):
        return
    start, name, arguments = float(match[1]), match[2], match[3]
    end = start + float(match[5])
    if name.startswith(("unlink", "rename")):
        yield _entry(name, arguments, start, end)
    elif (file := _FILE.match(arguments)) and (call := _content(name, arguments, start, end, Path(_decoded(file[1])))):
        yield call


def _content(name: str, arguments: str, start: float, end: float, path: Path) -> DiskCall | None:
    if name in ("fsync", "fdatasync"):
        return DiskCall(kind="sync", path=path, start=start, end=end)
    if name == "ftruncate":
        return DiskCall(kind="truncate", path=path, start=start, end=end, at=int(arguments.rpartition(", ")[2]))
    data = _TEXT.search(arguments)
    is_mark = name == "write" and path.name == MARK
    if data is None or (name != "pwrite64" and not is_mark):  # SQLite writes at a place; others append to logs
        return None
    at = 0 if is_mark else int(arguments.rpartition(", ")[2])
    content = bytes.fromhex(data[1].replace("\\x", ""))
    return DiskCall(kind="write", path=path, start=start, end=end, at=at, data=content)


def _entry(name: str, arguments: str, start: float, end: float) -> DiskCall:
    paths = [Path(_decoded(text)) for text in _TEXT.findall(arguments)]
    if name.startswith("rename"):
        return DiskCall(kind="rename", path=paths[0], target=paths[1], start=start, end=end)
    return DiskCall(kind="remove", path=paths[0], start=start, end=end)


def _decoded(escaped: str) -> str:
    return bytes.fromhex(escaped.replace("\\x", "")).decode()
