"""Tokens that come back from people who unsubscribe, turned into their addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mailtool_gui.domain.address import parse_address
from mailtool_gui.domain.errors import AddressError
from mailtool_gui.domain.unsubscribe import address_in, is_genuine

if TYPE_CHECKING:
    from mailtool_gui.services.records import Records


def address_or_token(records: Records, text: str) -> str:
    """The address that `text` is, or that it stands for where it is the token of a message that was sent.

    Raises AddressError for what is neither, and for a token that no message in the ledger held.
    """
    token = text.strip()
    address = address_in(token)
    if address is None:
        return parse_address(text)
    jobs = dict.fromkeys(delivery.job_id for delivery in records.deliveries_to(address))
    if not any(is_genuine(token, records.snapshot(job).seed) for job in jobs):
        message = f"This token names {address}, and no message in the ledger held it: somebody may have made it up."
        raise AddressError(message, where=f"{token[:12]}…", code="unknown-token")
    return address
