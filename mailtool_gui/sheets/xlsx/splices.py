"""Bytes changed within a part, everything around them kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr


@dataclass(frozen=True, slots=True)
class Splice:
    """Bytes `start` to `end` of a part become `text`."""

    start: int
    end: int
    text: bytes


def spliced(chunks: Iterable[bytes], changes: Sequence[Splice]) -> Iterator[bytes]:
    """The bytes of `chunks` with the `changes` (sorted, not overlapping) made."""
    waiting = list(reversed(changes))
    done = offset = 0
    for chunk in chunks:
        end = offset + len(chunk)
        while waiting and waiting[-1].start < end:
            change = waiting.pop()
            yield chunk[done - offset : change.start - offset]
            yield change.text
            done = change.end
        if done < end:
            yield chunk[done - offset :]
            done = end
        offset = end


def start_tag(name: str, attributes: Mapping[str, str], *, empty: bool) -> str:
    """The text of a start tag, or of one that closes itself."""
    written = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{written}{'/' if empty else ''}>"


def encoded(text: str, encoding: str) -> bytes:
    """In the part's encoding; a character that it lacks becomes a character reference."""
    return text.encode(encoding, "xmlcharrefreplace")
