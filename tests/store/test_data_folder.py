"""Where the data lies, who may see it, and where it may not lie."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from mailtool_gui.domain.errors import LedgerError, LedgerFull
from mailtool_gui.store.data_folder import ROOM_NEEDED, DataFolder, create_private_file
from mailtool_gui.store.engine_ledger import SqliteLedger
from mailtool_gui.store.records import SqliteRecords
from mailtool_gui.store.workbooks import keep_workbook
from tests.store.values import intent_for, new_job
from tests.support.samples import NOON, plain_snapshot, recipient_in_row


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(params=[0o000, 0o022, 0o077, 0o777])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    """Whatever the user's umask is, even a foolish one."""
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def test_nothing_is_created_before_ensure(folder: DataFolder) -> None:
    folder.refuse_unfit()
    assert not folder.path.exists()


def test_ensure_makes_private_folders(folder: DataFolder) -> None:
    folder.ensure()
    folder.ensure()
    for path in (folder.path, folder.workbooks, folder.logs, folder.backups, folder.preparing):
        assert mode(path) == 0o700


def test_every_file_is_private_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    folder = DataFolder(tmp_path / "data")
    records = SqliteRecords(folder)
    records.add_job(new_job(), plain_snapshot(), [recipient_in_row("a@example.com", 2)])
    ledger = SqliteLedger(folder)
    ledger.take_over(now=NOON)
    ledger.activate("job-1", now=NOON)
    ledger.intend(intent_for(1)).result()
    (tmp_path / "orders.xlsx").write_bytes(b"PK")
    (tmp_path / "orders.xlsx").chmod(0o644)
    keep_workbook(folder, tmp_path / "orders.xlsx")
    modes = {path.name: mode(path) for path in folder.path.rglob("*")}
    ledger.close()
    records.close()
    assert {"ledger.sqlite3", "ledger.sqlite3-wal", "ledger.sqlite3-shm", "host.lock"} <= set(modes)
    folders = {"workbooks", "logs", "backups", "preparing"}
    assert {name: mode for name, mode in modes.items() if mode != (0o700 if name in folders else 0o600)} == {}


def test_an_empty_folder_of_the_user_s_is_closed_to_others(tmp_path: Path) -> None:
    path = tmp_path / "mine"
    path.mkdir(mode=0o755)
    DataFolder(path).ensure()
    assert mode(path) == 0o700


def test_a_folder_with_other_things_in_it_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "shared"
    path.mkdir()
    path.chmod(0o755)
    (path / "letter.txt").touch()
    DataFolder(path).ensure()
    assert mode(path) == 0o755
    assert mode(path / "workbooks") == 0o700


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"precious")
    create_private_file(path)
    assert path.read_bytes() == b"precious"


def test_a_file_in_the_folder_s_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(LedgerError, match="cannot be used"):
        DataFolder(tmp_path / "data").ensure()


def test_a_home_is_understood() -> None:
    assert DataFolder(Path("~/mailtool")).path == Path.home() / "mailtool"


def test_a_relative_path_stays_where_it_was_meant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = DataFolder(Path("data"))
    monkeypatch.chdir("/")
    assert folder.path == tmp_path / "data"


@pytest.mark.parametrize("name", ["Dropbox", "OneDrive - Contoso", "Google Drive", "iCloud Drive", "Nextcloud"])
def test_a_synchronised_folder_is_refused(tmp_path: Path, name: str) -> None:
    folder = DataFolder(tmp_path / name / "mailtool")
    with pytest.raises(LedgerError, match=name) as caught:
        folder.ensure()
    assert caught.value.code == "bad-data-folder"
    assert not folder.path.exists()


def test_a_link_into_a_synchronised_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "data").symlink_to(tmp_path / "Dropbox")
    with pytest.raises(LedgerError, match="Dropbox"):
        DataFolder(tmp_path / "data").ensure()


def test_a_network_drive_is_refused(tmp_path: Path) -> None:
    mounts = f"/dev/sda1 / ext4 rw 0 0\nserver:/export {tmp_path} nfs4 rw 0 0\n"
    folder = DataFolder(tmp_path / "data", mounts=lambda: mounts)
    with pytest.raises(LedgerError, match="nfs4") as caught:
        folder.ensure()
    assert caught.value.code == "bad-data-folder"


def test_readers_are_refused_too(tmp_path: Path) -> None:
    records = SqliteRecords(DataFolder(tmp_path / "Dropbox"))
    with pytest.raises(LedgerError, match="synchronised"):
        records.jobs(status=None, limit=1, offset=0)
    records.close()


@pytest.mark.parametrize(("room", "enough"), [(ROOM_NEEDED, True), (ROOM_NEEDED - 1, False), (0, False)])
def test_room_is_looked_for(folder: DataFolder, room: int, enough: bool) -> None:
    measured = DataFolder(folder.path, room=lambda _: room)
    if enough:
        measured.ensure_room()
    else:
        with pytest.raises(LedgerFull, match="no room"):
            measured.ensure_room()


def test_the_real_room_is_asked_for(folder: DataFolder) -> None:
    folder.ensure()
    folder.ensure_room()


def test_one_holds_the_lock(folder: DataFolder) -> None:
    folder.ensure()
    with folder.lock():
        with pytest.raises(TimeoutError):
            folder.lock().acquire()
        assert mode(folder.lock_file) == 0o600
    with folder.lock():
        pass
