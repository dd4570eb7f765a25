"""Full, failing and read-only disks and damaged ledgers, at points all over a job's life.

    .venv/bin/python -m tests.integration.campaign_disk [--rounds 1] [--mounts]

`--mounts` (root, Linux) also fills a real file system of a few megabytes, and makes one read-only, while the program
sends. Prints a line a point; exit code 1 where anything left without a durable intent, twice, or unaccounted for.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.support.disk_trouble import DAMAGES, ROWS, Ending, Office, meet_damage, meet_failing_calls, slow_sink

CALLS = (("pwrite64", "ENOSPC"), ("fdatasync", "EIO"), ("pwrite64", "EROFS"), ("pread64", "EIO"))
POINTS = ("queued", "sending", "killed", "finished")


def failing_points(dice: random.Random) -> Iterator[tuple[str, str, str, int]]:
    """Every kind of failing call, early and late in putting in and in sending."""
    for call, error in CALLS:
        for point in ("putting in", "sending"):
            yield call, error, point, dice.randrange(2, 25)
            yield call, error, point, dice.randrange(25, 150)


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """A file system of its own. Needs root."""
    place = folder / "disk"
    place.mkdir()
    options = f"size={megabytes}m"
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill_the_disk(folder: Path) -> Ending:
    """The disk is full while the program sends; then there is room again, and it goes on by itself."""
    with slow_sink(folder / "sink.log") as sink, small_disk(folder, 40) as disk:
        office = Office(disk, sink)
        office.put_in()
        engine = office.command.start("engine", "--until-done")
        _wait(lambda: len(sink.log().messages) >= ROWS // 4)
        filler = disk / "filler"
        with suppress(OSError), filler.open("wb", buffering=0) as file:
            while file.write(bytes(4096)):
                pass
        time.sleep(2.0)
        told = office.command("send", *office.sheet, "--account", "work", "--queue-only")
        before, without = len(sink.log().messages), office.without_intent()
        time.sleep(1.0)
        stopped = len(sink.log().messages) == before
        filler.unlink()
        code = engine.wait(60)
        ending = office.ending(told, without_intent=without)
        sys.stdout.write(f"  full: stopped {stopped}, engine ended with {code}\n")
        return ending


def make_it_read_only(folder: Path) -> Ending:
    """The file system is read-only when the program starts; then it is not."""
    with slow_sink(folder / "sink.log") as sink, small_disk(folder, 40) as disk:
        office = Office(disk, sink)
        office.put_in()
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        told = office.work()
        listed = office.command("jobs")
        assert (listed.exit_code, listed.json["jobs"][0]["progress"]["queued"]) == (0, ROWS)
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        without = office.without_intent()
        office.work()
        return office.ending(told, without_intent=without)


def _wait(met: object, seconds: float = 30.0) -> None:
    deadline = time.monotonic() + seconds
    while callable(met) and not met() and time.monotonic() < deadline:
        time.sleep(0.01)


def _tell(what: str, ending: Ending) -> bool:
    counts = f"without intent {len(ending.without_intent)}, repeated {len(ending.repeated)}, "
    counts += f"unaccounted {len(ending.unaccounted)} of which said to be missing {ending.missing}"
    sys.stdout.write(f"{'ok   ' if ending.well else 'WRONG'} {what}: {counts}; {ending.code}: {ending.told[:120]!r}\n")
    sys.stdout.flush()
    return ending.well


def main() -> int:
    """The whole campaign."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--mounts", action="store_true")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    well = []
    for seed in range(given.seed, given.seed + given.rounds):
        dice = random.Random(seed)
        for call, error, point, first in failing_points(dice):
            with tempfile.TemporaryDirectory() as name, slow_sink(Path(name) / "sink.log") as sink:
                ending = meet_failing_calls(Path(name), sink, call=call, error=error, point=point, first=first)
                well.append(_tell(f"{call} {error} from call {first} while {point}", ending))
        for word, damage in DAMAGES.items():
            for point in POINTS:
                with tempfile.TemporaryDirectory() as name, slow_sink(Path(name) / "sink.log") as sink:
                    ending = meet_damage(Path(name), sink, damage=damage, point=point, dice=dice)
                    well.append(_tell(f"{word} when {point}", ending))
    for meet in (fill_the_disk, make_it_read_only) if given.mounts else ():
        with tempfile.TemporaryDirectory() as name:
            well.append(_tell(meet.__name__, meet(Path(name))))
    sys.stdout.write(f"{len(well)} points, {well.count(False)} wrong\n")
    return 0 if all(well) else 1


if __name__ == "__main__":
    sys.exit(main())
