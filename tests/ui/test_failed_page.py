"""The Failed page: all that failed in any job, found, looked at, retried, corrected, laid aside."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.job import Job
from mailtool_gui.domain.outcome import Reply, Verdict
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.dialogs.delivery import DeliveryDialog
from mailtool_gui.ui.pages.failed import FailedPage
from tests.support.desk import GONE, Desk
from tests.support.samples import NOON
from tests.ui.conftest import NotedWays

PATIENCE = 10_000
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's
A, B, C, D = "anna@x.example", "binh@x.example", "chloe@x.example", "dan@y.example"
NO_ONE = "This address does not exist. Correct it in the sheet."
FULL = Reply(code=552, enhanced="5.2.2", text="mailbox full")
FULL_WORDS = "The mailbox is full."


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> Iterator[FailedPage]:
    made = FailedPage(context)
    qtbot.addWidget(made, before_close_func=lambda page: page.hidden())
    made.resize(1076, 820)
    made.show()
    yield made
    made.hidden()
    context.tasks.wait()


@pytest.fixture
def jobs(office: Desk) -> list[Job]:
    """Anna and Binh fail in the first job, where Chloe gets hers; Dan fails in the second."""
    first, second = office.job(A, B, C), office.job(D, created_at=NOON + timedelta(hours=1))
    with office.engine() as engine:
        for job in (first, second):
            engine.activate(job)
        engine.end(first, A, Verdict.FAIL, GONE, reason=NO_ONE)
        engine.end(first, B, Verdict.FAIL, FULL, reason=FULL_WORDS)
        engine.end(first, C, Verdict.SENT)
        engine.end(second, D, Verdict.FAIL, GONE, reason=NO_ONE)
        for job in (first, second):
            engine.complete(job)
    return [first, second]


def listed(page: FailedPage) -> set[object]:
    return {page.model.data(page.model.index(row, 0)) for row in range(page.model.rowCount())}


def shows(qtbot: QtBot, page: FailedPage, *addresses: str) -> None:
    qtbot.waitUntil(lambda: listed(page) == set(addresses), timeout=PATIENCE)


def choose(qtbot: QtBot, page: FailedPage, address: str) -> None:
    rows = range(page.model.rowCount())
    page.table.selectRow(next(row for row in rows if page.model.index(row, 0).data() == address))
    qtbot.waitUntil(lambda: page.story.title.text() == address, timeout=PATIENCE)


def status(office: Desk, job: Job, address: str) -> DeliveryStatus:
    return office.delivery(job, address).status


def test_without_failures_it_says_so(qtbot: QtBot, page: FailedPage) -> None:
    page.shown()
    qtbot.waitUntil(page.more.isVisible, timeout=PATIENCE)
    assert page.nothing.text() == "Nothing has failed."
    assert not page.story.isVisible()
    assert not page.retry_all.isVisible()


def test_failures_of_all_jobs_are_listed_with_the_story_of_the_first(
    qtbot: QtBot, page: FailedPage, jobs: list[Job]
) -> None:
    page.shown()
    shows(qtbot, page, A, B, D)
    qtbot.waitUntil(
        lambda: "Try 1" in [each.text() for each in page.story.tries.findChildren(QLabel)], timeout=PATIENCE
    )
    assert page.story.title.text() == page.model.index(0, 0).data()
    assert page.retry_all.text() == "Try all &again (3)"
    assert page.filter.open.text() == "Failed 3"
    choose(qtbot, page, A)
    assert page.story.reason.text() == NO_ONE
    assert "right address" in page.story.help.text()
    assert page.story.place.text() == "Row 2 of “people.xlsx”"


def test_they_are_found_by_address_job_and_cause(qtbot: QtBot, page: FailedPage, jobs: list[Job]) -> None:
    page.shown()
    shows(qtbot, page, A, B, D)
    page.filter.search.setText("y.ex")
    shows(qtbot, page, D)
    page.filter.search.clear()
    shows(qtbot, page, A, B, D)
    qtbot.waitUntil(lambda: page.filter.job.count() == 3, timeout=PATIENCE)
    page.filter.job.choose(jobs[0].id)
    shows(qtbot, page, A, B)
    causes = [page.filter.by_cause.itemText(place) for place in range(page.filter.by_cause.count())]
    assert causes == ["All causes", f"2 · {NO_ONE}", f"1 · {FULL_WORDS}"]
    page.filter.by_cause.setCurrentIndex(1)
    shows(qtbot, page, A)
    page.filter.search.setText("nobody")
    qtbot.waitUntil(page.nothing.isVisible, timeout=PATIENCE)
    assert "choose less" in page.nothing.text()


def test_one_is_tried_again(qtbot: QtBot, page: FailedPage, jobs: list[Job], office: Desk) -> None:
    page.shown()
    shows(qtbot, page, A, B, D)
    choose(qtbot, page, B)
    assert page.story.again.property("primary")
    page.story.again.click()
    shows(qtbot, page, A, D)
    assert status(office, jobs[0], B) is DeliveryStatus.QUEUED


def test_one_that_is_tried_again_says_what_happens_next(
    qtbot: QtBot, page: FailedPage, jobs: list[Job], ways: NotedWays
) -> None:
    page.shown()
    shows(qtbot, page, A, B, D)
    choose(qtbot, page, B)
    page.story.again.click()
    told = "1 message waits to be sent once more. If it fails again, it comes back to this list."
    qtbot.waitUntil(lambda: ("say", told) in ways.went, timeout=PATIENCE)


def test_all_that_are_shown_are_tried_again_after_a_question(
    qtbot: QtBot, page: FailedPage, jobs: list[Job], office: Desk, ways: NotedWays
) -> None:
    page.shown()
    shows(qtbot, page, A, B, D)
    qtbot.waitUntil(lambda: page.filter.job.count() == 3, timeout=PATIENCE)
    page.filter.job.choose(jobs[0].id)
    shows(qtbot, page, A, B)
    page.retry_all.click()
    assert page.wishes.question
    assert status(office, jobs[0], A) is DeliveryStatus.FAILED
    page.wishes.question.yes.click()
    qtbot.waitUntil(lambda: status(office, jobs[0], A) is DeliveryStatus.QUEUED, timeout=PATIENCE)
    told = "2 messages wait to be sent once more. What fails again comes back to this list."
    qtbot.waitUntil(lambda: ("say", told) in ways.went, timeout=PATIENCE)
    assert status(office, jobs[1], D) is DeliveryStatus.FAILED


def test_a_corrected_address_gets_the_message(
    qtbot: QtBot, page: FailedPage, jobs: list[Job], office: Desk, ways: NotedWays
) -> None:
    page.shown()
    shows(qtbot, page, A, B, D)
    choose(qtbot, page, A)
    assert not page.story.send_there.isEnabled()
    page.story.address.setText("nobody")
    page.story.send_there.click()
    qtbot.waitUntil(lambda: bool(ways.went), timeout=PATIENCE)
    assert "nobody" in str(ways.went[-1][1])
    page.story.address.setText("anna.new@x.example")
    page.story.send_there.click()
    shows(qtbot, page, B, D)
    assert office.delivery(jobs[0], "anna.new@x.example").corrected_from == A


def test_what_is_of_a_paused_job_is_said_to_wait(qtbot: QtBot, page: FailedPage, office: Desk, ways: NotedWays) -> None:
    job = office.job(A, B)
    with office.engine() as engine:
        engine.activate(job)
        engine.end(job, A, Verdict.FAIL, GONE, reason="Gone.")
    assert office.records.pause(job.id)
    page.shown()
    shows(qtbot, page, A)
    choose(qtbot, page, A)
    page.story.address.setText("anna.new@x.example")
    page.story.send_there.click()
    told = "It is sent to anna.new@x.example when its job is resumed."
    qtbot.waitUntil(lambda: ("say", told) in ways.went, timeout=PATIENCE)


def test_who_gets_a_message_already_is_asked_about(
    qtbot: QtBot, page: FailedPage, jobs: list[Job], office: Desk
) -> None:
    page.shown()
    shows(qtbot, page, A, B, D)
    choose(qtbot, page, A)
    page.story.address.setText(C)
    page.story.send_there.click()
    qtbot.waitUntil(lambda: page.wishes.question is not None, timeout=PATIENCE)
    assert status(office, jobs[0], A) is DeliveryStatus.FAILED
    assert page.wishes.question
    page.wishes.question.yes.click()
    shows(qtbot, page, B, D)


def test_what_is_laid_aside_can_be_had_back(qtbot: QtBot, page: FailedPage, jobs: list[Job]) -> None:
    page.shown()
    shows(qtbot, page, A, B, D)
    choose(qtbot, page, A)
    page.story.aside.click()
    shows(qtbot, page, B, D)
    assert page.told.text() == "Laid aside: 1."
    page.undo.click()
    shows(qtbot, page, A, B, D)
    assert not page.undo.isVisible()
    page.lay_all_aside.click()
    assert page.wishes.question
    page.wishes.question.yes.click()
    shows(qtbot, page)
    page.filter.aside.click()
    shows(qtbot, page, A, B, D)
    choose(qtbot, page, D)
    assert page.story.back.isVisible()
    assert not page.story.again.isVisible()
    page.story.back.click()
    shows(qtbot, page, A, B)
    page.put_all_back.click()
    qtbot.waitUntil(page.nothing.isVisible, timeout=PATIENCE)
    assert page.nothing.text() == "Nothing is laid aside."


def test_ways_lead_to_the_message_and_to_the_job(
    qtbot: QtBot, page: FailedPage, jobs: list[Job], ways: NotedWays
) -> None:
    page.shown()
    shows(qtbot, page, A, B, D)
    choose(qtbot, page, D)
    page.story.job.click()
    assert ways.went == [("job", jobs[1].id)]
    page.table.opened.emit(page.table.line_at(0))
    dialog = page.findChild(DeliveryDialog)
    assert dialog
    dialog.reject()


def test_a_failure_that_comes_later_appears_and_a_hidden_page_reads_nothing(
    qtbot: QtBot, page: FailedPage, context: Context, office: Desk
) -> None:
    page.shown()
    qtbot.waitUntil(page.more.isVisible, timeout=PATIENCE)
    page.hidden()
    job = office.job(A)
    with office.engine() as engine:
        engine.activate(job)
        engine.end(job, A, Verdict.FAIL, GONE, reason=NO_ONE)
    context.live.now()
    qtbot.wait(50)
    assert listed(page) == set()
    page.shown()
    shows(qtbot, page, A)


def test_the_model_keeps_qt_s_rules(
    qtbot: QtBot, page: FailedPage, jobs: list[Job], qtmodeltester: ModelTester
) -> None:
    page.shown()
    shows(qtbot, page, A, B, D)
    qtmodeltester.check(page.model)  # type: ignore[no-untyped-call]  # it has no types


def test_in_a_small_window_the_job_is_told_in_the_story_alone(qtbot: QtBot, page: FailedPage) -> None:
    assert not page.table.isColumnHidden(1)
    page.resize(776, 600)
    qtbot.waitUntil(lambda: page.table.isColumnHidden(1), timeout=PATIENCE)
    assert page.filter.search.geometry().left() > page.filter.by_cause.geometry().right()
    assert page.minimumSizeHint().width() <= 776
