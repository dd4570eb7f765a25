from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from mailtool_gui.domain.suppression import Suppression
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.engine_ledger import SqliteLedger
from mailtool_gui.store.records import SqliteRecords
from tests.store.values import failed, intent_for, later, new_job
from tests.support.samples import NOON, plain_snapshot, recipient_in_row

ANN = Suppression(address="Ann@example.com", reason="asked", at=NOON)
BOB = Suppression(address="bob@example.com", at=later(60))


def everybody(records: SqliteRecords) -> list[Suppression]:
    return list(records.suppressions(limit=100, offset=0))


def refused(records: SqliteRecords, ledger: SqliteLedger, address: str, job: str = "job-1") -> int:
    """A delivery whose address the server does not know."""
    records.add_job(new_job(job), plain_snapshot(), [recipient_in_row(address, 2)])
    (delivery,) = records.deliveries(job, status=None, limit=1, offset=0)
    ledger.activate(job, now=NOON)
    intent = replace(intent_for(delivery.id, job=job), message_id=f"<{job}@x>")
    assert ledger.intend(intent).result()
    ledger.record(failed(delivery.id, job=job, suppress=True)).result()
    return delivery.id


def test_looking_creates_nothing(folder: DataFolder, records: SqliteRecords) -> None:
    assert (everybody(records), records.count_suppressions(), records.suppressed(["a@x.de"])) == ([], 0, [])
    assert not folder.path.exists()


def test_what_is_kept_comes_back_the_newest_first(folder: DataFolder, records: SqliteRecords) -> None:
    assert records.suppress([ANN, BOB]) == 2
    assert everybody(records) == [BOB, ANN]
    again = SqliteRecords(folder)
    assert everybody(again) == [BOB, ANN]
    again.close()


def test_pages(records: SqliteRecords) -> None:
    records.suppress([Suppression(address=f"p{n}@x.de", at=later(n)) for n in range(5)])
    page = records.suppressions(limit=2, offset=1)
    assert [entry.address for entry in page] == ["p3@x.de", "p2@x.de"]
    assert records.count_suppressions() == 5


def test_an_address_that_is_there_stays_as_it_is(records: SqliteRecords) -> None:
    records.suppress([ANN])
    assert records.suppress([replace(ANN, address="ann@EXAMPLE.com", reason="other"), BOB]) == 1
    assert everybody(records) == [BOB, ANN]


def test_one_address_twice_is_one(records: SqliteRecords) -> None:
    assert records.suppress([ANN, replace(ANN, address="ann@example.com")]) == 1


def test_removing_ignores_case_and_says_how_many(records: SqliteRecords) -> None:
    records.suppress([ANN, BOB])
    assert records.unsuppress(["ANN@EXAMPLE.COM", "nobody@x.de"]) == 1
    assert records.unsuppress(["ann@example.com"]) == 0
    assert everybody(records) == [BOB]


def test_those_among_many_are_found_in_their_order(records: SqliteRecords) -> None:
    records.suppress([ANN, BOB])
    many = [f"p{n}@x.de" for n in range(25_000)]
    assert records.suppressed(["BOB@example.com", *many, "ann@Example.com"]) == [BOB, ANN]


def test_all_or_nothing(records: SqliteRecords) -> None:
    def entries() -> Iterator[Suppression]:
        yield ANN
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        records.suppress(entries())
    assert records.suppress([BOB]) == 1
    assert everybody(records) == [BOB]


def test_half_a_character_is_no_harm(records: SqliteRecords) -> None:
    records.suppress([replace(ANN, reason="a\ud83d")])
    assert everybody(records) == [replace(ANN, reason="a?")]
    assert records.suppressed(["\ud83d@x.de"]) == []


def test_who_tries_again_says_that_the_mailbox_is_there(records: SqliteRecords, ledger: SqliteLedger) -> None:
    refused(records, ledger, "ann@example.com")
    assert len(everybody(records)) == 1
    assert records.retry("job-1", []) == 1
    assert everybody(records) == []


def test_what_somebody_asked_for_outlives_another_try(records: SqliteRecords, ledger: SqliteLedger) -> None:
    refused(records, ledger, "bob@example.com")
    records.unsuppress(["bob@example.com"])
    records.suppress([BOB])
    records.retry("job-1", [])
    assert everybody(records) == [BOB]


def test_another_job_s_refusal_outlives_it_too(records: SqliteRecords, ledger: SqliteLedger) -> None:
    refused(records, ledger, "ann@example.com")
    refused(records, ledger, "bob@example.com", "job-2")
    records.retry("job-2", [])
    assert [entry.address for entry in everybody(records)] == ["ann@example.com"]


def test_those_that_are_not_tried_again_stay(records: SqliteRecords, ledger: SqliteLedger) -> None:
    refused(records, ledger, "ann@example.com")
    assert records.retry("job-1", ["nobody@example.com"]) == 0
    assert len(everybody(records)) == 1
