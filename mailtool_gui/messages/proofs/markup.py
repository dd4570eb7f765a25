"""Links and pictures: such as lead nowhere, to an example or into a program, and pictures without a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from mailtool_gui.domain.address import parse_address
from mailtool_gui.domain.errors import AddressError
from mailtool_gui.domain.problem import Problem, Severity
from mailtool_gui.messages.images import picture_sources
from mailtool_gui.messages.proofs.findings import Places, error, of_template, warning

if TYPE_CHECKING:
    from mailtool_gui.domain.recipient import Recipient

_TAG = re.compile(r"<[a-zA-Z](?:\"[^\"]*\"|'[^']*'|[^'\"<>])*+>")
_ATTRIBUTE = re.compile(r"([^\s=/\"'<>]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")
_HIDDEN = re.compile("[\x00-\x20\u00a0\u200b-\u200f\u2028\u2029\ufeff]+")
_HOST = re.compile(r"(?:[^/?#@]*@)?(\[[0-9a-fA-F:.]+\]|[^/?#:\s]+)(?::[0-9]{1,5})?(?:[/?#]\S*)?\Z")
_NAME = re.compile(r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)+\.?\Z")
_ACTIVE = re.compile(r"(?:javascript|vbscript|data|file|livescript|mocha|view-source)\Z", re.IGNORECASE)
_STYLE = re.compile(r"expression\s*\(|javascript\s*:|@import|behavior\s*:|-moz-binding|\\", re.IGNORECASE)
_EXAMPLES = ("example.com", "example.org", "example.net")
_MOST = 50_000  # tags that are remembered
_PICTURE = re.compile(r"data:image/(?:png|gif|jpe?g|webp);base64,[A-Za-z0-9+/=]*\Z", re.IGNORECASE)


class Flaw(NamedTuple):
    """What is wrong with a tag; `value` is the part of it that is. `of_file`: it names a picture's file."""

    severity: Severity
    code: str
    message: str
    value: str
    of_file: bool = False


class MarkupCheck:
    """Looks at every tag once, however many messages have it."""

    def __init__(self, places: Places, source: str, used: frozenset[int]) -> None:
        self._places = places
        self._own = set(_TAG.findall(source))
        self._same = {name.strip() for name in picture_sources(source)}
        self._used = used
        self._good: set[str] = set()

    def of_template(self) -> Iterator[Problem]:
        """The flaws of tags without fields, which are in every message."""
        for tag in sorted(self._own):
            if "{{" not in tag and "{%" not in tag:
                yield from (of_template(flaw.severity, flaw.code, flaw.message) for flaw in flaws(tag))
                self._good.add(tag)

    def problems(self, recipient: Recipient, html: str) -> Iterator[Problem]:
        """The flaws of the tags that this message alone has."""
        found = _TAG.findall(html)
        if self._good.issuperset(found):
            return
        for tag in dict.fromkeys(found):
            if tag not in self._good:
                yield from self._of_tag(recipient, tag)

    def _of_tag(self, recipient: Recipient, tag: str) -> Iterator[Problem]:
        found = flaws(tag)
        if not found and len(self._good) < _MOST:
            self._good.add(tag)
        for flaw in found:
            if flaw.of_file and flaw.value not in self._same:  # the check of pictures tells it
                continue
            row, column = self._places.holding(recipient, flaw.value, self._used) if flaw.value else (None, None)
            made = error if flaw.severity is Severity.ERROR else warning
            yield made(flaw.code, flaw.message, row or recipient.rows[0], column)


@lru_cache(maxsize=4096)
def flaws(tag: str) -> tuple[Flaw, ...]:
    """What is wrong with one opening tag such as `<a href="…">`."""
    name, attributes = _parts(tag)
    found = [_active(word) for word in attributes if word.startswith("on") and len(word) > 2]
    if (style := attributes.get("style")) and _STYLE.search(style):
        message = f"The style “{style[:80]}” holds more than a look. It is not sent."
        found.append(Flaw(Severity.ERROR, "unsafe-markup", message, style))
    if name in ("a", "area") and "href" in attributes:
        found += filter(None, [link_flaw(attributes["href"])])
    if name == "img":
        found += _picture_flaws(attributes)
    return tuple(found)


def _parts(tag: str) -> tuple[str, dict[str, str]]:
    name, _, rest = tag[1:-1].partition(" ")
    name, *more = re.split(r"[\s/]", name, maxsplit=1)
    pairs = _ATTRIBUTE.findall(f"{more[0] if more else ''} {rest}")
    return name.lower(), {word.lower(): unescape(_bare(value)) for word, value in reversed(pairs)}


def _bare(value: str) -> str:
    return value[1:-1] if value[:1] in "\"'" and value[:1] else value


def _active(word: str) -> Flaw:
    message = f"“{word}” would run a program in the message. Take it out."
    return Flaw(Severity.ERROR, "unsafe-markup", message, word)


def link_flaw(target: str) -> Flaw | None:
    """What is wrong with the address of a link, or nothing."""
    link = target.strip()
    scheme, colon, rest = _HIDDEN.sub("", link).partition(":")
    if colon and _ACTIVE.match(scheme):
        message = f"The link “{_short(link)}” would run a program or open a file. Use one that begins with https://."
        return Flaw(Severity.ERROR, "unsafe-link", message, link)
    if not link or link == "#":
        return _nowhere(link)
    kind = scheme.lower() if colon else ""
    if kind in ("http", "https", "ftp"):
        return _web_flaw(link, rest)
    if kind == "mailto":
        return _mail_flaw(link, rest)
    if kind in ("tel", "sms", "cid", "callto", "skype", "whatsapp", "zalo", "geo", "webcal", "xmpp", "sip"):
        return None if rest else _malformed(link)
    return None if link.startswith("#") and len(link) > 1 else _malformed(link)


def _web_flaw(link: str, rest: str) -> Flaw | None:
    found = _HOST.match(rest[2:]) if rest.startswith("//") and not _HIDDEN.search(link) else None
    if found is None:
        return _malformed(link)
    host = found[1].rstrip(".").lower()
    if host.endswith(_EXAMPLES) and (host in _EXAMPLES or host.endswith(tuple(f".{name}" for name in _EXAMPLES))):
        message = f"The link “{_short(link)}” leads to an example: nobody is there."
        return Flaw(Severity.WARNING, "example-link", message, link)
    fine = host.startswith("[") or host == "localhost" or _NAME.match(host)
    return None if fine else _malformed(link)


def _mail_flaw(link: str, rest: str) -> Flaw | None:
    addresses = rest.partition("?")[0]
    try:
        for address in addresses.split(",") if addresses else ():
            parse_address(address.replace("%40", "@"))
    except AddressError:
        return _malformed(link)
    return None if rest else _malformed(link)


def _picture_flaws(attributes: dict[str, str]) -> Iterator[Flaw]:
    source = attributes.get("src", "").strip()
    if "alt" not in attributes:
        message = f"The picture “{_short(source)}” has no text (alt) for those who do not see it."
        yield Flaw(Severity.WARNING, "image-without-text", message, source)
    if not source.startswith("cid:") and not _PICTURE.match(source) and (flaw := link_flaw(source)):
        yield _no_file(source) if flaw.code == "malformed-link" and source else flaw


def _no_file(source: str) -> Flaw:
    message = (
        f"The picture “{_short(source)}” leads nowhere. Put the file (PNG, JPEG, GIF, WebP or BMP) beside the HTML "
        "file, or write its address whole, beginning with https://."
    )
    return Flaw(Severity.WARNING, "malformed-link", message, source, of_file=True)


def _nowhere(link: str) -> Flaw:
    message = f"A link or picture leads nowhere: its address is “{link}”."
    return Flaw(Severity.WARNING, "malformed-link", message, link)


def _malformed(link: str) -> Flaw:
    message = f"The link “{_short(link)}” leads nowhere. Write it whole, beginning with https:// or mailto:."
    return Flaw(Severity.WARNING, "malformed-link", message, link)


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"
