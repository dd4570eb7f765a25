"""Header fields as they travel: RFC 5322 lines, RFC 2047 encoded words, RFC 2231 file names."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from mailtool_gui.domain.errors import TemplateError

LINE_LIMIT = 76

_BREAK = re.compile("[\r\n\x00\u2028\u2029]")
_PLAIN = re.compile(r"[!-~]+(?: [!-~]+)*\Z")
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*\Z")
_CID = re.compile(r"[!-;=?-~]{1,900}\Z")
_TOKEN = re.compile(r"[A-Za-z0-9!#$&+^_.-]+\Z")
# With `=?UTF-8?B?` and `?=` around it such a chunk fits into a line behind the longest of our field names.
_CHUNK_BYTES = 36


def header_break(text: str) -> bool:
    """Whether `text` holds a character that would end a header line: CR, LF, NUL, U+2028, U+2029."""
    return _BREAK.search(text) is not None


def refuse_break(text: str, *, where: str) -> None:
    """Raises TemplateError `header-break` where `text` may not stand in a header."""
    if header_break(text):
        message = "There is a line break here, and a header cannot hold one. Put it all on one line."
        raise TemplateError(message, where=where, code="header-break")


def unstructured(name: str, value: str) -> bytes:
    """A whole field such as Subject, with its CRLF; folded and encoded where it must be."""
    return f"{name}: ".encode() + b"\r\n ".join(_unstructured_lines(value, len(name) + 2)) + b"\r\n"


def addresses(name: str, values: Iterable[str]) -> bytes:
    """A whole address field, one address a line. Local parts that are not ASCII stay as UTF-8 (RFC 6532)."""
    return f"{name}: ".encode() + b",\r\n ".join(value.encode() for value in values) + b"\r\n"


def mailbox(name: str, address: str) -> str:
    """An address with its display name, quoted or encoded as it must be; lines folded."""
    phrase = _phrase(" ".join(name.split()))
    if not phrase:
        return address
    return f"{phrase} <{address}>" if len(phrase) + len(address) < 66 else f"{phrase}\r\n <{address}>"


def file_name_parameters(name: str) -> bytes:
    """The `filename` of a Content-Disposition: plain ASCII, and RFC 2231 beside it where that is not enough."""
    if _TOKEN.match(name) and len(name) < 60:
        return f';\r\n filename="{name}"'.encode()
    # The extended name goes first: of two names some readers keep only the first.
    return b"".join(_extended_name(name)) + f';\r\n filename="{_ascii_name(name)}"'.encode()


def content_id(cid: str) -> bytes:
    """The field that names a picture for the HTML (RFC 2392). Raises TemplateError for what cannot stand in it."""
    if not _CID.match(cid):
        message = f"“{cid[:40]}” cannot be a picture's cid. Use letters, digits, dots and hyphens."
        raise TemplateError(message, where=f"cid:{cid[:40]}", code="bad-cid")
    return f"Content-ID: <{cid}>\r\n".encode()


def _unstructured_lines(value: str, used: int) -> Sequence[bytes]:
    if value and (not _PLAIN.match(value) or "=?" in value):
        return _encoded_words(value)
    lines = [""]
    for word in value.split(" "):
        line = f"{lines[-1]} {word}" if lines[-1] else word
        if len(line) + (used if len(lines) == 1 else 1) <= LINE_LIMIT:
            lines[-1] = line
        elif not lines[-1] or len(word) >= LINE_LIMIT:
            return _encoded_words(value)
        else:
            lines.append(word)
    return [line.encode() for line in lines]


def _encoded_words(text: str) -> list[bytes]:
    return [b"=?UTF-8?B?" + b64encode(chunk) + b"?=" for chunk in _chunks(text, _CHUNK_BYTES)]


def _chunks(text: str, size: int) -> list[bytes]:
    """`text` in UTF-8, cut between characters, at most `size` bytes each."""
    data, start, chunks = text.encode(), 0, []
    while start < len(data):
        end = start + size
        while end < len(data) and data[end] & 0xC0 == 0x80:  # inside a character
            end -= 1
        chunks.append(data[start:end])
        start = end
    return chunks


def _phrase(name: str) -> str:
    if name and (len(name) > 60 or "=?" in name or not _PLAIN.match(name)):
        return b"\r\n ".join(_encoded_words(name)).decode()
    if not name or _ATOMS.match(name):
        return name
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _ascii_name(name: str) -> str:
    """What programs without RFC 2231 show: the same name with `_` for what is not plain ASCII."""
    plain = "".join(c if c.isascii() and c.isprintable() and c not in '"\\' else "_" for c in name)
    return plain if len(plain) < 60 else plain[:40] + "_" + plain[-16:]


def _extended_name(name: str) -> Iterable[bytes]:
    whole = quote(name, safe="")
    if len(whole) < 58:
        yield f";\r\n filename*=UTF-8''{whole}".encode()
        return
    for number, chunk in enumerate(_chunks(name, 18)):
        charset = "UTF-8''" if number == 0 else ""
        yield f";\r\n filename*{number}*={charset}{quote(chunk, safe='')}".encode()
