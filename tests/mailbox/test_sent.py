from __future__ import annotations

import gc
import time
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mailtool_gui.domain.account import Account, ImapServer, Security
from mailtool_gui.domain.errors import AccountError, MailboxError
from mailtool_gui.domain.message import Identity
from mailtool_gui.mailbox.sent import MOST_HITS, ORIGINAL_ID, SentFolder, open_sent_folder
from tests.support.imap_script import Fault, ScriptedImap
from tests.support.samples import plain_account
from tests.support.smtp_script import Drip, Drop, Stall
from tests.support.smtp_tls import client_tls, server_tls

MINE = Identity(message_id="<abc@example.com>", mailtool_id="0123456789abcdef")
OTHER = Identity(message_id="<xyz@example.com>", mailtool_id="fedcba9876543210")
SENT = b"Sent Items"
PASSWORD = "open sesame"


def block(identity: Identity, *, named: str = "Message-ID", mailtool_id: bool = True) -> bytes:
    own = f"X-MailTool-ID: {identity.mailtool_id}\r\n" if mailtool_id else ""
    return f"{named}: {identity.message_id}\r\n{own}\r\n".encode()


def account_at(server: ScriptedImap, *, security: Security = Security.NONE, folder: str | None = None) -> Account:
    imap = ImapServer(host=server.host, port=server.port, security=security, user="me", sent_folder=folder)
    return replace(plain_account(), imap=imap, allow_cleartext_auth=True)


def opened(account: Account) -> AbstractContextManager[SentFolder]:
    return open_sent_folder(account, secret=lambda: PASSWORD, tls=client_tls, seconds=10)


def searched(account: Account, *wanted: Identity, seconds: float = 10, secret: str | None = PASSWORD) -> list[bool]:
    with open_sent_folder(account, secret=lambda: secret, tls=client_tls, seconds=seconds) as sent:
        return sent.holds(wanted)


def refusal(account: Account, *, seconds: float = 10, secret: str | None = PASSWORD) -> MailboxError:
    with pytest.raises(MailboxError) as caught:
        searched(account, MINE, seconds=seconds, secret=secret)
    gc.collect()  # a connection that was left open would be told of here
    return caught.value


@pytest.mark.parametrize(
    "kept",
    [
        block(MINE),
        block(MINE, mailtool_id=False),
        block(replace(MINE, message_id="<new@example.com>")),
        block(MINE, named=ORIGINAL_ID, mailtool_id=False),
        b"Message-ID:\r\n <abc@example.com>\r\n\r\n",
        block(MINE).replace(b"Message-ID", b"MESSAGE-id"),
        b"Message-ID: <new@example.com>\r\nX-MailTool-ID: 0\r\nX-MailTool-ID: 0123456789abcdef\r\n\r\n",
    ],
)
def test_a_copy_is_found_by_any_of_its_ids(kept: bytes) -> None:
    answer = b"* SEARCH 1\r\n%t OK done\r\n"  # a folded header is no matter of this server's
    with ScriptedImap(mail={SENT: [kept]}, faults={"SEARCH": answer}) as server:
        assert searched(account_at(server), MINE, OTHER) == [True, False]


def test_the_server_is_asked_for_all_three_headers_and_only_reads() -> None:
    with ScriptedImap(mail={SENT: [block(OTHER), block(MINE)]}) as server:
        assert searched(account_at(server), MINE) == [True]
    (search,) = server.commands(b"UID SEARCH")
    for header in (b"Message-ID", b"X-MailTool-ID", ORIGINAL_ID.encode()):
        assert b"HEADER " + header in search
    assert len(server.commands(b"EXAMINE")) == 1
    assert b"BODY.PEEK" in server.commands(b"UID FETCH")[0]
    names = {line.split(b" ")[0] for line in server.commands(b"")}
    assert names == {b"CAPABILITY", b"AUTHENTICATE", b"LIST", b"EXAMINE", b"UID"}


def test_a_part_of_an_id_is_another_message() -> None:
    longer = Identity(message_id="<xabc@example.com>", mailtool_id="00123456789abcdef0")
    part = Identity(message_id="abc@example.com", mailtool_id="123456789abcde")
    with ScriptedImap(mail={SENT: [block(longer), block(MINE)]}) as server:
        assert searched(account_at(server), MINE, part) == [True, False]


def test_a_server_that_finds_everything_is_not_believed() -> None:
    everything = b"* SEARCH " + b" ".join(b"%d" % uid for uid in range(1, 90)) + b"\r\n%t OK done\r\n"
    mail = {SENT: [block(OTHER)] * 90}
    with ScriptedImap(mail=mail, faults={"SEARCH": everything}) as server:
        assert searched(account_at(server), MINE) == [False]
    (fetch,) = server.commands(b"UID FETCH")
    assert len(fetch.split(b" ")[2].split(b",")) == MOST_HITS


def test_a_fetch_that_gives_nothing_proves_nothing() -> None:
    with ScriptedImap(mail={SENT: [block(MINE)]}, faults={"FETCH": b"%t OK done\r\n"}) as server:
        assert searched(account_at(server), MINE) == [False]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.builds(
            Identity,
            message_id=st.from_regex(r"<[a-c]{1,3}@x>", fullmatch=True),
            mailtool_id=st.from_regex(r"[01]{2,4}", fullmatch=True),
        ),
        max_size=4,
    ),
    st.booleans(),
)
def test_nothing_is_found_that_is_not_there(kept: list[Identity], indiscriminate: bool) -> None:
    wanted = [Identity(message_id=f"<{name}@x>", mailtool_id=own) for name in ("a", "ab", "c") for own in ("01", "111")]
    all_of_them = b"* SEARCH " + b" ".join(b"%d" % uid for uid in range(1, len(kept) + 1)) + b"\r\n%t OK done\r\n"
    faults: dict[str, Fault] = {"SEARCH": all_of_them} if indiscriminate and kept else {}
    with ScriptedImap(mail={SENT: [block(identity) for identity in kept]}, faults=faults) as server:
        found = searched(account_at(server), *wanted)
    there = [any(w.message_id == k.message_id or w.mailtool_id == k.mailtool_id for k in kept) for w in wanted]
    assert found == there


def test_two_sent_folders_are_both_searched() -> None:
    listing = (rb'(\Sent) "/" "Sent Items"', rb'(\Sent) "/" Sent')
    mail = {SENT: [block(MINE)], b"Sent": [block(OTHER)]}
    with ScriptedImap(listing=listing, mail=mail) as server, opened(account_at(server)) as sent:
        assert sent.names == ("Sent Items", "Sent")
        assert sent.holds([OTHER, MINE]) == [True, True]


def test_a_folder_with_a_name_of_literals_and_odd_letters() -> None:
    listing = (rb'(\Sent) "/" {17}' + b"\r\n" + b'A "b" &ARAA4w- &-', rb'() "/" "&broken"', rb"() NIL 2024")
    mail = {rb"A \"b\" &ARAA4w- &-": [block(MINE)]}
    with ScriptedImap(listing=listing, mail=mail) as server, opened(account_at(server)) as sent:
        assert sent.names == ('A "b" Đã &',)
        assert sent.holds([MINE]) == [True]


@pytest.mark.parametrize(
    ("stage", "fault", "code"),
    [
        ("greeting", b"220 smtp.example.com ESMTP\r\n", "unreachable"),
        ("greeting", b"\x00\xff\xfe garbage\r\n" * 3, "unreachable"),
        ("greeting", b"* BYE too busy\r\n", "unreachable"),
        ("greeting", Drop(), "unreachable"),
        ("greeting", Drop(b"* OK half a li"), "unreachable"),
        ("greeting", b"* OK " + b"x" * 1_200_000, "unreachable"),
        ("CAPABILITY", b"%t BAD what?\r\n", "unreachable"),
        ("CAPABILITY", b"* CAPABILITY X\r\n%t OK done\r\n", "unreachable"),
        ("AUTHENTICATE", b"%t NO [AUTHENTICATIONFAILED] wrong\r\n", "sign-in"),
        ("AUTHENTICATE", b"%t BAD no\r\n", "sign-in"),
        ("AUTHENTICATE", b"%t NO [UNAVAILABLE] later\r\n", "unreachable"),
        ("AUTHENTICATE", b"%t NO [ALERT] Too many simultaneous connections\r\n", "unreachable"),
        ("AUTHENTICATE", Drop(), "unreachable"),
        ("LIST", b"%t NO not now\r\n", "unreachable"),
        ("LIST", b'* LIST (\\Sent "/" broken\r\n%t OK done\r\n', "unreachable"),
        ("LIST", b'* LIST (\\Sent) "/" {999999999}\r\n', "unreachable"),
        ("LIST", b"%t OK done\r\n", "no-sent-folder"),
        ("LIST", Drop(), "unreachable"),
        ("EXAMINE", b"%t NO [NONEXISTENT] gone\r\n", "unreachable"),
        ("SEARCH", b"%t NO not supported\r\n", "unreachable"),
        ("SEARCH", b"%t BAD what is HEADER?\r\n", "unreachable"),
        ("SEARCH", b"* SEARCH one two\r\n%t OK done\r\n", "unreachable"),
        ("SEARCH", Drop(b"* SEARCH 1"), "unreachable"),
        ("FETCH", b"* 1 FETCH (UID 1 BODY[HEADER.FIELDS (X)] {5}\r\nab", "unreachable"),
        ("FETCH", b"* 1 FETCH (((((\r\n%t OK done\r\n", "unreachable"),
        ("FETCH", b"%t NO\r\n", "unreachable"),
    ],
)
def test_a_server_that_makes_no_sense_is_told_and_finds_nothing(stage: str, fault: Fault, code: str) -> None:
    with ScriptedImap(mail={SENT: [block(MINE)]}, faults={stage: fault}) as server:
        error = refusal(account_at(server), seconds=1 if code == "unreachable" else 10)
    assert (error.code, error.exit_code) == (code, 3)
    assert len(error.message) < 500
    assert error.message.isprintable()


@pytest.mark.parametrize("stage", ["greeting", "CAPABILITY", "AUTHENTICATE", "LIST", "EXAMINE", "SEARCH", "FETCH"])
@pytest.mark.parametrize("fault", [Stall(), Drip(b"* OK " + b"." * 1000, 0.02)])
def test_no_server_is_waited_for_longer_than_the_deadline(stage: str, fault: Fault) -> None:
    with ScriptedImap(mail={SENT: [block(MINE)]}, faults={stage: fault}) as server:
        begun = time.monotonic()
        assert refusal(account_at(server), seconds=0.3).code == "unreachable"
        assert time.monotonic() - begun < 5


def test_a_password_is_tried_once_and_never_told() -> None:
    echo = b"%t NO wrong: open sesame\r\n"
    with ScriptedImap(faults={"AUTHENTICATE": echo}) as server:
        error = refusal(account_at(server))
    assert error.code == "sign-in"
    assert PASSWORD not in error.message
    assert len(server.commands(b"AUTHENTICATE")) + len(server.commands(b"LOGIN")) == 1


def test_login_serves_where_plain_is_not_offered() -> None:
    with ScriptedImap(capabilities=b"IMAP4rev1", mail={SENT: [block(MINE)]}) as server:
        assert searched(account_at(server), MINE) == [True]
        assert "letters" in refusal(account_at(server), secret="gehéim").message
    assert server.commands(b"LOGIN") == [b'LOGIN me "open sesame"']


def test_without_a_password_nobody_is_asked() -> None:
    with ScriptedImap() as server:
        assert refusal(account_at(server), secret=None).code == "no-password"
    assert server.told == []


def test_an_account_without_a_server_says_how_to_give_it_one() -> None:
    with pytest.raises(AccountError, match="--imap-host") as caught:
        searched(plain_account(), MINE)
    assert (caught.value.code, caught.value.exit_code) == ("no-imap", 2)


def test_nobody_listens() -> None:
    with ScriptedImap() as server:
        pass
    assert refusal(account_at(server)).code == "unreachable"


# TLS


@pytest.mark.parametrize("security", [Security.IMPLICIT, Security.STARTTLS])
def test_tls_is_spoken(security: Security) -> None:
    capabilities, implicit = b"IMAP4rev1 STARTTLS AUTH=PLAIN", security is Security.IMPLICIT
    mail = {SENT: [block(MINE)]}
    with ScriptedImap(tls=server_tls(), implicit=implicit, capabilities=capabilities, mail=mail) as server:
        assert searched(account_at(server, security=security), MINE) == [True]


@pytest.mark.parametrize("security", [Security.IMPLICIT, Security.STARTTLS])
def test_a_certificate_for_another_name_gets_no_password(security: Security) -> None:
    capabilities, implicit = b"IMAP4rev1 STARTTLS AUTH=PLAIN", security is Security.IMPLICIT
    with ScriptedImap(tls=server_tls("imap.example.com"), implicit=implicit, capabilities=capabilities) as server:
        assert refusal(account_at(server, security=security)).code == "not-secure"
    assert server.commands(b"AUTHENTICATE") == []


def test_starttls_that_is_not_offered_is_never_done_without() -> None:
    with ScriptedImap() as server:
        error = refusal(account_at(server, security=Security.STARTTLS))
    assert error.code == "not-secure"
    assert "STARTTLS" in error.message
    assert server.commands(b"AUTHENTICATE") == []


def test_words_slipped_in_before_tls_are_not_believed() -> None:
    """CVE-2011-0411 and its family: what came in clear must not be read as if it were secured."""
    slipped = b"%t OK go on\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n"
    with ScriptedImap(
        tls=server_tls(), capabilities=b"IMAP4rev1 STARTTLS AUTH=PLAIN", faults={"STARTTLS": slipped}
    ) as server:
        assert refusal(account_at(server, security=Security.STARTTLS), seconds=1).code == "unreachable"
    assert server.commands(b"AUTHENTICATE") == []


@pytest.mark.parametrize(("allowed", "host"), [(False, "127.0.0.1"), (True, "192.0.2.1")])
def test_a_password_in_clear_is_for_this_machine_alone(allowed: bool, host: str) -> None:
    with ScriptedImap() as server:
        account = replace(account_at(server), allow_cleartext_auth=allowed)
        assert account.imap
        if host != server.host:
            account = replace(account, imap=replace(account.imap, host=host))
        assert refusal(account, seconds=0.3).code in ("not-secure", "unreachable")
    assert server.commands(b"AUTHENTICATE") == []


def test_a_search_is_cut_from_outside() -> None:
    with ScriptedImap(faults={"SEARCH": Stall()}) as server, opened(account_at(server)) as sent:
        sent.cut()
        sent.cut()
        with pytest.raises(MailboxError):
            sent.holds([MINE])
