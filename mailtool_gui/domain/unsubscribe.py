"""Who unsubscribes: a token in every message that tells the address, signed so that nobody else can make one.

The key is the random seed of the job, which never leaves the ledger, so that a token is the same on every attempt and
needs no secret to be kept. Whoever receives it can read the address; only the program can tell that it is genuine.
"""

from __future__ import annotations

import hmac
import re
import unicodedata
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from urllib.parse import parse_qsl, unquote, urlsplit

from mailtool_gui.domain.address import parse_address
from mailtool_gui.domain.errors import AddressError, TemplateError

LONGEST = 400
"""Characters of an address to unsubscribe at, so that it fits into one line with the token."""

_WHERE = "--unsubscribe"
_PURPOSE = b"mailtool unsubscribe token\0"
_SIGNATURE_BYTES = 16
_ALLOWED = re.compile(r"[!#-;=?-~]+\Z")  # printable ASCII without blanks, quotes and angle brackets
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\Z|[0-9a-f:.]+\Z")
_TOKEN = re.compile(r"([A-Za-z0-9_-]{4,600})\.([A-Za-z0-9_-]{22})\Z")


def token_of(address: str, seed: str) -> str:
    """The token of one recipient of the job with this `seed`: letters, digits, `-`, `_` and one dot."""
    return f"{_text(address.encode())}.{_text(_signature(address, seed))}"


def address_in(token: str) -> str | None:
    """The address that a token tells, genuine or not; None for what is no token."""
    found = _TOKEN.match(token)
    try:
        return parse_address(_bytes(found[1]).decode()) if found else None
    except (ValueError, AddressError):
        return None


def is_genuine(token: str, seed: str) -> bool:
    """Whether a message of the job with this `seed` held the token."""
    address = address_in(token)
    return address is not None and hmac.compare_digest(token, token_of(address, seed))


def checked_targets(targets: Iterable[str]) -> tuple[str, ...]:
    """The addresses to unsubscribe at, the one on the web first.

    Raises TemplateError for what is none, and where there are two of a kind.
    """
    found = sorted((_checked(target.strip(" ")) for target in targets), key=is_mail)
    if len({is_mail(target) for target in found}) < len(found):
        raise _refused("There are two of a kind. Give one https: address, one mailto: address or one of each.")
    return tuple(found)


def is_mail(target: str) -> bool:
    """Whether one unsubscribes there by a message."""
    return target[:7].lower() == "mailto:"


def _checked(target: str) -> str:
    if not _ALLOWED.match(target) or len(target) > LONGEST:
        raise _refused(f"“{target[:60]}” is no address to unsubscribe at: it has blanks, odd letters or is too long.")
    return _checked_mail(target) if is_mail(target) else _checked_web(target)


def _checked_web(target: str) -> str:
    try:
        parts = urlsplit(target)
        fine = parts.scheme in ("https", "http") and bool(_HOST.match(parts.hostname or "")) and parts.port != 0
    except ValueError:
        fine = False
    if not fine:
        raise _refused(f"“{target[:60]}” is no address to unsubscribe at. Write https://… or mailto:….")
    return target


def _checked_mail(target: str) -> str:
    address, _, query = target[7:].partition("?")
    try:
        parse_address(address)
    except AddressError as error:
        raise _refused(error.message) from None
    parts = parse_qsl(query, keep_blank_values=True)
    if any(name.lower() not in ("subject", "body") for name, _ in parts):
        raise _refused(f"“{target[:60]}” may hold a subject and a body besides the address, and nothing else.")
    if any(_breaks(value) for value in (unquote(address), *(value for name, value in parts if name.lower() != "body"))):
        raise _refused(f"The address or the subject in “{target[:60]}” holds a line break or a control character.")
    return target


def _breaks(text: str) -> bool:
    """Whether a mail program that takes it into a header field would begin another one (RFC 6068, section 7)."""
    return any(unicodedata.category(letter) in ("Cc", "Zl", "Zp") for letter in text)


def _refused(message: str) -> TemplateError:
    return TemplateError(message, where=_WHERE, code="bad-unsubscribe")


def _signature(address: str, seed: str) -> bytes:
    return hmac.digest(seed.encode(), _PURPOSE + address.encode(), "sha256")[:_SIGNATURE_BYTES]


def _text(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
