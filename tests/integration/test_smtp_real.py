"""The SMTP transport against Debian's Postfix; what was sent is read back from Dovecot's folders."""

from __future__ import annotations

import secrets
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest

from mailtool_gui.domain.account import Account, Limits, Security
from mailtool_gui.domain.message import Envelope, Identity, Message
from mailtool_gui.domain.outcome import Effect, Outcome, Scope, Stage, Verdict
from mailtool_gui.transports.base import ConnectFailed, Connection, Withdrawn
from mailtool_gui.transports.registry import open_transport
from tests.support.dovecot import PASSWORD, USER, Dovecot
from tests.support.postfix import Postfix
from tests.support.servers import Certificates, wait_until

pytestmark = pytest.mark.real


class Notes:
    """A handshake that notes what it was told."""

    def __init__(self, *, finish: bool = True, decided: bool = False) -> None:
        self.told: list[str] = []
        self.decided = decided
        self._finish = finish

    def started(self) -> None:
        self.told.append("started")

    def answered(self) -> None:
        self.told.append("answered")

    def may_finish(self) -> bool:
        self.told.append("may_finish")
        return self._finish


def message_to(*recipients: str, body: bytes = b"Good day,\r\n\r\n-- \r\nthe shop\r\n") -> Message:
    token = secrets.token_hex(8)
    identity = Identity(message_id=f"<{token}@example.com>", mailtool_id=token)
    headers = (
        "From: =?utf-8?q?B=C3=BCro?= <office@example.com>\r\n"
        f"To: {recipients[0]}\r\n"
        "Subject: =?utf-8?q?=C4=90=C6=A1n_h=C3=A0ng?=\r\n"
        "Date: Sun, 22 Nov 2026 12:00:00 +0000\r\n"
        f"Message-ID: {identity.message_id}\r\n"
        f"X-MailTool-ID: {identity.mailtool_id}\r\n"
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    )
    envelope = Envelope(sender="office@example.com", recipients=recipients)
    return Message(
        envelope=envelope, data=headers.encode() + body, identity=identity, date=datetime(2026, 11, 22, tzinfo=UTC)
    )


def mailbox() -> str:
    """An address nobody has had before."""
    return f"{secrets.token_hex(6)}@example.org"


def as_stored(message: Message) -> bytes:
    """The message as a maildir keeps it, below the servers' trace headers."""
    return message.data.replace(b"\r\n", b"\n")


@pytest.fixture
def account(postfix: Postfix) -> Account:
    limits = Limits(in_flight=1, batch_size=10, batch_delay=timedelta(seconds=1))
    return Account(
        name="work",
        sender="office@example.com",
        host="localhost",
        port=postfix.submission,
        security=Security.STARTTLS,
        user=USER,
        limits=limits,
        reply_timeout=10,
        dot_timeout=20,
    )


@pytest.fixture
def in_clear(account: Account, postfix: Postfix) -> Account:
    return replace(account, port=postfix.plain, security=Security.NONE, user=None)


@contextmanager
def connected(account: Account, certificates: Certificates, *, password: str | None = PASSWORD) -> Iterator[Connection]:
    tls = cache(lambda: ssl.create_default_context(cafile=certificates.authority))
    connection = open_transport(account, secret=lambda: password, tls=tls).connect()
    try:
        yield connection
    finally:
        connection.close()


def refusal(account: Account, certificates: Certificates, *, password: str | None = PASSWORD) -> Outcome:
    with pytest.raises(ConnectFailed) as failed, connected(account, certificates, password=password):
        pass
    return failed.value.outcome


@pytest.fixture(params=["plain", "cleartext", "submission", "submissions"])
def any_account(request: pytest.FixtureRequest, account: Account, in_clear: Account, postfix: Postfix) -> Account:
    accounts = {
        "plain": in_clear,
        "cleartext": replace(in_clear, port=postfix.cleartext, user=USER, allow_cleartext_auth=True),
        "submission": account,
        "submissions": replace(account, port=postfix.submissions, security=Security.IMPLICIT),
    }
    return accounts[request.param]


def test_arrives_byte_for_byte(any_account: Account, certificates: Certificates, dovecot: Dovecot) -> None:
    message = message_to(mailbox(), body=b"Chi ti=E1=BA=BFt:\r\n\r\n" + b"x" * 998 + b"\r\n=2E a dot\r\n\r\n")
    notes = Notes()
    with connected(any_account, certificates) as connection:
        outcome = connection.send(message, notes)
    assert (outcome.verdict, outcome.stage) == (Verdict.SENT, Stage.DOT)
    assert outcome.reply is not None
    assert (outcome.reply.code, outcome.reply.enhanced) == (250, "2.0.0")
    assert notes.told == ["started", "answered", "may_finish"]
    (stored,) = dovecot.wait_for_mail(message.envelope.recipients[0])
    assert stored.endswith(b"\n" + as_stored(message))


def test_many_messages_over_one_connection(account: Account, certificates: Certificates, dovecot: Dovecot) -> None:
    address = mailbox()
    messages = [message_to(address) for _ in range(30)]
    with connected(account, certificates) as connection:
        assert {connection.send(message, Notes()).verdict for message in messages} == {Verdict.SENT}
        assert connection.usable
    stored = dovecot.wait_for_mail(address, len(messages))
    assert all(sum(mail.endswith(as_stored(message)) for mail in stored) == 1 for message in messages)


def test_large_message(account: Account, certificates: Certificates, dovecot: Dovecot) -> None:
    message = message_to(mailbox(), body=(b"0123456789abcdef" * 4 + b"\r\n") * 50_000)
    with connected(account, certificates) as connection:
        assert connection.send(message, Notes()).verdict is Verdict.SENT
    (stored,) = dovecot.wait_for_mail(message.envelope.recipients[0])
    assert stored.endswith(as_stored(message))


REFUSALS = {
    "fail-1@example.com": (Verdict.FAIL, 550, frozenset({Effect.SUPPRESS})),
    "grey-1@example.com": (Verdict.DEFER, 451, frozenset()),
    "full-1@example.com": (Verdict.DEFER, 452, frozenset()),
}


@pytest.mark.parametrize("address", REFUSALS)
def test_refused_mailbox_leaves_the_connection_usable(
    account: Account, certificates: Certificates, dovecot: Dovecot, address: str
) -> None:
    good, notes = message_to(mailbox()), Notes()
    with connected(account, certificates) as connection:
        outcome = connection.send(message_to(address), notes)
        assert connection.send(good, Notes()).verdict is Verdict.SENT
    assert outcome.reply is not None
    assert (outcome.verdict, outcome.reply.code, outcome.effects) == REFUSALS[address]
    assert (outcome.scope, outcome.stage) == (Scope.RECIPIENT, Stage.RCPT)
    assert "may_finish" not in notes.told
    assert len(dovecot.wait_for_mail(good.envelope.recipients[0])) == 1


def test_refused_copy_is_told_and_the_rest_sent(account: Account, certificates: Certificates, dovecot: Dovecot) -> None:
    to, copy = mailbox(), mailbox()
    with connected(account, certificates) as connection:
        outcome = connection.send(message_to(to, "fail-2@example.com", copy), Notes())
    assert outcome.verdict is Verdict.SENT
    assert [address for address, _ in outcome.others] == ["fail-2@example.com"]
    assert all(dovecot.wait_for_mail(address) for address in (to, copy))


def test_other_domains_are_not_relayed(account: Account, certificates: Certificates) -> None:
    with connected(account, certificates) as connection:
        outcome = connection.send(message_to("somebody@elsewhere.invalid"), Notes())
    assert (outcome.verdict, outcome.stage) == (Verdict.FAIL, Stage.RCPT)


def test_nothing_arrives_where_the_barrier_refused(
    account: Account, certificates: Certificates, dovecot: Dovecot
) -> None:
    address = mailbox()
    with connected(account, certificates) as connection, pytest.raises(Withdrawn):
        connection.send(message_to(address), Notes(finish=False))
    later = message_to(mailbox())
    with connected(account, certificates) as connection:
        connection.send(later, Notes())
    dovecot.wait_for_mail(later.envelope.recipients[0])
    assert dovecot.mail(address) == []


def test_wrong_password_pauses_the_account(account: Account, certificates: Certificates, postfix: Postfix) -> None:
    outcome = refusal(replace(account, user="somebody-else"), certificates, password="wrong")
    assert (outcome.verdict, outcome.scope, outcome.stage) == (Verdict.PAUSE, Scope.ACCOUNT, Stage.AUTH)
    assert outcome.reply is not None
    assert (outcome.reply.code, outcome.reply.enhanced) == (535, "5.7.8")
    wait_until(lambda: "sasl_username=somebody-else" in postfix.log(), "Postfix's own log")
    assert postfix.log().count("sasl_username=somebody-else") == 1


def test_missing_password_pauses_the_account(account: Account, certificates: Certificates) -> None:
    outcome = refusal(account, certificates, password=None)
    assert (outcome.verdict, outcome.stage, outcome.reply) == (Verdict.PAUSE, Stage.AUTH, None)


def test_password_is_not_sent_in_clear(in_clear: Account, certificates: Certificates, postfix: Postfix) -> None:
    account = replace(in_clear, port=postfix.cleartext, user="in-clear")
    assert refusal(account, certificates).verdict is Verdict.PAUSE
    assert "sasl_username=in-clear" not in postfix.log()


def test_server_without_starttls_pauses_the_account(in_clear: Account, certificates: Certificates) -> None:
    outcome = refusal(replace(in_clear, security=Security.STARTTLS), certificates)
    assert (outcome.verdict, outcome.stage) == (Verdict.PAUSE, Stage.STARTTLS)


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.IMPLICIT])
def test_certificate_of_an_unknown_authority_pauses_the_account(
    account: Account, postfix: Postfix, security: Security
) -> None:
    port = postfix.submission if security is Security.STARTTLS else postfix.submissions
    transport = open_transport(
        replace(account, port=port, security=security), secret=lambda: PASSWORD, tls=ssl.create_default_context
    )
    with pytest.raises(ConnectFailed) as failed:
        transport.connect()
    assert (failed.value.outcome.verdict, failed.value.outcome.scope) == (Verdict.PAUSE, Scope.ACCOUNT)


def test_certificate_of_another_name_pauses_the_account(account: Account, certificates: Certificates) -> None:
    outcome = refusal(replace(account, host="127.0.0.1"), certificates)
    assert outcome.verdict is Verdict.PAUSE


def test_description_says_how_it_is_secured(account: Account, in_clear: Account, certificates: Certificates) -> None:
    with connected(account, certificates) as connection:
        assert "TLSv1.3" in connection.description
        assert USER in connection.description
    with connected(in_clear, certificates) as connection:
        assert "not encrypted" in connection.description


def test_nobody_listens(in_clear: Account, certificates: Certificates) -> None:
    from tests.support.servers import free_ports

    outcome = refusal(replace(in_clear, port=free_ports(1)[0]), certificates)
    assert (outcome.verdict, outcome.scope) == (Verdict.RETRY, Scope.SERVER)
