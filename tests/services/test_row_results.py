from __future__ import annotations

import pytest

from mailtool_gui.domain.delivery import Delivery, DeliveryStatus
from mailtool_gui.services.row_results import RowTexts, row_texts, together

SENT: RowTexts = ("sent", "2026-11-22T12:00:00+01:00", "", "<1@x>")
FAILED: RowTexts = ("failed", "2026-11-22T12:00:05+01:00", "ann@x: no such user", "<2@x>")
QUEUED: RowTexts = ("queued", "", "", "")


def test_one_delivery_stands_for_itself() -> None:
    assert together(None, SENT) == SENT


@pytest.mark.parametrize(("one", "other"), [(SENT, FAILED), (FAILED, SENT)])
def test_what_needs_a_look_is_the_status_of_the_row(one: RowTexts, other: RowTexts) -> None:
    status, time, reason, ids = together(one, other)
    assert (status, time, reason) == FAILED[:3]
    assert set(ids.split(", ")) == {"<1@x>", "<2@x>"}


def test_a_row_is_sent_only_when_all_of_it_is() -> None:
    assert together(SENT, QUEUED)[0] == "queued"
    assert together(SENT, SENT)[0] == "sent"


def test_every_status_has_its_place() -> None:
    for status in DeliveryStatus:
        if status is not DeliveryStatus.SENT:
            assert together(SENT, (status.value, "", "", ""))[0] == status.value


@pytest.mark.parametrize(("reason", "told"), [(None, "Corrected to ann@y."), ("Gone.", "Corrected to ann@y. Gone.")])
def test_a_corrected_address_stands_beside_the_row(reason: str | None, told: str) -> None:
    delivery = Delivery(
        id=1,
        job_id="job-1",
        position=0,
        address="ann@y",
        rows=(2,),
        status=DeliveryStatus.FAILED,
        reason=reason,
        corrected_from="ann@x",
    )
    assert row_texts(delivery, named=False)[2] == told
    assert row_texts(delivery, named=True)[2] == f"ann@y: {told}"
