"""Version 9: accounts at Google Workspace begin with few in flight."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace

from mailtool_gui.accounts.presets import Overrides, limits_of
from mailtool_gui.domain.account import Account
from mailtool_gui.store.codec import from_json, to_json
from mailtool_gui.store.migrations import m0001_first
from mailtool_gui.store.migrations.m0009_first_in_flight import up

WORKSPACE = Account(name="w", sender="a@x.example", preset="workspace", limits=limits_of("workspace"))


def before(account: Account) -> str:
    """As it was stored before there was a beginning."""
    body = json.loads(to_json(account))
    del body["limits"]["first_in_flight"]
    return json.dumps(body)


def upgraded(body: str, *, times: int = 1) -> str:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as ledger:
        m0001_first.up(ledger)
        ledger.execute("INSERT INTO accounts (key, body) VALUES ('w', ?)", (body,))
        for _ in range(times):
            up(ledger)
        ((kept,),) = ledger.execute("SELECT body FROM accounts")
    return str(kept)


def test_an_account_of_before_begins_as_a_new_one_does() -> None:
    assert from_json(Account, before(WORKSPACE)).limits.first_in_flight is None
    assert from_json(Account, upgraded(before(WORKSPACE), times=2)) == WORKSPACE
    assert WORKSPACE.limits.first_in_flight == 5


def test_a_user_s_own_figure_stays() -> None:
    own = replace(WORKSPACE, limits=limits_of("workspace", Overrides(in_flight=12)))
    assert from_json(Account, upgraded(before(own))) == own
    said = replace(WORKSPACE, limits=limits_of("workspace", Overrides(in_flight=15)))
    assert said.limits.first_in_flight is None
    assert upgraded(to_json(said)) == to_json(said)


def test_other_accounts_stay() -> None:
    other = replace(WORKSPACE, preset="gmail", limits=limits_of("gmail"))
    assert upgraded(before(other)) == before(other)


def test_a_damaged_account_is_left_to_be_told_of() -> None:
    assert upgraded("{damaged") == "{damaged"
