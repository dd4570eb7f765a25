from __future__ import annotations

from pathlib import Path

import pytest

from mailtool_gui.domain.errors import AddressError
from mailtool_gui.domain.unsubscribe import token_of
from mailtool_gui.services.unsubscribing import address_or_token
from tests.support.desk import Desk
from tests.support.workbooks import write_html, write_workbook


@pytest.fixture
def seed(desk: Desk, tmp_path: Path) -> str:
    """The seed of a job to Anna, Binh and Cao."""
    desk.account()
    html = write_html(tmp_path / "m.html")
    ran = desk.run(
        "send", write_workbook(tmp_path / "a.xlsx"), "--subject", "Hi", "--html", html, "--account", "work", "--json"
    )
    return desk.records.snapshot(ran.json["id"]).seed


def test_a_token_of_a_message_stands_for_its_address(desk: Desk, seed: str) -> None:
    assert address_or_token(desk.records, f" {token_of('anna@x.example', seed)}\n") == "anna@x.example"


def test_an_address_is_one(desk: Desk, seed: str) -> None:
    assert address_or_token(desk.records, "Anna@X.example") == "Anna@x.example"


@pytest.mark.parametrize(("address", "other"), [("anna@x.example", "another seed"), ("dee@x.example", "")])
def test_a_token_that_was_made_up_is_refused(desk: Desk, seed: str, address: str, other: str) -> None:
    with pytest.raises(AddressError, match=f"names {address}") as caught:
        address_or_token(desk.records, token_of(address, other or seed))
    assert caught.value.code == "unknown-token"


def test_the_list_takes_tokens(desk: Desk, seed: str) -> None:
    ran = desk.run("suppress", "add", token_of("anna@x.example", seed), "binh@x.example", "--json")
    assert [entry["address"] for entry in ran.json["suppressions"]] == ["anna@x.example", "binh@x.example"]
    assert desk.run("suppress", "add", token_of("anna@x.example", "x"), "--json").error["code"] == "unknown-token"


def test_a_list_may_hold_tokens(desk: Desk, seed: str, tmp_path: Path) -> None:
    (path := tmp_path / "left.txt").write_text(
        f"{token_of('anna@x.example', seed)}\nbinh@x.example\n{token_of('cao@x.example', 'made up')}\n"
    )
    ran = desk.run("suppress", "add", "--file", path, "--json")
    assert [entry["address"] for entry in ran.json["suppressions"]] == ["anna@x.example", "binh@x.example"]
    assert [problem.partition(":")[0] for problem in ran.json["problems"]] == ["line 3"]


def test_neither_is_refused(desk: Desk, seed: str) -> None:
    with pytest.raises(AddressError, match="not an e-mail address"):
        address_or_token(desk.records, "anna")
