"""Copies of workbooks: one a content, private, whole."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

import pytest

from mailtool_gui.domain.errors import LedgerError, SheetError
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.workbooks import keep_workbook

CONTENT = b"PK" + bytes(range(256)) * 10_000


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "Orders.XLSX"
    path.write_bytes(CONTENT)
    path.chmod(0o644)
    return path


def test_a_copy_is_named_by_its_content(folder: DataFolder, source: Path) -> None:
    kept = keep_workbook(folder, source)
    assert kept == folder.workbooks / f"{hashlib.sha256(CONTENT).hexdigest()}.xlsx"
    assert kept.read_bytes() == CONTENT
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_the_same_workbook_is_kept_once(folder: DataFolder, source: Path, tmp_path: Path) -> None:
    again = tmp_path / "copy.xlsx"
    again.write_bytes(CONTENT)
    assert keep_workbook(folder, source) == keep_workbook(folder, again)
    assert len(list(folder.workbooks.iterdir())) == 1


def test_a_changed_workbook_is_kept_beside_the_old(folder: DataFolder, source: Path) -> None:
    before = keep_workbook(folder, source)
    source.write_bytes(b"other")
    after = keep_workbook(folder, source)
    assert (before.read_bytes(), after.read_bytes()) == (CONTENT, b"other")


def test_a_workbook_that_cannot_be_read_is_told(folder: DataFolder, tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="cannot be read") as caught:
        keep_workbook(folder, tmp_path / "none.xlsx")
    assert caught.value.where == str(tmp_path / "none.xlsx")


def test_nothing_half_stays_when_the_copy_breaks_off(folder: DataFolder, tmp_path: Path) -> None:
    folder.ensure()
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(SheetError, match="cannot be read"):
        keep_workbook(folder, tmp_path / "folder.xlsx")
    assert list(folder.workbooks.iterdir()) == []


def test_a_copy_needs_a_fit_folder(tmp_path: Path, source: Path) -> None:
    with pytest.raises(LedgerError, match="synchronised"):
        keep_workbook(DataFolder(tmp_path / "Dropbox"), source)
