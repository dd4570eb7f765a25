"""How fast a workbook of 100,000 rows and 10 columns is read, beside calamine and bare expat, in one run.

    .venv/bin/python -m tests.benchmarks.sheets_read [--rows 100000] [--runs 3]

Each figure is the best of some runs, each in a process of its own, in CPU seconds: others on the machine disturb them
little. Needs python-calamine, which reads no display text and keeps no errors: it is the mark, not a rival.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from xml.parsers import expat

from mailtool_gui.domain.sheet import Table
from mailtool_gui.sheets.open import open_table
from tests.sheets.workbooks import write_large_workbook


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """CPU seconds, seconds by the clock, megabytes the process grew by, and those of its reading process at most."""

    cpu: float
    clock: float
    grown: float
    apart: float


class _Enough(Exception):
    """The first rows are there."""


def read_by_calamine(path: Path) -> None:
    import python_calamine

    rows = python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    assert len(rows) > 1


def read_by_expat(path: Path) -> None:
    with zipfile.ZipFile(path) as archive, archive.open("xl/worksheets/sheet1.xml") as stream:
        parser = expat.ParserCreate()
        parser.StartElementHandler = lambda *_: None
        parser.EndElementHandler = lambda *_: None
        parser.CharacterDataHandler = lambda *_: None
        while chunk := stream.read(64 * 1024):
            parser.Parse(chunk, False)


def read_first_rows(path: Path) -> None:
    def stop(table: Table) -> None:
        assert len(table.rows) >= 200
        raise _Enough

    try:
        open_table(path, watch=stop)
    except _Enough:
        return


def read_whole(path: Path) -> None:
    table = open_table(path)
    assert table.rows[len(table.rows) - 1].cells[0].shown


READERS: dict[str, Callable[[Path], None]] = {
    "calamine": read_by_calamine,
    "expat": read_by_expat,
    "first": read_first_rows,
    "whole": read_whole,
}


def measure(name: str, path: Path) -> Figures:
    """One reading, in this process."""
    if name == "calamine":
        import python_calamine  # noqa: F401  # loading the library is not reading
    before, clock, cpu = _memory(), time.perf_counter(), _cpu()
    READERS[name](path)
    apart = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return Figures(cpu=_cpu() - cpu, clock=time.perf_counter() - clock, grown=_memory() - before, apart=apart)


def measured(name: str, path: Path, runs: int) -> Figures:
    """The best of some readings, each in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.sheets_read", "--one", name, "--file", str(path)]
    found = [
        Figures(**json.loads(subprocess.run(command, check=True, capture_output=True).stdout)) for _ in range(runs)
    ]
    return min(found, key=lambda figures: figures.cpu)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--one", choices=READERS, help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help="a workbook of your own")
    given = parser.parse_args()
    if given.one:
        print(json.dumps(asdict(measure(given.one, given.file))))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = given.file or write_large_workbook(Path(folder) / "large.xlsx", rows=given.rows)
        _report({name: measured(name, path, given.runs) for name in READERS})


def _report(figures: dict[str, Figures]) -> None:
    mark = figures["calamine"].cpu
    for name, each in figures.items():
        print(
            f"{name:9} {each.cpu:6.2f} s CPU  {each.clock:6.2f} s  {each.cpu / mark:5.2f} x calamine"
            f"  {each.grown:6.0f} MB more, {each.apart:4.0f} MB apart"
        )


def _cpu() -> float:
    """Seconds of this process, and of those it has waited for."""
    return sum(
        usage.ru_utime + usage.ru_stime
        for usage in (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    )


def _memory() -> float:
    """The most megabytes that this process has had in memory."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024


if __name__ == "__main__":
    main()
