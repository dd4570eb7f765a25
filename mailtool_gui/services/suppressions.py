"""The list of addresses that are never mailed again: filled by hand, by file and by what servers answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mailtool_gui.domain.address import parse_address, same_mailbox_key
from mailtool_gui.domain.errors import UsageError
from mailtool_gui.domain.suppression import Suppression
from mailtool_gui.services.address_files import read_address_file
from mailtool_gui.services.unsubscribing import address_or_token

if TYPE_CHECKING:
    from mailtool_gui.domain.clock import Clock
    from mailtool_gui.domain.recipient import Recipient
    from mailtool_gui.services.records import Records

LONGEST_REASON = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Added:
    """What adding came to: how many are new, how the given ones stand now, and what could not be read of a file."""

    new: int
    entries: Sequence[Suppression]
    problems: Sequence[str] = ()

    @property
    def known(self) -> int:
        """How many were on the list already; they keep their reason and date."""
        return len(self.entries) - self.new


class Suppressions:
    """The list, as a user fills and reads it."""

    def __init__(self, records: Records, clock: Clock) -> None:
        self._records = records
        self._clock = clock

    def add(self, addresses: Iterable[str], reason: str = "") -> Added:
        """Adds addresses, also by the tokens of people who unsubscribe.

        Raises AddressError where one is none (nothing is added then) and UsageError.
        """
        return self._add([address_or_token(self._records, address) for address in addresses], reason)

    def add_file(self, path: Path, reason: str = "", *, told: Callable[[int], None] = lambda _read: None) -> Added:
        """Adds all addresses of a text file or a workbook, telling what in it is none.

        `told` is given how many lines or cells are read; what it raises ends it, and nothing is added. Raises
        UsageError or SheetError where it cannot be read or holds no address.
        """
        found = read_address_file(path, told, of_token=partial(address_or_token, self._records))
        return self._add(found.addresses, reason, found.problems)

    def remove(self, addresses: Iterable[str]) -> Sequence[Suppression]:
        """Takes addresses off the list; answers those that were on it. Raises AddressError."""
        found = self.of(addresses)
        self._records.unsuppress([entry.address for entry in found])
        return found

    def put_back(self, entries: Iterable[Suppression]) -> int:
        """Puts back what was taken off, with its reason and date; how many were not on the list again already."""
        return self._records.suppress(entries)

    def of(self, addresses: Iterable[str]) -> Sequence[Suppression]:
        """Those of `addresses` that are on the list. Raises AddressError."""
        return self._records.suppressed(list(dict.fromkeys(parse_address(address) for address in addresses)))

    def page(self, text: str = "", *, limit: int, offset: int = 0) -> Sequence[Suppression]:
        """A page of the list, the newest first; those whose address or reason holds `text`, whatever the case."""
        return self._records.suppressions(text=text, limit=limit, offset=offset)

    def count(self, text: str = "") -> int:
        """How many addresses are on the list, or how many of them `page` has for `text`."""
        return self._records.count_suppressions(text=text)

    def _add(self, addresses: Sequence[str], reason: str, problems: Sequence[str] = ()) -> Added:
        words = " ".join(reason.split())
        if len(words) > LONGEST_REASON:
            raise UsageError(f"A reason has {LONGEST_REASON} characters at most.", where="--reason")
        now = self._clock.now()
        by_key = {same_mailbox_key(address): address for address in reversed(addresses)}
        given = list(reversed(by_key.values()))
        new = self._records.suppress([Suppression(address=each, reason=words, at=now) for each in given])
        return Added(new=new, entries=self._records.suppressed(given), problems=problems)


def suppressed_among(records: Records, recipients: Sequence[Recipient]) -> Mapping[str, Suppression]:
    """The suppressed ones of all that `recipients` go to, copies too, by the key of their mailbox."""
    keys = {
        same_mailbox_key(address)
        for recipient in recipients
        if recipient.error is None
        for address in (recipient.address, *recipient.cc, *recipient.bcc)
    }
    return {same_mailbox_key(entry.address): entry for entry in records.suppressed(sorted(keys))}
