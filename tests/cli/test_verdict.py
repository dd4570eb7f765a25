from __future__ import annotations

from dataclasses import replace

import pytest

from mailtool_gui.cli.verdict import exit_code
from mailtool_gui.domain.job import Job, JobStatus, Progress
from tests.support.samples import plain_job


def job(status: JobStatus, **counts: int) -> Job:
    return plain_job(status, Progress(**counts))


@pytest.mark.parametrize("waited", [True, False])
@pytest.mark.parametrize("trouble", ["failed", "skipped", "unknown", "deferred"])
def test_a_row_that_needs_a_look_is_1(trouble: str, waited: bool) -> None:
    assert exit_code(job(JobStatus.COMPLETED, sent=5, **{trouble: 1}), waited=waited) == 1


@pytest.mark.parametrize("status", [JobStatus.PAUSED, JobStatus.FAILED])
def test_a_stop_is_3_also_where_rows_failed(status: JobStatus) -> None:
    assert exit_code(job(status, sent=5), waited=True) == 3
    assert exit_code(job(status, failed=5), waited=False) == 3


def test_all_sent_is_0() -> None:
    assert exit_code(job(JobStatus.COMPLETED, sent=5), waited=True) == 0


@pytest.mark.parametrize("status", [JobStatus.ACTIVE, JobStatus.WAITING, JobStatus.DELAYED])
def test_whoever_waited_for_what_goes_on_later_is_told(status: JobStatus) -> None:
    resting = replace(job(status, sent=5, queued=1), reason="The daily cap is reached.")
    assert exit_code(resting, waited=True) == 1


def test_a_job_that_was_stopped_without_a_reason_of_its_own_is_3() -> None:
    assert exit_code(job(JobStatus.ACTIVE, sent=5, failed=1, queued=1), waited=True) == 3
    assert exit_code(job(JobStatus.ACTIVE, sent=5, queued=1), waited=False) == 0


def test_whoever_did_not_wait_is_content_with_the_start() -> None:
    assert exit_code(job(JobStatus.WAITING, queued=5), waited=False) == 0
