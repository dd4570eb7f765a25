from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from mailtool_gui.domain.account import AccountState, AccountStatus
from mailtool_gui.domain.clock import Clock, SystemClock
from mailtool_gui.domain.errors import LedgerError
from mailtool_gui.services.health import Check, Health
from mailtool_gui.services.jobs import Jobs
from mailtool_gui.store.backups import back_up
from tests.support.desk import Desk


def health_of(desk: Desk, clock: Clock, hosted: Callable[[], int | None]) -> Health:
    jobs = Jobs(desk.records, desk.host, clock)
    parts = desk.parts(desk.path)
    return Health(
        desk.path,
        desk.records,
        desk.secrets,
        clock,
        hosted=hosted,
        jobs=jobs,
        newest_backup=parts.newest_backup,
        refuse_no_backup=parts.refuse_no_backup,
    )


def checked(desk: Desk, hosted: Callable[[], int | None] = lambda: None) -> dict[str, Check]:
    health = health_of(desk, SystemClock(), hosted)
    return {check.name: check for check in health.checks()}


def test_all_is_well_where_nothing_is_yet(desk: Desk) -> None:
    found = checked(desk)
    assert all(check.ok for check in found.values())
    assert found["database"].detail == "There is no ledger yet; the first account makes it."
    assert found["accounts"].detail == "There is no account yet."
    assert found["oldest waiting"].detail == "No job is waiting."
    assert not desk.path.exists()


def test_the_keyring_is_named_or_its_absence_explained(desk: Desk) -> None:
    assert "MemoryKeyring" in checked(desk)["keyring"].detail
    desk.has_keyring = False
    without = checked(desk)["keyring"]
    assert without.ok
    assert "MAILTOOL_SECRET_<NAME>" in without.detail


def test_a_full_disk_is_wrong(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    class Usage:
        free = 19_000_000

    monkeypatch.setattr("shutil.disk_usage", lambda _path: Usage)
    room = checked(desk)["disk room"]
    assert (room.ok, room.detail) == (False, "19 MB free; at least 20 MB are needed.")


def test_a_disk_that_cannot_be_asked_is_wrong_and_the_rest_is_looked_at(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("shutil.disk_usage", refuse)
    found = checked(desk)
    assert not found["disk room"].ok
    assert "Permission denied" in found["disk room"].detail
    assert found["database"].ok


def test_a_host_of_another_version_is_wrong(desk: Desk) -> None:
    def refuse() -> int | None:
        raise LedgerError("MailTool 9 is working here.", code="other-version")

    lock = checked(desk, refuse)["lock"]
    assert (lock.ok, lock.detail) == (False, "MailTool 9 is working here.")
    assert checked(desk, lambda: 7)["lock"].detail == "MailTool works in this data folder: process 7."


def test_a_damaged_ledger_is_wrong_wherever_it_is_asked(desk: Desk) -> None:
    desk.path.mkdir()
    desk.folder.ledger.write_bytes(b"not a database at all" * 500)
    found = checked(desk)
    assert {name for name, check in found.items() if not check.ok} == {
        "database", "accounts", "network", "queue depth", "oldest waiting",
        "oldest unknown", "connections", "pace", "caps", "forecast", "why slow",
    }  # fmt: skip
    assert str(desk.folder.ledger) in found["database"].detail


def test_what_holds_up_each_job_is_a_line_of_its_own(desk: Desk) -> None:
    for account in ("home", "work"):
        job = desk.job("a@x.example", account=account)
        with desk.engine() as engine:
            engine.activate(job)
    told = checked(desk)["why slow"].detail.split("\n")
    assert [line.split(": ")[0] for line in told] == [job.name] * 2


def test_accounts_tell_where_they_stand(desk: Desk) -> None:
    desk.job("a@x.example", "b@x.example")
    desk.account("home")
    found = checked(desk)
    assert found["accounts"].detail == "home is ready. work is ready."
    assert found["database"].detail == "The ledger is whole."
    assert found["queue depth"].detail == "2 messages are waiting."
    for status, told in (
        (AccountStatus.COOLING, "waits, and goes on by itself"),
        (AccountStatus.OFFLINE, "reaches no server"),
    ):
        desk.stop_account(AccountState(status=status, reason="Slow."))
        assert checked(desk)["accounts"] == Check(name="accounts", ok=True, detail=f"home is ready. work {told}.")
    desk.stop_account(AccountState(status=AccountStatus.PAUSED, reason="Wrong password."))
    accounts = checked(desk)["accounts"]
    assert (accounts.ok, accounts.detail) == (False, "work is paused: Wrong password.")


@pytest.mark.parametrize(
    ("minutes", "age"),
    [
        (0.5, "less than a minute"), (1, "1 minute"), (119, "119 minutes"), (120, "2 hours"), (2879, "47 hours"),
        (2880, "2 days"), (-5, "less than a minute"),
    ],
)  # fmt: skip
def test_ages_are_told_in_fitting_units(desk: Desk, minutes: float, age: str) -> None:
    made = desk.job("a@x.example").created_at

    class Later(SystemClock):
        def now(self) -> datetime:
            return made + timedelta(minutes=minutes)

    found = {check.name: check.detail for check in health_of(desk, Later(), lambda: None).checks()}
    assert found["oldest waiting"] == f"The oldest unfinished job was made {age} ago."


def test_one_message_is_one(desk: Desk) -> None:
    desk.job("a@x.example")
    assert checked(desk)["queue depth"].detail == "1 message is waiting."


def test_the_last_backup_is_told(desk: Desk) -> None:
    assert checked(desk)["backup"].detail == "There is no backup of the ledger yet; the first work makes it."
    desk.job("ann@example.com")
    for age, told in ((timedelta(hours=3), "3 hours ago."), (timedelta(days=-4), "less than a minute ago.")):
        assert back_up(desk.folder, now=SystemClock().now() - age)
        assert checked(desk)["backup"] == Check(
            name="backup", ok=True, detail=f"The last backup of the ledger was made {told}"
        )
        desk.account(f"more {age}")


def test_a_full_disk_stops_backups_long_before_the_sending(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    class Usage:
        free = 57_000_000

    desk.job("ann@example.com")
    monkeypatch.setattr("shutil.disk_usage", lambda _path: Usage)
    found = checked(desk)
    assert found["disk room"].ok
    assert not found["backup"].ok
    told = re.escape(f"{desk.path}: No backup of the ledger can be made: ") + r"1\d\d MB must be free\. Make room .*"
    assert re.fullmatch(told, found["backup"].detail)


@pytest.mark.parametrize(("name", "stands"), [("backups", "a file"), ("backups/last-word", "a folder")])
def test_what_stands_in_the_backups_way_is_named(desk: Desk, name: str, stands: str) -> None:
    desk.job("ann@example.com")
    place = desk.path / name
    if stands == "a file":
        place.rmdir()
        place.touch()
    else:
        place.mkdir()
    backup = checked(desk)["backup"]
    assert not backup.ok
    assert backup.detail.startswith(f"{place}: The data folder cannot be used: there is {stands} where ")
    assert "Move it away or rename it" in backup.detail
