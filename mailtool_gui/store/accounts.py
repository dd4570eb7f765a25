"""Accounts in the ledger, each under its name with the case folded."""

from __future__ import annotations

import sqlite3
from dataclasses import replace as replaced
from typing import TYPE_CHECKING

from mailtool_gui.domain.account import Account, AccountStatus
from mailtool_gui.domain.errors import AccountError
from mailtool_gui.store.codec import from_json, to_json
from mailtool_gui.store.read_job import account_state_in

if TYPE_CHECKING:
    from mailtool_gui.store.session import Session

_UNFINISHED = """
    SELECT id, account FROM jobs WHERE status NOT IN ('completed', 'failed', 'cancelled') ORDER BY created_at
"""


def add(session: Session, account: Account) -> None:
    """See Records.add_account."""
    try:
        session.change("INSERT INTO accounts (key, body) VALUES (?, ?)", (account.name.casefold(), to_json(account)))
    except sqlite3.IntegrityError:
        raise AccountError(
            f"There is already an account “{account.name}”. Choose another name, or edit that one.",
            code="account-exists",
        ) from None


def replace(session: Session, account: Account) -> None:
    """See Records.replace_account. Raises AccountError where there is none of this name."""
    sql = "UPDATE accounts SET body = ?, state = NULL WHERE key = ?"
    if not session.change(sql, (to_json(account), account.name.casefold())):
        raise AccountError(f"There is no account “{account.name}”.", code="no-such-account")


def note_largest_message(session: Session, name: str, largest: int | None) -> None:
    """See Records.note_largest_message."""
    with session.transaction():
        for account in by_name(session):
            if account.name.casefold() == name.casefold():
                body = to_json(replaced(account, largest_message=largest))
                session.change("UPDATE accounts SET body = ? WHERE key = ?", (body, name.casefold()))


def by_name(session: Session) -> list[Account]:
    """See Records.accounts."""
    return [from_json(Account, body) for (body,) in session.rows("SELECT body FROM accounts ORDER BY key")]


def clear_state(session: Session, name: str) -> bool:
    """See Records.clear_account_state."""
    with session.transaction():
        if account_state_in(session, name).status is AccountStatus.READY:
            return False
        return session.change("UPDATE accounts SET state = NULL WHERE key = ?", (name.casefold(),)) > 0


def remove(session: Session, name: str) -> bool:
    """See Records.remove_account. The log of its starts stays: the provider's count goes on."""
    with session.transaction():
        users = [job for job, account in session.rows(_UNFINISHED) if account.casefold() == name.casefold()]
        if users:
            sentence = f"The account “{name}” is needed by {users[0]}, which has not ended. Cancel that job first."
            raise AccountError(sentence, where=name, code="account-in-use")
        return session.change("DELETE FROM accounts WHERE key = ?", (name.casefold(),)) > 0
