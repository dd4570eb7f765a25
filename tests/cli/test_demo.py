from __future__ import annotations

from pathlib import Path

import pytest

from mailtool_gui.cli.session import Session
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.outcome import Verdict
from tests.support.desk import GONE, Desk


def work(desk: Desk, job_id: str) -> None:
    """Sends all but the first, which is refused."""
    job = desk.records.job(job_id)
    assert job is not None
    with desk.engine() as engine:
        engine.activate(job)
        for delivery in desk.records.deliveries(job_id, status=DeliveryStatus.QUEUED, limit=999, offset=0):
            first = delivery.position == 0
            engine.end(job, delivery.address, Verdict.FAIL if first else Verdict.SENT, GONE if first else None)
        engine.complete(job)


@pytest.fixture
def demo(desk: Desk) -> Desk:
    desk.host.work = lambda job: work(desk, job)
    return desk


def test_it_says_first_that_nothing_leaves_the_machine(demo: Desk) -> None:
    ran = demo.run("demo", "--headless", "--rows", 9)
    assert ran.code == 1
    assert ran.out.startswith("This is a demonstration: nothing leaves this machine.")
    assert "All waiting times are divided by 60." in ran.out
    assert "9 order lines of 6 customers make 6 messages." in ran.out
    assert "accepted by the server" in ran.out
    assert "It was failed." in ran.out


def test_its_document_is_that_of_send(demo: Desk) -> None:
    ran = demo.run("demo", "--headless", "--rows", 9, "--json")
    assert ran.code == 1
    assert (ran.json["status"], ran.json["account"], ran.json["name"]) == ("completed", "demo", "Demo")
    assert (ran.json["progress"]["total"], ran.json["progress"]["failed"]) == (6, 1)
    assert "nothing leaves this machine" in ran.err
    found = demo.run("job", ran.json["id"], "--deliveries", "--json").json["deliveries"]
    assert sum(d["row_count"] for d in found) == 9


@pytest.mark.parametrize("rows", [0, -5, "many"])
def test_fewer_than_one_row_is_refused(demo: Desk, rows: int | str) -> None:
    assert demo.run("demo", "--rows", rows).code == 2
    assert demo.host.calls == []


def test_without_a_chosen_folder_nothing_stays(demo: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MAILTOOL_HOME")
    ran = demo.run("demo", "--headless", "--rows", 3)
    assert "The demo keeps nothing" in ran.out.splitlines()[-1]
    (folder,) = demo.composed_for
    assert folder.name.startswith("mailtool-demo-data-")
    assert not folder.exists()


def test_a_chosen_folder_is_used_and_kept(demo: Desk, tmp_path: Path) -> None:
    ran = demo.run("demo", "--rows", 3, "--data-dir", tmp_path / "mine")
    assert "The demo keeps nothing" not in ran.out
    assert demo.composed_for == [tmp_path / "mine"]


def test_the_session_s_folder_is_chosen_or_not(monkeypatch: pytest.MonkeyPatch, desk: Desk) -> None:
    session = Session(desk.parts)
    assert session.folder_was_chosen
    monkeypatch.delenv("MAILTOOL_HOME")
    assert not session.folder_was_chosen
    session.data_dir = Path("x")
    assert session.folder_was_chosen
