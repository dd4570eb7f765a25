"""A ledger is worked for as long as it is the same, and whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from mailtool_gui.domain.errors import LedgerError, LedgerFull
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.failures import damaged, no_room
from mailtool_gui.store.write_ahead_log import log_of
from mailtool_gui.workers.same_ledger import SameLedger


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    found = DataFolder(tmp_path)
    found.ledger.write_bytes(b"ledger")
    return found


def test_nothing_has_changed(folder: DataFolder) -> None:
    same = SameLedger(folder)
    assert same.fit(None)
    same.refuse()


def test_a_full_disk_is_waited_for(folder: DataFolder) -> None:
    same = SameLedger(folder)
    full = no_room(folder.ledger)
    assert isinstance(full, LedgerFull)
    assert same.fit(full)
    same.refuse()


def test_the_first_word_of_damage_counts_though_others_follow(folder: DataFolder) -> None:
    same, first = SameLedger(folder), damaged(folder.ledger, "Oops.")
    assert not same.fit(first)
    assert not same.fit(damaged(folder.ledger, "Again."))
    assert not same.fit(None)
    with pytest.raises(LedgerError) as caught:
        same.refuse()
    assert caught.value is first


@pytest.mark.parametrize("gone", [True, False])
def test_another_ledger_is_not_worked(folder: DataFolder, gone: bool) -> None:
    same = SameLedger(folder)
    folder.ledger.rename(folder.path / "old")
    if not gone:
        folder.ledger.write_bytes(b"another")
    assert not same.fit(None)
    with pytest.raises(LedgerError, match="nothing more is sent") as caught:
        same.refuse()
    assert caught.value.code == "no-ledger"


@pytest.mark.parametrize("gone", [True, False])
def test_what_goes_into_a_log_that_was_removed_is_not_kept(folder: DataFolder, gone: bool) -> None:
    log = log_of(folder.ledger)
    same = SameLedger(folder)
    assert same.fit(None)  # nothing has been written yet
    log.write_bytes(b"log")
    assert same.fit(None)
    log.rename(folder.path / "old")
    if not gone:
        log.write_bytes(b"another")
    assert not same.fit(None)
    with pytest.raises(LedgerError, match="nothing more is sent"):
        same.refuse()
