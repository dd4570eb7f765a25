"""A job that holds by itself after its first few messages."""

from __future__ import annotations

from dataclasses import replace

from mailtool_gui.domain.job import Job, JobStatus
from mailtool_gui.engine.ledger import Ledger
from tests.store.benches import Bench
from tests.support.samples import NOON, recipient_in_row


def job_in(ledger: Ledger, job: str = "job-1") -> Job:
    found = ledger.job(job)
    assert found
    return found


def test_where_a_job_holds_counts_without_what_is_skipped_from_the_start(bench: Bench, ledger: Ledger) -> None:
    faulty = replace(recipient_in_row("x", 5), error="Cell A5 is empty.")
    bench.add_job(["a@example.com", faulty, "c@example.com"], hold_after=1)
    assert (job_in(ledger).hold_after, job_in(ledger).hold_at) == (1, 2)
    bench.add_job(["a@example.com"], job="job-2")
    assert (job_in(ledger, "job-2").hold_after, job_in(ledger, "job-2").hold_at) == (None, None)


def test_a_job_holds_once(bench: Bench, ledger: Ledger) -> None:
    bench.add_job(["a@example.com", "b@example.com"], hold_after=1)
    assert not ledger.hold_job("job-1", reason="too early")
    assert ledger.activate("job-1", now=NOON)
    assert ledger.hold_job("job-1", reason="Look.")
    held = job_in(ledger)
    assert (held.status, held.reason, held.hold_after, held.hold_at) == (JobStatus.PAUSED, "Look.", 1, None)
    assert bench.resume("job-1")
    assert ledger.activate("job-1", now=NOON)
    assert not ledger.hold_job("job-1", reason="Look again.")
    assert job_in(ledger).status is JobStatus.ACTIVE
