"""One job's view: figures, filters, and everything that can be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.delivery import Delivery, DeliveryStatus
from mailtool_gui.domain.job import Job, JobStatus, Progress
from mailtool_gui.domain.listing import Order, Sort
from mailtool_gui.domain.message import Template
from mailtool_gui.domain.outcome import Verdict
from mailtool_gui.messages.builder import Sender
from mailtool_gui.services.draft import Draft
from mailtool_gui.services.wish import Wish
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.dialogs.delivery import DeliveryDialog
from mailtool_gui.ui.dialogs.export import ExportDialog
from mailtool_gui.ui.dialogs.question import Question
from mailtool_gui.ui.pages.job import JobView
from mailtool_gui.ui.phrases import figure
from tests.support.desk import GONE, Desk
from tests.support.samples import recipient_in_row
from tests.support.workbooks import PEOPLE, write_workbook
from tests.ui.conftest import NotedWays, QuietHost

PATIENCE = 10_000
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's
SENT, FAILED, UNKNOWN = DeliveryStatus.SENT, DeliveryStatus.FAILED, DeliveryStatus.UNKNOWN


@pytest.fixture
def job(office: Desk) -> Job:
    """One accepted, two failed, one not certain, one waiting, one skipped."""
    people = [recipient_in_row(f"{name}@x.example", row) for row, name in enumerate(("ann", "bo", "cy", "di", "ed"), 2)]
    made = office.job(recipients=[*people, replace(people[0], address="?", error="F2 shows #N/A.")])
    with office.engine() as engine:
        engine.activate(made)
        engine.end(made, "ann@x.example", Verdict.SENT)
        for name in ("bo", "cy"):
            engine.end(made, f"{name}@x.example", Verdict.FAIL, GONE, reason="There is no such mailbox.")
        engine.end(made, "di@x.example", Verdict.UNKNOWN, reason="The line broke.")
    return made


@pytest.fixture
def view(qtbot: QtBot, context: Context) -> Iterator[JobView]:
    made = JobView(context)
    qtbot.addWidget(made)
    made.resize(1076, 820)
    made.show()
    context.live.pulse.connect(made.look)
    yield made
    context.live.pulse.disconnect(made.look)
    made.leave()
    context.tasks.wait()


@pytest.fixture
def watched(qtbot: QtBot, view: JobView, job: Job) -> JobView:
    """The view with the job in it, read."""
    view.watch(job.id)
    qtbot.waitUntil(lambda: view.head.title.text() != "" and view.model.line(5) is not None, timeout=PATIENCE)
    return view


def figures(view: JobView) -> list[str]:
    return [shown.value.text() for shown in view.figures._counts]


def addresses(view: JobView) -> list[object]:
    return [view.model.data(view.model.index(row, 1)) for row in range(view.model.rowCount())]


def delivery(office: Desk, job: Job, name: str) -> Delivery:
    return office.delivery(job, f"{name}@x.example")


def stored(office: Desk, job: Job) -> Job:
    found = office.records.job(job.id)
    assert found is not None
    return found


def test_the_job_in_figures(watched: JobView) -> None:
    assert figures(watched) == ["1", "0", "2", "1", "1", "1"]
    assert watched.head.pill.word == "Sending"
    assert watched.head.subtitle.text() == "Recipients: 6 · work", "the pace is told beside the chart"
    assert watched.pace_told.text() == "10 at once, at most 10 in 2 s"
    assert watched.figures.done.text() == "83 % · The account sends 10 messages in 2 seconds at the most."
    assert watched.figures.leaving.text() == "At most 1 more would leave after Stop"
    assert "Failed: 2" in watched.figures.bar.accessibleName()


def test_figures_follow_the_ledger_and_never_become_narrower(
    qtbot: QtBot, watched: JobView, office: Desk, job: Job
) -> None:
    before = watched.figures._counts[0].value.minimumWidth()
    with office.engine() as engine:
        engine.end(job, "ed@x.example", Verdict.SENT)
        engine.complete(job)
    qtbot.waitUntil(lambda: figures(watched)[0] == "2" and watched.head.pill.word == "Done", timeout=PATIENCE)
    assert watched.figures._counts[0].value.minimumWidth() >= before
    qtbot.waitUntil(lambda: watched.model.data(watched.model.index(4, 2)) == "Accepted", timeout=PATIENCE)
    assert not watched.head.stop_button.isVisible()


def test_urgent_is_chosen_and_taken_back(
    qtbot: QtBot, watched: JobView, office: Desk, job: Job, ways: NotedWays
) -> None:
    toggle = watched.head.urgent_box
    assert toggle.accessibleName() == "Urgent"
    assert not toggle.isChecked()
    toggle.click()
    assert not toggle.isChecked(), "it shows what is, not what is wished"
    qtbot.waitUntil(toggle.isChecked, timeout=PATIENCE)
    assert stored(office, job).urgent
    assert ("say", "It goes before the account's other jobs now.") in ways.went
    QTest.keyClick(toggle, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not toggle.isChecked(), timeout=PATIENCE)
    assert not stored(office, job).urgent
    assert ("say", "It takes its turn with the account's other jobs again.") in ways.went


def test_a_job_that_has_ended_is_not_urgent_any_more(qtbot: QtBot, watched: JobView, office: Desk, job: Job) -> None:
    assert watched.head.urgent_box.isVisible()
    with office.engine() as engine:
        engine.end(job, "ed@x.example", Verdict.SENT)
        engine.complete(job)
    qtbot.waitUntil(lambda: not watched.head.urgent_box.isVisible(), timeout=PATIENCE)


def test_causes_are_counted_and_lead_to_their_deliveries(qtbot: QtBot, watched: JobView) -> None:
    qtbot.waitUntil(lambda: len(watched.causes.findChildren(QPushButton)) == 4, timeout=PATIENCE)
    first = watched.causes.findChildren(QPushButton)[0]
    assert first.accessibleName() == "Show: Failed"
    first.click()
    qtbot.waitUntil(lambda: addresses(watched) == ["bo@x.example", "cy@x.example"], timeout=PATIENCE)
    assert watched.filter.chips[FAILED].isChecked()


def test_chips_show_counts_and_filter(qtbot: QtBot, watched: JobView) -> None:
    chips = watched.filter.chips
    assert [chip.text() for chip in chips.values()] == [
        "All 6", "Accepted 1", "Trying again 0", "Failed 2", "Not certain 1", "Waiting 1", "Skipped 1",
    ]  # fmt: skip
    chips[UNKNOWN].click()
    qtbot.waitUntil(lambda: addresses(watched) == ["di@x.example"], timeout=PATIENCE)
    chips[DeliveryStatus.DEFERRED].click()
    qtbot.waitUntil(watched.nothing.isVisible, timeout=PATIENCE)
    assert "All" in watched.nothing.text()


def test_the_search_field_finds_by_the_beginning_or_a_part(qtbot: QtBot, watched: JobView) -> None:
    watched.filter.search.setText("AN")
    qtbot.waitUntil(lambda: addresses(watched) == ["ann@x.example"], timeout=PATIENCE)
    watched.filter.search.setText("@x")
    qtbot.waitUntil(lambda: len(addresses(watched)) == 5, timeout=PATIENCE)
    watched.filter.search.setText("nobody")
    qtbot.waitUntil(watched.nothing.isVisible, timeout=PATIENCE)


def test_pause_and_resume(qtbot: QtBot, watched: JobView, office: Desk, job: Job, host: QuietHost) -> None:
    watched.head.pause_button.click()
    qtbot.waitUntil(watched.head.resume_button.isVisible, timeout=PATIENCE)
    assert stored(office, job).status is JobStatus.PAUSED
    assert "woken" in host.calls
    watched.head.resume_button.click()
    qtbot.waitUntil(watched.head.pause_button.isVisible, timeout=PATIENCE)
    assert stored(office, job).status is JobStatus.WAITING


def test_stop_asks_first(qtbot: QtBot, watched: JobView, office: Desk, job: Job) -> None:
    watched.head.stop_button.click()
    question = watched.findChild(Question)
    assert question is not None
    words = " ".join(label.text() for label in question.findChildren(QLabel))
    assert "1 message has not been accepted yet; it will be skipped." in words
    question.reject()
    assert stored(office, job).status is JobStatus.ACTIVE
    watched.head.stop_button.click()
    watched.findChildren(Question)[-1].yes.click()
    qtbot.waitUntil(lambda: watched.head.pill.word == "Stopped", timeout=PATIENCE)
    assert stored(office, job).progress.skipped == 2
    assert not watched.head.retry_button.isVisible()


def test_retry_puts_the_failed_ones_in_again(qtbot: QtBot, watched: JobView, office: Desk, job: Job) -> None:
    assert watched.head.retry_button.accessibleName() == "Retry failed (2)"
    watched.head.retry_button.click()
    qtbot.waitUntil(lambda: not watched.head.retry_button.isVisible(), timeout=PATIENCE)
    assert stored(office, job).progress == Progress(sent=1, unknown=1, skipped=1, queued=3)


def test_a_delivery_tells_its_story(qtbot: QtBot, watched: JobView, office: Desk, job: Job) -> None:
    dialog = watched.wishes.open(delivery(office, job, "bo"))
    qtbot.waitUntil(lambda: "Subject: Hello bo" in dialog.message.toPlainText(), timeout=PATIENCE)
    assert "X-MailTool-ID:" in dialog.source.toPlainText()
    texts = [label.text() for label in dialog.tries.findChildren(QLabel)]
    assert "There is no such mailbox." in texts
    assert "The server said: 550 5.1.1 no such user" in texts
    assert not dialog.decision.isVisible()
    dialog.reject()


@pytest.mark.parametrize(("button", "progress"), [("yes", (2, 1, 0)), ("again", (1, 2, 0))])
def test_the_user_decides_what_is_not_certain(
    qtbot: QtBot, watched: JobView, office: Desk, job: Job, button: str, progress: tuple[int, int, int]
) -> None:
    dialog: DeliveryDialog = watched.wishes.open(delivery(office, job, "di"))
    assert dialog.decision.isVisible()
    getattr(dialog, button).click()
    sent, queued, unknown = progress
    qtbot.waitUntil(lambda: figures(watched) == [str(sent), "0", "2", str(unknown), "1", str(queued)], timeout=PATIENCE)


def campaign(context: Context, office: Desk, folder: Path) -> Job:
    """A job with a workbook of its own."""
    draft = Draft(sheet=write_workbook(folder / "orders.xlsx", PEOPLE), template=Template(subject="Hi", html="x"))
    campaigns = context.desk.campaigns
    return campaigns.put_in(campaigns.proofed(draft, Sender("a@x.example")), Wish(account=office.account()))


def test_the_workbook_is_exported(
    qtbot: QtBot, view: JobView, context: Context, office: Desk, tmp_path: Path, ways: NotedWays
) -> None:
    out = tmp_path / "out.xlsx"
    view.wishes.export_to(campaign(context, office, tmp_path).id, out)
    qtbot.waitUntil(lambda: bool(ways.went), timeout=PATIENCE)
    assert out.is_file()
    assert ways.went == [("say", "Written: out.xlsx (rows with a result: 3)")]


def test_the_export_is_offered_beside_the_workbook(
    qtbot: QtBot,
    view: JobView,
    context: Context,
    office: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(view.wishes, "_ask_where", lambda _job, folder: asked.append(folder))
    view.wishes.export(campaign(context, office, tmp_path))
    qtbot.waitUntil(lambda: asked == [tmp_path], timeout=PATIENCE)


def test_an_export_that_is_stopped_writes_nothing(
    qtbot: QtBot, view: JobView, context: Context, office: Desk, tmp_path: Path, ways: NotedWays
) -> None:
    job = campaign(context, office, tmp_path)
    dialog: ExportDialog = view.wishes.export_to(job.id, tmp_path / "nowhere" / "out.xlsx")
    dialog.stop.click()
    context.tasks.wait()
    qtbot.wait(20)
    assert ways.went == []


def test_an_export_that_cannot_be_written_says_why(
    qtbot: QtBot, view: JobView, context: Context, office: Desk, tmp_path: Path, ways: NotedWays
) -> None:
    view.wishes.export_to(campaign(context, office, tmp_path).id, tmp_path / "nowhere" / "out.xlsx")
    qtbot.waitUntil(lambda: bool(ways.went), timeout=PATIENCE)
    assert "no such folder" in str(ways.went[0][1])


def test_every_button_and_field_has_a_name(watched: JobView) -> None:
    unnamed = [b.text() for b in watched.findChildren(QPushButton) if not b.accessibleName()]
    assert unnamed == []
    assert watched.table.accessibleName()
    assert watched.filter.search.accessibleName()


def test_another_job_takes_the_place_of_the_one_before(qtbot: QtBot, watched: JobView, office: Desk) -> None:
    watched.filter.chips[UNKNOWN].click()
    other = office.job("zoe@x.example")
    watched.watch(other.id)
    qtbot.waitUntil(lambda: addresses(watched) == ["zoe@x.example"], timeout=PATIENCE)
    qtbot.waitUntil(lambda: figures(watched) == ["0", "0", "0", "0", "0", "1"], timeout=PATIENCE)
    assert watched.filter.chips[None].isChecked()


def test_titles_sort_the_deliveries_up_down_and_not(qtbot: QtBot, view: JobView, office: Desk) -> None:
    job = office.job("bo@x.example", "ann@x.example", "cy@x.example")
    view.watch(job.id)
    qtbot.waitUntil(lambda: rows_of(view) == ["bo", "ann", "cy"], timeout=PATIENCE)
    for wanted in (["ann", "bo", "cy"], ["cy", "bo", "ann"], ["bo", "ann", "cy"]):
        click_title(view, 1)
        qtbot.waitUntil(partial(shows, view, wanted), timeout=PATIENCE)
    assert view.table.sort is None


def test_keys_sort_the_deliveries_up_down_and_not(qtbot: QtBot, view: JobView, office: Desk) -> None:
    view.watch(office.job("bo@x.example", "ann@x.example", "cy@x.example").id)
    qtbot.waitUntil(lambda: rows_of(view) == ["bo", "ann", "cy"], timeout=PATIENCE)
    view.activateWindow()
    view.table.setFocus()
    for wanted in (["ann", "bo", "cy"], ["cy", "bo", "ann"], ["bo", "ann", "cy"]):
        QTest.keyClick(view.table, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(partial(shows, view, wanted), timeout=PATIENCE)
    assert view.table.sort is None


def test_the_keys_that_sort_are_told(view: JobView) -> None:
    tips = [view.model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) for column in (1, 4)]
    assert tips == ["Sort by this column (Alt+2)", None]
    assert view.table.accessibleDescription().startswith("Alt+1, Alt+2, Alt+3, Alt+4 ")


def test_what_the_server_said_sorts_nothing(qtbot: QtBot, view: JobView, office: Desk) -> None:
    view.watch(office.job("ann@x.example").id)
    qtbot.waitUntil(lambda: rows_of(view) == ["ann"], timeout=PATIENCE)
    click_title(view, 4)
    assert view.table.sort is None
    click_title(view, 1)
    assert view.table.sort == Sort(by=Order.ADDRESS)
    view.watch(office.job("bo@x.example").id)
    assert view.table.sort is None


def test_a_search_says_how_many_it_found(qtbot: QtBot, view: JobView, office: Desk) -> None:
    view.watch(office.job("ann@x.example", "joann@x.example", "cy@x.example").id)
    view.filter.search.setText("ann")
    qtbot.waitUntil(lambda: view.filter.found.text() == "2 found", timeout=PATIENCE)
    view.filter.tell_found(50_000, exact=False)
    assert view.filter.found.text() == f"more than {figure(50_000)} found"
    view.filter.search.setText("")
    qtbot.waitUntil(lambda: view.filter.found.text() == "", timeout=PATIENCE)


def shows(view: JobView, names: list[str]) -> bool:
    return rows_of(view) == names


def rows_of(view: JobView) -> list[str]:
    """The names in the table."""
    lines = [view.model.line(row) for row in range(view.model.total)]
    return [line.texts[1].partition("@")[0] for line in lines if line]


def click_title(view: JobView, column: int) -> None:
    """A click on a column's title."""
    across = view.table.horizontalHeader()
    place = QPoint(across.sectionViewportPosition(column) + 20, across.height() // 2)
    QTest.mouseClick(across.viewport(), Qt.MouseButton.LeftButton, pos=place)
