"""Jobs that are tests, and jobs that hold after their first few messages, as the window shows them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.job import TEST, Job, JobStatus, NewJob
from mailtool_gui.domain.outcome import Verdict
from mailtool_gui.engine.first_few import hold_reason
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.pages.jobs import JobsPage
from tests.support.desk import Desk
from tests.support.samples import NOON, plain_snapshot, recipient_in_row

LIMIT = 10_000
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> Iterator[JobsPage]:
    made = JobsPage(context)
    qtbot.addWidget(made, before_close_func=lambda page: page.hidden())
    made.resize(1076, 820)
    made.show()
    yield made
    made.hidden()
    context.tasks.wait()


def put_in(office: Desk, *, kind: str = "send", hold_after: int | None = None) -> Job:
    if office.records.account("work") is None:
        office.account("work")
    new = NewJob(
        id=f"J-{kind}",
        name="Test of people.xlsx" if kind == TEST else "people.xlsx",
        source="people.xlsx",
        account="work",
        kind=kind,
        created_at=NOON,
        hold_after=hold_after,
    )
    rows = [recipient_in_row(f"{name}@x.example", row) for row, name in enumerate(("ann", "bo", "cy"), 2)]
    return office.records.add_job(new, plain_snapshot(), rows)


def names(page: JobsPage) -> list[str]:
    return [str(page.jobs.index(row, 0).data()) for row in range(page.jobs.rowCount())]


def test_tests_have_a_list_of_their_own(page: JobsPage, office: Desk, qtbot: QtBot) -> None:
    put_in(office)
    page.shown()
    qtbot.waitUntil(lambda: names(page) == ["people.xlsx"], timeout=LIMIT)
    page.tests.click()
    qtbot.waitUntil(page.nothing.isVisible, timeout=LIMIT)
    assert page.nothing.text().startswith("No tests yet.")
    job = put_in(office, kind=TEST)
    qtbot.waitUntil(lambda: names(page) == ["[Test] people.xlsx"], timeout=LIMIT)
    page.show_job(job.id)
    qtbot.waitUntil(lambda: page.view.head.title.text() == "[Test] people.xlsx", timeout=LIMIT)
    page.show_list()
    page.mailings.click()
    qtbot.waitUntil(lambda: names(page) == ["people.xlsx"], timeout=LIMIT)


def test_a_job_that_holds_says_so_and_resume_sends_the_rest(
    page: JobsPage, office: Desk, context: Context, qtbot: QtBot
) -> None:
    job = put_in(office, hold_after=1)
    page.shown()
    page.show_job(job.id)
    head = page.view.head
    qtbot.waitUntil(lambda: "holds after the first 1" in head.subtitle.text(), timeout=LIMIT)
    with office.engine() as engine:
        engine.activate(job)
        engine.end(job, "ann@x.example", Verdict.SENT)
        assert engine.ledger.hold_job(job.id, reason=hold_reason(job))
    context.live.now()
    qtbot.waitUntil(lambda: head.pill.word == "Paused", timeout=LIMIT)
    assert head.reason.text().startswith("The first message has left, as you asked.")
    assert "holds after" not in head.subtitle.text()
    head.resume_button.click()
    records = context.desk.parts.records
    qtbot.waitUntil(lambda: _status(records.job(job.id)) is not JobStatus.PAUSED, timeout=LIMIT)


def _status(job: Job | None) -> JobStatus:
    assert job is not None
    return job.status
