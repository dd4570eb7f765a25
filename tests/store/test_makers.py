"""Who puts a job in holds a lock; a job without its maker fails, whatever the clock says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, nullcontext

import pytest

from mailtool_gui.domain.job import JobStatus
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.engine_ledger import SqliteLedger
from mailtool_gui.store.makers import fail_abandoned, making
from mailtool_gui.store.records import SqliteRecords
from mailtool_gui.store.rules import ABANDONED
from mailtool_gui.store.schema import prepare_ledger
from mailtool_gui.store.session import Session, open_session
from tests.store.values import later, new_job
from tests.support.samples import NOON, plain_snapshot, recipient_in_row

PREPARING = """
    INSERT INTO jobs (id, kind, name, source, account, key, status, whole, created_at)
    VALUES (?, 'send', 'n', 's', 'work', ?, 'preparing', 0, 1)
"""


@pytest.fixture
def session(folder: DataFolder) -> Iterator[Session]:
    prepare_ledger(folder, nullcontext())
    with closing(open_session(folder.ledger)) as opened:
        yield opened


def preparing(session: Session, job: str, key: str | None = None) -> None:
    """A job as its maker left it."""
    session.change(PREPARING, (job, key))


def status(session: Session, job: str) -> object:
    return session.value("SELECT status FROM jobs WHERE id = ?", (job,))


def test_a_job_whose_maker_is_at_work_is_left_alone(session: Session, folder: DataFolder) -> None:
    with making(folder, "job-1"):
        preparing(session, "job-1")
        fail_abandoned(session, folder, now=NOON)
        assert status(session, "job-1") == JobStatus.PREPARING


def test_a_job_that_lost_its_maker_fails(session: Session, folder: DataFolder) -> None:
    preparing(session, "job-1", key="k")
    fail_abandoned(session, folder, now=later(5))
    told = session.row("SELECT status, reason, key, completed_at FROM jobs")
    assert told == (JobStatus.FAILED, ABANDONED, None, later(5).timestamp())


def test_no_lock_file_stays(session: Session, folder: DataFolder) -> None:
    preparing(session, "job-1")
    fail_abandoned(session, folder, now=NOON)
    with making(folder, "job-2"):
        assert [path.name for path in folder.preparing.iterdir()] == ["job-2.lock"]
    assert list(folder.preparing.iterdir()) == []


def test_a_maker_lets_go_when_it_fails(folder: DataFolder) -> None:
    folder.ensure()
    with pytest.raises(KeyError), making(folder, "job-1"):
        raise KeyError
    with making(folder, "job-1"):
        pass


def test_a_new_host_fails_what_lost_its_maker(session: Session, folder: DataFolder) -> None:
    preparing(session, "job-1")
    with making(folder, "job-2"):
        preparing(session, "job-2")
        with closing(SqliteLedger(folder)) as ledger:
            ledger.take_over(now=NOON)
        assert status(session, "job-1") == JobStatus.FAILED
        assert status(session, "job-2") == JobStatus.PREPARING


def test_a_host_may_take_over_while_rows_go_in(folder: DataFolder) -> None:
    def interrupted() -> Iterator[Recipient]:
        yield recipient_in_row("ann@example.com", 2)
        with closing(SqliteLedger(folder)) as ledger:
            ledger.take_over(now=NOON)
        yield recipient_in_row("bob@example.com", 3)

    with closing(SqliteRecords(folder)) as records:
        job = records.add_job(new_job(), plain_snapshot(), interrupted())
    assert (job.status, job.progress.queued) == (JobStatus.WAITING, 2)


def test_a_key_is_free_again_when_its_maker_died(session: Session, folder: DataFolder) -> None:
    preparing(session, "job-1", key="orders-7")
    with closing(SqliteRecords(folder)) as records:
        job = records.add_job(new_job("job-2", key="orders-7"), plain_snapshot(), [])
    assert (job.id, job.status) == ("job-2", JobStatus.WAITING)
    assert status(session, "job-1") == JobStatus.FAILED


def test_two_jobs_that_are_put_in_at_once_do_not_get_one_id(folder: DataFolder) -> None:
    folder.ensure()
    with making(folder, "job-1"), closing(SqliteRecords(folder)) as records:
        job = records.add_job(new_job("job-1"), plain_snapshot(), [recipient_in_row("ann@example.com", 2)])
    assert job.id.startswith("job-20261122-")
    assert job.progress.queued == 1


def test_a_key_is_taken_while_its_maker_is_at_work(session: Session, folder: DataFolder) -> None:
    with making(folder, "job-1"):
        preparing(session, "job-1", key="orders-7")
        with closing(SqliteRecords(folder)) as records:
            job = records.add_job(new_job("job-2", key="orders-7"), plain_snapshot(), [])
    assert (job.id, job.status) == ("job-1", JobStatus.PREPARING)
