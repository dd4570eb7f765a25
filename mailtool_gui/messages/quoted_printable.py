"""Quoted-printable (RFC 2045, 6.7), in pieces that can be put together without encoding them again."""

from __future__ import annotations

import re
from binascii import b2a_qp

LINE_LIMIT = 76

_LINE_BREAK = re.compile("\r\n|\r|\n")
# b2a_qp forgets its limit where it encodes the last blank of a line.
_LONG_END = re.compile(rb"^([^\r\n]{74,})(=20|=09)(?=\r)", re.MULTILINE)
# A leading dot would need dot-stuffing, a leading "From " is mangled by mbox stores.
_UNSAFE_START = re.compile(rb"^(?:\.|F(?=rom ))[^\r\n]*", re.MULTILINE)


def encode_piece(text: str) -> bytes:
    """`text` encoded so that any other piece may follow: it ends in a line break, soft where `text` has none there.

    Every kind of line break becomes CRLF. Raises UnicodeEncodeError for half a surrogate pair.
    """
    # The extra "x" keeps room for the soft break, and spaces before it as they are.
    head = _encode_lines(text + "x")[: -len(b"x\r\n")]
    return head if not head or head.endswith(b"\r\n") else head + b"=\r\n"


def encode_text(text: str) -> bytes:
    """The whole of `text` encoded; always ends with a hard line break, one is added where `text` has none."""
    encoded = _encode_lines(text)
    return encoded[:-2] if encoded.endswith(b"\r\n\r\n") else encoded


def _encode_lines(text: str) -> bytes:
    """`text` and one more line break, encoded; that last break also makes b2a_qp write CRLF."""
    lines = _LINE_BREAK.sub("\r\n", text) + "\r\n"
    encoded = _LONG_END.sub(rb"\1=\r\n\2", b2a_qp(lines.encode(), istext=True))
    return _protect_line_starts(encoded)


def _protect_line_starts(encoded: bytes) -> bytes:
    if encoded.startswith((b".", b"From ")) or b"\n." in encoded or b"\nFrom " in encoded:
        encoded, changes = _UNSAFE_START.subn(_protected, encoded)
        return _protect_line_starts(encoded) if changes else encoded
    return encoded


def _protected(line: re.Match[bytes]) -> bytes:
    """The first character as its code; a line that gets too long by it is broken behind it."""
    first = b"=%02X" % line[0][0]
    rest = line[0][1:]
    return first + rest if len(first) + len(rest) <= LINE_LIMIT else first + b"=\r\n" + rest
