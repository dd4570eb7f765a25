from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace

import pytest

from mailtool_gui.domain.message import Template
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.domain.sheet import Cell, CellKind, Column, Row
from mailtool_gui.domain.snapshot import Snapshot
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.records import SqliteRecords
from mailtool_gui.store.schema import prepare_ledger
from tests.store.values import later, new_job

COLUMNS = (Column(letter="A", header="Item", field="item", format="General"),)
SUBJECT = "Your order"


def recipient(address: str, *items: str, first: int = 2, error: str | None = None) -> Recipient:
    rows = tuple(
        Row(number=number, cells=(Cell(item, item, CellKind.TEXT),)) for number, item in enumerate(items, start=first)
    )
    return Recipient(address=address, rows=rows, error=error)


ANNA, BINH = recipient("anna@x.example", "tea"), recipient("binh@x.example", "rice", first=3)


@pytest.fixture(autouse=True)
def ready(folder: DataFolder) -> None:
    prepare_ledger(folder, nullcontext())


def put_in(
    records: SqliteRecords,
    frozen: Snapshot,
    people: Sequence[Recipient],
    job: str = "job-1",
    subject: str = SUBJECT,
) -> None:
    snapshot = replace(frozen, columns=COLUMNS, template=Template(subject=subject, html="x"))
    records.add_job(new_job(job), snapshot, people)


def known(records: SqliteRecords, *people: Recipient, subject: str = SUBJECT) -> list[tuple[int, str, bool, bool]]:
    found = records.mailed_before(COLUMNS, subject, people)
    return [(each.row, each.job, each.same_subject, each.changed) for each in found]


def test_nothing_is_known_at_first(records: SqliteRecords) -> None:
    assert known(records, ANNA) == []


def test_rows_are_known_again(records: SqliteRecords, full_snapshot: Snapshot) -> None:
    put_in(records, full_snapshot, [ANNA, BINH])
    moved = recipient("ANNA@x.example", "tea", first=40)
    new = recipient("cao@x.example", "salt", first=41)
    assert known(records, moved, new) == [(40, "job-1", True, False)]


def test_every_row_of_a_group_is_known(records: SqliteRecords, full_snapshot: Snapshot) -> None:
    put_in(records, full_snapshot, [recipient("anna@x.example", "tea", "rice", "tea")])
    assert [row for row, *_ in known(records, recipient("anna@x.example", "rice", "salt", "tea"))] == [2, 4]


def test_what_cannot_have_arrived_is_not_known(records: SqliteRecords, full_snapshot: Snapshot) -> None:
    put_in(records, full_snapshot, [ANNA, replace(BINH, error="C3: No.")])
    assert known(records, BINH) == []
    records.cancel("job-1", now=later(1))
    assert known(records, ANNA) == []


def test_a_row_that_cannot_be_sent_is_not_asked_for(records: SqliteRecords, full_snapshot: Snapshot) -> None:
    put_in(records, full_snapshot, [ANNA])
    assert known(records, replace(ANNA, error="B2: No.")) == []


def test_the_newest_job_counts_but_its_subject_more(records: SqliteRecords, full_snapshot: Snapshot) -> None:
    for job, subject in (("job-1", SUBJECT), ("job-2", SUBJECT), ("job-3", "News")):
        put_in(records, full_snapshot, [ANNA], job, subject)
    assert known(records, ANNA) == [(2, "job-2", True, False)]
    assert known(records, ANNA, subject="Else") == [(2, "job-3", False, False)]


def test_a_row_in_place_of_another_has_changed(records: SqliteRecords, full_snapshot: Snapshot) -> None:
    put_in(records, full_snapshot, [ANNA, BINH])
    other = recipient("binh@x.example", "bread", "salt", first=3)
    assert known(records, ANNA, other) == [(2, "job-1", True, False), (3, "job-1", True, True)]


def test_a_further_row_of_somebody_known_is_new(records: SqliteRecords, full_snapshot: Snapshot) -> None:
    put_in(records, full_snapshot, [ANNA, BINH])
    assert known(records, ANNA, BINH, recipient("anna@x.example", "milk", first=9)) == [
        (2, "job-1", True, False),
        (3, "job-1", True, False),
    ]


def test_another_sheet_to_the_same_people_is_another_sheet(records: SqliteRecords, full_snapshot: Snapshot) -> None:
    put_in(records, full_snapshot, [ANNA, BINH])
    assert known(records, recipient("anna@x.example", "milk"), recipient("binh@x.example", "eggs", first=3)) == []


def test_many_rows_to_one_mailbox(records: SqliteRecords, full_snapshot: Snapshot) -> None:
    people = [recipient("anna@x.example", f"item {number}", first=number) for number in range(2, 5002)]
    put_in(records, full_snapshot, people)
    assert len(known(records, *people)) == 5000


def test_fingerprints_go_with_their_job(records: SqliteRecords, full_snapshot: Snapshot, folder: DataFolder) -> None:
    from mailtool_gui.store.session import open_session

    put_in(records, full_snapshot, [ANNA])
    session = open_session(folder.ledger)
    session.change("DELETE FROM jobs")
    assert session.value("SELECT COUNT(*) FROM fingerprints") == 0
    session.close()
    assert known(records, ANNA) == []


def test_the_regions_of_earlier_sheets_are_told(records: SqliteRecords, full_snapshot: Snapshot) -> None:
    german = replace(full_snapshot, locale="de-DE")
    put_in(records, german, [ANNA])
    assert records.other_regions("en-US", [ANNA, BINH]) == ["de-DE"]
    assert records.other_regions("de-DE", [ANNA]) == []
    assert records.other_regions("en-US", [BINH, replace(ANNA, error="C2: No.")]) == []
