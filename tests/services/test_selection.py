from __future__ import annotations

import pytest

from mailtool_gui.domain.errors import JobError
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.domain.sheet import Row
from mailtool_gui.services.selection import Selection, all_deliveries, selected
from tests.support.desk import Desk
from tests.support.samples import recipient_in_row


def rows_of(desk: Desk, job: str, **chosen: tuple[object, ...]) -> list[tuple[int, ...]]:
    return [d.rows for d in selected(desk.records, job, Selection(**chosen))]  # type: ignore[arg-type]  # by name


@pytest.fixture
def job(desk: Desk) -> str:
    """Four deliveries: rows 2 and 5 of Anna's, 3 and 4 of Bình's, the latter twice."""
    anna = recipient_in_row("Anna@x.example", 2)
    both = Recipient(address=anna.address, rows=(*anna.rows, Row(number=5, cells=anna.rows[0].cells)))
    others = [recipient_in_row("binh@x.example", number) for number in (3, 4)]
    return desk.job(recipients=[both, *others, recipient_in_row("cao@x.example", 6)]).id


def test_everything_is_everything(desk: Desk, job: str) -> None:
    assert rows_of(desk, job) == [(2, 5), (3,), (4,), (6,)]


def test_an_address_is_all_its_deliveries_whatever_the_case(desk: Desk, job: str) -> None:
    assert rows_of(desk, job, addresses=(" BINH@x.example ",)) == [(3,), (4,)]


def test_a_row_is_the_delivery_it_is_part_of(desk: Desk, job: str) -> None:
    assert rows_of(desk, job, rows=(5,)) == [(2, 5)]
    assert rows_of(desk, job, rows=(4, 2)) == [(2, 5), (4,)]


def test_addresses_and_rows_add_up(desk: Desk, job: str) -> None:
    assert rows_of(desk, job, addresses=("anna@x.example",), rows=(6,)) == [(2, 5), (6,)]


def test_a_slip_is_answered_with_the_nearest(desk: Desk, job: str) -> None:
    with pytest.raises(JobError, match=r"Did you mean binh@x\.example") as caught:
        rows_of(desk, job, addresses=("bin@x.example",))
    assert (caught.value.code, caught.value.where) == ("no-such-delivery", job)


def test_a_row_that_is_not_there_is_named(desk: Desk, job: str) -> None:
    with pytest.raises(JobError, match="Row 7 is not in this job"):
        rows_of(desk, job, rows=(9, 7, 2))


def test_all_deliveries_are_read_a_page_at_a_time(desk: Desk, monkeypatch: pytest.MonkeyPatch, job: str) -> None:
    monkeypatch.setattr("mailtool_gui.services.selection._PAGE", 3)
    assert [d.position for d in all_deliveries(desk.records, job)] == [0, 1, 2, 3]
