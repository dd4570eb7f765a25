"""The demonstration as the window shows it: its draft, and the mail that its server has received."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from email.message import EmailMessage

    from mailtool_gui.demo.provider import Counts, ReceivedMessage
    from mailtool_gui.domain.account import Account
    from mailtool_gui.services.draft import Draft


class Server(Protocol):
    """A server that keeps what it is sent."""

    @property
    def counts(self) -> Counts:
        """What was answered so far."""
        ...

    def messages(self) -> tuple[ReceivedMessage, ...]:
        """The messages kept, oldest first."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """A received message as a list shows it; `number` counts from 1 in the order of arrival."""

    number: int
    recipient: str
    subject: str
    data: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Content:
    """What is in a message. `html` and `text` are empty where there is none."""

    sender: str
    recipient: str
    subject: str
    html: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Demo:
    """The demonstration: `draft` makes its workbook and message, which may take a while; `account` sends it."""

    account: Account
    draft: Callable[[], Draft]
    received: Received


class Received:
    """The mail of one server; for any thread."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def count(self) -> int:
        """How many messages have been accepted, those included that are kept no longer."""
        return self._server.counts.accepted

    def since(self, number: int) -> Sequence[Letter]:
        """The kept messages after the one with this number, oldest first."""
        from mailtool_gui.demo.provider import KEPT_MESSAGES

        kept = self._server.messages()
        first = 1 if len(kept) < KEPT_MESSAGES else max(1, self.count() - len(kept) + 1)
        return [_letter(n, message) for n, message in enumerate(kept, first) if n > number]


def content_of(letter: Letter) -> Content:
    """The message taken apart as a mail program does it."""
    message = _parsed(letter.data)
    return Content(
        sender=str(message["From"] or ""),
        recipient=letter.recipient,
        subject=letter.subject,
        html=_body(message, "html"),
        text=_body(message, "plain"),
    )


def _letter(number: int, received: ReceivedMessage) -> Letter:
    from email.parser import BytesHeaderParser
    from email.policy import default

    head = BytesHeaderParser(policy=default).parsebytes(received.data)
    subject = str(head["Subject"] or "")
    return Letter(number=number, recipient=", ".join(received.recipients), subject=subject, data=received.data)


def _parsed(data: bytes) -> EmailMessage:
    from email import message_from_bytes
    from email.policy import default

    return message_from_bytes(data, policy=default)


def _body(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    return str(part.get_content()) if part is not None else ""
