from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from mailtool_gui.domain.errors import LedgerError, LedgerFull
from mailtool_gui.store import failures
from mailtool_gui.store.failures import translated

FreeBytes = Callable[[int], None]


@pytest.fixture
def free(monkeypatch: pytest.MonkeyPatch) -> FreeBytes:
    return lambda count: monkeypatch.setattr(failures, "disk_usage", lambda _path: SimpleNamespace(free=count))


def shared_memory_error() -> sqlite3.Error:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
    return error


def test_no_room_for_shared_memory_is_a_full_disk(tmp_path: Path, free: FreeBytes) -> None:
    free(4096)
    with pytest.raises(LedgerFull, match="no room left on the disk"), translated(tmp_path / "ledger.sqlite3"):
        raise shared_memory_error()


def test_with_room_it_is_the_disk(tmp_path: Path, free: FreeBytes) -> None:
    free(10_000_000)
    with pytest.raises(LedgerError, match="disk I/O error"), translated(tmp_path / "ledger.sqlite3"):
        raise shared_memory_error()


def test_of_a_folder_that_is_gone_nobody_knows_the_room(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="disk I/O error"), translated(tmp_path / "gone" / "ledger.sqlite3"):
        raise shared_memory_error()


@pytest.mark.parametrize("name", ["ledger.sqlite3", "inside/ledger.sqlite3"])
def test_a_file_that_stands_in_a_folder_s_place_is_named_with_what_to_do(tmp_path: Path, name: str) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(LedgerError) as caught, translated(tmp_path):
        (tmp_path / "data" / name).read_bytes()
    assert (caught.value.where, caught.value.code) == (str(tmp_path / "data"), "bad-data-folder")
    assert caught.value.message == (
        "The data folder cannot be used: there is a file where a folder must be. Move it away or rename it, then try "
        "again; nothing is lost."
    )


def test_a_folder_that_stands_in_a_file_s_place_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "host.lock").mkdir()
    with (
        pytest.raises(LedgerError, match="there is a folder where a file must be") as caught,
        translated(tmp_path),
    ):
        (tmp_path / "host.lock").write_bytes(b"")
    assert caught.value.where == str(tmp_path / "host.lock")
