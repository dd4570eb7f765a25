"""Accounts, found whatever their case, and the log of starts that outlives them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mailtool_gui.domain.account import READY, AccountState, AccountStatus
from mailtool_gui.domain.errors import AccountError
from mailtool_gui.store.engine_ledger import SqliteLedger
from mailtool_gui.store.records import SqliteRecords
from tests.store.values import intent_for, new_job, start_at
from tests.support.samples import NOON, plain_account, plain_snapshot, recipient_in_row

STOPPED = AccountState(status=AccountStatus.PAUSED, reason="The password was refused.", at=NOON)


def test_accounts_come_by_name(records: SqliteRecords) -> None:
    for name in ("work", "Archive", "büro"):
        records.add_account(plain_account(name))
    assert [account.name for account in records.accounts()] == ["Archive", "büro", "work"]
    assert records.account("BÜRO") == plain_account("büro")
    assert records.account("none") is None


def test_a_name_is_had_once(records: SqliteRecords) -> None:
    records.add_account(plain_account("Work"))
    with pytest.raises(AccountError, match="already an account “work”") as caught:
        records.add_account(plain_account("work"))
    assert caught.value.code == "account-exists"
    assert records.accounts() == [plain_account("Work")]


def test_an_edited_account_replaces_the_old_and_may_send_again(records: SqliteRecords, ledger: SqliteLedger) -> None:
    records.add_account(plain_account())
    ledger.set_account_state("work", STOPPED)
    edited = replace(plain_account(), host="mail.example.com")
    records.replace_account(edited)
    assert records.account("work") == edited
    assert records.account_state("work") == READY


def test_only_what_is_there_is_edited(records: SqliteRecords) -> None:
    with pytest.raises(AccountError, match="no account “work”"):
        records.replace_account(plain_account())


def test_the_user_clears_what_stopped_an_account(records: SqliteRecords, ledger: SqliteLedger) -> None:
    records.add_account(plain_account())
    assert not records.clear_account_state("work")
    ledger.set_account_state("work", STOPPED)
    assert records.account_state("WORK") == STOPPED
    assert records.clear_account_state("WORK")
    assert records.account_state("work") == READY
    assert not records.clear_account_state("work")


def test_nothing_stopped_a_ready_account(records: SqliteRecords, ledger: SqliteLedger) -> None:
    records.add_account(plain_account())
    ledger.set_account_state("work", replace(READY, reason="It was busy a while ago."))
    assert not records.clear_account_state("work")
    assert not records.clear_account_state("nobody")


def test_an_account_is_removed(records: SqliteRecords) -> None:
    records.add_account(plain_account("Work"))
    assert records.remove_account("WORK")
    assert not records.remove_account("work")
    assert records.accounts() == []


def test_an_account_in_use_is_not_removed(records: SqliteRecords) -> None:
    records.add_account(plain_account("Work"))
    records.add_job(new_job(account="work"), plain_snapshot(), [recipient_in_row("a@example.com", 2)])
    with pytest.raises(AccountError, match="job-1") as caught:
        records.remove_account("Work")
    assert caught.value.code == "account-in-use"
    records.cancel("job-1", now=NOON)
    assert records.remove_account("Work")


def test_starts_outlive_their_account(records: SqliteRecords, ledger: SqliteLedger) -> None:
    records.add_account(plain_account())
    records.add_job(new_job(), plain_snapshot(), [recipient_in_row("a@example.com", 2)])
    ledger.activate("job-1", now=NOON)
    ledger.intend(intent_for(1)).result()
    records.cancel("job-1", now=NOON)
    records.remove_account("work")
    assert list(ledger.starts_since("work", NOON.replace(year=2000))) == [start_at()]
