"""Addresses: unusable, suppressed, mended, twice, mistyped, and such as many servers do not take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from mailtool_gui.domain.address import needs_smtputf8, same_mailbox_key
from mailtool_gui.domain.sheet import CellKind
from mailtool_gui.messages.proofs.findings import Place, Places, error, warning
from mailtool_gui.messages.proofs.near_misses import intended_domain

if TYPE_CHECKING:
    from mailtool_gui.domain.message import Template
    from mailtool_gui.domain.problem import Problem
    from mailtool_gui.domain.recipient import Recipient
    from mailtool_gui.domain.suppression import Suppression


class AddressCheck:
    """Looks at the addresses of one recipient after the other, and remembers whom it has seen."""

    def __init__(self, places: Places, template: Template, suppressed: Mapping[str, Suppression]) -> None:
        self._places = places
        self._to = places.column(template.to_column)
        named = (template.to_column, template.cc_column, template.bcc_column)
        self._named = [index for name in named if (index := places.column(name)) is not None]
        self._suppressed = suppressed
        self._seen: dict[str, int] = {}

    def problems(self, recipient: Recipient) -> Iterator[Problem]:
        """What is wrong with the addresses of one recipient."""
        if recipient.error is not None:
            yield self._unusable(recipient, recipient.error)
            return
        yield from self._of_one(recipient)
        for note in recipient.notes:
            yield warning("repaired-address", note, *self._places.named(recipient, note))
        yield from self._twice(recipient)

    def _unusable(self, recipient: Recipient, message: str) -> Problem:
        """A recipient whose address cells cannot be used; its error begins with the cell."""
        row, column = self._places.named(recipient, message)
        kind = row.cells[self._places.columns.index(column)].kind if column else CellKind.TEXT
        code = "empty-address" if not recipient.address.strip() else "bad-address"
        return error("error-cell" if kind is CellKind.ERROR else code, message, row, column)

    def _of_one(self, recipient: Recipient) -> Iterator[Problem]:
        for address in (recipient.address, *recipient.cc, *recipient.bcc):
            if found := self._suppressed.get(same_mailbox_key(address)):
                problem = error("suppressed", found.sentence, *self._place(recipient, address))
                yield replace(problem, address=recipient.address)
            local, _, domain = address.rpartition("@")
            if meant := intended_domain(domain):
                message = f"“{address}” looks like a slip of the keyboard. Did you mean {local}@{meant}?"
                yield warning("suspicious-domain", message, *self._place(recipient, address))
            if needs_smtputf8(address):
                message = f"“{address}” has letters before the @ that many servers do not take."
                yield warning("non-ascii-local-part", message, *self._place(recipient, address))

    def _twice(self, recipient: Recipient) -> Iterator[Problem]:
        row = recipient.rows[0].number
        first = self._seen.setdefault(same_mailbox_key(recipient.address), row)
        if first != row:
            message = f"{recipient.address} also stands in row {first}: it gets more than one message."
            yield warning("duplicate-address", message, *self._place(recipient, recipient.address))

    def _place(self, recipient: Recipient, address: str) -> Place:
        """The cell of an address: in the columns that the template names, else wherever its text stands."""
        if address == recipient.address and self._to is not None:
            return recipient.rows[0], self._places.columns[self._to]
        found = self._places.holding(recipient, address, self._named)
        if found[1] is not None:
            return found
        return self._places.holding(recipient, address, range(len(self._places.columns)))
