"""Template and recipient in, finished message out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path

from mailtool_gui.domain.address import needs_smtputf8, parse_address
from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.domain.message import Envelope, Identity, Message, Template
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.domain.sheet import CellKind, Column
from mailtool_gui.messages.attachments import AttachmentChoice, AttachmentStore
from mailtool_gui.messages.field_names import FieldNames
from mailtool_gui.messages.headers import addresses, mailbox, refuse_break, unstructured
from mailtool_gui.messages.mime import assemble
from mailtool_gui.messages.parts import MergePart, Part, compile_part
from mailtool_gui.messages.places import Source
from mailtool_gui.messages.plain_text import plain_text, text_part
from mailtool_gui.messages.quoted_printable import encode_text
from mailtool_gui.messages.record import readable
from mailtool_gui.messages.sandbox import Sandbox


@dataclass(frozen=True, slots=True)
class Sender:
    """Who a message is from."""

    address: str
    name: str = ""


def compile_message(
    template: Template,
    columns: Sequence[Column],
    *,
    sender: Sender,
    locale: str,
    files: Mapping[Path, str] | None = None,
) -> MessageBuilder:
    """A builder for `template` over sheets with `columns`.

    `files` are the attachments' hashes as frozen with the job: a file changed since is refused. Raises TemplateError,
    AddressError (sender, reply-to) or AttachmentError (a file for everybody is missing).
    """
    names = FieldNames(columns)
    plain, html = Sandbox(html=False), Sandbox(html=True)
    return MessageBuilder(
        names=names,
        subject=compile_part(Source("subject", template.subject), names, plain),
        html=compile_part(Source("HTML", template.html), names, html),
        text=None if template.text is None else compile_part(Source("text", template.text), names, plain),
        sender=sender,
        reply_to=template.reply_to,
        choice=AttachmentChoice(template, columns),
        store=AttachmentStore(files),
    )


class MessageBuilder:
    """Builds the messages of one job. Shared by all its workers."""

    def __init__(
        self,
        *,
        names: FieldNames,
        subject: Part,
        html: Part,
        text: Part | None,
        sender: Sender,
        reply_to: str | None,
        choice: AttachmentChoice,
        store: AttachmentStore,
    ) -> None:
        self._names = names
        self._subject = subject
        self._html = html
        self._text = text
        if text is None and isinstance(html, MergePart):
            self._text = text_part(html, names)
        self._choice = choice
        self._store = store
        self._sender = parse_address(sender.address, where="sender")
        refuse_break(sender.name, where="sender name")
        self._from = addresses("From", [mailbox(sender.name, self._sender)])
        self._reply_to = addresses("Reply-To", [parse_address(reply_to, where="reply-to")]) if reply_to else b""
        usages = [part.usage for part in (subject, html, text) if part is not None]
        self.used_columns = frozenset(choice.columns).union(*(usage.first | usage.every for usage in usages))

    def build(self, recipient: Recipient, *, identity: Identity, date: datetime) -> Message:
        """The finished message. Raises TemplateError, AddressError or AttachmentError."""
        self._refuse_error_cells(recipient)
        envelope = self._envelope(recipient)
        text, html = self._bodies(recipient)
        attachments = [self._store.part(path) for path in self._choice.of(recipient)]
        head = self._head(recipient, envelope, identity, date)
        data = assemble(head, text, html, attachments, seed=identity.message_id)
        return Message(envelope=envelope, data=data, identity=identity, date=date)

    def _refuse_error_cells(self, recipient: Recipient) -> None:
        for row in recipient.rows:
            for index in self.used_columns:
                if row.cells[index].kind is CellKind.ERROR:
                    readable(self._names, row, index)

    def _envelope(self, recipient: Recipient) -> Envelope:
        everybody = tuple(parse_address(a) for a in (recipient.address, *recipient.cc, *recipient.bcc))
        smtputf8 = any(needs_smtputf8(address) for address in (self._sender, *everybody))
        return Envelope(sender=self._sender, recipients=everybody, smtputf8=smtputf8)

    def _bodies(self, recipient: Recipient) -> tuple[bytes, bytes]:
        if self._text is not None:
            return self._text.encode(recipient), self._html.encode(recipient)
        html = self._html.render(recipient)
        return encode_text(plain_text(html)), encode_text(html)

    def _head(self, recipient: Recipient, envelope: Envelope, identity: Identity, date: datetime) -> bytes:
        to, cc = envelope.recipients[0], envelope.recipients[1 : 1 + len(recipient.cc)]
        subject = self._subject.render(recipient).strip()
        refuse_break(subject, where="subject")
        if not subject:
            raise TemplateError("The subject is empty.", where="subject", code="empty-subject")
        return b"".join(
            (
                self._from,
                addresses("To", [to]),
                addresses("Cc", cc) if cc else b"",
                self._reply_to,
                unstructured("Subject", subject),
                _fixed("Date", format_datetime(date.astimezone())),
                _fixed("Message-ID", identity.message_id),
                _fixed("X-MailTool-ID", identity.mailtool_id),
            )
        )


def _fixed(name: str, value: str) -> bytes:
    refuse_break(value, where=name)
    return f"{name}: {value}\r\n".encode("ascii")
