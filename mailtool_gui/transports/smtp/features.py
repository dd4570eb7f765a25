"""What a server says it can do (EHLO, RFC 5321, 4.1.1.1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Features:
    """The extensions that matter to us. `size` is in bytes, None for no limit; `auth` holds mechanism names."""

    starttls: bool = False
    pipelining: bool = False
    chunking: bool = False
    eight_bit: bool = False
    smtputf8: bool = False
    size_offered: bool = False
    size: int | None = None
    auth: frozenset[str] = frozenset()


def parse_features(lines: Iterable[str]) -> Features:
    """The features in the lines of an EHLO reply, its first line (the greeting) left out."""
    offered: dict[str, list[str]] = {}
    for line in lines:
        keyword, *parameters = line.upper().replace("AUTH=", "AUTH ").split() or [""]
        offered.setdefault(keyword, []).extend(parameters)
    return Features(
        starttls="STARTTLS" in offered,
        pipelining="PIPELINING" in offered,
        chunking="CHUNKING" in offered,
        eight_bit="8BITMIME" in offered,
        smtputf8="SMTPUTF8" in offered,
        size_offered="SIZE" in offered,
        size=_size(offered.get("SIZE", [])),
        auth=frozenset(offered.get("AUTH", [])),
    )


def _size(parameters: list[str]) -> int | None:
    """RFC 1870: no number, or 0, means no fixed limit."""
    number = parameters[0] if parameters else ""
    return int(number) or None if number.isascii() and number.isdigit() and len(number) <= 20 else None
