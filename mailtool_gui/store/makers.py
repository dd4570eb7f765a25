"""Who is putting a job in: each maker holds a lock of the operating system's, which ends with its process.

So a job under `preparing` whose lock is free has lost its maker, whatever the clocks or process numbers say.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import LedgerError
from mailtool_gui.domain.job import JobStatus
from mailtool_gui.store.data_folder import DataFolder, kernel_lock
from mailtool_gui.store.failures import translated
from mailtool_gui.store.rules import ABANDONED

if TYPE_CHECKING:
    from mailtool_gui.store.session import Session

_FAIL = "UPDATE jobs SET status = ?, reason = ?, completed_at = ?, key = NULL WHERE id = ? AND status = ?"


class IdTaken(Exception):
    """Another job has this id."""


@contextmanager
def making(folder: DataFolder, job: str) -> Iterator[None]:
    """Marks the job as being put in by this process. Held from before the job's row is written until it is whole.

    Raises IdTaken where another process is putting in a job of this id.
    """
    path = _lock_path(folder, job)
    try:
        with translated(path):
            lock = kernel_lock(path, timeout=0).acquire()
    except LedgerError as error:
        if isinstance(error.__cause__, TimeoutError):
            raise IdTaken(job) from error
        raise
    with lock:
        try:
            yield
        finally:
            _remove(path)


def fail_abandoned(session: Session, folder: DataFolder, *, now: datetime) -> None:
    """Jobs that lost their maker become `failed` and free their key. Call it inside a transaction."""
    for (job,) in session.rows("SELECT id FROM jobs WHERE status = ?", (JobStatus.PREPARING,)):
        if _is_abandoned(folder, job):
            session.change(_FAIL, (JobStatus.FAILED, ABANDONED, now.timestamp(), job, JobStatus.PREPARING))


def _is_abandoned(folder: DataFolder, job: str) -> bool:
    path = _lock_path(folder, job)
    try:
        with kernel_lock(path, timeout=0):
            _remove(path)
    except TimeoutError:
        return False
    return True


def _remove(path: Path) -> None:
    with suppress(PermissionError):  # Windows keeps a file while it is open; filelock removes it then
        path.unlink(missing_ok=True)


def _lock_path(folder: DataFolder, job: str) -> Path:
    return folder.preparing / f"{job}.lock"
