"""What a server has shown that it can do: an extension that it offers is not always one that it masters."""

from __future__ import annotations

from dataclasses import dataclass, field

MISSES = 3  # in a row: lines do end now and then, whatever was said on them last


class Proof:
    """Whether something goes well with one account's server. Its connections share it and find out as they go.

    Until it is proved one of them tries it at a time: a server that offers it in vain costs one message its time.
    """

    __slots__ = ("_misses", "_tried", "proved")

    def __init__(self) -> None:
        self.proved = False
        self._tried = False
        self._misses = 0

    @property
    def trusted(self) -> bool:
        """Whether it has not been given up."""
        return self._misses < MISSES

    @property
    def free(self) -> bool:
        """Whether it may be done now."""
        return self.trusted and (self.proved or not self._tried)

    def tries(self) -> None:
        """It is done; one of the others follows."""
        self._tried = True

    def succeeded(self) -> None:
        """The server has answered as it should; what has been given up stays so."""
        self._tried = False
        if self.trusted:
            self.proved, self._misses = True, 0

    def left_open(self) -> None:
        """It did not come to an answer, for reasons of its own."""
        self._tried = False

    def missed(self) -> None:
        """The line ended in place of an answer: chance, unless it happens again and again."""
        self._tried = False
        self._misses += 1

    def failed(self) -> None:
        """The server cannot do it: it is not done again as long as the account is worked."""
        self.proved, self._tried, self._misses = False, False, MISSES


@dataclass(frozen=True, slots=True)
class Proofs:
    """Of an account's server: an envelope behind the dot of the message before (RFC 2920), and BDAT (RFC 3030)."""

    ahead: Proof = field(default_factory=Proof)
    chunks: Proof = field(default_factory=Proof)
