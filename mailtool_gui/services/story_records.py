"""What the services ask of the store about what failed for good, and about what happened to a job."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from mailtool_gui.domain.dead_letter import DeadFilter, DeadPage
    from mailtool_gui.domain.delivery import Delivery
    from mailtool_gui.domain.job_log import Entry
    from mailtool_gui.domain.trouble import Trouble


class DeadRecords(Protocol):
    """Failed messages over all jobs but tests; quick among a million. Every method raises LedgerError."""

    def page(self, wanted: DeadFilter, *, limit: int, offset: int) -> DeadPage:
        """A page of those that are meant, the newest first."""
        ...

    def count(self, wanted: DeadFilter) -> int:
        """How many are meant."""
        ...

    def ids(self, wanted: DeadFilter) -> Sequence[int]:
        """All that are meant."""
        ...

    def corrected_from(self, address: str) -> Sequence[Delivery]:
        """The messages, failed or not, that were to go to this address before it was put right."""
        ...

    def causes(self) -> Sequence[Trouble]:
        """Why they failed, over all jobs; the most frequent first."""
        ...

    def jobs(self) -> Mapping[str, int]:
        """The ids of the jobs that have some, and how many."""
        ...

    def retry(self, ids: Sequence[int]) -> int:
        """Puts them in again under the same Message-IDs, tries forgiven; how many. Not those of cancelled jobs."""
        ...

    def correct(self, delivery: int, address: str) -> bool:
        """Puts one in again to another address, under a new Message-ID; the first address is kept.

        False where it has not failed (any more), or its job was cancelled.
        """
        ...

    def dismiss(self, ids: Sequence[int], why: str, *, now: datetime) -> int:
        """Lays them aside: they stay failed in their jobs, and leave the list. How many."""
        ...

    def restore(self, ids: Sequence[int], *, now: datetime) -> int:
        """Takes them up again; how many."""
        ...


class JobLogRecords(Protocol):
    """The logs of all jobs. Every method raises LedgerError."""

    def after(self, job: str, entry: int, *, limit: int) -> Sequence[Entry]:
        """The entries of a job that came after the entry of this id (0: from its beginning), oldest first."""
        ...

    def page(self, job: str, *, limit: int, offset: int = 0, troubles: bool = False) -> Sequence[Entry]:
        """A page of a job's entries, newest first; with `troubles` only of what went wrong."""
        ...

    def count(self, job: str, *, troubles: bool = False) -> int:
        """How many are kept, or how many of them tell what went wrong."""
        ...
