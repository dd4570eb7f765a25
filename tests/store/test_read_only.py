"""Where nothing may be written: what is there can still be read, and writing says so."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path

import pytest

from mailtool_gui.domain.errors import LedgerError
from mailtool_gui.store import pages  # noqa: F401  imported while it may be read
from mailtool_gui.store.backups import refuse_unready
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.engine_ledger import SqliteLedger
from mailtool_gui.store.records import SqliteRecords
from mailtool_gui.store.schema import prepare_ledger
from mailtool_gui.store.workbooks import keep_workbook
from tests.store.values import new_job
from tests.support.samples import NOON, plain_account, plain_snapshot, recipient_in_row

NOBODY = 65534


@contextmanager
def common_user() -> Iterator[None]:
    """Permissions do not bind root, so root does this as nobody."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(before)


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that any user can reach; others made by the tests cannot be."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name)
        path.chmod(0o755)
        yield path
        path.chmod(0o755)


def close_to_writing(folder: DataFolder) -> None:
    for path in (folder.path, *folder.path.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)


@pytest.fixture
def closed(place: Path) -> DataFolder:
    """A data folder with a job in it, which may only be read."""
    folder = DataFolder(place / "data")
    with closing(SqliteRecords(folder)) as records:
        records.add_job(new_job(), plain_snapshot(), [recipient_in_row("ann@example.com", 2)])
    close_to_writing(folder)
    return folder


def test_what_is_there_can_be_read(closed: DataFolder) -> None:
    with common_user(), closing(SqliteRecords(closed)) as records:
        assert [job.id for job in records.jobs(status=None, limit=9, offset=0)] == ["job-1"]
        assert records.check() is None


def test_writing_says_that_it_may_not(closed: DataFolder) -> None:
    with common_user(), closing(SqliteRecords(closed)) as records:
        for write in (
            lambda: records.add_job(new_job("job-2"), plain_snapshot(), []),
            lambda: records.add_account(plain_account()),
            lambda: records.cancel("job-1", now=NOON),
            lambda: records.pause("job-1"),
        ):
            with pytest.raises(LedgerError, match="you may not write") as caught:
                write()
            assert (caught.value.code, caught.value.exit_code) == ("read-only", 2)


def test_a_host_cannot_be_there(closed: DataFolder) -> None:
    with common_user(), closing(SqliteLedger(closed)) as ledger, pytest.raises(LedgerError) as caught:
        ledger.take_over(now=NOON)
    assert caught.value.code == "read-only"


def test_a_new_folder_where_nothing_may_be_made(place: Path) -> None:
    place.chmod(0o555)
    folder = DataFolder(place / "data")
    with common_user():
        with pytest.raises(LedgerError) as caught:
            prepare_ledger(folder, nullcontext())
        with pytest.raises(LedgerError), closing(SqliteRecords(folder)) as records:
            records.pause("job-1")
        with closing(SqliteRecords(folder)) as records:
            assert records.count_jobs(status=None) == 0
    assert (caught.value.code, caught.value.where) == ("read-only", str(folder.path))


def test_an_empty_folder_where_nothing_may_be_made(place: Path) -> None:
    folder = DataFolder(place)
    folder.ensure()
    close_to_writing(folder)
    with common_user(), pytest.raises(LedgerError) as caught:
        prepare_ledger(folder, nullcontext())
    assert caught.value.code == "read-only"
    assert not folder.ledger.exists()


def test_a_ledger_that_may_not_even_be_read(closed: DataFolder) -> None:
    closed.ledger.chmod(0o000)
    with common_user(), closing(SqliteRecords(closed)) as records, pytest.raises(LedgerError) as caught:
        records.jobs(status=None, limit=9, offset=0)
    assert caught.value.code == "read-only"


def test_a_workbook_cannot_be_kept(closed: DataFolder, place: Path) -> None:
    (place / "orders.xlsx").write_bytes(b"PK")
    with common_user(), pytest.raises(LedgerError) as caught:
        keep_workbook(closed, place / "orders.xlsx")
    assert caught.value.code == "read-only"


def test_a_folder_of_backups_that_may_not_be_written_is_told_before_one_is_needed(place: Path) -> None:
    folder = DataFolder(place / "data")
    refuse_unready(folder)
    with closing(SqliteRecords(folder)) as records:
        records.add_account(plain_account())
    refuse_unready(folder)
    folder.path.chmod(0o755)
    folder.backups.chmod(0o555)
    with common_user(), pytest.raises(LedgerError, match="you may not write in this folder") as caught:
        refuse_unready(folder)
    assert (caught.value.where, caught.value.code) == (str(folder.backups), "read-only")


def test_the_folder_is_named_that_may_not_even_be_read(place: Path) -> None:
    folder = DataFolder(place / "data")
    folder.ensure()
    if os.geteuid() == 0:
        for path in (folder.path, *folder.path.iterdir()):
            os.chown(path, NOBODY, -1)
    folder.backups.chmod(0o000)
    with common_user(), pytest.raises(LedgerError, match="you may not write there") as caught:
        folder.ensure()
    assert caught.value.where == str(folder.backups)
