"""`mailtool rescue`, and what leads to it."""

from __future__ import annotations

from datetime import datetime

from mailtool_gui.cli.text import moment_text
from mailtool_gui.store.backups import back_up, note_rest
from tests.support.desk import Desk
from tests.support.samples import NOON


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


def lose(desk: Desk) -> None:
    """The ledger is gone."""
    desk.records.close()
    for path in desk.path.glob("ledger.sqlite3*"):
        path.unlink()


def test_a_backup_is_named_with_its_time_and_what_it_means(desk: Desk) -> None:
    desk.job("ann@example.com", "bob@example.com")
    assert back_up(desk.folder, now=NOON)
    lose(desk)
    ran = desk.run("rescue", "--json")
    found = ran.json["rescued"]
    assert ran.code == 1
    assert (found["restored"], found["unsure"], found["deliveries"]) == (2, 2, 2)
    assert found["backup"]["nothing_sent_since"] is False
    assert datetime.fromisoformat(found["backup"]["made_at"]) == NOON
    for words in (moment_text(NOON), "2 messages may have been sent since", "Jobs put in after it are gone"):
        assert words in ran.json["sentence"]
    (job,) = desk.run("jobs", "--json").json["jobs"]
    assert (job["status"], job["progress"]["unknown"]) == ("paused", 2)
    assert "restored from a backup" in job["reason"]


def test_one_after_which_nothing_was_sent_says_so(desk: Desk) -> None:
    desk.job("ann@example.com")
    assert back_up(desk.folder, now=NOON)
    note_rest(desk.folder)
    lose(desk)
    ran = desk.run("rescue")
    assert ran.out.startswith("The ledger was gone.\n")
    assert "Nothing was sent after that backup" in ran.out
    (job,) = desk.run("jobs", "--json").json["jobs"]
    assert (job["status"], job["progress"]["queued"]) == ("paused", 1)


def test_resend_by_name_is_the_users_word(desk: Desk) -> None:
    job = desk.job("ann@example.com", "bob@example.com")
    assert back_up(desk.folder, now=NOON)
    lose(desk)
    desk.run("rescue")
    assert desk.run("retry", job.id, "--json").code == 0
    assert desk.run("job", job.id, "--json").json["progress"]["unknown"] == 2
    ran = desk.run("resolve", job.id, "--mark-sent", "ann@example.com", "--json")
    assert ran.code in (0, 1)
    ran = desk.run("resolve", job.id, "--send-again", "bob@example.com", "--json")
    assert f"Nothing leaves before the job is resumed: `mailtool resume {job.id}`." in ran.json["message"]
    progress = desk.run("job", job.id, "--json").json["progress"]
    assert (progress["sent"], progress["queued"], progress["unknown"]) == (1, 1, 0)
