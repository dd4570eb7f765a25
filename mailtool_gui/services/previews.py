"""One recipient's message, as it would leave and be read; nothing is sent, nothing is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import MailToolError
from mailtool_gui.domain.identity import identity_of
from mailtool_gui.messages.builder import MessageBuilder, Sender, compile_message
from mailtool_gui.messages.images import embedded
from mailtool_gui.messages.leftovers import leftovers
from mailtool_gui.messages.plain_text import plain_text
from mailtool_gui.messages.signature import signed
from mailtool_gui.sheets.number_formats.writing import RegionalWriting

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account
    from mailtool_gui.domain.clock import Clock
    from mailtool_gui.domain.message import Template
    from mailtool_gui.domain.recipient import Recipient
    from mailtool_gui.domain.sheet import Column

_NOBODY = Sender("sender@example.com")


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """A finished message, taken apart again: who it is from and to, its parts as a reader has them, and its source."""

    sender: str
    to: str
    subject: str
    html: str
    text: str
    source: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Preview:
    """What a template makes of one recipient.

    `mistake` says what is wrong with the template itself, `hints` what looks like a mistake in it; `trouble` says why
    this one recipient gets no message. `letter` is None where there is a mistake, a trouble or no recipient. `text` is
    what the template's plain text is made into where the user has written none, the fields still in it.
    """

    letter: Letter | None = None
    mistake: str | None = None
    hints: Sequence[str] = ()
    trouble: str | None = None
    text: str = ""


class Previews:
    """Renders single messages; `locale` is the region where a sheet has none of its own."""

    def __init__(self, clock: Clock, *, locale: str) -> None:
        self._clock = clock
        self._locale = locale

    def preview(
        self,
        template: Template,
        columns: Sequence[Column],
        recipient: Recipient | None,
        account: Account | None,
        *,
        locale: str | None = None,
    ) -> Preview:
        """The template tried on a recipient of a sheet that is shown in `locale`.

        What is wrong comes back in words, nothing is raised.
        """
        sender = Sender.of(account) if account else _NOBODY
        template = embedded(signed(template, sender.signature, name=sender.name))
        try:
            region = locale or self._locale
            writing = RegionalWriting(region)
            builder = compile_message(template, columns, sender=sender, locale=region, writing=writing)
        except MailToolError as error:
            return Preview(mistake=str(error))
        hints = [f"{place}: {sentence}" for place, sentence in leftovers(template, columns)]
        text = plain_text(template.html) if template.text is None else ""
        if recipient is None:
            return Preview(hints=hints, text=text)
        try:
            return Preview(letter=self._letter(builder, recipient), hints=hints, text=text)
        except MailToolError as error:
            return Preview(trouble=_sentence(error), hints=hints, text=text)

    def _letter(self, builder: MessageBuilder, recipient: Recipient) -> Letter:
        identity = identity_of(seed="preview@localhost", position=recipient.rows[0].number, revision=0)
        message = builder.build(recipient, identity=identity, date=self._clock.now().astimezone())
        parsed = BytesParser(policy=policy.default).parsebytes(message.data)
        return Letter(
            sender=str(parsed["From"]),
            to=str(parsed["To"]),
            subject=str(parsed["Subject"]),
            html=_part(parsed, "html"),
            text=_part(parsed, "plain"),
            source=message.data.decode("utf-8", "replace").replace("\r\n", "\n"),
        )


def _part(message: EmailMessage, kind: str) -> str:
    found = message.get_body((kind,))
    return str(found.get_content()) if isinstance(found, EmailMessage) else ""


def _sentence(error: MailToolError) -> str:
    """The error with its place, unless the sentence begins with that already."""
    return error.message if error.where and error.message.startswith(error.where) else str(error)
