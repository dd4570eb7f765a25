"""Which deliveries of a job a user means: by address or by Excel's row number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from mailtool_gui.domain.address import same_mailbox_key
from mailtool_gui.domain.errors import JobError

if TYPE_CHECKING:
    from mailtool_gui.domain.delivery import Delivery, DeliveryStatus
    from mailtool_gui.services.records import Records

_PAGE = 1000


@dataclass(frozen=True, kw_only=True, slots=True)
class Selection:
    """Addresses (case ignored) and row numbers; both empty: everything."""

    addresses: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()

    @property
    def everything(self) -> bool:
        """Whether nothing was singled out."""
        return not self.addresses and not self.rows


def all_deliveries(records: Records, job: str, status: DeliveryStatus | None = None) -> Iterator[Delivery]:
    """Every delivery of a job, read a page at a time."""
    offset = 0
    while page := records.deliveries(job, status=status, limit=_PAGE, offset=offset):
        yield from page
        offset += len(page)


def selected(records: Records, job: str, chosen: Selection) -> Sequence[Delivery]:
    """The job's deliveries that are meant, in the order of their rows.

    Raises JobError for an address or a row that is not in the job, naming the nearest address.
    """
    deliveries = list(all_deliveries(records, job))
    if chosen.everything:
        return deliveries
    keys = {same_mailbox_key(address.strip()): address for address in chosen.addresses}
    rows = set(chosen.rows)
    _all_there(job, deliveries, keys, rows)
    return [d for d in deliveries if same_mailbox_key(d.address) in keys or rows.intersection(d.rows)]


def _all_there(job: str, deliveries: Sequence[Delivery], keys: dict[str, str], rows: set[int]) -> None:
    there = {same_mailbox_key(delivery.address) for delivery in deliveries}
    for key, address in keys.items():
        if key not in there:
            near = get_close_matches(key, there, n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise JobError(f"{address} is not in this job.{hint}", where=job, code="no-such-delivery")
    missing = rows.difference(*(delivery.rows for delivery in deliveries))
    if missing:
        raise JobError(f"Row {min(missing)} is not in this job.", where=job, code="no-such-delivery")
