"""Envelopes behind dots, and BDAT, against Debian's Postfix; what arrived is read back from Dovecot's folders."""

from __future__ import annotations

import ssl
from collections.abc import Sequence
from functools import cache, partial

import pytest

from mailtool_gui.domain.account import Account
from mailtool_gui.domain.message import Message
from mailtool_gui.domain.outcome import Outcome, Verdict
from mailtool_gui.transports.base import Handshake, Withdrawn
from mailtool_gui.transports.smtp.connection import SmtpConnection
from mailtool_gui.transports.smtp.transport import SmtpTransport
from mailtool_gui.transports.smtp.wire import CHUNK
from mailtool_gui.transports.steps import carried_out
from tests.integration.test_smtp_real import Notes, account, as_stored, mailbox, message_to
from tests.support.dovecot import PASSWORD, Dovecot
from tests.support.postfix import Postfix
from tests.support.servers import Certificates, wait_until

__all__ = ["account"]  # a fixture
pytestmark = pytest.mark.real

both_ways = pytest.mark.parametrize("chunks", [False, True], ids=["DATA", "BDAT"])


def transport_of(account: Account, certificates: Certificates, *, chunks: bool) -> SmtpTransport:
    """Postfix offers CHUNKING; without `chunks` it counts as one that does not understand it."""
    tls = cache(lambda: ssl.create_default_context(cafile=certificates.authority))
    transport = SmtpTransport(account, secret=lambda: PASSWORD, tls=tls)
    if not chunks:
        transport._proofs.chunks.failed()
    return transport


def chain(connection: SmtpConnection, messages: Sequence[Message], notes: Sequence[Notes]) -> list[Outcome]:
    """Sends them all, each envelope but the first two behind the dot before."""
    found = []
    for number, message in enumerate(messages):
        following = partial(_next, connection, messages[number + 1 :], notes[number + 1 :])
        found.append(carried_out(connection.sending(message, notes[number], following)))
    return found


def _next(
    connection: SmtpConnection, messages: Sequence[Message], notes: Sequence[Notes]
) -> tuple[Message, Handshake] | None:
    return (messages[0], notes[0]) if messages and connection.may_follow(messages[0]) else None


def last_session(postfix: Postfix) -> str:
    """What Postfix counted of the last one."""
    return [line for line in postfix.log().splitlines() if "disconnect from" in line][-1]


@both_ways
def test_each_message_of_a_chain_is_its_own(
    account: Account, certificates: Certificates, dovecot: Dovecot, postfix: Postfix, chunks: bool
) -> None:
    """Good ones, refused ones, greylisted ones and a large one, one behind the other over one line."""
    large = b"0123456789abcdef\r\n" * (CHUNK // 16)
    bad = {3: "fail-9@example.com", 4: f"grey-{chunks}@example.com", 7: "fail-8@example.com"}
    messages = [
        message_to(bad.get(number, mailbox()), body=large if number == 9 else b"Good day\r\n") for number in range(14)
    ]
    notes = [Notes(decided=True) for _ in messages]
    connection = transport_of(account, certificates, chunks=chunks).connect()
    outcomes = chain(connection, messages, notes)
    connection.close()
    wanted = {3: Verdict.FAIL, 4: Verdict.DEFER, 7: Verdict.FAIL}
    assert [each.verdict for each in outcomes] == [wanted.get(number, Verdict.SENT) for number in range(14)]
    for number, message in enumerate(messages):
        if number not in bad:
            (stored,) = dovecot.wait_for_mail(message.envelope.recipients[0])
            assert stored.endswith(b"\n" + as_stored(message))
    wait_until(lambda: " mail=14 " in last_session(postfix), "Postfix's own count")
    assert (" bdat=" in last_session(postfix)) is chunks
    assert (" data=" in last_session(postfix)) is not chunks
    assert "improper command pipelining" not in postfix.log()


@both_ways
def test_nothing_arrives_of_an_envelope_that_was_taken_back(
    account: Account, certificates: Certificates, dovecot: Dovecot, chunks: bool
) -> None:
    transport = transport_of(account, certificates, chunks=chunks)
    messages = [message_to(mailbox()) for _ in range(4)]
    notes = [Notes(decided=True), Notes(decided=True), Notes(decided=True), Notes(decided=True, finish=False)]
    connection = transport.connect()
    with pytest.raises(Withdrawn):
        chain(connection, messages, notes)
    assert not connection.usable
    again = transport.connect()
    later = message_to(mailbox())
    assert again.send(later, Notes()).verdict is Verdict.SENT
    again.close()
    dovecot.wait_for_mail(later.envelope.recipients[0])
    assert [len(dovecot.mail(message.envelope.recipients[0])) for message in messages] == [1, 1, 1, 0]
