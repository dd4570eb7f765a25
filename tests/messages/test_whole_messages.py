"""Whole messages with everything in them, over any text: what is written is read back, within the limits of lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mailtool_gui.domain.message import Template
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.domain.unsubscribe import address_in
from mailtool_gui.messages.attachments import mime_part
from mailtool_gui.messages.builder import Sender, compile_message
from mailtool_gui.messages.headers import content_id, unstructured
from mailtool_gui.messages.images import embedded
from mailtool_gui.messages.mime import assembled
from mailtool_gui.messages.quoted_printable import encode_text
from tests.support import letters
from tests.support.letters import columns, recipient, row
from tests.support.pictures import PNG, picture

ANY = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=100)
LONG = st.builds(
    lambda word, count: word * count, st.sampled_from(["a", "Ж", "🎉", ". ", "=", "\t", ".\r\n"]), st.integers(0, 400)
)
BODIES = st.one_of(ANY, LONG, st.text(alphabet=". \r\n\tFrom=é", max_size=200))
LINES = st.one_of(ANY, LONG).map(lambda text: " ".join("".join(c for c in text if c.isprintable() or c == " ").split()))
FILE_NAMES = LINES.map(lambda name: name.replace("/", "_")[:100].strip("\"<'. \u00a0\u3000")).filter(
    lambda name: 0 < len(name.encode()) < 200 and name == name.strip()
)
LOCAL = st.from_regex(r"[a-zà-ỹ0-9!#$%&'*+/=?^_`{|}~-]{1,20}", fullmatch=True)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with TemporaryDirectory() as name:
        picture(Path(name) / "logo.png")
        yield Path(name)


def unfolded(message: Message, name: str) -> str:
    """A header as most programs read it: the parser of the day puts blanks between encoded words of names."""
    return str(make_header(decode_header(message[name])))


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(subject=LINES.filter(bool), body=BODIES, name=LINES, reply=LINES, local=LOCAL)
def test_everything_at_once(folder: Path, subject: str, body: str, name: str, reply: str, local: str) -> None:
    to = addressed(f"{local}@example.org", subject, body, name, f"{local}@reply.example")
    message = compile_message(whole(folder), columns(), sender=Sender("o@example.com", name), locale="en-US").build(
        to, identity=letters.IDENTITY, date=letters.DATE
    )
    assert message.envelope.smtputf8 == (not local.isascii())
    assert message.data.isascii() or message.envelope.smtputf8
    within_the_limits(message.data)
    read = message_from_bytes(message.data, policy=policy.default)
    assert isinstance(read, EmailMessage)
    assert len(read.keys()) == len(set(read.keys())) == 13
    assert read["Subject"] == subject
    assert unfolded(message_from_bytes(message.data), "From").endswith("<o@example.com>" if name else "o@example.com")
    assert [a.addr_spec.encode(errors="surrogateescape").decode() for a in read["Reply-To"].addresses] == [
        f"{local}@reply.example"
    ]
    links = [link.strip("<> ") for link in str(read["List-Unsubscribe"]).split(",")]
    assert address_in(links[0].partition("token=")[2]) == to.address
    text, _html, image, file = [part for part in read.walk() if not part.is_multipart()]
    assert isinstance(payload := text.get_payload(decode=True), bytes)
    assert lines(payload.decode()) == lines(body)
    assert (image["Content-ID"], file.get_filename()) == ("<logo.png>", "offer.pdf")


def addressed(address: str, subject: str, body: str, name: str, reply: str) -> Recipient:
    """Somebody with all of that in cells."""
    cells = row(2, address, body, subject, 1, "x", reply)
    return replace(recipient(cells, address=address, cc=("c@example.org",)), names=(name, name))


def whole(folder: Path) -> Template:
    """A template with everything that there is."""
    (offer := folder / "offer.pdf").write_bytes(b"%PDF")
    return embedded(
        Template(
            subject="{{order_no}}",
            html='<p>{{firstName}}</p><img alt="" src="logo.png"><a href="{{unsubscribe_url}}">Leave</a>',
            text="{{firstName}}",
            reply_to="File",
            attachments=(str(offer),),
            html_folder=folder,
            unsubscribe=("https://example.org/u", "mailto:leave@example.org"),
            notice=True,
        )
    )


def within_the_limits(data: bytes) -> None:
    """Lines of 998 bytes at most, of 78 in bodies (RFC 5322, RFC 2045), each with CRLF, none with a dot first."""
    head, _, bodies = data.partition(b"\r\n\r\n")
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)|(?:^|\n)\.|\x00", data)
    assert max(map(len, head.split(b"\r\n"))) <= 998
    assert max(map(len, bodies.split(b"\r\n"))) <= 78
    assert data.endswith(b"\r\n")


def lines(text: str) -> str:
    return re.sub("\r\n|\r", "\n", text)


@given(name=FILE_NAMES, content=st.binary(max_size=300))
def test_any_file_name_is_read_back(name: str, content: bytes) -> None:
    part = mime_part(name, content)
    within_the_limits(part)
    read = message_from_bytes(part, policy=policy.default)
    assert read.get_filename() == name
    assert read.get_payload(decode=True) == content


@given(text=BODIES, html=BODIES, seed=ANY)
def test_any_parts_are_read_back(text: str, html: str, seed: str) -> None:
    image, file = mime_part("a.png", PNG, "a"), mime_part("b.bin", b"b")
    data = b"".join(assembled(encode_text(text), encode_text(html), [file], seed=seed, images=[image]))
    within_the_limits(b"X: y\r\n" + data)
    parts = [part for part in message_from_bytes(data).walk() if not part.is_multipart()]
    contents = [part.get_payload(decode=True) for part in parts]
    assert [type(content) for content in contents] == [bytes] * 4
    assert contents[2:] == [PNG, b"b"]
    for content, written in zip(contents, (text, html), strict=False):
        assert isinstance(content, bytes)
        assert lines(content.decode()) == lines(written).removesuffix("\n")


@given(name=st.sampled_from(["Subject", "X-MailTool-ID", "Comments"]), text=LINES.filter(bool))
def test_any_field_is_read_back(name: str, text: str) -> None:
    field = unstructured(name, text)
    within_the_limits(field + b"\r\nx\r\n")
    assert max(map(len, field.split(b"\r\n"))) <= 78
    assert message_from_bytes(field + b"\r\n", policy=policy.default)[name] == text


@given(st.from_regex(r"[!-;=?-~]{1,60}", fullmatch=True))
def test_any_cid_is_read_back(cid: str) -> None:
    assert message_from_bytes(content_id(cid) + b"\r\n")["Content-ID"] == f"<{cid}>"
