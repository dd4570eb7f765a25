"""Keys such as customer numbers, found as whole tokens in texts and file names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

SHORTEST = 5
"""Characters of a key that is looked for: shorter ones stand in texts by chance."""

_ATOM = re.compile(r"[^\W_]+")
_LONGEST = 5  # parts of a key such as `KH-2026-00042`
_MOST_LINES = 50_000


def atoms(text: str) -> list[str]:
    """The runs of letters and digits in a text, case folded."""
    return _ATOM.findall(text.casefold())


@dataclass(frozen=True, slots=True)
class Key:
    """One key: what its cell shows, where the cell is, and the header of its column."""

    shown: str
    cell: str
    header: str


@dataclass(slots=True)
class KeyIndex:
    """Whose key a token is. Looking a text through takes as long with a million keys as with ten."""

    owners: dict[str, dict[str, Key]] = field(default_factory=dict)
    """The key's parts, joined by blanks -> its owners (see `add`) -> where they have it."""

    _lengths: set[int] = field(default_factory=set)
    _without: set[str] = field(default_factory=set)

    def add(self, owner: str, key: Key) -> None:
        """Makes `key` one of the owner's; whatever is too short is left out."""
        parts = atoms(key.shown)
        if sum(map(len, parts)) < SHORTEST or len(parts) > _LONGEST:
            return
        for form in {" ".join(parts), "".join(parts)}:
            self.owners.setdefault(form, {}).setdefault(owner, key)
            self._lengths.add(form.count(" ") + 1)

    def found(self, text: str) -> set[str]:
        """The keys that stand in `text` as whole tokens.

        Lines without any are remembered: most are in every message.
        """
        found: set[str] = set()
        for line in text.replace(">", "\n").split("\n"):
            if line not in self._without:
                keys = self.in_tokens(atoms(line))
                found |= keys
                if not keys and len(self._without) < _MOST_LINES:
                    self._without.add(line)
        return found

    def in_tokens(self, tokens: list[str]) -> set[str]:
        """The keys among neighbouring `tokens`."""
        return {form for form in self._forms(tokens) if form in self.owners}

    def _forms(self, tokens: list[str]) -> Iterator[str]:
        for length in self._lengths:
            if length == 1:
                yield from tokens
            else:
                yield from (" ".join(tokens[start : start + length]) for start in range(len(tokens) - length + 1))


@dataclass(frozen=True, slots=True)
class Hits:
    """Whose keys a text holds: the reader's own, and those of others."""

    own: bool
    others: tuple[Key, ...]


def hits(index: KeyIndex, owner: str, found: Iterable[str]) -> Hits:
    """`found` keys, seen by their reader."""
    owned = [index.owners[form] for form in sorted(found)]
    others = tuple(dict.fromkeys(next(iter(each.values())) for each in owned if owner not in each))
    return Hits(any(owner in each for each in owned), others)
