"""Quoted-printable (RFC 2045, 6.7), in pieces that can be put together without encoding them again."""

from __future__ import annotations

import re
from binascii import b2a_qp
from collections.abc import Mapping, Sequence
from functools import lru_cache

LINE_LIMIT = 76
_SHORT = 200  # characters of a value that is remembered

# Most values: on a line of their own they stay as they are, and leave room for the soft break.
_PLAIN = re.compile(r"(?!\.|From )[ -<>-~]{1,75}\Z")
# b2a_qp forgets its limit where it encodes the last blank of a line.
_LONG_END = re.compile(rb"^([^\r\n]{74,})(=20|=09)(?=\r)", re.MULTILINE)
# A leading dot would need dot-stuffing, a leading "From " is mangled by mbox stores.
_UNSAFE_START = re.compile(rb"^(?:\.|F(?=rom ))[^\r\n]*", re.MULTILINE)


def encode_piece(text: str) -> bytes:
    """`text` encoded so that any other piece may follow: it ends in a line break, soft where `text` has none there.

    Every kind of line break becomes CRLF. Raises UnicodeEncodeError for half a surrogate pair.
    """
    return _short_piece(text) if len(text) <= _SHORT else _piece(text)


def _piece(text: str) -> bytes:
    if _PLAIN.match(text):
        return text.encode() + b"=\r\n"
    # The extra "x" keeps room for the soft break, and spaces before it as they are.
    head = _encode_lines(text + "x")[: -len(b"x\r\n")]
    return head if not head or head.endswith(b"\r\n") else head + b"=\r\n"


_short_piece = lru_cache(maxsize=1024)(_piece)  # a message shows most of its values more than once


def encode_text(text: str) -> bytes:
    """The whole of `text` encoded; always ends with a hard line break, one is added where `text` has none."""
    encoded = _encode_lines(text)
    return encoded[:-2] if encoded.endswith(b"\r\n\r\n") else encoded


def encode_pieces(pieces: Sequence[str], known: Mapping[str, bytes]) -> bytes:
    """As `encode_text` of all `pieces` together; `known` are such as have been encoded before, by `encode_piece`."""
    if any(piece.endswith("\r") for piece in pieces):
        return encode_text("".join(pieces))  # the next one may begin with the other half of the line break
    encoded = b"".join([known.get(piece) or encode_piece(str(piece)) for piece in pieces])
    return encoded if encoded.endswith(b"\r\n") and not encoded.endswith(b"=\r\n") else encoded + b"\r\n"


def _encode_lines(text: str) -> bytes:
    """`text` and one more line break, encoded; that last break also makes b2a_qp write CRLF."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n") + "\n"
    encoded = b2a_qp(lines.replace("\n", "\r\n").encode(), istext=True)
    if b"=20\r" in encoded or b"=09\r" in encoded:
        encoded = _LONG_END.sub(rb"\1=\r\n\2", encoded)
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
