"""What a program tells the disk about its database: every write, truncation, sync and removal, with its times.

Debian's strace watches the real program from outside; each of its threads gets a log of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

CALLS = "pwrite64,ftruncate,fsync,fdatasync,unlink,unlinkat,rename,renameat,renameat2"
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


def recorded(logs: Iterable[Path], folder: Path) -> list[DiskCall]:
    """The calls about `folder` and the files right inside it, in their order."""
    calls = (call for log in logs for line in log.read_text("ascii").splitlines() for call in _calls(line))
    return sorted((call for call in calls if folder in (call.path, call.path.parent)), key=lambda call: call.start)


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
    if name != "pwrite64" or data is None:  # SQLite writes at a place; others append to logs
        return None
    content = bytes.fromhex(data[1].replace("\\x", ""))
    return DiskCall(kind="write", path=path, start=start, end=end, at=int(arguments.rpartition(", ")[2]), data=content)


def _entry(name: str, arguments: str, start: float, end: float) -> DiskCall:
    paths = [Path(_decoded(text)) for text in _TEXT.findall(arguments)]
    if name.startswith("rename"):
        return DiskCall(kind="rename", path=paths[0], target=paths[1], start=start, end=end)
    return DiskCall(kind="remove", path=paths[0], start=start, end=end)


def _decoded(escaped: str) -> str:
    return bytes.fromhex(escaped.replace("\\x", "")).decode()
