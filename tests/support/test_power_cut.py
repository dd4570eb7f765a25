"""The disk of the power cuts keeps what was synced, and of the rest any part."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.support.disk_recorder import DiskCall, Kind, recorded
from tests.support.power_cut import SECTOR, Disk

FOLDER, FILE, LOG = Path("/data"), Path("/data/ledger"), Path("/data/ledger-wal")
TRIES = 60


def call(
    kind: Kind, start: float, path: Path = FILE, *, at: int = 0, data: bytes = b"", to: Path | None = None
) -> DiskCall:
    """A call that takes half a second."""
    return DiskCall(kind=kind, path=path, start=start, end=start + 0.5, at=at, data=data, target=to)


def cuts(calls: list[DiskCall], at: float, tmp_path: Path) -> list[dict[str, bytes]]:
    """What may be left, many times."""
    found = []
    for seed in range(TRIES):
        place = tmp_path / f"{seed}"
        place.mkdir()
        Disk(calls, FOLDER).cut(at, place, random.Random(seed))
        found.append({path.name: path.read_bytes() for path in place.iterdir()})
    return found


OLD, NEW = b"o" * SECTOR * 4, b"n" * SECTOR * 4
MADE = [call("write", 1, data=OLD), call("sync", 2), call("sync", 3, FOLDER)]


def test_what_was_synced_is_there_and_what_came_later_is_not(tmp_path: Path) -> None:
    later = [*MADE, call("write", 10, data=NEW)]
    assert cuts(later, 9, tmp_path) == [{"ledger": OLD}] * TRIES


def test_what_was_not_synced_may_be_there_in_any_part_by_sectors(tmp_path: Path) -> None:
    left = {found["ledger"] for found in cuts([*MADE, call("write", 10, data=NEW)], 12, tmp_path)}
    assert {OLD, NEW} < left
    assert len(left) > 5
    assert {content[at : at + SECTOR] for content in left for at in range(0, len(content), SECTOR)} == {
        OLD[:SECTOR],
        NEW[:SECTOR],
    }


def test_a_sync_keeps_only_what_was_written_before_it_began(tmp_path: Path) -> None:
    during = [*MADE, call("sync", 10), call("write", 10.2, data=NEW)]
    assert OLD in {found["ledger"] for found in cuts(during, 12, tmp_path)}


def test_a_sync_that_has_not_ended_keeps_nothing_for_sure(tmp_path: Path) -> None:
    unended = [*MADE, call("write", 9, data=NEW), call("sync", 10)]
    assert OLD in {found["ledger"] for found in cuts(unended, 10.4, tmp_path)}


def test_a_truncation_may_have_happened_or_not(tmp_path: Path) -> None:
    sizes = {len(found["ledger"]) for found in cuts([*MADE, call("truncate", 10, at=SECTOR)], 12, tmp_path)}
    assert sizes == {SECTOR, 4 * SECTOR}


def test_a_name_is_sure_once_its_folder_was_synced(tmp_path: Path) -> None:
    for name in ("before", "after"):
        (tmp_path / name).mkdir()
    assert {} in cuts(MADE, 2.9, tmp_path / "before")
    assert {} not in cuts(MADE, 4, tmp_path / "after")


def test_a_removed_file_may_still_be_there_and_a_new_one_of_its_name_has_nothing_of_it(tmp_path: Path) -> None:
    calls = [*MADE, call("remove", 10), call("write", 11, data=b"x" * SECTOR), call("sync", 12)]
    left = [found.get("ledger") for found in cuts(calls, 13, tmp_path)]
    assert set(left) == {OLD, None, b"x" * SECTOR}
    calls.append(call("sync", 14, FOLDER))
    (tmp_path / "synced").mkdir()
    assert cuts(calls, 15, tmp_path / "synced") == [{"ledger": b"x" * SECTOR}] * TRIES


def test_a_file_may_bear_its_old_name_or_its_new(tmp_path: Path) -> None:
    left = cuts([*MADE, call("rename", 10, to=LOG)], 12, tmp_path)
    assert {tuple(found) for found in left} == {("ledger",), ("ledger-wal",)}


def test_what_lies_in_a_folder_of_the_folder_stays_there(tmp_path: Path) -> None:
    inside = FOLDER / "backups" / "copy"
    calls = [*MADE, call("write", 4, inside, data=NEW), call("sync", 5, inside), call("sync", 6, inside.parent)]
    place = tmp_path / "place"
    place.mkdir()
    Disk([*calls, call("sync", 7, FOLDER)], FOLDER).cut(9, place, random.Random(1))
    assert {path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file()} == {
        "ledger",
        "backups/copy",
    }
    assert (place / "backups" / "copy").read_bytes() == NEW


# what strace says


def hexed(text: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in text.encode())


def test_the_log_is_read(tmp_path: Path) -> None:
    log, wal, other = tmp_path / "calls.1", hexed("/data/ledger-wal"), hexed("/elsewhere/ledger")
    log.write_text(
        "\n".join(
            (
                f'100.25 pwrite64(4<{wal}>, "{hexed("ab")}", 2, 32) = 2 <0.000100>',
                f'100.10 pwrite64(4<{other}>, "{hexed("ab")}", 2, 32) = 2 <0.000100>',
                f"100.50 fdatasync(4<{wal}>) = 0 <0.250000>",
                f"100.90 ftruncate(4<{wal}>, 4096) = 0 <0.000010>",
                f"100.95 fdatasync(4<{wal}>) = -1 EIO (Input/output error) <0.250000>",
                f'101.00 unlink("{wal}") = 0 <0.000010>',
                f'101.10 rename("{wal}", "{hexed("/data/ledger")}") = 0 <0.000010>',
                "+++ exited with 0 +++",
            )
        ),
        encoding="ascii",
    )
    found = recorded([log], FOLDER)
    assert [(one.kind, one.at, one.data) for one in found] == [
        ("write", 32, b"ab"),
        ("sync", 0, b""),
        ("truncate", 4096, b""),
        ("remove", 0, b""),
        ("rename", 0, b""),
    ]
    assert found[1].end == pytest.approx(100.75)
    assert (found[4].path, found[4].target) == (LOG, FILE)
