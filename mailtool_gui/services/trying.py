"""Trying a message: some rows' own messages go to an address of the user's, marked as tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mailtool_gui.domain.address import parse_address
from mailtool_gui.domain.errors import SheetError, UsageError
from mailtool_gui.domain.job import TEST, Job
from mailtool_gui.services.wish import Wish

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account
    from mailtool_gui.domain.recipient import Recipient
    from mailtool_gui.services.campaigns import Campaigns, Proofed
    from mailtool_gui.services.host import Host
    from mailtool_gui.services.records import Records


class Trying:
    """Puts tests into the ledger: jobs of the kind `test`, which `Jobs` lists, shows and stops as any other.

    They keep to the account's pace and limits. They are no answer to whether a customer got a message, and no row
    counts as sent because of them.
    """

    def __init__(self, campaigns: Campaigns, records: Records, host: Host) -> None:
        self._campaigns = campaigns
        self._records = records
        self._host = host

    def send(self, proofed: Proofed, account: Account, address: str, rows: Sequence[int] = ()) -> Job:
        """As `put_in`, and has it worked."""
        job = self.put_in(proofed, account, address, rows)
        self._host.hand_over()
        return job

    def put_in(self, proofed: Proofed, account: Account, address: str, rows: Sequence[int] = ()) -> Job:
        """Puts in a test: the messages of `rows` (Excel's numbers; the first that can be sent where there are none).

        Raises AddressError for an `address` that is none, UsageError for one that is never to be mailed again,
        SheetError for a row that is not there or cannot be sent, and SheetChanged.
        """
        to = parse_address(address, where="test address")
        for entry in self._records.suppressed([to]):
            raise UsageError(entry.sentence, where=to, code="suppressed")
        self._campaigns.refuse_changes(proofed)
        wish = Wish(account=account, name=f"Test of {proofed.draft.sheet.name}")
        return self._campaigns.freeze(proofed, wish, tried(proofed, to, rows), kind=TEST)


def tried(proofed: Proofed, address: str, rows: Sequence[int]) -> Sequence[Recipient]:
    """The chosen recipients as they are tried: each message once, to `address` alone. Raises SheetError."""
    chosen = _chosen(proofed, rows) if rows else _first(proofed)
    once = {each.row_numbers: each for each in reversed(chosen)}  # a cell's several addresses get one message
    return [replace(each, address=address, cc=(), bcc=(), notes=()) for each in reversed(once.values())]


def _first(proofed: Proofed) -> Sequence[Recipient]:
    first = next((each for each in proofed.marked if each.error is None), None)
    if first is None:
        raise SheetError("No row can be sent: there is nothing to try.", where=str(proofed.draft.sheet), code="no-row")
    return [first]


def _chosen(proofed: Proofed, rows: Sequence[int]) -> Sequence[Recipient]:
    wanted = set(rows)
    found = [each for each in proofed.everybody if wanted.intersection(each.row_numbers)]
    missing = wanted.difference(*(each.row_numbers for each in found))
    if missing:
        where = f"{proofed.draft.sheet}, row {min(missing)}"
        raise SheetError("There is no such row among those that are to be sent.", where=where, code="no-such-row")
    for each in found:
        if each.error is not None:
            where = f"{proofed.draft.sheet}, row {each.rows[0].number}"
            raise SheetError(each.error, where=where, code="row-with-error")
    return found
