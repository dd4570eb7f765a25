"""Suppressed addresses at the dot: no message leaves, and the others are not held up."""

from __future__ import annotations

from dataclasses import replace

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.errors import LedgerError
from mailtool_gui.domain.job import JobStatus
from mailtool_gui.domain.ledger import Intent
from mailtool_gui.domain.outcome import Outcome, Stage
from tests.support.logs import ExpectedLogs
from tests.support.samples import recipient_in_row
from tests.support.scene import OK, Scene, limits, people, refused

SENT, SKIPPED, FAILED = DeliveryStatus.SENT, DeliveryStatus.SKIPPED, DeliveryStatus.FAILED


def test_a_suppressed_address_is_skipped_with_its_reason_and_the_others_are_sent() -> None:
    scene = Scene()
    scene.ledger.suppress("PERSON3@example.com", "asked")
    scene.ledger.add_job(people(8))
    scene.run()
    assert scene.states() == {SENT: 7, SKIPPED: 1}
    assert all(arrival.address != "person3@example.com" for arrival in scene.server.arrivals)
    (told,) = (delivery for delivery in scene.ledger.deliveries("job-1") if delivery.status is SKIPPED)
    assert told.reason
    assert told.reason.endswith("asked.")
    assert (told.verdict, told.attempts) == (None, 0)
    job = scene.ledger.job("job-1")
    assert job
    assert job.status is JobStatus.COMPLETED


def test_a_suppressed_copy_skips_the_message() -> None:
    scene = Scene()
    scene.ledger.suppress("boss@example.com")
    ann, bob = (recipient_in_row(f"{name}@example.com", row) for row, name in ((2, "ann"), (3, "bob")))
    scene.ledger.add_job([replace(ann, cc=("Boss@example.com",)), replace(bob, bcc=("boss@example.com",))])
    scene.run()
    assert (scene.states(), scene.server.arrivals) == ({SKIPPED: 2}, [])


def test_nobody_signs_in_where_everybody_is_suppressed() -> None:
    scene = Scene()
    for address in people(3):
        scene.ledger.suppress(address)
    scene.ledger.add_job(people(3))
    scene.run()
    assert (scene.states(), scene.server.log_ins) == ({SKIPPED: 3}, 0)


def test_one_suppressed_after_the_envelope_went_out_never_gets_the_dot() -> None:
    scene = Scene()
    intend = scene.ledger.intend

    def late(intent: Intent) -> object:
        if intent.addresses == ("person2@example.com",):
            scene.ledger.suppress("person2@example.com")
        return intend(intent)

    scene.ledger.intend = late  # type: ignore[method-assign, assignment]  # somebody adds it in this moment
    scene.ledger.add_job(people(5))
    scene.run()
    assert scene.states() == {SENT: 4, SKIPPED: 1}
    assert [a.finished for a in scene.server.arrivals if a.address == "person2@example.com"] == [False]


def test_a_dead_mailbox_is_not_tried_in_another_row() -> None:
    scene = Scene(limits(1, 1, 0.01))

    def answers(address: str, _number: int) -> Outcome:
        return refused(Stage.RCPT, 550, "5.1.1", "no such user") if address.startswith("ann@") else OK

    scene.server.answers = answers
    scene.ledger.add_job(["ann@example.com", "Ann@example.com", "bob@example.com"])
    scene.run()
    assert scene.ledger.statuses("job-1") == [FAILED, SKIPPED, SENT]
    assert [arrival.address for arrival in scene.server.arrivals] == ["ann@example.com", "bob@example.com"]


def test_the_demonstration_s_invented_mailboxes_are_forgotten() -> None:
    scene = Scene()
    scene.ledger.add_account(replace(scene.account, hurry=60))
    scene.server.answers = lambda _address, _number: refused(Stage.RCPT, 550, "5.1.1", "no such user")
    scene.ledger.add_job(people(2))
    scene.run()
    assert scene.states() == {FAILED: 2}
    assert scene.ledger.suppressed(people(2)) is None


def test_a_list_that_cannot_be_read_costs_nobody_the_message(expected_logs: ExpectedLogs) -> None:
    expected_logs("The disk is gone")
    scene = Scene()
    suppressed, failures = scene.ledger.suppressed, iter([LedgerError("The disk is gone.")])

    def broken(addresses: object) -> object:
        for failure in failures:
            raise failure
        return suppressed(addresses)  # type: ignore[arg-type]  # as it was called

    scene.ledger.suppressed = broken  # type: ignore[method-assign, assignment]  # once
    scene.ledger.add_job(people(3))
    scene.run()
    assert scene.states() == {SENT: 3}
