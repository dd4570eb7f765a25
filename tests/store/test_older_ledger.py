"""An older ledger in the place of the newer one: it would send again what was sent since."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from mailtool_gui.domain.errors import LedgerError
from mailtool_gui.domain.outcome import Verdict
from mailtool_gui.store.backups import backups, note_rest, refuse_older
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.rescue import rescue
from tests.store.lost import LATER, ROWS, keep, lose, put_in, saved, send, states
from tests.support.samples import NOON


@pytest.fixture
def worked(folder: DataFolder) -> DataFolder:
    """A job that was begun, and a backup of that moment."""
    put_in(folder)
    send(folder, [Verdict.SENT, None])
    keep(folder)
    return folder


def put_older_in_place(folder: DataFolder, older: bytes) -> None:
    lose(folder)
    folder.ledger.write_bytes(older)


def whole_content(folder: DataFolder) -> bytes:
    with closing(sqlite3.connect(folder.ledger)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return folder.ledger.read_bytes()


@pytest.mark.parametrize("in_order", [True, False])
def test_an_older_ledger_is_refused_and_the_newer_backup_taken(folder: DataFolder, in_order: bool) -> None:
    put_in(folder)
    older = whole_content(folder)
    send(folder, [Verdict.SENT] * 20)
    keep(folder)
    if in_order:
        note_rest(folder)
    put_older_in_place(folder, older)
    with pytest.raises(LedgerError, match="older than its own backup") as caught:
        refuse_older(folder)
    assert caught.value.code == "corrupt"
    found = saved(folder)
    assert (found.kept / "ledger.sqlite3").read_bytes() == older
    assert states(folder) == {"sent": 20, ("queued" if in_order else "unknown"): ROWS - 20}
    refuse_older(folder)
    assert rescue(folder, now=LATER) is None


def test_a_copy_of_the_same_host_s_work_is_known_by_its_starts(folder: DataFolder) -> None:
    put_in(folder)
    send(folder, [Verdict.SENT])
    older = whole_content(folder)
    with closing(sqlite3.connect(folder.ledger)) as connection:
        connection.execute("INSERT INTO starts SELECT NULL, account_key, 2, at, boot_id, 3, 1, 0 FROM starts")
        connection.commit()
    keep(folder)
    put_older_in_place(folder, older)
    with pytest.raises(LedgerError, match="older than its own backup"):
        refuse_older(folder)
    assert saved(folder).unsure == ROWS - 1
    refuse_older(folder)


@pytest.mark.parametrize("in_order", [True, False])
def test_the_newest_backup_in_the_ledger_s_place_is_taken_for_one(worked: DataFolder, in_order: bool) -> None:
    """Whoever goes back by himself: what may have been sent since is not sent again either."""
    if in_order:
        note_rest(worked)
    else:
        send(worked, [Verdict.SENT] * 20)
    put_older_in_place(worked, backups(worked)[0].path.read_bytes())
    with pytest.raises(LedgerError, match="older than its own backup"):
        refuse_older(worked)
    saved(worked)
    assert (
        states(worked) == {"sent": 1, "unknown": 1, "queued": ROWS - 2}
        if in_order
        else {"sent": 1, "unknown": ROWS - 1}
    )
    refuse_older(worked)
    assert rescue(worked, now=LATER) is None


def test_the_only_backup_may_have_been_moved_there(worked: DataFolder) -> None:
    send(worked, [Verdict.SENT] * 20)
    (backup,) = backups(worked)
    lose(worked)
    backup.path.rename(worked.ledger)
    with pytest.raises(LedgerError, match="older than its own backup"):
        refuse_older(worked)
    assert saved(worked).restored == ROWS
    assert states(worked) == {"sent": 1, "unknown": ROWS - 1}
    refuse_older(worked)


def test_the_ledger_itself_is_never_older_than_its_backups(worked: DataFolder) -> None:
    refuse_older(worked)
    for _ in range(3):
        send(worked, [Verdict.SENT])
        refuse_older(worked)


def test_after_a_rescue_from_next_to_nothing_the_new_ledger_is_the_newest(worked: DataFolder) -> None:
    for _ in range(5):
        send(worked, [Verdict.SENT])
    keep(worked, now=NOON + timedelta(hours=1))
    for hours in (3, 4):
        lose(worked)
        saved(worked, now=NOON + timedelta(hours=hours))
        refuse_older(worked)


def test_another_ledger_is_not_an_older_one(worked: DataFolder, tmp_path: Path) -> None:
    other = DataFolder(tmp_path / "other")
    put_in(other, "job-9", rows=3)
    put_older_in_place(worked, whole_content(other))
    refuse_older(worked)
    assert rescue(worked, now=LATER) is None


def test_where_the_newer_backup_makes_no_sense_nothing_is_lost(folder: DataFolder) -> None:
    put_in(folder)
    older = whole_content(folder)
    send(folder, [Verdict.SENT])
    keep(folder)
    (backup,) = backups(folder)
    with closing(sqlite3.connect(backup.path)) as connection:
        connection.execute("UPDATE frozen_rows SET body = '{' WHERE delivery_id = 7")
        connection.commit()
    put_older_in_place(folder, older)
    with pytest.raises(LedgerError, match="This backup is damaged, and the ledger is older"):
        rescue(folder, now=LATER)
    assert folder.ledger.read_bytes() == older


def test_nothing_is_put_into_an_older_ledger_which_a_rescue_would_lose(folder: DataFolder) -> None:
    put_in(folder)
    older = whole_content(folder)
    send(folder, [Verdict.SENT])
    keep(folder)
    put_older_in_place(folder, older)
    with pytest.raises(LedgerError, match="older than its own backup"):
        put_in(folder, "job-2", rows=3)
    saved(folder)
    put_in(folder, "job-2", rows=3)
    assert states(folder, "job-2") == {"queued": 3}
