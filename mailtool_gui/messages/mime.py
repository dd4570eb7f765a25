"""The MIME structure of a message (RFC 2045, 2046): bytes put together, nothing encoded twice."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

_TEXT = b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
_HTML = b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"


def assembled(
    text: bytes, html: bytes, attachments: Sequence[bytes], *, seed: str, images: Sequence[bytes] = ()
) -> tuple[bytes, ...]:
    """The last header fields and the body, in pieces: mixed holds related, related holds alternative (RFC 2387).

    `text` and `html` are quoted-printable; `attachments` are whole MIME parts, and so are `images`, which the HTML
    shows by their Content-ID (RFC 2392). All end with a line break. Boundaries hold `=_`, which neither
    quoted-printable nor base64 can hold; they come from `seed`, so that a message is the same at every attempt. None
    begins with another: whoever reads may compare their beginnings alone (RFC 2046, 5.1.1).
    """
    unlike = sha256(seed.encode()).hexdigest()[:24]
    body = _alternative(text, html, f"=_a{unlike}")
    if images:
        body = _beside("related", body, images, f"=_r{unlike}")
    if attachments:
        body = _beside("mixed", body, attachments, f"=_m{unlike}")
    return (b"MIME-Version: 1.0\r\n", *body)


def _alternative(text: bytes, html: bytes, boundary: str) -> tuple[bytes, ...]:
    line = f"--{boundary}\r\n".encode()
    return (_content_type("alternative", boundary), line, _TEXT, text, line, _HTML, html, _end(boundary))


def _beside(kind: str, body: Sequence[bytes], parts: Sequence[bytes], boundary: str) -> tuple[bytes, ...]:
    line = f"--{boundary}\r\n".encode()
    following = (piece for part in parts for piece in (line, part))
    return (_content_type(kind, boundary), line, *body, *following, _end(boundary))


def _content_type(kind: str, boundary: str) -> bytes:
    root = '\r\n type="multipart/alternative";' if kind == "related" else ""
    return f'Content-Type: multipart/{kind};{root}\r\n boundary="{boundary}"\r\n\r\n'.encode()


def _end(boundary: str) -> bytes:
    return f"--{boundary}--\r\n".encode()
