"""Against a real server: encryption, signing in, and what certificates must prove."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from email import message_from_bytes
from pathlib import Path

import pytest
import trustme

from mailtool_gui.domain.account import Security
from mailtool_gui.domain.outcome import Outcome, Scope, Stage, Verdict
from mailtool_gui.transports.base import ConnectFailed
from mailtool_gui.transports.registry import open_transport, shared_tls
from tests.support.smtp_real import PASSWORD, USER, RealServer
from tests.support.smtp_tls import authority, client_tls, server_tls
from tests.support.smtp_values import RecordingHandshake, account, connect, message, no_secret

SECURE = pytest.mark.parametrize("security", [Security.STARTTLS, Security.IMPLICIT])


def real_server(security: Security, context: ssl.SSLContext, *, without: tuple[str, ...] = ()) -> RealServer:
    if security is Security.IMPLICIT:
        return RealServer(implicit=context, without=without)
    return RealServer(starttls=context, without=without)


def refused(server: RealServer, security: Security, *, password: str = PASSWORD, host: str = "127.0.0.1") -> Outcome:
    wanted = account(server.port, host=host, security=security, user=USER)
    with pytest.raises(ConnectFailed) as failed:
        connect(wanted, password=password, tls=client_tls())
    return failed.value.outcome


@SECURE
@pytest.mark.parametrize(("without", "mechanism"), [((), "PLAIN"), (("PLAIN",), "LOGIN")])
def test_a_message_goes_through(security: Security, without: tuple[str, ...], mechanism: str) -> None:
    with real_server(security, server_tls(), without=without) as server:
        connection = connect(account(server.port, security=security, user=USER), password=PASSWORD, tls=client_tls())
        for number in range(3):
            outcome = connection.send(message(mailtool_id=f"{number}"), RecordingHandshake())
            assert outcome.verdict is Verdict.SENT
        connection.close()
        room = server.room
    assert room.mechanisms == [mechanism]
    assert room.starttls == [security is Security.STARTTLS] * 3
    assert room.taken == [("office@example.com", ["anna@example.com"], message().data)] * 3
    assert connection.description == f"encrypted with TLSv1.3, signed in as {USER}"


@SECURE
def test_a_wrong_password(security: Security) -> None:
    with real_server(security, server_tls()) as server:
        outcome = refused(server, security, password="wrong")
        assert len(server.room.mechanisms) == 1
    assert (outcome.verdict, outcome.scope, outcome.stage) == (Verdict.PAUSE, Scope.ACCOUNT, Stage.AUTH)
    assert outcome.reply is not None
    assert outcome.reply.code == 535


BAD_CERTIFICATES: Mapping[str, tuple[ssl.SSLContext, str]] = {
    "another name": (server_tls("mail.example.com"), "not valid for '127.0.0.1'"),
    "expired": (server_tls(expired=True), "expired"),
    "unknown authority": (server_tls(issuer=trustme.CA()), "unable to get local issuer certificate"),
}


@SECURE
@pytest.mark.parametrize("case", BAD_CERTIFICATES)
def test_a_certificate_that_proves_nothing(security: Security, case: str) -> None:
    context, why = BAD_CERTIFICATES[case]
    with real_server(security, context) as server:
        outcome = refused(server, security)
        assert server.room.mechanisms == []
    assert (outcome.verdict, outcome.scope) == (Verdict.PAUSE, Scope.ACCOUNT)
    assert why in outcome.reason


def test_a_stripped_starttls() -> None:
    with RealServer(auth=False) as server:
        outcome = refused(server, Security.STARTTLS)
        assert server.room.taken == []
    assert (outcome.verdict, outcome.scope, outcome.stage) == (Verdict.PAUSE, Scope.ACCOUNT, Stage.STARTTLS)


def test_the_host_may_be_a_name() -> None:
    with real_server(Security.STARTTLS, server_tls("localhost")) as server:
        wanted = account(server.port, host="localhost", security=Security.STARTTLS, user=USER)
        connection = connect(wanted, password=PASSWORD, tls=client_tls())
        connection.close()
    assert connection.description.startswith("encrypted")


def test_trust_by_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An organisation's own authority comes through SSL_CERT_FILE, as for every program that uses OpenSSL."""
    authority().cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    with real_server(Security.STARTTLS, server_tls()) as server:
        wanted = account(server.port, security=Security.STARTTLS, user=USER)
        with pytest.raises(ConnectFailed):
            open_transport(wanted, secret=lambda: PASSWORD, tls=shared_tls()).connect()
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
        open_transport(wanted, secret=lambda: PASSWORD, tls=shared_tls()).connect().close()


def test_letters_of_all_languages_arrive_as_they_are() -> None:
    data = "Subject: Đơn hàng\r\nTo: jürgen@example.com\r\n\r\nСайн байна уу\r\n".encode()
    with RealServer(auth=False) as server:
        connection = connect(account(server.port))
        outcome = connection.send(message("jürgen@example.com", data=data, smtputf8=True), RecordingHandshake())
        connection.close()
    assert outcome.verdict is Verdict.SENT
    ((_, recipients, content),) = server.room.taken
    assert recipients == ["jürgen@example.com"]
    assert content == data
    assert message_from_bytes(content).get_payload(decode=True) == "Сайн байна уу\r\n".encode()


def test_a_server_that_wants_a_sign_in_first() -> None:
    with real_server(Security.STARTTLS, server_tls()) as server:
        wanted = account(server.port, security=Security.STARTTLS)
        connection = open_transport(wanted, secret=no_secret, tls=client_tls).connect()
        outcome = connection.send(message(), RecordingHandshake())
        connection.close()
    assert (outcome.verdict, outcome.scope) == (Verdict.PAUSE, Scope.ACCOUNT)
