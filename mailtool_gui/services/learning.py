"""What a server says of itself whenever it is reached, kept with the account."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import LedgerError

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account
    from mailtool_gui.services.records import Records

log = logging.getLogger("mailtool.job")


class Learning:
    """Keeps how large a message the account's server takes, whenever that is another than was known.

    For all threads that connect. What cannot be kept is not worth a connection: it is told again by the next one.
    """

    def __init__(self, records: Records, account: Account) -> None:
        self._records = records
        self._account = account.name
        self._known = account.largest_message

    def __call__(self, largest: int | None) -> None:
        """The server has said so."""
        if largest == self._known:
            return
        self._known = largest
        try:
            self._records.note_largest_message(self._account, largest)
        except LedgerError as error:
            log.info("what the server of %s takes was not kept: %s", self._account, error)
