"""Messages that are not what they look like: tests of a message, and drafts for another program to send."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mailtool_gui.messages.headers import addresses

if TYPE_CHECKING:
    from mailtool_gui.domain.message import Message, Template
    from mailtool_gui.domain.recipient import Recipient

TEST_HEADER = "X-MailTool-Test"
UNSENT_HEADER = "X-Unsent"
_GIVEN_ON_SENDING = (b"date:", b"message-id:", b"x-mailtool-id:")


def for_a_test(template: Template) -> Template:
    """The same template, whose subject says that the message is a test."""
    return replace(template, subject=f"[Test] {template.subject}")


def marked_as_test(message: Message, recipient: Recipient) -> Message:
    """The same message with a header field that tells the row it was made for."""
    field = f"{TEST_HEADER}: row {recipient.rows[0].number}\r\n".encode()
    return replace(message, data=field + message.data)


def unsent(message: Message, recipient: Recipient) -> bytes:
    """The message as Outlook opens it, to be sent from there: with its hidden copies named, without date and ids.

    Those are given to it when it is sent. `X-Unsent: 1` is what makes Outlook show it as a message being written.
    """
    head, blank, body = message.data.partition(b"\r\n\r\n")
    hidden = message.envelope.recipients[1 + len(recipient.cc) :]
    fields = [line for line in head.split(b"\r\n") if not line.lower().startswith(_GIVEN_ON_SENDING)]
    bcc = addresses("Bcc", hidden) if hidden else b""
    return f"{UNSENT_HEADER}: 1\r\n".encode() + bcc + b"\r\n".join(fields) + blank + body
