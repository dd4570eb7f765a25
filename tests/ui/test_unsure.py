"""Deciding all at once what became of the messages of a job that are not certain."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.job import Job
from mailtool_gui.domain.outcome import Reply, Verdict
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.dialogs.question import Question
from mailtool_gui.ui.dialogs.unsure import UnsureDialog
from mailtool_gui.ui.pages.job import JobView
from tests.support.desk import Desk

PATIENCE = 10_000
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's
DOUBTFUL = ("u@x.example", "v@x.example")


@pytest.fixture
def job(office: Desk) -> Job:
    """One sent, two that may have arrived."""
    job = office.job("a@x.example", *DOUBTFUL)
    with office.engine() as engine:
        engine.activate(job)
        engine.end(job, "a@x.example", Verdict.SENT, Reply(code=250, enhanced="2.0.0", text="Ok"))
        for address in DOUBTFUL:
            engine.end(job, address, Verdict.UNKNOWN)
        engine.complete(job)
    return job


@pytest.fixture
def view(qtbot: QtBot, context: Context, job: Job) -> Iterator[JobView]:
    view = JobView(context)
    qtbot.addWidget(view)
    view.show()
    context.live.pulse.connect(view.look)
    view.watch(job.id)
    yield view
    context.live.pulse.disconnect(view.look)
    view.leave()
    context.tasks.wait()


def asked(qtbot: QtBot, view: JobView) -> UnsureDialog:
    """Clicks the remedy beside the cause, and waits for the dialog."""

    def remedy() -> QPushButton | None:
        buttons = view.causes._lines.findChildren(QPushButton)
        return next((each for each in buttons if each.text() == "Decide…"), None)

    qtbot.waitUntil(lambda: remedy() is not None, timeout=PATIENCE)
    found = remedy()
    assert found
    found.click()
    qtbot.waitUntil(lambda: view.findChild(UnsureDialog) is not None, timeout=PATIENCE)
    dialog = view.findChild(UnsureDialog)
    assert dialog
    return dialog


def states(office: Desk, job: Job) -> set[str]:
    return {office.delivery(job, address).status.value for address in DOUBTFUL}


def test_all_arrived(qtbot: QtBot, view: JobView, office: Desk, job: Job) -> None:
    dialog = asked(qtbot, view)
    assert dialog.windowTitle() == "2 not certain"
    dialog.yes.click()
    qtbot.waitUntil(lambda: states(office, job) == {"sent"}, timeout=PATIENCE)


def test_sending_all_again_is_asked_twice(qtbot: QtBot, view: JobView, office: Desk, job: Job) -> None:
    asked(qtbot, view).again.click()
    qtbot.waitUntil(lambda: view.findChild(Question) is not None, timeout=PATIENCE)
    assert states(office, job) == {"unknown"}
    question = view.findChild(Question)
    assert question
    assert question.windowTitle() == "Send 2 messages again?"
    question.yes.click()
    qtbot.waitUntil(lambda: states(office, job) == {"queued"}, timeout=PATIENCE)


def test_escape_decides_nothing(qtbot: QtBot, view: JobView, office: Desk, job: Job) -> None:
    dialog = asked(qtbot, view)
    with qtbot.assertNotEmitted(dialog.arrived), qtbot.assertNotEmitted(dialog.send_again):
        dialog.reject()
    assert states(office, job) == {"unknown"}


@pytest.mark.parametrize("searchable", [True, False])
def test_the_sent_folder_is_offered_where_there_is_one(qtbot: QtBot, view: JobView, *, searchable: bool) -> None:
    dialog = UnsureDialog(2, searchable=searchable, parent=view)
    assert dialog.look_there.isHidden() is not searchable
    with qtbot.waitSignal(dialog.look, timeout=PATIENCE):
        dialog.look_there.click()
