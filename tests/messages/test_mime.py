from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from mailtool_gui.messages.attachments import mime_part
from mailtool_gui.messages.mime import assembled


def message(*attachments: bytes, seed: str = "<a@b>") -> EmailMessage:
    data = b"".join(assembled(b"text\r\n", b"<p>html</p>\r\n", attachments, seed=seed))
    found = message_from_bytes(data, policy=policy.default)
    assert isinstance(found, EmailMessage)
    assert not found.defects
    return found


def test_two_bodies_are_alternatives() -> None:
    read = message()
    assert read["mime-version"] == "1.0"
    assert [part.get_content_type() for part in read.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    assert [part.get_payload() for part in read.iter_parts()] == ["text", "<p>html</p>"]


@pytest.mark.parametrize("count", [1, 3])
def test_attachments_stand_beside_the_alternatives(count: int) -> None:
    read = message(*[mime_part(f"{number}.bin", b"x" * number) for number in range(count)])
    assert read.get_content_type() == "multipart/mixed"
    body, *files = read.iter_parts()
    assert isinstance(body, EmailMessage)
    assert body.get_content_type() == "multipart/alternative"
    assert [part.get_filename() for part in files] == [f"{number}.bin" for number in range(count)]
    assert [part.get_payload(decode=True) for part in files] == [b"x" * number for number in range(count)]


def test_no_boundary_begins_with_another() -> None:
    parts = [mime_part("a.png", b"x", "a")], [mime_part("b.bin", b"x")]
    data = b"".join(assembled(b"text\r\n", b"html\r\n", parts[1], seed="<a@b>", images=parts[0]))
    found = [str(part.get_boundary()) for part in message_from_bytes(data).walk() if part.is_multipart()]
    assert len(set(found)) == 3
    assert not [one for one in found for other in found if one != other and one.startswith(other)]


def test_boundaries_come_from_the_seed_and_differ_inside_one_message() -> None:
    first, again, other = message(mime_part("a", b"")), message(mime_part("a", b"")), message(seed="<other>")
    inner = next(first.iter_parts())
    boundaries = {first.get_boundary(), inner.get_boundary(), other.get_boundary()}
    assert first.get_boundary() == again.get_boundary()
    assert len(boundaries) == 3
    assert all(boundary and boundary.startswith("=_") and len(boundary) <= 70 for boundary in boundaries)
