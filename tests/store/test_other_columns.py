from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace

import pytest

from mailtool_gui.domain.message import Template
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.domain.sheet import Cell, CellKind, Column, Row, column_letter
from mailtool_gui.domain.snapshot import Snapshot
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.records import SqliteRecords
from mailtool_gui.store.schema import prepare_ledger
from tests.store.values import new_job

SUBJECT = "Your order"
ANNA = {"E-mail": "anna@x.example", "Name": "Anna", "Item": "tea"}
BINH = {"E-mail": "binh@x.example", "Name": "Binh", "Item": "rice"}
Cells = Mapping[str, str]


def columns(headers: Sequence[str]) -> tuple[Column, ...]:
    return tuple(
        Column(letter=column_letter(place), header=header, field=header.lower(), format="General")
        for place, header in enumerate(headers)
    )


def recipients(*rows: Cells) -> list[Recipient]:
    return [
        Recipient(
            address=next(iter(row.values())),
            rows=(Row(number=number, cells=tuple(Cell(text, text, CellKind.TEXT) for text in row.values())),),
        )
        for number, row in enumerate(rows, start=2)
    ]


@pytest.fixture
def mailed(records: SqliteRecords, full_snapshot: Snapshot, folder: DataFolder) -> SqliteRecords:
    """A ledger with a job that mails Anna and Binh."""
    prepare_ledger(folder, nullcontext())
    snapshot = replace(full_snapshot, columns=columns([*ANNA]), template=Template(subject=SUBJECT, html="x"))
    records.add_job(new_job("job-1"), snapshot, recipients(ANNA, BINH))
    return records


def known(records: SqliteRecords, *rows: Cells, subject: str = SUBJECT) -> list[tuple[int, bool]]:
    found = records.mailed_before(columns([*rows[0]]), subject, recipients(*rows))
    assert {each.job for each in found} <= {"job-1"}
    assert all(each.same_subject for each in found)
    return [(each.row, each.changed) for each in found]


def renamed(row: Cells, **names: str) -> Cells:
    return {names.get(header, header): text for header, text in row.items()}


def without(row: Cells, name: str) -> Cells:
    return {header: text for header, text in row.items() if header != name}


def test_a_column_more_makes_no_other_sheet(mailed: SqliteRecords) -> None:
    assert known(mailed, {**ANNA, "Note": "1"}, {**BINH, "Note": "2"}) == [(2, False), (3, False)]


def test_a_column_less_makes_no_other_sheet(mailed: SqliteRecords) -> None:
    assert known(mailed, without(BINH, "Item"), without(ANNA, "Item")) == [(2, False), (3, False)]


def test_another_header_makes_no_other_sheet(mailed: SqliteRecords) -> None:
    assert known(mailed, renamed(ANNA, Item="What"), renamed(BINH, Item="What")) == [(2, False), (3, False)]


def test_rows_that_changed_or_are_new_are_told_apart_then_too(mailed: SqliteRecords) -> None:
    changed = {**BINH, "Item": "bread", "Note": "2"}
    new = {**ANNA, "E-mail": "cao@x.example", "Note": "3"}
    assert known(mailed, {**ANNA, "Note": "1"}, changed, new) == [(2, False), (3, True)]


def test_another_message_about_other_columns_is_another_one(mailed: SqliteRecords) -> None:
    assert known(mailed, {**ANNA, "Note": "1"}, subject="News") == []


def test_an_address_in_common_is_too_little(mailed: SqliteRecords) -> None:
    assert known(mailed, {"E-mail": "anna@x.example", "Town": "Hue"}) == []


def test_too_few_of_the_columns_are_no_sign(
    records: SqliteRecords, full_snapshot: Snapshot, mailed: SqliteRecords
) -> None:
    wide = {**ANNA, "Town": "Hue", "Street": "1 Way"}
    snapshot = replace(full_snapshot, columns=columns([*wide]), template=Template(subject="Wide", html="x"))
    records.add_job(new_job("job-1b"), snapshot, recipients(wide))
    assert known(mailed, {**without(ANNA, "Item"), "Year": "1"}, subject="Wide") == []


def test_what_was_skipped_is_not_known(records: SqliteRecords, full_snapshot: Snapshot, folder: DataFolder) -> None:
    prepare_ledger(folder, nullcontext())
    snapshot = replace(full_snapshot, columns=columns([*ANNA]), template=Template(subject=SUBJECT, html="x"))
    anna, binh = recipients(ANNA, BINH)
    records.add_job(new_job("job-1"), snapshot, [anna, replace(binh, error="C3: No.")])
    assert known(records, {**ANNA, "Note": "1"}, {**BINH, "Note": "2"}) == [(2, False)]
