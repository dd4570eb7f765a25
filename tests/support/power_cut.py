"""A disk after a power cut: what was synced is there, of what was not any part may be.

A disk keeps whole sectors, in any order. Names of files (created, removed, renamed) are kept in their order, and surely
once their folder was synced.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.disk_recorder import DiskCall

SECTOR = 512

Keep = Callable[[int, int], bool]
"""Whether a sector is on the disk: the number of the unsynced call, and the sector's number within it."""


@dataclass(kw_only=True)
class _File:
    """One file from its creation to its removal, under whatever name."""

    calls: list[DiskCall] = field(default_factory=list)
    syncs: list[DiskCall] = field(default_factory=list)
    image: bytearray = field(default_factory=bytearray)
    applied: int = 0

    def synced(self, at: float) -> int:
        """How many of the calls are surely on the disk."""
        begun = max((sync.start for sync in self.syncs if sync.end <= at), default=0.0)
        return sum(1 for call in self.calls if call.end <= begun)

    def content(self, at: float, dice: random.Random) -> bytes:
        """What the disk may hold of it. Ask in the order of time."""
        sure = self.synced(at)
        for call in self.calls[self.applied : sure]:
            _apply(self.image, call, lambda _call, _sector: True, 0)
        self.applied = max(self.applied, sure)
        open_calls = [call for call in self.calls[sure:] if call.start < at]
        content, keep = bytearray(self.image), _keeping(len(open_calls), dice)
        for number, call in enumerate(open_calls):
            _apply(content, call, keep, number)
        return bytes(content)


Names = dict[Path, _File]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Naming:
    """What the folder holds after one creation, removal or renaming."""

    at: float
    names: Names


class Disk:
    """The files of one folder and those in it, by all that was told to the disk about them from their creation on.

    What is told of a folder within makes no name sure.
    """

    def __init__(self, calls: Sequence[DiskCall], folder: Path) -> None:
        self._folder = folder
        self._namings = [_Naming(at=0.0, names={})]
        self._folder_syncs = [call for call in calls if call.kind == "sync" and call.path == folder]
        folders = {folder, *(above for call in calls for above in call.path.parents)}
        for call in calls:
            if call.path not in folders:
                self._take(call)

    def cut(self, at: float, folder: Path, dice: random.Random) -> None:
        """Puts into `folder` what may be left after a power cut at this time. Ask in the order of time."""
        for path, file in self._names(at, dice).items():
            place = folder / path.relative_to(self._folder)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(file.content(at, dice))

    def _names(self, at: float, dice: random.Random) -> Names:
        synced = max((sync.start for sync in self._folder_syncs if sync.end <= at), default=0.0)
        past = [naming for naming in self._namings if naming.at < at]
        sure = sum(1 for naming in past if naming.at < synced)
        return past[dice.randrange(max(0, sure - 1), len(past))].names

    def _take(self, call: DiskCall) -> None:
        names = self._namings[-1].names
        if call.kind == "remove":
            self._name(call.end, {path: file for path, file in names.items() if path != call.path})
        elif call.kind == "rename":
            assert call.target
            moved = {path: file for path, file in names.items() if path not in (call.path, call.target)}
            self._name(call.end, moved | ({call.target: names[call.path]} if call.path in names else {}))
        else:
            self._fill(call, names)

    def _fill(self, call: DiskCall, names: Names) -> None:
        if call.path not in names:
            names = {**names, call.path: _File()}
            self._name(call.start, names)
        file = names[call.path]
        (file.syncs if call.kind == "sync" else file.calls).append(call)

    def _name(self, at: float, names: Names) -> None:
        self._namings.append(_Naming(at=at, names=names))


def _keeping(calls: int, dice: random.Random) -> Keep:
    """One of the ways in which disks lose what was not synced."""
    way = dice.choice(("nothing", "everything", "in order", "anything", "anything"))
    if way == "in order":
        last, sector = dice.randrange(calls + 1), dice.randrange(9)
        return lambda call, part: call < last or (call == last and part < sector)
    share, seed = dice.random(), dice.random()
    if way == "anything":
        return lambda call, part: random.Random(f"{seed} {call} {part}").random() < share
    return lambda _call, _part: way == "everything"


def _apply(content: bytearray, call: DiskCall, keep: Keep, number: int) -> None:
    if call.kind == "truncate":
        if keep(number, 0):
            del content[call.at :]
            content.extend(bytes(call.at - len(content)))
        return
    end = call.at + len(call.data)
    first = call.at // SECTOR
    for sector in range(first, -(-end // SECTOR)):
        if keep(number, sector - first):
            begin, stop = max(call.at, sector * SECTOR), min(end, (sector + 1) * SECTOR)
            if len(content) < stop:
                content.extend(bytes(stop - len(content)))
            content[begin:stop] = call.data[begin - call.at : stop - call.at]
