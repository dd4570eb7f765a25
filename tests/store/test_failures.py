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
