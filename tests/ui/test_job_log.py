"""The log in a job's page: readable, only what went wrong, one entry in full, a copy that names nobody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.account import AccountState, AccountStatus
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.job import Job
from mailtool_gui.domain.job_log import About, Entry, Mistake
from mailtool_gui.domain.outcome import Reply, Verdict
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.dialogs.log_entry import LogEntryDialog
from mailtool_gui.ui.models.log_model import what
from mailtool_gui.ui.pages.job import JobView
from tests.support.desk import Desk
from tests.support.samples import NOON
from tests.ui.conftest import NotedWays

PATIENCE = 10_000
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's
A = "anna.b@x.example"
LATER = Reply(code=421, enhanced="4.7.0", text="Slow down")
MISTAKE = Mistake(error="KeyError", trace="/program/worker.py:12 run", attempt=2)


@pytest.fixture
def job(office: Desk) -> Job:
    """It started, its account was slowed down, the program made a mistake with Anna's message, and it was paused."""
    made = office.job(A, "b@x.example")
    cooling = AccountState(
        status=AccountStatus.COOLING, reason="The server asks for fewer.", reply=LATER, until=NOON + timedelta(hours=1)
    )
    with office.engine() as engine:
        engine.activate(made)
        engine.ledger.set_account_state(made.account, cooling)
        engine.end(made, A, Verdict.DEFER, reason="It failed inside.", mistake=MISTAKE)
    office.records.pause(made.id)
    return made


@pytest.fixture
def view(qtbot: QtBot, context: Context, job: Job) -> Iterator[JobView]:
    made = JobView(context)
    qtbot.addWidget(made, before_close_func=lambda view: view.leave())
    made.resize(1076, 820)
    made.show()
    made.watch(job.id)
    qtbot.waitUntil(lambda: made.head.title.text() == "people.xlsx", timeout=PATIENCE)
    made.head.log_button.click()
    yield made
    made.leave()
    context.tasks.wait()


def column(view: JobView, number: int) -> list[str]:
    model = view.log.model
    return [str(model.data(model.index(row, number))) for row in range(model.rowCount())]


def open_of(view: JobView, words: str) -> LogEntryDialog:
    """The entry whose words those are, in full."""
    line = view.log.table.line_at(column(view, 1).index(words))
    assert line
    dialog = view.log.open(line)
    assert dialog
    return dialog


def texts(dialog: LogEntryDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_the_log_tells_what_happened_the_newest_first(qtbot: QtBot, view: JobView) -> None:
    qtbot.waitUntil(lambda: view.log.model.rowCount() >= 5, timeout=PATIENCE)
    assert view.log.isVisible()
    assert not view.table.isVisible()
    assert column(view, 1)[0] == "Sending → Paused"
    assert "A mistake of the program" in column(view, 1)
    assert "Account: Ready → Slowed down" in column(view, 1)
    reasons = " | ".join(column(view, 3))
    assert "The server asks for fewer. (421 4.7.0 Slow down)" in reasons
    assert f"It failed inside. {A} try 2 (KeyError)" in reasons


def test_only_what_went_wrong(qtbot: QtBot, view: JobView) -> None:
    qtbot.waitUntil(lambda: view.log.model.rowCount() >= 5, timeout=PATIENCE)
    view.log.troubles.click()
    qtbot.waitUntil(lambda: view.log.model.rowCount() == 2, timeout=PATIENCE)
    assert set(column(view, 1)) == {"A mistake of the program", "Account: Ready → Slowed down"}


def test_where_in_the_program_is_told_on_request(qtbot: QtBot, view: JobView) -> None:
    qtbot.waitUntil(lambda: view.log.model.rowCount() >= 5, timeout=PATIENCE)
    dialog = open_of(view, "A mistake of the program")
    assert {"It failed inside.", "KeyError", A, "2"} <= set(texts(dialog))
    assert not dialog.trace.isVisible()
    dialog.where.click()
    assert dialog.trace.isVisible()
    assert "worker.py:12" in dialog.trace.toPlainText()
    dialog.close_button.click()
    slowed = open_of(view, "Account: Ready → Slowed down")
    assert not slowed.where.isVisible()
    assert "421 4.7.0 Slow down" in texts(slowed)
    slowed.reject()


def test_a_copy_names_nobody(qtbot: QtBot, view: JobView, ways: NotedWays, tmp_path: Path) -> None:
    qtbot.waitUntil(lambda: view.log.model.rowCount() >= 5, timeout=PATIENCE)
    out = tmp_path / "log.txt"
    out.write_text("before", encoding="utf-8")
    view.log.save.click()
    (dialog,) = view.log.findChildren(QFileDialog)
    assert [Path(chosen).name for chosen in dialog.selectedFiles()] == ["people - log.txt"]
    dialog.fileSelected.emit(str(out))
    dialog.reject()
    qtbot.waitUntil(lambda: bool(ways.went), timeout=PATIENCE)
    assert str(ways.went[-1][1]).startswith("Written: log.txt (entries: ")
    written = out.read_text(encoding="utf-8")
    assert A not in written
    assert "KeyError" in written


def test_what_went_wrong_leads_back_to_the_deliveries(qtbot: QtBot, view: JobView) -> None:
    view.causes.chosen.emit(DeliveryStatus.FAILED)
    assert view.table.isVisible()
    assert not view.log.isVisible()
    view.head.log_button.click()
    qtbot.waitUntil(lambda: view.log.model.rowCount() >= 5, timeout=PATIENCE)


def test_another_job_begins_with_its_deliveries_and_a_log_without_troubles_says_so(
    qtbot: QtBot, view: JobView, office: Desk
) -> None:
    other = office.job("c@x.example")
    view.watch(other.id)
    assert not view.logged
    view.head.log_button.click()
    view.log.troubles.click()
    qtbot.waitUntil(lambda: view.log.nothing.text() == "Nothing went wrong.", timeout=PATIENCE)
    assert view.log.nothing.isVisible()


def test_every_kind_of_entry_has_words() -> None:
    words = {about: what(Entry(id=1, job="j", at=NOON, about=about)) for about in (About.DELIVERIES, About.PROGRAM)}
    assert set(words.values()) == {"Messages", "A mistake of the program"}
    for state in AccountStatus:
        entry = Entry(id=1, job="j", at=NOON, about=About.ACCOUNT, before=state, state=state)
        assert what(entry).startswith("Account: ")
        assert "→" not in what(entry)


def test_the_model_keeps_qt_s_rules(qtbot: QtBot, view: JobView, qtmodeltester: ModelTester) -> None:
    qtbot.waitUntil(lambda: view.log.model.rowCount() >= 5, timeout=PATIENCE)
    qtmodeltester.check(view.log.model)  # type: ignore[no-untyped-call]  # it has no types
