"""`mailtool rescue`, and what leads to it."""

from __future__ import annotations

from tests.support.desk import Desk


def spoil(desk: Desk) -> None:
    """The ledger's header is destroyed."""
    desk.records.close()
    with desk.folder.ledger.open("r+b") as file:
        file.write(bytes(100))


def test_a_whole_ledger_is_left_alone(desk: Desk) -> None:
    desk.job("ann@example.com")
    ran = desk.run("rescue", "--json")
    assert (ran.code, ran.json["rescued"]) == (0, None)
    assert "nothing to rescue" in desk.run("rescue").out


def test_a_damaged_one_is_told_by_every_command_and_rescued_by_one(desk: Desk) -> None:
    job = desk.job("ann@example.com", "bob@example.com")
    spoil(desk)
    for words in (["jobs"], ["job", job.id], ["pause", job.id], ["account", "list"]):
        told = desk.run(*words, "--json")
        assert (told.code, told.json["error"]["code"]) == (2, "corrupt")
        assert "mailtool rescue" in told.json["error"]["message"]
        desk.records.close()
    ran = desk.run("rescue", "--json")
    found = ran.json["rescued"]
    assert ran.code == 1
    assert (found["jobs"], found["paused"], found["deliveries"], found["accounts"]) == (1, 1, 2, 1)
    assert (found["missing"], found["incomplete"], found["doubtful"]) == (0, 0, 0)
    assert found["kept"].startswith(str(desk.folder.damaged))
    (now,) = desk.run("jobs", "--json").json["jobs"]
    assert now["status"] == "paused"
    assert "look into your Sent folder" in now["reason"]


def test_it_says_what_to_do_now(desk: Desk) -> None:
    desk.job("ann@example.com")
    spoil(desk)
    ran = desk.run("rescue")
    assert ran.code == 1
    for words in ("as it was", "1 account, 1 job with 1 recipient", "1 job paused", "then resume"):
        assert words in ran.out


def test_what_is_lost_is_said(desk: Desk) -> None:
    desk.job(*(f"person{number}@example.com" for number in range(300)))
    desk.records.close()
    content = desk.folder.ledger.read_bytes()
    desk.folder.ledger.write_bytes(content[: len(content) * 2 // 3])
    ran = desk.run("rescue")
    assert ran.code == 1
    assert "may be missing" in ran.out
