"""What we build, other programs read as it is meant: Python's email package, Dovecot and nodemailer's mailparser."""

from __future__ import annotations

import json
import subprocess
from base64 import b64decode
from collections.abc import Iterator, Sequence
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from pathlib import Path
from quopri import decodestring
from typing import Any

import pytest
from imapclient import IMAPClient

from tests.support.dovecot import PASSWORD, USER, Dovecot
from tests.support.many_letters import File, Letter, many_letters, text_of

pytestmark = pytest.mark.real

_SCRIPT = Path(__file__).with_name("mailparser_read.mjs")


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> list[Letter]:
    return list(many_letters(tmp_path_factory.mktemp("letters")))


def test_there_are_two_hundred(letters: list[Letter]) -> None:
    assert len(letters) == 200
    assert len({letter.message.data for letter in letters}) == 200


def files_in(parts: Sequence[EmailMessage]) -> list[File]:
    found = []
    for part in parts:
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        cid = part["Content-ID"]
        assert part.get_content_disposition() == ("inline" if cid else "attachment")
        found.append(File(name=str(part.get_filename()), content=content, cid=str(cid)[1:-1] if cid else None))
    return found


def test_the_email_package_reads_them(letters: list[Letter]) -> None:
    for letter in letters:
        read = message_from_bytes(letter.message.data, policy=policy.default)
        assert isinstance(read, EmailMessage)
        parts = [part for part in read.walk() if isinstance(part, EmailMessage)]
        assert not [defect for part in parts for defect in part.defects]
        assert [part.get_content_type() for part in parts if part.is_multipart()] == letter.types
        text, html, *files = [part for part in parts if not part.is_multipart()]
        assert (text_of(text.get_content()), text_of(html.get_content())) == (letter.text, letter.html)
        assert files_in(files) == letter.files
        assert read["Subject"] == letter.subject
        sender, to = read["From"].addresses[0], read["To"].addresses[0]
        assert (sender.addr_spec, to.addr_spec) == (letter.sender[1], letter.to[1])


@pytest.fixture(scope="module")
def by_mailparser(letters: list[Letter], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What mailparser finds, by the letters' places. It is installed into a temporary folder."""
    folder, messages = tmp_path_factory.mktemp("node"), tmp_path_factory.mktemp("messages")
    for place, letter in enumerate(letters):
        (messages / str(place)).write_bytes(letter.message.data)
    subprocess.run(
        ["npm", "install", "--silent", "--no-fund", "--no-audit", "mailparser@3"], cwd=folder, check=True, timeout=90
    )
    ran = subprocess.run(["node", _SCRIPT, folder, messages], check=True, capture_output=True, timeout=60)
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def test_mailparser_reads_them(letters: list[Letter], by_mailparser: dict[str, Any]) -> None:
    for place, letter in enumerate(letters):
        read = by_mailparser[str(place)]
        assert (tuple(read["sender"]), tuple(read["to"])) == (letter.sender, letter.to)
        assert read["subject"] == letter.subject
        assert (text_of(read["text"]), text_of(read["html"])) == (letter.text, letter.html)
        assert read["type"] == letter.types[0]
        files = [File(name=f["name"], content=b64decode(f["content"]), cid=f["cid"]) for f in read["files"]]
        assert files == letter.files
        assert [f["related"] for f in read["files"]] == [file.cid is not None for file in letter.files]


@pytest.fixture(scope="module")
def mailbox(dovecot: Dovecot, letters: list[Letter]) -> Iterator[IMAPClient]:
    """A folder with all letters, in their order."""
    with IMAPClient("127.0.0.1", port=dovecot.imap, ssl=False, timeout=30) as client:
        client.plain_login(USER, PASSWORD)
        client.create_folder("Letters")
        for letter in letters:
            client.append("Letters", letter.message.data)
        client.select_folder("Letters", readonly=True)
        yield client


def parameters(plain: Sequence[Any] | None) -> list[tuple[str, str]]:
    words = [word.decode() for word in plain or ()]
    return list(zip(words[::2], words[1::2], strict=True))


def file_name(disposition: Sequence[Any]) -> str | None:
    """The file name in a BODYSTRUCTURE's disposition, which has the parameters as they were written, in any order.

    The extended one counts where there are two (RFC 2231, 6266).
    """
    header = Message()
    given = parameters(disposition[1])
    extended = [(name, value) for name, value in given if "*" in name]
    words = "".join(f'; {name}="{_quoted(value)}"' for name, value in extended or given)
    header["Content-Disposition"] = f"attachment{words}"
    return header.get_filename()


def _quoted(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')


def leaves(structure: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """The parts of a BODYSTRUCTURE that hold no others, with their numbers."""
    if not structure.is_multipart:
        yield path or "1", structure
        return
    for number, part in enumerate(structure[0], 1):
        yield from leaves(part, f"{path}.{number}" if path else str(number))


def multiparts(structure: Any) -> Iterator[str]:
    if structure.is_multipart:
        yield f"multipart/{structure[1].decode()}"
        for part in structure[0]:
            yield from multiparts(part)


def decoded(encoding: bytes, content: bytes) -> bytes:
    return b64decode(content) if encoding == b"base64" else decodestring(content)


def test_dovecot_reads_them(letters: list[Letter], mailbox: IMAPClient) -> None:
    found = mailbox.fetch(mailbox.search(), ["ENVELOPE", "BODYSTRUCTURE"])
    for number, letter in zip(sorted(found), letters, strict=True):
        envelope, structure = found[number][b"ENVELOPE"], found[number][b"BODYSTRUCTURE"]
        assert header_text(envelope.subject) == letter.subject
        for person, (name, address) in ((envelope.from_[0], letter.sender), (envelope.to[0], letter.to)):
            assert header_text(person.name or b"") == name
            assert f"{person.mailbox.decode()}@{person.host.decode()}" == address
        assert list(multiparts(structure)) == letter.types
        reads_the_parts(letter, dict(leaves(structure)), mailbox, number)


def reads_the_parts(letter: Letter, parts: dict[str, Any], mailbox: IMAPClient, number: int) -> None:
    keys = {path: f"BODY[{path}]".encode() for path in parts}
    bodies = mailbox.fetch([number], list(keys.values()))[number]
    contents = {path: decoded(parts[path][5], bodies[key]) for path, key in keys.items()}
    text, html, *files = parts
    assert [text_of(contents[path].decode()) for path in (text, html)] == [letter.text, letter.html]
    assert [f"{parts[path][0].decode()}/{parts[path][1].decode()}" for path in (text, html)] == [
        "text/plain", "text/html",
    ]  # fmt: skip
    read = []
    for path in files:
        part = parts[path]
        cid = part[3].decode()[1:-1] if part[3] else None
        disposition = next(item for item in part[7:] if isinstance(item, tuple) and isinstance(item[1], tuple))
        assert disposition[0].decode() == ("inline" if cid else "attachment")
        read.append(File(name=str(file_name(disposition)), content=contents[path], cid=cid))
    assert read == letter.files


def header_text(raw: bytes) -> str:
    return str(make_header(decode_header(raw.decode())))
