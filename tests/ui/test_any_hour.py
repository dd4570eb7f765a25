"""Quiet hours and working days are lifted from a job's page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.hours import SendingHours
from mailtool_gui.domain.job import ENDED, Job, JobStatus
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.dialogs.question import Question
from mailtool_gui.ui.hour_words import hours_words
from mailtool_gui.ui.pages.job import JobView
from mailtool_gui.ui.widgets.job_head import JobHead
from tests.support.desk import Desk
from tests.support.job_view import opened_job
from tests.ui.conftest import NotedWays, QuietHost
from tests.ui.test_jobs_parts import job_with, watched

PATIENCE = 10_000
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's
NIGHT = SendingHours(quiet=(0, 23 * 60 + 59))


@pytest.fixture
def job(office: Desk) -> Job:
    return office.job("ann@x.example", "bo@x.example", hours=NIGHT)


@pytest.fixture
def view(qtbot: QtBot, context: Context, job: Job) -> Iterator[JobView]:
    with opened_job(qtbot, context, job.id) as made:
        qtbot.waitUntil(lambda: made.head.title.text() != "", timeout=PATIENCE)
        yield made


def question(view: JobView) -> Question:
    """The one that is asked now."""
    view.head.any_hour_button.click()
    asked = view.findChildren(Question)[-1]
    assert asked.isVisible()
    return asked


@pytest.mark.parametrize("status", JobStatus)
def test_it_is_offered_while_hours_may_hold_a_job_back(qtbot: QtBot, context: Context, status: JobStatus) -> None:
    head = JobHead(context.theme)
    qtbot.addWidget(head)
    head.show()
    head.tell(watched(job_with(status, hours=NIGHT)))
    assert head.any_hour_button.isVisible() is (status not in ENDED)
    assert head.any_hour_button.accessibleName() == "Send at any hour"
    head.tell(watched(job_with(status)))
    assert not head.any_hour_button.isVisible()


def test_lifted_hours_hold_nothing_back(
    qtbot: QtBot, view: JobView, office: Desk, job: Job, ways: NotedWays, host: QuietHost
) -> None:
    asked = question(view)
    asked.yes.click()
    qtbot.waitUntil(lambda: not view.head.any_hour_button.isVisible(), timeout=PATIENCE)
    stored = office.records.job(job.id)
    assert stored is not None
    assert stored.hours is None
    assert ("say", "It sends at any hour now.") in ways.went
    assert {"hand_over", "woken"} <= set(host.calls)
    assert hours_words(NIGHT)[0] not in view.head.subtitle.text()


def test_who_thinks_better_of_it_changes_nothing(qtbot: QtBot, view: JobView, office: Desk, job: Job) -> None:
    question(view).no.click()
    assert office.records.job(job.id) == job
    assert view.head.any_hour_button.isVisible()
