"""What a server has shown that it can do: an extension that it offers is not always one that it masters."""

from __future__ import annotations

from dataclasses import dataclass, field

MISSES = 3  # in a row: lines do end now and then, whatever was said on them last


class Proof:
    """Whether something goes well with one account's server. Its connections share it and find out as they go.

    Two of them may find out at the same time: at worst it is tried once more.
    """

    __slots__ = ("_misses", "proved")

    def __init__(self) -> None:
        self.proved = False
        self._misses = 0

    @property
    def trusted(self) -> bool:
        """Whether it may be tried, or done again."""
        return self._misses < MISSES

    def succeeded(self) -> None:
        """The server has answered as it should; what has been given up stays so."""
        if self.trusted:
            self.proved, self._misses = True, 0

    def missed(self) -> None:
        """The line ended without an answer: chance, unless it happens again and again."""
        self._misses += 1

    def failed(self) -> None:
        """The server cannot do it: it is not tried again as long as the account is worked."""
        self.proved, self._misses = False, MISSES


@dataclass(frozen=True, slots=True)
class Proofs:
    """Of an account's server: an envelope behind the dot of the message before (RFC 2920), and BDAT (RFC 3030)."""

    ahead: Proof = field(default_factory=Proof)
    chunks: Proof = field(default_factory=Proof)
