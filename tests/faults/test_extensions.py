"""What a server cannot do is found before the message is handed over, and costs nobody else anything."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from mailtool_gui.domain.account import AccountStatus
from mailtool_gui.domain.dead_letter import DeadFilter
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.outcome import Scope, Verdict
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.domain.sheet import Cell, CellKind, Row
from tests.support.fault_run import PEOPLE, WAYS, FaultRun, Way
from tests.support.samples import recipient_in_row

FIRST, *REST = PEOPLE
SENT, FAILED = DeliveryStatus.SENT, DeliveryStatus.FAILED
DAY = timedelta(days=1)


def named(address: str, name: str, number: int = 2) -> Recipient:
    """A recipient whose one cell holds `name`."""
    return Recipient(address=address, rows=(Row(number=number, cells=(Cell(name, name, CellKind.TEXT),)),))


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_a_message_larger_than_the_server_takes_fails_alone(way: Way, tmp_path: Path) -> None:
    large = named(FIRST, "x" * 5000)
    people = [large, *(recipient_in_row(who, row) for row, who in enumerate(REST, 3))]
    with FaultRun(tmp_path, {}, way, features=("SIZE 5000",), recipients=people) as run:
        run.work()
        told = run.delivery(FIRST)
        assert (told.status, told.verdict, told.scope) == (FAILED, Verdict.FAIL, Scope.MESSAGE)
        assert "larger than the server takes" in (told.reason or "")
        assert [run.delivery(who).status for who in REST] == [SENT, SENT]
        assert run.commands("MAIL") == 2
        run.work(ahead=DAY)
        assert run.commands("MAIL") == 2


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_an_address_with_letters_the_server_cannot_take_fails_alone(way: Way, tmp_path: Path) -> None:
    people = ["jörg@example.com", *REST]
    with FaultRun(tmp_path, {}, way, recipients=people) as run:
        run.work()
        told = run.delivery("jörg@example.com")
        assert (told.status, told.verdict, told.scope) == (FAILED, Verdict.FAIL, Scope.MESSAGE)
        assert [run.delivery(who).status for who in REST] == [SENT, SENT]
        assert run.commands("MAIL") == 2


def test_where_the_server_can_the_letters_travel(tmp_path: Path) -> None:
    with FaultRun(tmp_path, {}, features=("SMTPUTF8", "8BITMIME"), recipients=["jörg@example.com"]) as run:
        run.work()
        assert run.delivery("jörg@example.com").status is SENT
        assert any("SMTPUTF8" in line for line in run.server.record.lines)


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_a_domain_with_other_letters_goes_as_idna(way: Way, tmp_path: Path) -> None:
    with FaultRun(tmp_path, {}, way, recipients=["anna@bücher.example"]) as run:
        run.work()
        assert any("RCPT TO:<anna@xn--bcher-kva.example>" in line for line in run.server.record.lines)
        assert len(run.server.record.bodies) == 1


@pytest.mark.parametrize("features", [(), ("8BITMIME",)], ids=["7 bit", "8 bit"])
def test_whatever_the_server_offers_the_letters_arrive(features: tuple[str, ...], tmp_path: Path) -> None:
    with FaultRun(tmp_path, {}, features=features, recipients=[named(FIRST, "Đặng Thị Hồng")]) as run:
        run.work()
        assert run.delivery(FIRST).status is SENT
        (body,) = run.server.record.bodies
        assert body.isascii()


def test_a_server_older_than_ehlo_is_spoken_to_all_the_same(tmp_path: Path) -> None:
    with FaultRun(tmp_path, {"EHLO": ["502 5.5.1 what?"] * 5}) as run:
        run.work()
        assert {run.delivery(who).status for who in PEOPLE} == {SENT}
        assert run.state.status is AccountStatus.READY


def test_too_many_connections_cost_one_of_them_for_half_a_minute(tmp_path: Path) -> None:
    with FaultRun(tmp_path, {"MAIL": ["432 4.3.2 Concurrent connections limit exceeded"]}) as run:
        run.work()
        state = run.state
        assert state.status is AccountStatus.COOLING
        assert state.until
        assert state.until - run.clock.now() <= timedelta(seconds=30)
        run.work(ahead=timedelta(seconds=31))
        assert {run.delivery(who).status for who in PEOPLE} == {SENT}


def test_a_mailbox_that_stays_full_is_given_up_after_three_days(tmp_path: Path) -> None:
    with FaultRun(tmp_path, {"RCPT": ["452 4.2.2 over quota"] * 100}, recipients=[FIRST]) as run:
        tries = 0
        while run.delivery(FIRST).status is not FAILED and tries < 40:
            run.work(ahead=timedelta(hours=4, minutes=1))
            tries += 1
        assert tries in (17, 18, 19)
        assert run.commands("RCPT") == tries
        assert not run.records.suppressed([FIRST])
        (dead,) = run.records.dead_letters.ids(DeadFilter())
        assert dead == run.delivery(FIRST).id
