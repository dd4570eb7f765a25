"""How long it takes to know 100,000 rows again that were mailed before, beside what putting them in took.

    .venv/bin/python -m tests.benchmarks.sent_before [--rows 100000] [--jobs 1]

The figures are seconds of the processor's time, and by the clock.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path

from mailtool_gui.domain.job import NewJob
from mailtool_gui.domain.message import Template
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.domain.sheet import Cell, CellKind, Column, Row, column_letter
from mailtool_gui.domain.snapshot import Snapshot
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.records import SqliteRecords
from mailtool_gui.store.schema import prepare_ledger
from tests.support.samples import NOON

_COLUMNS = tuple(
    Column(letter=column_letter(place), header=f"Column {place}", field=f"column{place}", format="General")
    for place in range(10)
)
_SUBJECT = "Your order"


def people(count: int, *, changed: int = 0) -> Sequence[Recipient]:
    """Recipients of one row of ten cells each; every hundredth cell of a column is another where `changed`."""
    return [
        Recipient(address=f"p{number}@x.example", rows=(_row(number, bool(changed) and number % 100 == 0),))
        for number in range(2, count + 2)
    ]


def _row(number: int, changed: bool) -> Row:
    texts = [f"value {number} {place}{' changed' if changed and place == 3 else ''}" for place in range(len(_COLUMNS))]
    return Row(number=number, cells=tuple(Cell(text, text, CellKind.TEXT) for text in texts))


def timed(what: str, work: Callable[[], object]) -> None:
    """Prints how long it took."""
    clock, cpu = time.perf_counter(), time.process_time()
    work()
    print(f"{what:<50} {time.process_time() - cpu:6.2f} s CPU {time.perf_counter() - clock:6.2f} s", flush=True)


def main() -> None:
    """Puts the rows in, then asks for them: the same ones, with another subject, and with 1 % changed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data = DataFolder(Path(folder))
        prepare_ledger(data, nullcontext())
        records = SqliteRecords(data)
        run(records, options.rows, options.jobs)
        records.close()


def run(records: SqliteRecords, rows: int, jobs: int) -> None:
    """The measurements."""
    template = Template(subject=_SUBJECT, html="x")
    frozen = Snapshot(
        template=template, columns=_COLUMNS, locale="en-US", worksheet="S", header_row=1,
        source=Path("a.xlsx"), workbook=Path("a.xlsx"), seed="s",
    )  # fmt: skip
    everybody, newer = people(rows), people(rows, changed=1)
    for number in range(jobs):
        job = NewJob(id=f"job-{number}", name="a", source="a", account="work", created_at=NOON)
        timed(f"put in, job {number + 1}", partial(records.add_job, job, frozen, everybody))
    timed("known again", partial(records.mailed_before, _COLUMNS, _SUBJECT, everybody))
    timed("known again, from another message", partial(records.mailed_before, _COLUMNS, "News", everybody))
    timed("known again, 1 % changed", partial(records.mailed_before, _COLUMNS, _SUBJECT, newer))


if __name__ == "__main__":
    main()
