"""What stands in cells stays text: five hundred payloads in every field and header."""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes, policy
from html import escape
from html.parser import HTMLParser
from itertools import product
from pathlib import Path

import pytest

from mailtool_gui.domain.address import parse_address
from mailtool_gui.domain.address_cell import read_addresses
from mailtool_gui.domain.errors import AddressError, MailToolError, TemplateError
from mailtool_gui.domain.message import Message, Template
from mailtool_gui.domain.problem import Severity
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.messages.attachments import mime_part
from mailtool_gui.messages.builder import MessageBuilder, Sender, compile_message
from mailtool_gui.messages.headers import header_break
from mailtool_gui.messages.images import embedded
from mailtool_gui.messages.proof import proof
from tests.support import letters
from tests.support.letters import builder, columns, content, order, parsed, recipient
from tests.support.payloads import LINKS, payloads

ALL = payloads()
SLICES = [ALL[start::10] for start in range(10)]
BODY = (
    "<p class=\"{{firstName}}\" title='{{firstName}}'>[{{firstName}}]</p>"
    "{% for row in rows %}<i>{{ row.firstName }}</i>{% endfor %}"
)
IN_BODY = builder(Template(subject="Hello", html=BODY, text="[{{firstName}}]"))
PLAIN_BODY = builder(Template(subject="Hello", html="<p>[{{firstName}}]</p>", text="[{{firstName}}]"))
IN_SUBJECT = builder(letters.template("[{{firstName}}]"))
IN_LINK = Template(subject="Hello", html='<a href="{{firstName}}">x</a>')
NAMES = ["From", "To", "Reply-To", "Subject", "Date", "Message-ID", "X-MailTool-ID", "MIME-Version", "Content-Type"]


def test_there_are_five_hundred() -> None:
    assert len(ALL) >= 500


def named(payload: str) -> Recipient:
    return recipient(order(2, name=payload))


def lines_of(text: str) -> str:
    """Line breaks travel as CRLF; which of them a cell had makes no difference."""
    return re.sub("\r\n|\r", "\n", text)


class Structure(HTMLParser):
    """The tags and attributes of an HTML text, and its texts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.values: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))
        self.values += [value or "" for _, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.tags.append((f"comment {data}", ()))


@pytest.mark.parametrize("made", [IN_BODY, PLAIN_BODY], ids=["logic", "merge"])
@pytest.mark.parametrize("some", SLICES, ids=range(10))
def test_in_a_body_it_is_text(some: list[str], made: MessageBuilder) -> None:
    harmless = made.build(named("Ann"), identity=letters.IDENTITY, date=letters.DATE)
    for payload in some:
        is_text_in_its_body(payload, made, harmless)


def is_text_in_its_body(payload: str, made: MessageBuilder, harmless: Message) -> None:
    message = made.build(named(payload), identity=letters.IDENTITY, date=letters.DATE)
    read = parsed(message)
    assert read.keys() == parsed(harmless).keys()
    types = [part.get_content_type() for part in read.walk()]
    assert types == ["multipart/alternative", "text/plain", "text/html"]
    assert not re.search(rb"(?:^|\n)\.|(?<!\r)\n|\r(?!\n)|\x00", message.data)
    assert content(message, "plain").splitlines() == f"[{lines_of(payload)}]".splitlines()
    shown = Structure(content(message, "html"))
    assert shown.tags == Structure(content(harmless, "html")).tags
    assert all(lines_of(payload) == value for value in shown.values)
    assert f"[{lines_of(payload)}]" in shown.text


@pytest.mark.parametrize("some", SLICES, ids=range(10))
def test_in_a_subject_it_is_text_or_refused(some: list[str]) -> None:
    for payload in some:
        is_text_in_its_subject(payload)


def is_text_in_its_subject(payload: str) -> None:
    to = named(payload)
    template = letters.template("[{{firstName}}]")
    found = [p for p in proof(IN_SUBJECT, [to], template=template, columns=columns()) if p.severity is Severity.ERROR]
    if header_break(payload):
        assert [(p.code, p.cell) for p in found] == [("header-break", "B2")]
        with pytest.raises(MailToolError):
            IN_SUBJECT.build(to, identity=letters.IDENTITY, date=letters.DATE)
        return
    assert found == []
    message = IN_SUBJECT.build(to, identity=letters.IDENTITY, date=letters.DATE)
    read = message_from_bytes(message.data, policy=policy.compat32)
    assert [name for name in read if name != "Reply-To"] == [name for name in NAMES if name != "Reply-To"]
    assert len(read.get_all("Subject", [])) == 1
    assert letters.parsed(message)["Subject"] == f"[{payload}]" or not payload.isprintable()


@pytest.mark.parametrize(
    "shape", ["{}", "{}@x.example", "ann@x.example{}", "ann{}@x.example", "{} <ann@x.example>", "ann@{}"]
)
def test_in_an_address_it_is_refused_or_said(shape: str) -> None:
    for payload in ALL:
        text = shape.format(payload)
        try:
            found = read_addresses(text)
        except AddressError:
            continue
        for each in found:
            assert parse_address(each.address) == each.address
            assert not re.search("[\x00-\x20\x7f\x85\u2028\u2029]", each.address) or each.address.startswith('"')
            quiet = text.strip() == each.address or f"<{each.address}>" in text or len(found) > 1
            assert each.note or quiet or each.address.casefold() in text.casefold(), repr(text)


@pytest.mark.parametrize("some", SLICES, ids=range(10))
def test_in_a_name_or_a_reply_address_it_stays_in_its_line(some: list[str]) -> None:
    for payload in some:
        stays_in_its_line(payload)


def stays_in_its_line(payload: str) -> None:
    for name, reply in ((payload, None), ("Office", payload), ("Office", f"{payload}@x.example")):
        template = letters.template(reply_to=reply or None)
        try:
            made = compile_message(template, columns(), sender=Sender("office@example.com", name), locale="en-US")
            message = made.build(recipient(), identity=letters.IDENTITY, date=letters.DATE)
        except MailToolError:
            continue
        read = message_from_bytes(message.data, policy=policy.compat32)
        assert [name for name in read if name != "Reply-To"] == [name for name in NAMES if name != "Reply-To"]
        assert letters.parsed(message)["From"].addresses[0].addr_spec == "office@example.com"
        assert message.envelope.recipients == (letters.ADDRESS,)


@pytest.mark.parametrize("some", SLICES, ids=range(10))
def test_in_a_cell_of_reply_addresses_it_stays_in_its_line(some: list[str]) -> None:
    made = builder(letters.template(reply_to="First Name"))
    for payload, shape in product(some, ("{}", "{} <ann@x.example>", '"{}" <ann@x.example>', "ann@x.example{}")):
        try:
            message = made.build(named(shape.format(payload)), identity=letters.IDENTITY, date=letters.DATE)
        except MailToolError:
            continue
        has_its_fields_alone(message, "Reply-To")


@pytest.mark.parametrize("some", SLICES, ids=range(10))
def test_in_a_name_before_an_address_it_stays_in_its_line(some: list[str]) -> None:
    made = builder(letters.template())
    for payload in some:
        to = replace(recipient(cc=("b@x.example",)), names=(payload, payload))
        message = made.build(to, identity=letters.IDENTITY, date=letters.DATE)
        has_its_fields_alone(message, "Cc")
        read = letters.parsed(message)
        assert [each.addr_spec for each in (*read["To"].addresses, *read["Cc"].addresses)] == [
            letters.ADDRESS, "b@x.example",
        ]  # fmt: skip


@pytest.mark.parametrize("some", SLICES, ids=range(10))
def test_in_an_address_to_unsubscribe_at_it_is_refused_or_stays_in_its_line(some: list[str]) -> None:
    for payload, shape in product(some, ("{}", "https://x.example/{}", "mailto:ann@x.example{}", "mailto:{}")):
        template = replace(letters.template(), unsubscribe=(shape.format(payload),))
        try:
            message = letters.built(template)
        except TemplateError:
            continue
        has_its_fields_alone(message, "List-Unsubscribe", "List-Unsubscribe-Post")
        read = message_from_bytes(message.data, policy=policy.compat32)
        assert re.fullmatch(r"<[!#-;=?-~]+>", read["List-Unsubscribe"])


def has_its_fields_alone(message: Message, *more: str) -> None:
    """The fields of every message and `more` of them, each once."""
    read = message_from_bytes(message.data, policy=policy.compat32)
    allowed = {*NAMES, *more} - ({"Reply-To"} - set(more))
    assert len(read.keys()) == len(set(read.keys()))
    assert set(read.keys()) <= allowed
    assert message.envelope.recipients[0] == letters.ADDRESS


@pytest.mark.parametrize("some", SLICES, ids=range(10))
def test_in_the_name_of_a_picture_it_stays_in_its_part(some: list[str], tmp_path: Path) -> None:
    for payload in some:
        html = f'<img src="cid:{escape(payload)}"><img src="{escape(payload)}">'
        made = embedded(Template(subject="Hello", html=html, html_folder=tmp_path, attach_dir=tmp_path))
        assert (made.html, made.inline) == (html, ())
        try:
            part = mime_part("logo.png", b"x", payload)
        except MailToolError:
            continue
        read = message_from_bytes(part, policy=policy.compat32)
        assert list(read) == ["Content-Type", "Content-Transfer-Encoding", "Content-ID", "Content-Disposition"]
        assert read["Content-ID"] == f"<{payload}>"


@pytest.mark.parametrize("some", SLICES, ids=range(10))
def test_in_a_file_s_name_it_stays_in_its_line(some: list[str]) -> None:
    for payload in some:
        stays_in_its_part(payload)


def stays_in_its_part(payload: str) -> None:
    try:
        part = mime_part(payload, b"x")
    except MailToolError:
        assert header_break(payload)
        return
    read = message_from_bytes(part, policy=policy.compat32)
    assert list(read) == ["Content-Type", "Content-Transfer-Encoding", "Content-Disposition"]
    assert read.get_payload(decode=True) == b"x"


@pytest.mark.parametrize("payload", LINKS)
def test_in_a_link_no_program_gets_through(payload: str) -> None:
    found = list(proof(builder(IN_LINK), [named(payload)], template=IN_LINK, columns=columns()))
    assert [(p.severity, p.code, p.cell) for p in found] == [(Severity.ERROR, "unsafe-link", "B2")]


@pytest.mark.parametrize("payload", [each for each in ALL if "{{" in each or "{%" in each])
def test_template_code_in_a_cell_is_sent_as_it_is_and_said(payload: str) -> None:
    template = letters.template(html="<p>{{firstName}}</p>")
    found = list(proof(builder(template), [named(payload)], template=template, columns=columns()))
    assert [(p.severity, p.code, p.cell) for p in found] == [(Severity.WARNING, "leftover-braces", "B2")]
