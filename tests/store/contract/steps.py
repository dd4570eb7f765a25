"""What the tests of the contract do first, and look at last."""

from __future__ import annotations

from mailtool_gui.domain.delivery import Delivery
from mailtool_gui.domain.ledger import Claim
from mailtool_gui.engine.ledger import Ledger
from tests.store.benches import Bench
from tests.store.values import intent_for, later
from tests.support.samples import NOON


def active_job(bench: Bench, *addresses: str, job: str = "job-1") -> list[int]:
    """Puts in a job that is being worked; the ids of its deliveries."""
    bench.add_job(addresses or ("ann@example.com", "bob@example.com", "cy@example.com"), job=job)
    assert bench.ledger.activate(job, now=NOON)
    return [delivery.id for delivery in bench.deliveries(job)]


def sending(bench: Bench, *addresses: str) -> list[int]:
    """Puts in an active job, the first delivery of which is in mid-air."""
    ids = active_job(bench, *addresses)
    assert bench.ledger.intend(intent_for(ids[0])).result()
    return ids


def claimed(ledger: Ledger, *, at: float = 0, limit: int = 10, held: tuple[int, ...] = ()) -> list[Claim]:
    """What the ledger offers of `job-1`, `at` seconds after noon."""
    return list(ledger.claims("job-1", now=later(at), limit=limit, claimed=held))


def first(bench: Bench) -> Delivery:
    """The first delivery of `job-1`."""
    return bench.deliveries("job-1")[0]
