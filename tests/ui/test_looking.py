from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.account import ImapServer
from mailtool_gui.domain.job import Job
from mailtool_gui.domain.outcome import Reply, Verdict
from mailtool_gui.services.parts import Parts
from mailtool_gui.services.resolving import ABSENT, INCOMPLETE
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.pages.job import JobView
from tests.support.desk import Desk
from tests.support.samples import plain_account
from tests.support.sent_mail import UNREACHABLE, MemorySentMail
from tests.ui.conftest import NotedWays

PATIENCE = 10_000
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's
SENT = ("a@x.example", "b@x.example", "c@x.example")
OK = Reply(code=250, enhanced="2.0.0", text="Ok: queued")


@pytest.fixture
def mail() -> MemorySentMail:
    return MemorySentMail()


@pytest.fixture
def parts(parts: Parts, mail: MemorySentMail) -> Parts:
    return replace(parts, open_sent_mail=mail.open)


def doubtful(office: Desk, *, imap: bool = True) -> Job:
    """Three sent, one that may have arrived."""
    server = ImapServer(host="imap.x.example", port=993) if imap else None
    office.records.add_account(replace(plain_account(), imap=server))
    job = office.job(*SENT, "u@x.example")
    with office.engine() as engine:
        engine.activate(job)
        for address in SENT:
            engine.end(job, address, Verdict.SENT, OK)
        engine.end(job, "u@x.example", Verdict.UNKNOWN)
        engine.complete(job)
    return job


@pytest.fixture
def view(qtbot: QtBot, mail: MemorySentMail, context: Context) -> Iterator[JobView]:
    view = JobView(context)
    qtbot.addWidget(view)
    view.show()
    yield view
    view.leave()
    context.tasks.wait()


def look(qtbot: QtBot, view: JobView, office: Desk, job: Job) -> None:
    """Opens what is not certain and has it looked for."""
    dialog = view.wishes.open(office.delivery(job, "u@x.example"))
    qtbot.waitUntil(dialog.look_there.isVisible, timeout=PATIENCE)
    dialog.look_there.click()


def said(qtbot: QtBot, ways: NotedWays, words: str) -> None:
    qtbot.waitUntil(lambda: any(words in str(sentence) for _, sentence in ways.went), timeout=PATIENCE)


def test_what_is_found_is_accepted(
    qtbot: QtBot, view: JobView, office: Desk, mail: MemorySentMail, ways: NotedWays
) -> None:
    job = doubtful(office)
    mail.kept = {office.delivery(job, address).message_id or "" for address in (*SENT, "u@x.example")}
    look(qtbot, view, office, job)
    said(qtbot, ways, "In the Sent folder: 1. Did not leave, to be retried: 0. Still not certain: 0.")
    assert office.delivery(job, "u@x.example").status == "sent"


def test_what_stays_uncertain_is_said_with_the_reason(
    qtbot: QtBot, view: JobView, office: Desk, mail: MemorySentMail, ways: NotedWays
) -> None:
    job = doubtful(office)
    look(qtbot, view, office, job)
    said(qtbot, ways, "Still not certain: 1.")
    said(qtbot, ways, INCOMPLETE)


def test_a_server_that_does_not_answer_is_told(
    qtbot: QtBot, view: JobView, office: Desk, mail: MemorySentMail, ways: NotedWays
) -> None:
    job = doubtful(office)
    mail.fails = UNREACHABLE
    look(qtbot, view, office, job)
    said(qtbot, ways, "It cannot be looked into.")
    assert office.delivery(job, "u@x.example").status == "unknown"


def test_without_a_sent_folder_there_is_no_such_button(qtbot: QtBot, view: JobView, office: Desk) -> None:
    job = doubtful(office, imap=False)
    dialog = view.wishes.open(office.delivery(job, "u@x.example"))
    qtbot.waitUntil(lambda: "Subject:" in dialog.message.toPlainText(), timeout=PATIENCE)
    assert dialog.decision.isVisible()
    assert not dialog.look_there.isVisible()
    dialog.reject()


def test_what_a_search_settled_is_said_above_the_tries(
    qtbot: QtBot, view: JobView, office: Desk, mail: MemorySentMail, ways: NotedWays
) -> None:
    job = doubtful(office)
    mail.kept = {office.delivery(job, address).message_id or "" for address in SENT}
    look(qtbot, view, office, job)
    said(qtbot, ways, "Did not leave, to be retried: 1.")
    dialog = view.wishes.open(office.delivery(job, "u@x.example"))
    qtbot.waitUntil(dialog.word.isVisible, timeout=PATIENCE)
    assert dialog.word.text() == ABSENT
    assert not dialog.decision.isVisible()
    dialog.reject()
