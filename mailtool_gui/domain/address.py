"""E-mail addresses as SMTP carries them (RFC 5321, 6531; domains by IDNA)."""

from __future__ import annotations

import ipaddress
import re
from encodings.idna import nameprep
from functools import lru_cache

from mailtool_gui.domain.errors import AddressError

_CONTROL = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~\u0080-\U0010ffff-]+"
_LOCAL = re.compile(rf"(?:{_ATOM}(?:\.{_ATOM})*|\"(?:[^\"\\\x00-\x1f\x7f]|\\[\x20-\x7e])*\")\Z")
_DOT = re.compile("[.\u3002\uff0e\uff61]")
_DEVIANT = re.compile("([ßẞς])")
_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\Z")


def parse_address(text: str, *, where: str | None = None) -> str:
    """The address in `text`, blanks around it dropped and the domain in lower case ASCII (IDNA).

    Raises AddressError with a sentence that says what is wrong with it.
    """
    bare = text.strip(" \t\u00a0")
    _refuse_hidden(bare, where)
    local, at, domain = bare.rpartition("@")
    if not at or not local or not domain:
        raise AddressError(f"“{bare}” is not an e-mail address: it needs a name, an @ and a domain.", where=where)
    if not _LOCAL.match(local):
        raise AddressError(f"“{bare}” is not an e-mail address: “{local}” cannot stand before the @.", where=where)
    ascii_domain = _ascii_domain(domain, bare, where)
    if len(local.encode()) > 64 or len(ascii_domain) > 253:
        raise AddressError(f"“{bare[:40]}…” is longer than an e-mail address can be.", where=where)
    return f"{local}@{ascii_domain}"


def needs_smtputf8(address: str) -> bool:
    """Whether the part before the @ is not ASCII, so that only servers with SMTPUTF8 take it."""
    return not address.isascii()


def same_mailbox_key(address: str) -> str:
    """The form in which duplicates are found: providers ignore the case of the whole address."""
    return address.casefold()


def _refuse_hidden(text: str, where: str | None) -> None:
    if not text:
        raise AddressError("There is no address here.", where=where, code="empty-address")
    if _CONTROL.search(text):
        raise AddressError(
            "The address holds a line break or another control character. Retype it on one line.", where=where
        )
    if _INVISIBLE.search(text):
        raise AddressError("The address holds an invisible character. Retype it.", where=where)


def _ascii_domain(domain: str, address: str, where: str | None) -> str:
    found = _in_ascii(domain)
    if found is None:
        raise AddressError(f"“{address}” is not an e-mail address: “{domain}” is not a domain.", where=where)
    return found


@lru_cache(maxsize=4096)  # a sheet has many addresses and few domains
def _in_ascii(domain: str) -> str | None:
    if _is_address_literal(domain):
        return domain
    try:
        ascii_domain = ".".join(map(_distinct, _DOT.split(domain))).encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None
    labels = ascii_domain.split(".")
    if not all(_LABEL.match(label) for label in labels) or (len(labels) < 2 and ascii_domain != "localhost"):
        return None
    return ascii_domain


def _distinct(label: str) -> str:
    """A label with ß or ς as IDNA has it since 2008 (RFC 5891, RFC 5894, 7.2): a name of its own. Python's codec makes
    another of it, which may be somebody else's."""
    if not _DEVIANT.search(label):
        return label
    parts = (part.lower() if _DEVIANT.match(part) else nameprep(part) for part in _DEVIANT.split(label))
    return f"xn--{''.join(parts).encode('punycode').decode('ascii')}"


def _is_address_literal(domain: str) -> bool:
    """`[192.0.2.1]` or `[IPv6:2001:db8::1]` (RFC 5321, 4.1.3)."""
    if not (domain.startswith("[") and domain.endswith("]")):
        return False
    inside = domain[1:-1]
    try:
        if inside.startswith("IPv6:"):
            ipaddress.IPv6Address(inside.removeprefix("IPv6:"))
        else:
            ipaddress.IPv4Address(inside)
    except ValueError:
        return False
    return True
