"""The Jobs page: the list, the search for a person, one job and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.outcome import Verdict
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.dialogs.delivery import DeliveryDialog
from mailtool_gui.ui.live import RESTING
from mailtool_gui.ui.pages.jobs import JobsPage
from mailtool_gui.ui.pages.registry import PAGES
from tests.support.desk import GONE, Desk
from tests.support.samples import NOON
from tests.ui.conftest import NotedWays

PATIENCE = 10_000
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


def names(page: JobsPage) -> list[object]:
    return [page.jobs.data(page.jobs.index(row, 0)) for row in range(page.jobs.rowCount())]


def test_an_empty_list_says_what_to_do(qtbot: QtBot, page: JobsPage, ways: NotedWays) -> None:
    page.shown()
    qtbot.waitUntil(lambda: page.nothing.isVisible() and page.first.isVisible(), timeout=PATIENCE)
    assert "Send page" in page.nothing.text()
    page.first.click()
    assert ways.went == [("page", "send")]


def test_jobs_are_listed_newest_first_and_new_ones_appear(qtbot: QtBot, page: JobsPage, office: Desk) -> None:
    office.job("a@x.example")
    page.shown()
    qtbot.waitUntil(lambda: names(page) == ["people.xlsx"], timeout=PATIENCE)
    second = office.job("b@x.example", created_at=NOON + timedelta(hours=1))
    qtbot.waitUntil(lambda: page.jobs.rowCount() == 2, timeout=PATIENCE)
    line = page.jobs.line(0)
    assert line is not None
    assert line.about == second.id
    assert not page.nothing.isVisible()


def test_a_hidden_page_reads_nothing(qtbot: QtBot, page: JobsPage, context: Context, office: Desk) -> None:
    page.shown()
    qtbot.waitUntil(page.nothing.isVisible, timeout=PATIENCE)
    page.hidden()
    office.job("a@x.example")
    for _ in range(3):
        context.live.now()
    qtbot.wait(50)
    assert page.jobs.rowCount() == 0
    page.shown()
    qtbot.waitUntil(lambda: page.jobs.rowCount() == 1, timeout=PATIENCE)


def test_enter_opens_a_job_and_escape_goes_back(qtbot: QtBot, page: JobsPage, office: Desk) -> None:
    job = office.job("a@x.example")
    page.shown()
    qtbot.waitUntil(lambda: page.jobs.line(0) is not None, timeout=PATIENCE)
    page.job_table.selectRow(0)
    QTest.keyClick(page.job_table, Qt.Key.Key_Return)
    assert page.view.job == job.id
    qtbot.waitUntil(lambda: page.view.head.title.text() == "people.xlsx", timeout=PATIENCE)
    page.view.head.back_button.click()
    assert page.job_table.isVisible()


def test_did_this_person_get_it(qtbot: QtBot, page: JobsPage, office: Desk) -> None:
    job = office.job("ann@x.example", "bo@x.example")
    with office.engine() as engine:
        engine.activate(job)
        engine.end(job, "ann@x.example", Verdict.FAIL, GONE)
    page.shown()
    page.search.setText("ann")
    qtbot.waitUntil(lambda: page.found.rowCount() == 1, timeout=PATIENCE)
    assert page.found_table.isVisible()
    page.found_table.selectRow(0)
    QTest.keyClick(page.found_table, Qt.Key.Key_Return)
    dialog = page.findChild(DeliveryDialog)
    assert dialog is not None
    assert dialog.windowTitle() == "ann@x.example"
    dialog.reject()
    page.search.setText("nobody")
    qtbot.waitUntil(page.nobody.isVisible, timeout=PATIENCE)
    page.search.clear()
    qtbot.waitUntil(page.job_table.isVisible, timeout=PATIENCE)


def test_the_pulse_is_quick_while_a_job_is_active(qtbot: QtBot, page: JobsPage, context: Context, office: Desk) -> None:
    job = office.job("a@x.example")
    page.shown()
    page.show_job(job.id)
    qtbot.waitUntil(lambda: page.view.head.title.text() != "", timeout=PATIENCE)
    assert context.live._timer.interval() == RESTING
    with office.engine() as engine:
        engine.activate(job)
    qtbot.waitUntil(lambda: context.live._timer.interval() < RESTING, timeout=PATIENCE)
    page.show_list()
    assert context.live._timer.interval() == RESTING


def test_chosen_again_it_goes_from_one_job_back_to_all(qtbot: QtBot, page: JobsPage, office: Desk) -> None:
    job = office.job("a@x.example")
    page.shown()
    page.show_job(job.id)
    qtbot.waitUntil(lambda: page.view.head.title.text() != "", timeout=PATIENCE)
    page.chosen_again()
    assert page.job_table.isVisibleTo(page)
    assert not page.view.isVisibleTo(page)


def test_the_page_is_registered_and_named() -> None:
    assert (JobsPage.key, JobsPage.icon, JobsPage.title()) == ("jobs", "list", "Jobs")
    assert any(str(page).find("jobs") >= 0 for page in PAGES)


def test_a_job_that_is_gone_is_said(qtbot: QtBot, page: JobsPage, ways: NotedWays) -> None:
    page.shown()
    page.show_job("job-9")
    qtbot.waitUntil(lambda: any(kind == "say" for kind, _ in ways.went), timeout=PATIENCE)


def test_of_very_many_it_says_how_many_are_shown(
    qtbot: QtBot, page: JobsPage, office: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mailtool_gui.services.deliveries.MOST_FOUND", 1)
    office.job("ann@x.example", "joann@x.example")
    page.shown()
    page.search.setText("ann")
    qtbot.waitUntil(page.more.isVisible, timeout=PATIENCE)
    assert page.more.text().startswith("The newest 1 of 2.")
    page.found.exact = False
    page._tell_more()
    assert page.more.text().startswith("The newest 1 of more than 2.")
    page.search.setText("joann")
    qtbot.waitUntil(lambda: not page.more.isVisible(), timeout=PATIENCE)
