"""Faults that are more than one answer: encryption stripped or false, sign-ins, stale lines, several recipients."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import trustme

from mailtool_gui.domain.account import AccountStatus, Security
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.outcome import Verdict
from tests.support.fault_run import CLEAR, ENCRYPTED, PEOPLE, WAYS, FaultRun, Way
from tests.support.samples import recipient_in_row
from tests.support.smtp_script import Action, Drop, Stall
from tests.support.smtp_tls import server_tls

QUEUED, SENT, FAILED = DeliveryStatus.QUEUED, DeliveryStatus.SENT, DeliveryStatus.FAILED
FIRST, SECOND, THIRD = PEOPLE
MINUTE = timedelta(minutes=1)


def nothing_left(run: FaultRun) -> None:
    """The account is paused; no password and no message has left."""
    assert run.state.status is AccountStatus.PAUSED
    assert {run.delivery(who).status for who in PEOPLE} == {QUEUED}
    assert (run.commands("AUTH"), run.commands("MAIL")) == (0, 0)
    run.work(ahead=timedelta(days=1))
    assert (run.commands("AUTH"), run.commands("MAIL")) == (0, 0)


# Encryption


@pytest.mark.parametrize("way", CLEAR, ids=str)
def test_starttls_that_is_stripped_stops_the_account(way: Way, tmp_path: Path) -> None:
    with FaultRun(tmp_path, {}, way, features=("AUTH PLAIN",), user="me") as run:
        run.edit_account(security=Security.STARTTLS)
        run.work()
        nothing_left(run)
        assert "no encryption" in (run.state.reason or "")


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.IMPLICIT])
@pytest.mark.parametrize("bad", ["expired", "another name", "unknown issuer"])
def test_a_certificate_that_proves_nothing_stops_the_account(bad: str, security: Security, tmp_path: Path) -> None:
    tls = {
        "expired": lambda: server_tls(expired=True),
        "another name": lambda: server_tls("mail.example.com"),
        "unknown issuer": lambda: server_tls(issuer=trustme.CA()),
    }[bad]()
    way = Way(security=security)
    with FaultRun(tmp_path, {}, way, features=("AUTH PLAIN",), user="me", tls=tls) as run:
        run.work()
        nothing_left(run)
        assert "could not prove who it is" in (run.state.reason or "")


def test_a_server_in_clear_where_encryption_is_asked_for_from_the_start(tmp_path: Path) -> None:
    with FaultRun(tmp_path, {}, user="me") as run:
        run.edit_account(security=Security.IMPLICIT, reply_timeout=1.0)
        run.work()
        assert run.state.status in (AccountStatus.PAUSED, AccountStatus.OFFLINE)
        assert (run.commands("AUTH"), run.commands("MAIL")) == (0, 0)


def test_a_password_never_leaves_in_clear(tmp_path: Path) -> None:
    with FaultRun(tmp_path, {}, features=("AUTH PLAIN",), user="me") as run:
        run.edit_account(allow_cleartext_auth=False)
        run.work()
        nothing_left(run)


# Signing in


@pytest.mark.parametrize("way", WAYS, ids=str)
@pytest.mark.parametrize("features", [(), ("AUTH XOAUTH2 NTLM",)], ids=["none", "unknown"])
def test_no_way_to_sign_in_stops_the_account(features: tuple[str, ...], way: Way, tmp_path: Path) -> None:
    with FaultRun(tmp_path, {}, way, features=features, user="me") as run:
        run.work()
        nothing_left(run)


@pytest.mark.parametrize("way", WAYS, ids=str)
@pytest.mark.parametrize("prompts", [["535 5.7.8 no"], ["334 VXNlcjo=", "535 5.7.8 no"]], ids=["user", "password"])
def test_a_refusal_between_name_and_password(prompts: list[str], way: Way, tmp_path: Path) -> None:
    with FaultRun(tmp_path, {"PROMPT": prompts}, way, features=("AUTH LOGIN",), user="me") as run:
        run.work()
        assert run.state.status is AccountStatus.PAUSED
        assert (run.commands("AUTH"), run.commands("MAIL")) == (1, 0)


# Lines that were good once


@pytest.mark.parametrize("way", WAYS, ids=str)
@pytest.mark.parametrize("end", [Drop(), "421 4.4.2 idle"], ids=["closed", "421 4.4.2"])
def test_a_stale_line_costs_nothing(end: Action, way: Way, tmp_path: Path) -> None:
    with FaultRun(tmp_path, {"MAIL": ["250 ok", end]}, way) as run:
        run.work()
        assert {run.delivery(who).status for who in PEOPLE} == {SENT}
        assert [len(run.records.attempts(run.delivery(who).id)) for who in PEOPLE] == [1, 1, 1]
        assert run.server.record.connections == 2
        assert set(run.handed_over().values()) == {1}


@pytest.mark.parametrize("way", WAYS, ids=str)
@pytest.mark.parametrize("end", [Drop(), Drop(b"421 4.3.2 closing\r\n")], ids=["cut", "421"])
def test_a_line_that_ends_within_the_body_is_no_doubt(end: Action, way: Way, tmp_path: Path) -> None:
    with FaultRun(tmp_path, {"BODY": [end]}, way, reply_timeout=1.0) as run:
        run.work()
        told = run.delivery(FIRST)
        if told.status is DeliveryStatus.UNKNOWN:  # the dot was on its way when the line ended: nobody can know
            assert run.handed_over()[FIRST] == 0
            return
        assert told.verdict is Verdict.RETRY
        run.work(ahead=MINUTE)
        assert set(run.handed_over().values()) == {1}


def test_a_lost_line_among_good_ones_is_charged_to_its_message(tmp_path: Path) -> None:
    script: dict[str, list[Action]] = {"DATA": ["354 go", Drop()]}
    with FaultRun(tmp_path, script) as run:
        run.work()
        told = run.delivery(SECOND)
        assert (told.status, told.verdict) == (DeliveryStatus.DEFERRED, Verdict.RETRY)
        assert run.records.attempts(told.id)[-1].charged
        assert run.delivery(THIRD).status is SENT
        run.work(ahead=MINUTE)
        assert set(run.handed_over().values()) == {1}


@pytest.mark.parametrize("way", WAYS, ids=str)
@pytest.mark.parametrize("stage", ["MAIL", "RCPT", "DATA", "DOT"])
def test_a_server_that_closes_down_among_good_ones_is_charged_to_nobody(stage: str, way: Way, tmp_path: Path) -> None:
    usual = "354 go" if stage == "DATA" else "250 ok"
    with FaultRun(tmp_path, {stage: [usual, "421 4.3.2 closing"]}, way) as run:
        run.work()
        told = run.delivery(SECOND)
        assert (told.status, told.verdict) == (DeliveryStatus.DEFERRED, Verdict.RETRY)
        assert not run.records.attempts(told.id)[-1].charged
        assert run.delivery(THIRD).status is SENT
        run.work(ahead=MINUTE)
        assert run.delivery(SECOND).status is SENT
        assert run.handed_over()[SECOND] == (2 if stage == "DOT" else 1)


# Several recipients


def several(tmp_path: Path, *replies: str, way: Way) -> FaultRun:
    """One message to a, with copies to b and c."""
    to = replace(recipient_in_row(FIRST, 2), cc=(SECOND,), bcc=(THIRD,))
    return FaultRun(tmp_path, {"RCPT": list(replies)}, way, recipients=[to])


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_a_refused_copy_does_not_keep_the_others_from_getting_it(way: Way, tmp_path: Path) -> None:
    with several(tmp_path, "250 ok", "550 5.1.1 no such user", "451 4.7.1 later", way=way) as run:
        run.work()
        told = run.delivery(FIRST)
        assert told.status is SENT
        assert [address for address, _ in told.others] == [SECOND, THIRD]
        assert len(run.server.record.bodies) == 1
        assert not run.records.suppressed([FIRST, SECOND, THIRD])


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_where_the_recipient_itself_is_refused_nobody_gets_it(way: Way, tmp_path: Path) -> None:
    with several(tmp_path, "550 5.1.1 no such user", way=way) as run:
        run.work()
        assert run.delivery(FIRST).status is FAILED
        assert run.server.record.bodies == []


def test_a_server_that_begins_to_read_though_it_refused_everybody_gets_nothing(tmp_path: Path) -> None:
    run = FaultRun(tmp_path, {"RCPT": ["550 5.1.1 no such user"]}, ENCRYPTED[0])
    run.server.careless = True
    with run:
        run.work()
        assert run.delivery(FIRST).status is FAILED
        assert [run.delivery(who).status for who in (SECOND, THIRD)] == [SENT, SENT]
        assert run.handed_over()[FIRST] == 0


def test_a_server_that_is_slow_to_answer_the_dot_is_not_asked_twice(tmp_path: Path) -> None:
    with FaultRun(tmp_path, {"DOT": [Stall()]}, dot_timeout=0.5, from_silence=True) as run:
        run.work()
        assert run.delivery(FIRST).status is DeliveryStatus.UNKNOWN
        for _ in range(3):
            run.work(ahead=timedelta(days=2))
        assert run.handed_over()[FIRST] == 1


# The second greeting, under the encryption

IN_CLEAR = "250-script.example\n250-STARTTLS\n250 AUTH PLAIN"


@pytest.mark.parametrize("way", ENCRYPTED, ids=str)
@pytest.mark.parametrize(
    ("again", "stopped"),
    [
        ("550 5.7.1 no", AccountStatus.PAUSED),
        ("421 4.7.0 try again later", AccountStatus.COOLING),
        ("451 4.3.0 later", AccountStatus.OFFLINE),
        (Drop(), AccountStatus.OFFLINE),
        (Stall(), AccountStatus.OFFLINE),
        ("250 script.example", AccountStatus.PAUSED),
    ],
    ids=str,
)
def test_what_was_offered_in_clear_counts_for_nothing(
    again: Action, stopped: AccountStatus, way: Way, tmp_path: Path
) -> None:
    with FaultRun(tmp_path, {"EHLO": [IN_CLEAR, again]}, way, features=("AUTH PLAIN",), user="me") as run:
        run.edit_account(reply_timeout=1.0)
        run.work()
        assert run.state.status is stopped
        assert (run.commands("AUTH"), run.commands("MAIL")) == (0, 0)
        assert {run.delivery(who).status for who in PEOPLE} == {QUEUED}
