"""Who a message is from, and where answers to it go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mailtool_gui.domain.address import needs_smtputf8, parse_address, same_mailbox_key
from mailtool_gui.domain.address_cell import CellAddress, read_addresses
from mailtool_gui.domain.columns import column_index
from mailtool_gui.domain.errors import AddressError, SheetError
from mailtool_gui.messages.headers import addresses, mailbox, refuse_break
from mailtool_gui.messages.record import cell_name, shown

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account, Signature
    from mailtool_gui.domain.recipient import Recipient
    from mailtool_gui.messages.field_names import FieldNames

_WHERE = "reply-to address"
_NO_COLUMN = "no-such-column"


@dataclass(frozen=True, slots=True)
class Sender:
    """Who a message is from; `largest` are the bytes of a message that its server takes, where they are known.

    `signature` is what `signed` puts at the end of a template; the building of messages does not look at it.
    """

    address: str
    name: str = ""
    largest: int | None = None
    signature: Signature | None = None

    @classmethod
    def of(cls, account: Account) -> Sender:
        """The sender that an account is."""
        return cls(account.sender, account.sender_name, account.largest_message, account.signature)


class Originator:
    """From and Reply-To, checked and encoded once; a Reply-To that a column has, for each recipient.

    Raises AddressError where the sender or `reply_to` is no address (nor `reply_to` a column), TemplateError for a
    sender's name that breaks its line.
    """

    def __init__(self, sender: Sender, reply_to: str | None, names: FieldNames) -> None:
        self.largest = sender.largest
        self.address = parse_address(sender.address, where="sender address")
        refuse_break(sender.name, where="sender name")
        self.sender = addresses("From", [mailbox(sender.name, self.address)])
        self._names = names
        self.column = _column(reply_to, names) if reply_to else None
        fixed = parse_address(reply_to, where=_WHERE) if reply_to and self.column is None else None
        self._fixed = addresses("Reply-To", [fixed]) if fixed else b""
        self._smtputf8 = any(needs_smtputf8(address) for address in (self.address, fixed) if address)

    @property
    def used(self) -> frozenset[int]:
        """The columns that it reads."""
        return frozenset() if self.column is None else frozenset({self.column})

    def needs_smtputf8(self, recipient: Recipient) -> bool:
        """Whether one of its addresses is not ASCII."""
        return self._smtputf8 or any(needs_smtputf8(each.address) for each in self._in_cells(recipient))

    def reply_to(self, recipient: Recipient) -> bytes:
        """The Reply-To field of one message; nothing where answers go to the sender. Raises AddressError."""
        if self.column is None:
            return self._fixed
        found = self._in_cells(recipient)
        return addresses("Reply-To", [mailbox(each.name, each.address) for each in found]) if found else b""

    def _in_cells(self, recipient: Recipient) -> Sequence[CellAddress]:
        """The addresses in the column, of all rows, each mailbox once."""
        if self.column is None:
            return ()
        found = {same_mailbox_key(each.address): each for each in self._read(recipient, self.column)}
        return tuple(found.values())

    def _read(self, recipient: Recipient, column: int) -> Iterator[CellAddress]:
        for row in recipient.rows:
            text = shown(self._names, row, column)
            if text.strip(" \t\r\n,;"):
                yield from read_addresses(text, where=cell_name(self._names.columns[column], row))


def _column(name: str, names: FieldNames) -> int | None:
    """The place of the column `name`; None for an address. Raises AddressError for what is neither."""
    if "@" in name and name not in (column.header for column in names.columns):
        return None
    try:
        return column_index(names.columns, name)
    except SheetError as error:
        message = f"“{name[:80]}” is neither an e-mail address nor a column. {error.message}"
        code = None if error.code == _NO_COLUMN else error.code  # mostly a slip in an address
        raise AddressError(message, where=_WHERE, code=code) from None
