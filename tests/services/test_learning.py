"""How large a message a server takes is learnt from every connection, and is no edit of the account."""

from __future__ import annotations

import pytest

from mailtool_gui.domain.errors import LedgerFull
from mailtool_gui.services.learning import Learning
from tests.support.desk import Desk


def known(desk: Desk) -> int | None:
    account = desk.records.account("work")
    assert account
    return account.largest_message


def test_what_is_new_is_kept_and_what_is_known_is_not_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    learn = Learning(desk.records, desk.account())
    learn(26_214_400)
    assert known(desk) == 26_214_400
    monkeypatch.setattr(desk.records, "note_largest_message", None)
    learn(26_214_400)
    monkeypatch.undo()
    learn(None)
    assert known(desk) is None


def test_trouble_with_the_ledger_costs_no_connection(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_name: str, _largest: int | None) -> None:
        raise LedgerFull("There is no room left on the disk.")

    learn = Learning(desk.records, desk.account())
    monkeypatch.setattr(desk.records, "note_largest_message", full)
    learn(1000)
    assert known(desk) is None


def test_the_log_of_a_job_tells_of_edits_alone(desk: Desk) -> None:
    account = desk.account()
    job = desk.job("ann@example.com")
    Learning(desk.records, account)(1000)
    entries = desk.run("log", job.id, "--json").json["entries"]
    assert [entry["reason"] for entry in entries if entry["about"] == "account"] == []
    desk.run("account", "edit", "work", "--from-name", "Office")
    entries = desk.run("log", job.id, "--json").json["entries"]
    assert [entry["reason"] for entry in entries if entry["about"] == "account"] == ["The account was edited."]
