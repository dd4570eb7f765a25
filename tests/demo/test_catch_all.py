from __future__ import annotations

import smtplib
import socket
import threading
from collections.abc import Iterator

import pytest

from mailtool_gui.demo.catch_all import CatchAllServer
from mailtool_gui.demo.provider import KEPT_MESSAGES, Counts
from mailtool_gui.domain.errors import UsageError

SENDER = "shop@example.com"
GOOD = "linh.tran1@example.com"
MISSING = "anh.dang2@example.net"
FULL = "quoc.le11@example.org"
GREYLISTED = "sabine.schaefer3@example.com"
BODY = b"Subject: x\r\n\r\nGood day\r\n..two dots\r\n"


@pytest.fixture
def server() -> Iterator[CatchAllServer]:
    with CatchAllServer(latency=0.0, greylist_wait=0.05) as running:
        yield running


@pytest.fixture
def client(server: CatchAllServer) -> Iterator[smtplib.SMTP]:
    with smtplib.SMTP(server.host, server.port, timeout=10) as open_client:
        yield open_client


def test_message_is_kept_as_it_came(server: CatchAllServer, client: smtplib.SMTP) -> None:
    client.sendmail(SENDER, [GOOD], BODY)
    (message,) = server.messages()
    assert (message.sender, message.recipients, message.data) == (SENDER, (GOOD,), BODY)
    assert server.counts == Counts(starts=1, accepted=1)


def test_missing_mailbox(server: CatchAllServer, client: smtplib.SMTP) -> None:
    with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        client.sendmail(SENDER, [MISSING], BODY)
    code, text = refused.value.recipients[MISSING]
    assert code == 550
    assert text.startswith(b"5.1.1 ")
    assert server.counts == Counts(starts=1, missing=1)


def test_full_mailbox_has_room_at_the_second_try(server: CatchAllServer, client: smtplib.SMTP) -> None:
    with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        client.sendmail(SENDER, [FULL], BODY)
    code, text = refused.value.recipients[FULL]
    assert (code, text[:6]) == (552, b"5.2.2 ")
    client.sendmail(SENDER, [FULL], BODY)
    assert server.messages()[0].recipients == (FULL,)
    assert server.counts == Counts(starts=2, accepted=1, full=1)


def test_greylisted_mailbox_is_accepted_after_a_while(server: CatchAllServer, client: smtplib.SMTP) -> None:
    client.ehlo()
    client.mail(SENDER)
    code, text = client.rcpt(GREYLISTED)
    assert (code, text[:6]) == (451, b"4.7.1 ")
    while client.rcpt(GREYLISTED)[0] != 250:
        threading.Event().wait(0.01)
    assert server.counts.greylisted >= 1


def test_another_recipient_of_the_same_connection_is_accepted(server: CatchAllServer, client: smtplib.SMTP) -> None:
    client.ehlo()
    client.mail(SENDER)
    client.rcpt(GREYLISTED)
    client.rset()
    client.sendmail(SENDER, [GOOD], BODY)
    assert server.counts.accepted == 1


def test_one_throttling_reply_closes_its_connection() -> None:
    with CatchAllServer(latency=0.0, throttle_at=2) as server:
        with smtplib.SMTP(server.host, server.port, timeout=10) as client:
            client.sendmail(SENDER, [GOOD], BODY)
            assert client.docmd(f"MAIL FROM:<{SENDER}>")[0] == 421
            with pytest.raises(smtplib.SMTPServerDisconnected):
                client.noop()
        with smtplib.SMTP(server.host, server.port, timeout=10) as again:
            again.sendmail(SENDER, [GOOD], BODY)
        assert server.counts == Counts(starts=3, accepted=2, throttled=1)


def test_utf8_addresses_are_taken(server: CatchAllServer, client: smtplib.SMTP) -> None:
    client.sendmail(SENDER, ["đức@example.com"], BODY, mail_options=["SMTPUTF8"])
    assert server.messages()[0].recipients == ("đức@example.com",)


def test_only_the_last_messages_are_kept(server: CatchAllServer, client: smtplib.SMTP) -> None:
    for _ in range(KEPT_MESSAGES + 5):
        client.sendmail(SENDER, [GOOD], b"x")
    assert len(server.messages()) == KEPT_MESSAGES
    assert server.counts.accepted == KEPT_MESSAGES + 5


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::"])
def test_refuses_any_address_but_loopback(host: str) -> None:
    with pytest.raises(UsageError, match="this machine only"):
        CatchAllServer(host=host)


def test_taken_port_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match="did not start"), CatchAllServer(port=port):
            pass


def test_latency_is_about_what_was_asked_for() -> None:
    import time

    with CatchAllServer(latency=0.1) as server, smtplib.SMTP(server.host, server.port, timeout=10) as client:
        begun = time.monotonic()
        client.sendmail(SENDER, [GOOD], BODY)
        assert time.monotonic() - begun >= 0.06


def test_closes_with_clients_still_there(caplog: pytest.LogCaptureFixture) -> None:
    before = threading.active_count()
    with CatchAllServer(latency=30.0) as server:
        clients = [smtplib.SMTP(server.host, server.port, timeout=10) for _ in range(3)]
        clients[0].ehlo()
        clients[0].mail(SENDER)
        clients[0].rcpt(GOOD)
        clients[0].putcmd("data")
        clients[0].getreply()
        clients[0].send(BODY + b".\r\n")
    assert threading.active_count() == before
    assert not caplog.records
    for client in clients:
        client.close()


def test_a_client_that_hangs_up_is_no_trouble(server: CatchAllServer, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(5):
        client = smtplib.SMTP(server.host, server.port, timeout=10)
        assert client.sock is not None
        client.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
        client.putcmd("EHLO gone")
        client.close()
    with smtplib.SMTP(server.host, server.port, timeout=10) as client:
        client.sendmail(SENDER, [GOOD], BODY)
    assert not caplog.records
