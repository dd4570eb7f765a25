"""How the work goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from mailtool_gui.domain.outcome import Verdict
from mailtool_gui.services import diagnostics
from mailtool_gui.services.diagnostics import Diagnostics
from mailtool_gui.services.jobs import Jobs
from tests.support.desk import Desk
from tests.support.samples import NOON, plain_account
from tests.support.virtual_clock import VirtualClock

PEOPLE = [f"p{n}@x.example" for n in range(30)]


class At(VirtualClock):
    """A wall clock that stands, half a minute after noon."""

    def now(self) -> datetime:
        return NOON + timedelta(seconds=30)


def looked(desk: Desk) -> Diagnostics:
    return Diagnostics(desk.path, desk.records, At())


def test_where_nothing_is_nothing_is_wrong_and_nothing_is_made(desk: Desk) -> None:
    look = looked(desk)
    told = [look.commit(), look.connections(), look.pace(), look.caps(), look.forecast(), look.unknown()]
    assert all(ok for ok, _ in told)
    assert [sentence for _, sentence in told] == [
        "Nothing can be written here to try it.",
        "Nothing is in flight.",
        "Nothing has left in the last seconds.",
        "No account has a limit for 24 hours.",
        "Nothing waits to be sent.",
        "It is known of every message what became of it.",
    ]
    assert not desk.path.exists()


def test_what_is_in_flight_and_how_fast_and_how_much_is_used(desk: Desk) -> None:
    account = plain_account()
    desk.records.add_account(replace(account, limits=replace(account.limits, daily_cap=1450)))
    job = desk.job(*PEOPLE)
    with desk.engine() as engine:
        engine.activate(job)
        for address in PEOPLE[:6]:
            engine.intend(job, address)
        assert looked(desk).connections()[1] == "work: 6 of 10 in flight."
    assert looked(desk).caps()[1] == "work: 6 of 1,450 recipients in 24 hours."
    assert looked(desk).pace()[1] == "work: 0.0 messages a second of 5.0."
    assert looked(desk).forecast()[1] == "work: 30 to send. All of it has left today about 12:01."


def test_each_account_tells_in_a_line_when_it_is_done(desk: Desk) -> None:
    for account in ("home", "work"):
        desk.job(*PEOPLE[:3], account=account)
    told = looked(desk).forecast()[1].split("\n")
    assert [line.split(". ")[0] for line in told] == ["home: 3 to send", "work: 3 to send"]


def test_the_oldest_of_which_nobody_knows(desk: Desk) -> None:
    job = desk.job(*PEOPLE[:3])
    with desk.engine() as engine:
        engine.activate(job)
        for address in PEOPLE[:2]:
            engine.end(job, address, Verdict.UNKNOWN)
    ok, sentence = looked(desk).unknown()
    assert ok
    assert sentence == "Messages that may or may not have arrived: 2. The first was tried less than a minute ago."


def test_a_disk_that_is_slow_is_wrong(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.account()
    ok, sentence = looked(desk).commit()
    assert ok
    assert sentence.startswith("Something is on disk for certain after ")
    monkeypatch.setattr(diagnostics, "commit_seconds", lambda _folder: [0.1, 0.6, 0.9])
    told = "Something is on disk for certain after 600.0 ms, at most 900.0 ms."
    assert looked(desk).commit() == (False, told)


def test_a_try_of_the_disk_leaves_nothing(tmp_path: Path) -> None:
    taken = diagnostics.commit_seconds(tmp_path)
    assert len(taken) == 5
    assert min(taken) > 0
    assert list(tmp_path.iterdir()) == []


def test_why_it_is_slow_is_one_sentence(desk: Desk) -> None:
    job = desk.job(*PEOPLE)
    with desk.engine() as engine:
        engine.activate(job)
    binds = Jobs(desk.records, desk.host, At()).view(job.id).ahead.binds
    assert binds
    assert desk.run("health", "--json").json["checks"][-2]["detail"] == f"people.xlsx: {binds.sentence}"
