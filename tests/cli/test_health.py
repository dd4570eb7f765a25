from __future__ import annotations

from mailtool_gui.domain.account import AccountState, AccountStatus
from tests.support.desk import Desk

NAMES = [
    "database", "backup", "lock", "disk room", "keyring", "accounts", "network", "queue depth", "oldest waiting",
    "oldest unknown", "connections", "pace", "caps", "forecast", "why slow", "commit latency",
]  # fmt: skip


def test_a_new_data_folder_is_well_and_not_made(desk: Desk) -> None:
    ran = desk.run("health", "--json")
    assert (ran.code, ran.json["ok"]) == (0, True)
    assert [check["name"] for check in ran.json["checks"]] == NAMES
    assert all(set(check) == {"name", "ok", "detail"} and check["detail"] for check in ran.json["checks"])
    assert not desk.path.exists()


def test_people_see_a_table(desk: Desk) -> None:
    ran = desk.run("health")
    assert all(name in ran.out for name in NAMES)
    assert "WRONG" not in ran.out


def test_a_paused_account_is_wrong(desk: Desk) -> None:
    desk.job("a@x.example", "b@x.example")
    desk.stop_account(AccountState(status=AccountStatus.PAUSED, reason="Wrong password."))
    ran = desk.run("health", "--json")
    details = {check["name"]: check["detail"] for check in ran.json["checks"]}
    assert (ran.code, ran.json["ok"]) == (1, False)
    assert details["accounts"] == "work is paused: Wrong password."
    assert details["queue depth"] == "2 messages are waiting."
    assert "ago" in details["oldest waiting"]
    assert "WRONG" in desk.run("health").out


def test_the_host_is_named(desk: Desk) -> None:
    desk.hosting_process = 12
    details = {check["name"]: check["detail"] for check in desk.run("health", "--json").json["checks"]}
    assert details["lock"] == "MailTool works in this data folder: process 12."
