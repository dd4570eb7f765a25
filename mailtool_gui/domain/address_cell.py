"""Addresses as people type them into cells: lists, names beside them, blanks and characters nobody sees.

What is certain is mended and said; what would be a guess is refused with the guess in the sentence:
- Blanks and line breaks around an address, invisible characters, full-width letters and signs, brackets, a `mailto:`
  and separators or a dot at the end leave one reading: they are mended, and the note tells it.
- A comma for a dot, a blank inside, a doubled dot or @, `(at)` for the @ are refused: `ann@example,com` is most
  likely ann@example.com, yet a message sent to the wrong mailbox cannot be called back.
- `Ann Lee <ann@example.com>` is the common notation (RFC 5322, 3.4), not a slip: nothing need be said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mailtool_gui.domain.address import parse_address
from mailtool_gui.domain.errors import AddressError

INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0f\ufeff]")
_BLANKS = " \t\r\n\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: " ",
    0x3002: ".",
    0xFF61: ".",
    0x3001: ",",
}
_PART = re.compile(r'(?:"(?:[^"\\]|\\.)*"|<[^<>]*>|[^;,\r\n])+')
_SIMPLE = re.compile(r"[A-Za-z0-9_+-][A-Za-z0-9._+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+\Z")
_BREAKS = re.compile("[\n\v\f\r\x85\u2028\u2029]")
_LONGEST = 10_000  # characters of a cell: about 400 addresses
_LONGEST_SLIP = 320
_LONGEST_NAME = 200
_NAMED = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]*)>\Z", re.DOTALL)
_LOOKS = re.compile(r"[^\s@<>()\"]+@[^\s@<>()\"]+\.[^\s@<>()\".]{2,}\.?\Z")
_BETWEEN = re.compile(r"\s+[/|&+]\s+|\s+")
_AT = re.compile(r"\s*[(\[{]\s*(?:at|@|ät)\s*[)\]}]\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CellAddress:
    """An address found in a cell, as `parse_address` has it; `note` says what was mended, where anything was.

    `name` is what stands before it, as in `Ann Lee <ann@example.com>`.
    """

    address: str
    note: str | None = None
    name: str = ""


def read_addresses(text: str, *, where: str | None = None) -> tuple[CellAddress, ...]:
    """The addresses in a cell's text, in its order, at least one.

    Raises AddressError for what is none, with the likely address where there is one.
    """
    if _SIMPLE.match(text):
        return (CellAddress(parse_address(text, where=where)),)
    if len(text) > _LONGEST:
        raise AddressError(f"The cell holds {len(text):,} characters; no list of addresses is so long.", where=where)
    clean = _clean(text)
    try:
        found = tuple(_one(part, where) for part in list(_parts(clean)) or [""])
    except AddressError as error:
        if likely := likely_address(text):
            message = (
                f"“{_visible(text.strip(_BLANKS))}” is not an e-mail address. Did you mean {likely}? Correct the cell."
            )
            raise AddressError(message + _line_break(text), where=where) from None
        raise AddressError(error.message + _line_break(text), where=where, code=error.code) from None
    if _BREAKS.search(text.strip(_BLANKS)):  # what stands before an address may then be anything
        found = tuple(replace(each, name="") for each in found)
    if len(found) == 1:
        return (replace(found[0], note=_note(text, found[0].address) or _left_out(clean, found[0])),)
    mended = _hidden(text)
    note = f"“{_visible(text.strip(_BLANKS))}” is read without {mended}." if mended else None
    return tuple(replace(each, note=note) for each in found)


def looks_like_address(text: str) -> bool:
    """Whether a cell's text is one address or several, without judging them closely."""
    if _SIMPLE.match(text):
        return True
    parts = list(_parts(_clean(text[:_LONGEST])))
    return bool(parts) and all(_LOOKS.match(_bare(part)) for part in parts)


def likely_address(text: str) -> str | None:
    """The address that a slip of the keyboard most likely stands for; None where it is anybody's guess."""
    if len(text) > _LONGEST_SLIP:
        return None
    bare = _AT.sub("@", _bare(_clean(text).strip(_BLANKS + ",;.")))
    without_blanks = re.sub(r"\s*([@.,])\s*", r"\1", bare)
    local, _, domain = re.sub(r"@{2,}", "@", without_blanks).rpartition("@")
    candidate = re.sub(r"\.{2,}", ".", f"{local.rstrip(',;')}@{re.sub('[,;:]', '.', domain)}")
    try:
        return parse_address(candidate) if _LOOKS.match(candidate) else None
    except AddressError:
        return None


def _clean(text: str) -> str:
    return INVISIBLE.sub("", text.translate(_FULL_WIDTH))


def _parts(text: str) -> Iterator[str]:
    """What stands between separators; `Lee, Ann <ann@example.com>` and words that hold no address stay together."""
    waiting = ""
    for piece in _PART.findall(text):
        part = piece.strip(_BLANKS)
        if not part:
            continue
        if "@" not in part:
            waiting = f"{waiting}, {part}" if waiting else part
            continue
        if waiting and "<" in part:
            part, waiting = f"{waiting}, {part}", ""
        yield from _words(part)
    if waiting:
        yield waiting


def _words(part: str) -> Sequence[str]:
    """`a@example.com b@example.com` are two; anything else is one."""
    words = _BETWEEN.split(part)
    return words if len(words) > 1 and all(_LOOKS.match(word) for word in words) else (part,)


def _one(part: str, where: str | None) -> CellAddress:
    return CellAddress(parse_address(_bare(part), where=where), name=_name(part))


def _name(part: str) -> str:
    """The name before an address in angle brackets, its quotes taken off; none where it is more than a line of text."""
    found = _NAMED.match(part)
    name = found["name"].strip(_BLANKS) if found else ""
    if len(name) > 1 and name[0] == name[-1] == '"':
        name = re.sub(r"\\(.)", r"\1", name[1:-1])
    return name if name.isprintable() and len(name) <= _LONGEST_NAME and "@" not in name else ""


def _bare(part: str) -> str:
    """The address without the name before it, brackets, `mailto:` and a dot at the end."""
    if named := _NAMED.match(part):
        part = named["address"]
    part = part.strip(_BLANKS)
    if part[:1] == part[-1:] == "'" and len(part) > 2:
        part = part[1:-1]
    if part[:7].lower() == "mailto:":
        part = part[7:].partition("?")[0]
    return part[:-1] if part.endswith(".") else part


def _note(text: str, address: str) -> str | None:
    """What was mended to make `address` of a cell that holds nothing else; None where it was not touched."""
    cleaned = _clean(text).strip(_BLANKS)
    named = _NAMED.match(cleaned)
    plain = named["address"].strip(_BLANKS) if named and named["name"].strip(_BLANKS) else cleaned
    untouched = not _hidden(text) and text == text.strip(_BLANKS + ";,") and _bare(plain) == plain
    return None if untouched else f"“{_visible(text)}” is used as {address}."


def _left_out(clean: str, found: CellAddress) -> str | None:
    """That the name before an address does not go along, where there is one."""
    named = _NAMED.match(clean.strip(_BLANKS + ";,"))
    if found.name or not named or not named["name"].strip(_BLANKS + '"'):
        return None
    return f"“{_visible(clean)}” is used as {found.address}, without the name before it."


def _line_break(text: str) -> str:
    """What to say of a break inside the cell, which may be the start of a header that somebody wants to smuggle in."""
    return (
        " The cell holds a line break: write one address, on one line." if _BREAKS.search(text.strip(_BLANKS)) else ""
    )


def _hidden(text: str) -> str | None:
    """What `_clean` took away or changed, in words."""
    found = [f"U+{ord(each):04X}" for each in dict.fromkeys(INVISIBLE.findall(text))]
    if found:
        return f"characters that nobody sees ({', '.join(found)})"
    return "full-width characters" if text.translate(_FULL_WIDTH) != text else None


def _visible(text: str) -> str:
    """The text with a sign for every character that nobody sees."""
    shown = INVISIBLE.sub(lambda match: f"‹U+{ord(match[0]):04X}›", text)
    return "".join("␣" if each in _BLANKS and each != " " else each for each in shown)[:120]
