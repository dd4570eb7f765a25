"""Template and recipient in, finished message out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from functools import cached_property, lru_cache
from itertools import chain, repeat
from pathlib import Path
from typing import TYPE_CHECKING

from mailtool_gui.domain.address import needs_smtputf8, parse_address
from mailtool_gui.domain.errors import AddressError, TemplateError
from mailtool_gui.domain.message import Envelope, Identity, InlineImage, Message, Template
from mailtool_gui.domain.sheet import CellKind, Column
from mailtool_gui.messages.attachments import AttachmentChoice, AttachmentStore, encoded_size
from mailtool_gui.messages.field_names import FieldNames
from mailtool_gui.messages.headers import addresses, header_break, mailbox, refuse_break, unstructured
from mailtool_gui.messages.inlining import inlined
from mailtool_gui.messages.mime import assembled
from mailtool_gui.messages.originator import Originator, Sender
from mailtool_gui.messages.parts import MergePart, Part, compile_part
from mailtool_gui.messages.places import Source
from mailtool_gui.messages.plain_text import plain_text, text_part
from mailtool_gui.messages.quoted_printable import encode_text
from mailtool_gui.messages.record import cell_name, readable
from mailtool_gui.messages.sandbox import Sandbox
from mailtool_gui.messages.unsubscribe import Unsubscribe
from mailtool_gui.messages.writing import ISO, Writing

if TYPE_CHECKING:
    from mailtool_gui.domain.recipient import Recipient

__all__ = ["MessageBuilder", "Reading", "Sender", "compile_message"]

_AUTO_GENERATED = b"Auto-Submitted: auto-generated\r\n"  # RFC 3834: no machine answers it


def compile_message(
    template: Template,
    columns: Sequence[Column],
    *,
    sender: Sender,
    locale: str,
    files: Mapping[Path, str] | None = None,
    seed: str = "",
    writing: Writing = ISO,
) -> MessageBuilder:
    """A builder of messages from `template` for sheets with `columns`.

    Calculated numbers are written as in `locale`, such as `de-DE`, dates and sums of money by `writing`. `files` are
    the attachments' hashes as frozen with the job: a file changed since is refused. `seed` is the job's, which signs
    the links to unsubscribe. Raises TemplateError, AddressError (sender, reply-to), SheetError (an ambiguous attachment
    column) or AttachmentError (a file for everybody is missing).
    """
    names = FieldNames(columns)
    plain, html = (Sandbox(html=is_html, locale=locale, writing=writing) for is_html in (False, True))
    unsubscribe = Unsubscribe(template.unsubscribe, seed=seed) if template.unsubscribe else None
    link = unsubscribe.url if unsubscribe else None
    return MessageBuilder(
        names=names,
        subject=compile_part(Source("subject", template.subject), names, plain),
        html=compile_part(Source("HTML", inlined(template.html), written=template.html), names, html, link),
        text=None if template.text is None else compile_part(Source("text", template.text), names, plain, link),
        originator=Originator(sender, template.reply_to, names),
        unsubscribe=unsubscribe,
        notice=template.notice,
        images=template.inline,
        choice=AttachmentChoice(template, columns),
        store=AttachmentStore(files),
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """One message as it is read through before it is sent: its texts, its files, and about how many bytes it has.

    `text` is empty where the text part is made from the HTML.
    """

    subject: str
    html: str
    text: str
    files: Sequence[Path]
    size: int


@dataclass(frozen=True, slots=True)
class _Rendered:
    """All of a message that comes from the template and the rows."""

    envelope: Envelope
    addressed: bytes
    subject: bytes
    text: bytes
    html: bytes
    files: Sequence[Path]


class MessageBuilder:
    """Builds the messages of one job. Shared by all its workers."""

    def __init__(
        self,
        *,
        names: FieldNames,
        subject: Part,
        html: Part,
        text: Part | None,
        originator: Originator,
        unsubscribe: Unsubscribe | None,
        notice: bool,
        images: Sequence[InlineImage],
        choice: AttachmentChoice,
        store: AttachmentStore,
    ) -> None:
        self._names = names
        self._subject = subject
        self._html = html
        self._text = text_part(html, names) if text is None and isinstance(html, MergePart) else text
        self._originator = originator
        self._has_text = text is not None
        self._images = tuple(images)
        self._unsubscribe = unsubscribe
        self._kind = _AUTO_GENERATED if notice else b""
        self.choice = choice
        self._store = store
        usages = [part.usage for part in (subject, html, text) if part is not None]
        self._first = frozenset[int]().union(*(usage.first for usage in usages))
        self._every = frozenset[int]().union(*(usage.every for usage in usages))
        self._optional = frozenset[int]().union(*(usage.optional for usage in usages))
        self.shown_columns = self._first | self._every
        self.used_columns = self.shown_columns | choice.used | originator.used

    def build(self, recipient: Recipient, *, identity: Identity, date: datetime) -> Message:
        """The finished message. Raises TemplateError, AddressError or AttachmentError."""
        rendered = self._rendered(recipient)
        attachments = [self._store.part(path) for path in rendered.files]
        images = [self._store.part(image.path, image.cid) for image in self._images]
        body = assembled(rendered.text, rendered.html, attachments, seed=identity.message_id, images=images)
        data = b"".join((*self._head(rendered, identity, date), self._list_fields(recipient), *body))
        return Message(envelope=rendered.envelope, data=data, identity=identity, date=date)

    def size(self, recipient: Recipient) -> int:
        """About how many bytes the message has.

        Renders it as `build` does, and raises the same errors, but reads no attachments and converts no HTML to text.
        """
        rendered = self._rendered(recipient, convert=False)
        files = sum(encoded_size(path) for path in rendered.files) + self._size_of_images
        return len(rendered.text or rendered.html) + len(rendered.html) + files + 1_000

    def reading(self, recipient: Recipient) -> Reading:
        """The message as `build` would make it, in its parts; raises the same errors, but reads no attachments."""
        self._refuse_error_cells(recipient)
        self._envelope(recipient)
        self._originator.reply_to(recipient)
        try:
            size = len((subject := self.subject(recipient)).encode())
            html = self._html.render(recipient)
            text = self._text.render(recipient) if self._has_text and self._text is not None else ""
            size += len(html.encode()) + len((text or html).encode())
        except UnicodeEncodeError:
            raise _half_a_character(recipient) from None
        files = self.choice.of(recipient)
        size += sum(encoded_size(path) for path in files) + self._size_of_images + 1_000
        return Reading(subject, html, text, files, size)

    @cached_property
    def _size_of_images(self) -> int:
        return sum(encoded_size(image.path) for image in self._images)

    @property
    def largest(self) -> int | None:
        """The bytes of a message that the sender's server takes; None where they are not known."""
        return self._originator.largest

    @property
    def reply_column(self) -> int | None:
        """The place of the column of reply addresses, where there is one."""
        return self._originator.column

    def subject(self, recipient: Recipient) -> str:
        """The subject line, blanks around it dropped. Raises TemplateError."""
        text = self._subject.render(recipient).strip()
        if header_break(text):
            refuse_break(text, where=self._breaking_cell(recipient))
        if not text:
            raise TemplateError("The subject is empty.", where="subject", code="empty-subject")
        return text

    def blanks(self, recipient: Recipient) -> list[tuple[int, int]]:
        """Blank cells that the message shows: places of the row within the recipient's rows, and of the column."""
        return [
            (place, index)
            for place, row in enumerate(recipient.rows)
            for index in sorted((self._every if place else self._every | self._first) - self._optional)
            if row.cells[index].kind is not CellKind.ERROR and not row.cells[index].shown.strip()
        ]

    def _rendered(self, recipient: Recipient, *, convert: bool = True) -> _Rendered:
        self._refuse_error_cells(recipient)
        envelope = self._envelope(recipient)
        try:
            subject = unstructured("Subject", self.subject(recipient))
            text, html = self._bodies(recipient, convert=convert)
        except UnicodeEncodeError:
            raise _half_a_character(recipient) from None
        addressed = _to_and_cc(recipient, envelope) + self._originator.reply_to(recipient)
        return _Rendered(envelope, addressed, subject, text, html, self.choice.of(recipient))

    def _refuse_error_cells(self, recipient: Recipient) -> None:
        for row in recipient.rows:
            for index in self.used_columns:
                if row.cells[index].kind is CellKind.ERROR:
                    readable(self._names, row, index)

    def _envelope(self, recipient: Recipient) -> Envelope:
        if recipient.error:
            raise AddressError(recipient.error)
        everybody = tuple(parse_address(a) for a in (recipient.address, *recipient.cc, *recipient.bcc))
        smtputf8 = self._originator.needs_smtputf8(recipient) or any(map(needs_smtputf8, everybody))
        return Envelope(sender=self._originator.address, recipients=everybody, smtputf8=smtputf8)

    def _bodies(self, recipient: Recipient, *, convert: bool) -> tuple[bytes, bytes]:
        if self._text is not None:
            return self._text.encode(recipient), self._html.encode(recipient)
        html = self._html.render(recipient)
        return encode_text(plain_text(html)) if convert else b"", encode_text(html)

    def _head(self, rendered: _Rendered, identity: Identity, date: datetime) -> tuple[bytes, ...]:
        return (
            self._originator.sender,
            rendered.addressed,
            rendered.subject,
            _date_field(date.replace(microsecond=0)),
            _fixed("Message-ID", identity.message_id),
            _fixed("X-MailTool-ID", identity.mailtool_id),
            self._kind,
        )

    def _list_fields(self, recipient: Recipient) -> bytes:
        return self._unsubscribe.fields(recipient) if self._unsubscribe else b""

    def _breaking_cell(self, recipient: Recipient) -> str:
        """The cell that puts a line break into the subject, or the subject itself."""
        usage = self._subject.usage
        places = [(row, index) for row in recipient.rows for index in sorted(usage.first | usage.every)]
        inside = (place for place in places if header_break(place[0].cells[place[1]].shown.strip()))
        at_an_end = (place for place in places if header_break(place[0].cells[place[1]].shown))
        for row, index in (*inside, *at_an_end):
            return cell_name(self._names.columns[index], row)
        return "subject"


def _to_and_cc(recipient: Recipient, envelope: Envelope) -> bytes:
    """The fields that tell who gets the message; names as the cells have them. Nobody sees hidden copies."""
    shown = envelope.recipients[: 1 + len(recipient.cc)]
    if recipient.names:
        names = chain(recipient.names, repeat(""))
        shown = tuple(mailbox(name, address) for name, address in zip(names, shown, strict=False))
    to = addresses("To", shown[:1])
    return to + addresses("Cc", shown[1:]) if len(shown) > 1 else to


def _half_a_character(recipient: Recipient) -> TemplateError:
    message = "A cell or the template holds half a character (a lone surrogate). Retype the text."
    return TemplateError(message, where=f"row {recipient.rows[0].number}", code="bad-character")


@lru_cache(maxsize=64)
def _date_field(moment: datetime) -> bytes:
    """With the local offset (RFC 5322, 3.3). Many messages are built in one second."""
    return _fixed("Date", format_datetime(moment.astimezone()))


def _fixed(name: str, value: str) -> bytes:
    refuse_break(value, where=name)
    return f"{name}: {value}\r\n".encode()
