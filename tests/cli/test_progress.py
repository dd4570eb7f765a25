from __future__ import annotations

import io
import logging

import pytest

from mailtool_gui.cli.progress import progress
from mailtool_gui.cli.session import Session
from mailtool_gui.domain.job import Job
from mailtool_gui.domain.outcome import Verdict
from tests.support.desk import GONE, Desk


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


def worked(desk: Desk, job: Job) -> None:
    with desk.engine() as engine:
        engine.activate(job)
        engine.end(job, "a@x.example", Verdict.SENT)
        engine.end(job, "b@x.example", Verdict.FAIL, GONE)
        engine.complete(job)


def test_lines_where_nobody_watches(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    job = desk.job("a@x.example", "b@x.example")
    with progress(Session(desk.parts).jobs, job.id) as tick:
        tick()
        worked(desk, job)
        tick()
        tick()
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines() == [
        "Progress: 2/2 (100%) - Success: 1, Failed: 1",
        "COMPLETED in 0s - Success: 1, Failed: 1",
    ]


def test_the_engine_s_own_lines_are_enough(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    job = desk.job("a@x.example", "b@x.example")
    log = logging.getLogger("mailtool.job")
    before = logging.getLogger("mailtool").handlers[:]
    with progress(Session(desk.parts).jobs, job.id) as tick:
        log.info("Batch 1/1 - Sending 2 emails...")
        worked(desk, job)
        tick()
    assert capsys.readouterr().err.splitlines() == ["Batch 1/1 - Sending 2 emails..."]
    assert logging.getLogger("mailtool").handlers == before


def test_a_bar_where_somebody_watches(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    job = desk.job("a@x.example", "b@x.example")
    with progress(Session(desk.parts).jobs, job.id) as tick:
        worked(desk, job)
        tick()
    assert "2/2" in screen.getvalue()
    assert "1 sent, 1 failed" in screen.getvalue()
    assert "COMPLETED in 0s - Success: 1, Failed: 1" in screen.getvalue()
