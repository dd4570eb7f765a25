"""One address with its row or rows."""

from __future__ import annotations

from dataclasses import dataclass

from mailtool_gui.domain.sheet import Row


@dataclass(frozen=True, kw_only=True, slots=True)
class Recipient:
    """Who one message goes to: the address (normalised, see `address`), and the rows it is about, in sheet order.

    `error` is set where this recipient cannot be mailed (a sentence naming the cell); `address` is then the
    cell's text as it stands. `notes` are sentences, each beginning with its cell, on what was mended in its addresses.
    `names` are those that the cells have before the addresses: of the recipient, then of each `cc`; "" where there is
    none, and nothing at all where nobody has one.
    """

    address: str
    rows: tuple[Row, ...]
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    error: str | None = None
    notes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def row_numbers(self) -> tuple[int, ...]:
        """Excel's row numbers, in sheet order."""
        return tuple(row.number for row in self.rows)
