"""Deciding all at once what became of the messages of a job that are not certain."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.job import Job
from mailtool_gui.domain.outcome import Reply, Verdict
from mailtool_gui.store.backups import back_up
from mailtool_gui.store.rescue import rescue
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.dialogs.question import Question
from mailtool_gui.ui.dialogs.unsure import UnsureDialog
from mailtool_gui.ui.pages.job import JobView
from mailtool_gui.ui.phrases import figure
from tests.support.desk import Desk
from tests.support.samples import NOON
from tests.ui.conftest import NotedWays

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


def question_after(qtbot: QtBot, view: JobView, clicked: QPushButton) -> Question:
    """What is asked once this button is clicked."""
    clicked.click()
    qtbot.waitUntil(lambda: view.findChild(Question) is not None, timeout=PATIENCE)
    question = view.findChild(Question)
    assert question
    return question


def words_of(question: Question) -> str:
    return " ".join(label.text() for label in question.findChildren(QLabel))


def states(office: Desk, job: Job) -> set[str]:
    return {office.delivery(job, address).status.value for address in DOUBTFUL}


def test_all_arrived_is_asked_twice(qtbot: QtBot, view: JobView, office: Desk, job: Job, ways: NotedWays) -> None:
    dialog = asked(qtbot, view)
    assert dialog.windowTitle() == "2 not certain"
    question = question_after(qtbot, view, dialog.yes)
    assert question.windowTitle() == "Take 2 messages as sent?"
    assert "Whoever has not got the message gets none" in words_of(question)
    assert states(office, job) == {"unknown"}
    question.yes.click()
    qtbot.waitUntil(lambda: states(office, job) == {"sent"}, timeout=PATIENCE)
    qtbot.waitUntil(lambda: ("say", "Taken as sent: 2.") in ways.went, timeout=PATIENCE)


def test_sending_all_again_is_asked_twice(qtbot: QtBot, view: JobView, office: Desk, job: Job, ways: NotedWays) -> None:
    question = question_after(qtbot, view, asked(qtbot, view).again)
    assert states(office, job) == {"unknown"}
    assert question.windowTitle() == "Send 2 messages again?"
    assert "gets it a second time" in words_of(question)
    question.yes.click()
    qtbot.waitUntil(lambda: states(office, job) == {"queued"}, timeout=PATIENCE)
    qtbot.waitUntil(lambda: ("say", "Put in again: 2.") in ways.went, timeout=PATIENCE)


def test_all_that_are_meant_are_counted_whatever_brought_them_there(qtbot: QtBot, view: JobView, office: Desk) -> None:
    """And what becomes uncertain after the question was asked is none of them."""
    job = office.job(*DOUBTFUL, "w@x.example", "x@x.example")
    with office.engine() as engine:
        engine.activate(job)
        for address, reason in zip((*DOUBTFUL, "w@x.example"), ("Cut.", "Cut.", "Silent."), strict=True):
            engine.end(job, address, Verdict.UNKNOWN, reason=reason)
        view.watch(job.id)
        qtbot.waitUntil(lambda: len(view.causes._causes or ()) == 2, timeout=PATIENCE)
        dialog = asked(qtbot, view)
        assert dialog.windowTitle() == "3 not certain"
        question = question_after(qtbot, view, dialog.again)
        engine.end(job, "x@x.example", Verdict.UNKNOWN)
        question.yes.click()
        qtbot.waitUntil(lambda: states(office, job) == {"queued"}, timeout=PATIENCE)
        assert office.delivery(job, "w@x.example").status.value == "queued"
        assert office.delivery(job, "x@x.example").status.value == "unknown"


def test_of_a_paused_job_it_is_said_that_nothing_leaves_yet(
    qtbot: QtBot, view: JobView, office: Desk, ways: NotedWays
) -> None:
    job = office.job(*DOUBTFUL, "w@x.example")
    with office.engine() as engine:
        engine.activate(job)
        for address in DOUBTFUL:
            engine.end(job, address, Verdict.UNKNOWN)
    assert office.records.pause(job.id)
    view.watch(job.id)
    question_after(qtbot, view, asked(qtbot, view).again).yes.click()
    told = "Put in again: 2. The job is paused: nothing leaves before it is resumed."
    qtbot.waitUntil(lambda: ("say", told) in ways.went, timeout=PATIENCE)


def test_all_that_a_rescue_left_in_doubt_is_decided_at_once(
    qtbot: QtBot, view: JobView, office: Desk, context: Context, ways: NotedWays
) -> None:
    """The ledger is lost, and its backup knows a thousand messages that may have been sent since."""
    job = office.job(*(f"person{row}@x.example" for row in range(1200)))
    view.leave()
    context.tasks.wait()
    assert back_up(office.folder, now=NOON)
    office.records.close()
    context.desk.parts.close()
    for path in office.path.glob("ledger*"):
        path.unlink()
    assert rescue(office.folder, now=NOON)
    view.watch(job.id)
    dialog = asked(qtbot, view)
    assert dialog.windowTitle() == f"{figure(1200)} not certain"
    question = question_after(qtbot, view, dialog.yes)
    assert question.windowTitle() == f"Take {figure(1200)} messages as sent?"
    question.yes.click()
    qtbot.waitUntil(lambda: ("say", f"Taken as sent: {figure(1200)}.") in ways.went, timeout=PATIENCE)


def test_what_was_settled_meanwhile_is_not_asked_about(
    qtbot: QtBot, view: JobView, office: Desk, job: Job, ways: NotedWays
) -> None:
    office.records.mark_sent(job.id, [office.delivery(job, who).id for who in DOUBTFUL], now=NOON)
    view.wishes.decide(job.id)
    told = "It is known of every message what became of it."
    qtbot.waitUntil(lambda: ("say", told) in ways.went, timeout=PATIENCE)
    assert view.findChild(UnsureDialog) is None


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
