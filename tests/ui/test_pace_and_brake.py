"""The pace of a running job is changed in the window, and holds at once; the brake says what may still leave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from mailtool_gui.demo.catch_all import CatchAllServer
from mailtool_gui.domain.account import Account, Security
from mailtool_gui.domain.job import Job, JobStatus, Progress
from mailtool_gui.domain.outcome import Verdict
from mailtool_gui.services.account_form import AccountForm
from mailtool_gui.services.jobs import Watched
from mailtool_gui.services.overlay import JobView as Shown
from mailtool_gui.services.paces import CUSTOM, Overrides
from mailtool_gui.ui.account_editing import AccountEditing
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.dialogs.account import AccountDialog
from mailtool_gui.ui.pace_words import is_of_preset
from mailtool_gui.ui.pages.accounts import AccountsPage
from mailtool_gui.ui.pages.job import JobView
from mailtool_gui.ui.pages.jobs import JobsPage
from mailtool_gui.ui.pages.registry import PAGES
from mailtool_gui.ui.widgets.job_figures import JobFigures
from tests.support.desk import Desk as Office
from tests.support.job_view import opened_job
from tests.support.samples import NOON, plain_account, plain_job
from tests.support.window import opened_window, put_in
from tests.support.workbooks import write_workbook
from tests.ui.conftest import NotedWays

PATIENCE = 15_000
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's


@pytest.fixture
def job(office: Office) -> Job:
    """One accepted, one on its way, two waiting."""
    made = office.job(*(f"{name}@x.example" for name in ("ann", "bo", "cy", "di")))
    with office.engine() as engine:
        engine.activate(made)
        engine.end(made, "ann@x.example", Verdict.SENT)
        engine.intend(made, "bo@x.example")
    return made


@pytest.fixture
def view(qtbot: QtBot, context: Context, job: Job) -> Iterator[JobView]:
    with opened_job(qtbot, context, job.id) as made:
        qtbot.waitUntil(made.change_pace.isVisible, timeout=PATIENCE)
        yield made


def pace_dialog(qtbot: QtBot, view: JobView) -> AccountDialog:
    """The account's dialog, opened from the job's page."""
    view.change_pace.click()
    qtbot.waitUntil(lambda: view.editing is not None and view.editing.dialog is not None, timeout=PATIENCE)
    assert view.editing
    assert view.editing.dialog
    return view.editing.dialog


def said(ways: NotedWays, words: str) -> bool:
    return any(words in str(sentence) for way, sentence in ways.went if way == "say")


# the pace


def test_another_pace_is_kept_told_and_shown_on_the_jobs_page(qtbot: QtBot, view: JobView, ways: NotedWays) -> None:
    dialog = pace_dialog(qtbot, view)
    assert dialog.focusWidget() is dialog.pace.choice
    assert dialog.pace.at_once_too.text() == "Its open jobs (1) go on at the new pace at once."
    assert dialog.pace.at_once_too.isVisible()
    dialog.pace.choice.choose("very-safe")
    dialog.save.click()
    told = "The new pace of “work” holds at once, for its open jobs (1) too: 5 at once, at most 5 in 3 s."
    qtbot.waitUntil(lambda: said(ways, told), timeout=PATIENCE)
    qtbot.waitUntil(lambda: view.pace_told.text() == "5 at once, at most 5 in 3 s", timeout=PATIENCE)


def test_an_account_that_is_kept_as_it_was_says_nothing_of_a_pace(qtbot: QtBot, view: JobView, ways: NotedWays) -> None:
    dialog = pace_dialog(qtbot, view)
    dialog.sender_name.setText("Silk Road Shop")
    dialog.save.click()
    qtbot.waitUntil(lambda: said(ways, "“work” is kept."), timeout=PATIENCE)
    assert not said(ways, "pace")


def test_an_ended_job_has_no_pace_to_change(qtbot: QtBot, view: JobView, office: Office, job: Job) -> None:
    office.records.cancel(job.id, now=NOON)
    qtbot.waitUntil(lambda: not view.change_pace.isVisible(), timeout=PATIENCE)
    assert view.pace_told.text() == "last minute"


def test_an_account_that_is_gone_is_told(qtbot: QtBot, context: Context, ways: NotedWays, view: JobView) -> None:
    editing = AccountEditing(context, view)
    editing.ask_for_pace("nobody")
    qtbot.waitUntil(lambda: said(ways, "There is no account “nobody”."), timeout=PATIENCE)
    assert editing.dialog is None


def test_the_accounts_page_says_it_too(qtbot: QtBot, context: Context, job: Job) -> None:
    page = AccountsPage(context)
    qtbot.addWidget(page)
    page.show()
    page.shown()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=PATIENCE)
    page.edit.click()
    assert page.dialog
    page.dialog.pace.choice.choose("very-safe")
    page.dialog.save.click()
    qtbot.waitUntil(lambda: "holds at once, for its open jobs (1) too" in page.result.text(), timeout=PATIENCE)
    page.hidden()
    context.tasks.wait()


def test_a_new_account_has_no_open_jobs(qtbot: QtBot, context: Context) -> None:
    dialog = AccountDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.pace.at_once_too.isVisible()


def test_a_running_job_goes_on_at_the_new_pace(qtbot: QtBot, tmp_path: Path) -> None:
    """With a real engine and server: three a minute until the window says otherwise."""
    rows = [("Name", "E-mail"), *((name, f"{name}@x.example") for name in "abcdefghi")]
    sheet = write_workbook(tmp_path / "people.xlsx", rows)
    with CatchAllServer(latency=0.0) as server, opened_window(qtbot, tmp_path / "data", pages=PAGES) as window:
        jobs = window.page("jobs")
        assert isinstance(jobs, JobsPage)
        desk = jobs.context.desk
        slow = Overrides(in_flight=3, batch_size=3, batch_delay_ms=60_000)
        there = AccountForm(sender="me@x.example", host=server.host, port=server.port, security=Security.NONE)
        desk.accounts.add("log", replace(there, preset=CUSTOM, overrides=slow))
        job = put_in(desk, sheet)
        window.show_job(job)
        desk.parts.host.hand_over()
        qtbot.waitUntil(lambda: desk.jobs.view(job).job.progress.sent == 3, timeout=PATIENCE)
        dialog = pace_dialog(qtbot, jobs.view)
        dialog.pace.delay.setValue(100)
        dialog.save.click()
        qtbot.waitUntil(lambda: desk.jobs.view(job).job.status is JobStatus.COMPLETED, timeout=PATIENCE)
        assert desk.jobs.view(job).job.progress.sent == 9
        assert "The new pace of “log” holds at once" in " ".join(
            label.text() for label in window.toast.findChildren(QLabel)
        )


# how many messages one address may get


def form_of(qtbot: QtBot, account: Account | None, to_one: int) -> AccountForm:
    dialog = AccountDialog(account)
    qtbot.addWidget(dialog)
    dialog.pace.to_one.setValue(to_one)
    return dialog._form()


def test_what_one_address_may_get_is_set(qtbot: QtBot, context: Context) -> None:
    accounts = context.desk.accounts
    accounts.add("Work", AccountForm(sender="me@x.example", log_only=True))
    for to_one, kept in ((3, 3), (0, None)):
        accounts.edit("Work", form_of(qtbot, accounts.get("Work"), to_one))
        assert accounts.get("Work").limits.per_recipient_hour == kept
        assert accounts.get("Work").preset == "recommended"


def test_the_dialog_keeps_what_there_is(qtbot: QtBot) -> None:
    account = plain_account()
    for kept, shown in ((4, 4), (None, 0)):
        dialog = AccountDialog(replace(account, limits=replace(account.limits, per_recipient_hour=kept)))
        qtbot.addWidget(dialog)
        assert dialog.pace.to_one.value() == shown
        assert dialog.pace.preset == "recommended", "a preset's pace, whatever one address may get"
        assert dialog.pace.overrides.per_recipient_hour == shown
    assert dialog.pace.to_one.text() == "no limit"


def test_an_account_of_own_figures_is_kept_whole(qtbot: QtBot, office: Office, context: Context) -> None:
    accounts = context.desk.accounts
    accounts.add("Gmail", AccountForm(sender="me@x.example", log_only=True, preset="gmail"))
    before = accounts.get("Gmail")
    dialog = AccountDialog(before)
    qtbot.addWidget(dialog)
    dialog.pace.choice.choose(CUSTOM)
    dialog.pace.batch.setValue(6)
    wish = dialog.wish()
    assert wish
    accounts.edit("Gmail", wish.form)
    assert accounts.get("Gmail").limits == replace(before.limits, batch_size=6)
    assert accounts.get("Gmail").limits.jobs_at_once == 2


def test_another_pace_is_not_the_presets() -> None:
    limits = plain_account().limits
    assert is_of_preset(replace(limits, per_recipient_hour=None), limits)
    assert not is_of_preset(replace(limits, batch_size=9), limits)


# a small screen


@pytest.mark.parametrize("high", [640, 700])
def test_the_dialog_fits_a_small_screen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, high: int) -> None:
    class Small:
        def availableGeometry(self) -> Small:  # noqa: N802  # Qt's name
            return self

        def height(self) -> int:
            return high

    monkeypatch.setattr(AccountDialog, "screen", lambda _self: Small())
    dialog = AccountDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.sent.looks.choose("imap")
    dialog.pace.choice.choose(CUSTOM)
    dialog.save.click()
    assert dialog.height() < high
    assert dialog.trouble.isVisible()
    assert dialog.rect().contains(dialog.save.geometry())
    assert dialog.rect().contains(dialog.trouble.geometry())
    dialog.show_pace()
    corner = dialog.pace.choice.mapTo(dialog.area.viewport(), dialog.pace.choice.rect().bottomLeft())
    assert dialog.area.viewport().rect().contains(corner)


def test_where_there_is_room_nothing_is_scrolled(qtbot: QtBot, context: Context) -> None:
    dialog = AccountDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog.area.verticalScrollBar().isVisible(), timeout=PATIENCE)


# the brake


def test_pause_says_what_may_still_leave(qtbot: QtBot, view: JobView, ways: NotedWays) -> None:
    view.head.pause_button.click()
    told = "Paused. At most 1 that are on their way may still leave, and no more."
    qtbot.waitUntil(lambda: said(ways, told), timeout=PATIENCE)
    shown = "At most 1 that are on their way may still leave"
    qtbot.waitUntil(lambda: view.figures.leaving.text() == shown, timeout=PATIENCE)


def test_stop_says_what_may_still_leave(
    qtbot: QtBot, view: JobView, ways: NotedWays, context: Context, job: Job
) -> None:
    view.wishes._brake(job.id, lambda: context.desk.jobs.cancel(job.id), "Stopped.")
    qtbot.waitUntil(lambda: said(ways, "Stopped. At most 1 that are on their way"), timeout=PATIENCE)


def test_where_nothing_flies_the_brake_says_so(
    qtbot: QtBot, context: Context, office: Office, ways: NotedWays, view: JobView
) -> None:
    other = office.job("eve@x.example", created_at=NOON + timedelta(seconds=1))
    view.wishes.pause(other.id)
    qtbot.waitUntil(lambda: said(ways, "Paused. Nothing is on its way"), timeout=PATIENCE)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (JobStatus.ACTIVE, "At most 5 more would leave after Stop"),
        (JobStatus.PAUSED, "At most 2 that are on their way may still leave"),
        (JobStatus.CANCELLED, "At most 2 that are on their way may still leave"),
        (JobStatus.COMPLETED, ""),
    ],
)
def test_the_figures_tell_of_the_brake(qtbot: QtBot, context: Context, status: JobStatus, words: str) -> None:
    figures = JobFigures(context.theme)
    qtbot.addWidget(figures)
    job = plain_job(status, Progress(sent=3, queued=5, sending=2))
    view = Shown(job=job, estimated_seconds=None, eta_seconds=None, duration_seconds=None)
    figures.tell(Watched(view=view, account=plain_account()), 0.0)
    assert figures.leaving.text() == words
