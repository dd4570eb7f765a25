"""Columns, recipients and templates for tests of messages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from mailtool_gui.domain.message import Identity, Message, Template
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.domain.sheet import BLANK_CELL, Cell, CellKind, Column, RawValue, Row, column_letter
from mailtool_gui.messages.builder import MessageBuilder, Sender, compile_message

HEADERS = ("Email", "First Name", "Order No", "Amount", "Họ tên", "File")
ERRORS = ("#N/A", "#DIV/0!", "#REF!")
SENDER = Sender("office@example.com", "The Office")
IDENTITY = Identity(message_id="<0123456789abcdef@example.com>", mailtool_id="0123456789abcdef")
DATE = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
ADDRESS = "lan@example.org"


def columns(headers: Sequence[str] = HEADERS) -> tuple[Column, ...]:
    """One column a header, from A on."""
    return tuple(
        Column(letter=column_letter(i), header=header, field=header.lower().replace(" ", "_"), format="General")
        for i, header in enumerate(headers)
    )


def cell(value: RawValue | Cell) -> Cell:
    """The cell of a value: one of ERRORS is an error, None is blank, anything else shows as `str` has it."""
    if isinstance(value, Cell):
        return value
    if value is None:
        return BLANK_CELL
    if isinstance(value, str):
        return Cell(value, value, CellKind.ERROR if value in ERRORS else CellKind.TEXT)
    return Cell(str(value), value, CellKind.NUMBER)


def row(number: int, *values: RawValue | Cell, width: int = len(HEADERS)) -> Row:
    """A row whose missing cells are blank."""
    cells = tuple(cell(value) for value in values)
    return Row(number=number, cells=cells + (BLANK_CELL,) * (width - len(cells)))


def recipient(
    *rows: Row, address: str = ADDRESS, cc: tuple[str, ...] = (), bcc: tuple[str, ...] = (), error: str | None = None
) -> Recipient:
    """A recipient; without rows one with an order of Lan's."""
    return Recipient(address=address, rows=rows or (order(2),), cc=cc, bcc=bcc, error=error)


def order(number: int, *, no: str = "00042", amount: RawValue | Cell = 12.5, name: str = "Lan") -> Row:
    """An order line of Lan's."""
    return row(number, ADDRESS, name, no, amount, "Nguyễn Thị Lan")


def template(
    subject: str = "Hello", html: str = "<p>Hello</p>", text: str | None = None, attachments: tuple[str, ...] = (),
    attach_dir: Path | None = None, reply_to: str | None = None,
) -> Template:  # fmt: skip
    """A template with something in every part that must not be empty."""
    return Template(
        subject=subject, html=html, text=text, attachments=attachments, attach_dir=attach_dir, reply_to=reply_to
    )


def with_part(part: str, source: str) -> Template:
    """A template with `source` as its `subject`, `html` or `text`."""
    parts = {"subject": "Hello", "html": "<p>Hello</p>", "text": "Hello"} | {part: source}
    return Template(subject=parts["subject"], html=parts["html"], text=parts["text"])


def builder(made: Template, *, locale: str = "en-US", headers: Sequence[str] = HEADERS) -> MessageBuilder:
    """The builder of a template for the columns above."""
    return compile_message(made, columns(headers), sender=SENDER, locale=locale)


def built(made: Template, to: Recipient | None = None, *, locale: str = "en-US") -> Message:
    """The message of a template for one recipient."""
    return builder(made, locale=locale).build(to or recipient(), identity=IDENTITY, date=DATE)


def parsed(message: Message) -> EmailMessage:
    """What the standard library reads in a message."""
    found = message_from_bytes(message.data, policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


def content(message: Message, kind: str) -> str:
    """The text of the part `plain` or `html`, without its last line break."""
    part = parsed(message).get_body((kind,))
    assert isinstance(part, EmailMessage)
    return str(part.get_content()).replace("\r\n", "\n").removesuffix("\n")


def html_of(source: str, to: Recipient | None = None, *, locale: str = "en-US") -> str:
    """What the HTML part `source` becomes for one recipient."""
    return content(built(template(html=source), to, locale=locale), "html")
