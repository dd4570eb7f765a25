"""A provider's Sent folder: copies of what a server accepted, filed over IMAP."""

from __future__ import annotations

import imaplib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from mailtool_gui.domain.message import Identity
from tests.support.dovecot import PASSWORD, USER, Dovecot
from tests.support.sink_log import SinkLog


def copy_of(identity: Identity, *, message_id_in: str = "Message-ID") -> bytes:
    """A message as a mailbox keeps it."""
    return (
        "From: office@example.com\r\nTo: somebody@example.com\r\nSubject: all is well\r\n"
        f"{message_id_in}: {identity.message_id}\r\nX-MailTool-ID: {identity.mailtool_id}\r\n\r\nAll is well.\r\n"
    ).encode()


@contextmanager
def mail_program(dovecot: Dovecot, *, user: str = USER) -> Iterator[imaplib.IMAP4]:
    """Another client of the same mailbox."""
    client = imaplib.IMAP4("127.0.0.1", dovecot.imap)
    client.authenticate("PLAIN", lambda _: f"\0{user}\0{PASSWORD}".encode())
    try:
        yield client
    finally:
        client.logout()


def file_copies(dovecot: Dovecot, folder: str, copies: Iterable[bytes], *, user: str = USER) -> None:
    """Puts the copies into an empty folder of this name (modified UTF-7)."""
    with mail_program(dovecot, user=user) as client:
        client.delete(f'"{folder}"')
        assert client.create(f'"{folder}"')[0] == "OK"
        for copy in copies:
            assert client.append(f'"{folder}"', "", "", copy)[0] == "OK"


def accepted_copies(log: SinkLog) -> list[bytes]:
    """A copy of everything that a sink has, answered or not."""
    return [
        copy_of(Identity(message_id=start.message_id or "", mailtool_id=start.mailtool_id or ""))
        for start in log.messages
    ]
