"""The ledger's file is lost altogether: what the backups give back, and that nobody is mailed twice for it."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.disk_trouble import ROWS, Office, said, slow_sink
from tests.support.sink import addressees

pytestmark = pytest.mark.slow

WAITING = "SELECT COUNT(*) FROM deliveries WHERE status IN ('queued', 'sending', 'deferred')"


def lose(office: Office) -> None:
    """Somebody removes the ledger, with all that belongs to it."""
    for path in office.command.data.glob("ledger*"):
        path.unlink()


def waiting_in_newest_backup(office: Office) -> int:
    """How many messages had not left yet, by the newest backup: it may have been made on the way."""
    copies = (office.command.data / "backups").glob("ledger-*-*.sqlite3")
    newest = max(copies, key=lambda path: int(path.name.split("-")[1]))
    with closing(sqlite3.connect(f"{newest.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        return int(connection.execute(WAITING).fetchone()[0])


def only_job(office: Office) -> str:
    (job,) = office.command("jobs").json["jobs"]
    return str(job["id"])


def test_after_a_clean_end_the_rest_is_sent_and_nobody_gets_it_twice(tmp_path: Path) -> None:
    with slow_sink(tmp_path / "sink.log") as sink:
        office = Office(tmp_path, sink)
        office.put_in()
        engine = office.command.start("engine", "--until-done")
        while len(sink.log().messages) < ROWS // 3 and engine.poll() is None:
            time.sleep(0.01)
        engine.terminate()
        engine.wait(30)
        lose(office)
        told = office.command("jobs")
        assert (told.exit_code, told.json["error"]["code"]) == (2, "corrupt")
        rescued = office.command("rescue").json["rescued"]
        assert (rescued["backup"]["nothing_sent_since"], rescued["unsure"]) == (True, 0)
        assert (rescued["restored"], rescued["accounts"]) == (ROWS, 1)
        office.work()
        before = len(sink.log().messages)
        assert before < ROWS  # nothing leaves before the job is resumed
        office.command("resume", only_job(office))
        ended = office.work()
        assert ended.exit_code == 0, said(ended)
        assert sorted(addressees(sink.log()).items()) == [(who, 1) for who in sorted(office.people)]


def test_after_a_crash_whatever_was_waiting_is_in_doubt_and_never_sent_by_itself(tmp_path: Path) -> None:
    with slow_sink(tmp_path / "sink.log") as sink:
        office = Office(tmp_path, sink)
        office.put_in()
        office.work()  # a clean end, with a backup: this job is settled
        job = office.put_in().json["id"]
        for words in (("pause", job), ("engine", "--until-idle"), ("resume", job)):
            office.command(*words)  # the backup at the end knows the job, before anything of it has left
        office.kill_after(2 * ROWS - ROWS // 2)
        arrived = len(sink.log().messages)
        waiting = waiting_in_newest_backup(office)
        assert 0 < waiting <= ROWS
        lose(office)
        rescued = office.command("rescue").json["rescued"]
        assert not rescued["backup"]["nothing_sent_since"]
        assert (rescued["restored"], rescued["unsure"]) == (2 * ROWS, waiting)
        for job in office.command("jobs").json["jobs"]:
            office.command("resume", job["id"])
        office.work()
        assert len(sink.log().messages) <= arrived + 10  # those that the server had in its ears
        states = [office.command("job", job["id"]).json for job in office.command("jobs").json["jobs"]]
        left = [job["progress"] for job in states]
        assert sum(progress["queued"] + progress["deferred"] for progress in left) == 0
        assert sum(progress["unknown"] for progress in left) == rescued["unsure"]
        assert all(count <= 2 for count in addressees(sink.log()).values())
