from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.job import JobStatus
from mailtool_gui.domain.message import Template
from mailtool_gui.services.desk import Desk
from mailtool_gui.services.draft import Draft
from mailtool_gui.services.received import Demo, Received
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.ui.dialogs.close import CloseDialog, Leave
from mailtool_gui.ui.dialogs.last_seconds import LastWord
from mailtool_gui.ui.end import End
from mailtool_gui.ui.main_window import MainWindow
from mailtool_gui.ui.start import open_door
from mailtool_gui.workers.doorbell import WindowDoor, door_address, open_in_window
from tests.support.samples import plain_account
from tests.support.window import PATIENCE, NoServer, NotingPage, log_account, noting, opened_window, put_in
from tests.support.workbooks import write_workbook

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    with opened_window(qtbot, tmp_path / "data") as opened:
        yield opened


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return write_workbook(tmp_path / "people.xlsx")


def desk_of(window: MainWindow) -> Desk:
    return window.page("send").context.desk


def hosted(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.sidebar.foot.pill.word == "Resting", timeout=PATIENCE)


def delayed_job(qtbot: QtBot, window: MainWindow, sheet: Path) -> str:
    """A job that goes on, but for which nothing leaves: its account is a server that is not there."""
    from mailtool_gui.services.account_form import AccountForm

    desk = desk_of(window)
    desk.accounts.add("gone", AccountForm(sender="me@example.com", host="127.0.0.1", port=9))
    job = put_in(desk, sheet, "gone")
    desk.parts.host.hand_over()
    qtbot.waitUntil(lambda: window.watcher.glance is not None and window.watcher.glance.workable == 1, timeout=PATIENCE)
    return job


def test_a_page_is_made_when_it_is_first_shown(window: MainWindow) -> None:
    assert window.stack.count() == 1
    window.show_page("jobs")
    assert window.stack.count() == 2
    assert noting(window, "send").noted == ["shown", "hidden"]
    assert noting(window, "jobs").noted == ["shown"]
    window.show_page("jobs")
    assert noting(window, "jobs").noted == ["shown"]


def test_the_sidebar_leads_to_the_pages(qtbot: QtBot, window: MainWindow) -> None:
    window.sidebar.button("jobs").click()
    qtbot.waitUntil(lambda: window.stack.count() == 2, timeout=PATIENCE)
    assert window.stack.currentWidget() is window.page("jobs")
    assert window.sidebar.button("jobs").isChecked()
    assert not window.sidebar.button("send").isChecked()
    assert window.sidebar.button("jobs").shortcut().toString() == "Ctrl+2"
    assert window.sidebar.button("jobs").accessibleName()


def test_nothing_is_read_while_the_window_is_hidden(window: MainWindow) -> None:
    window.hide()
    window.come_forward()
    assert noting(window, "send").noted == ["shown", "hidden", "shown"]


def test_a_brought_workbook_is_opened_on_send(window: MainWindow, tmp_path: Path) -> None:
    window.show_page("jobs")
    window.come_forward(tmp_path / "x.xlsx")
    assert window.stack.currentWidget() is window.page("send")
    assert tmp_path / "x.xlsx" in noting(window, "send").noted


def test_a_job_is_shown_on_its_page(window: MainWindow) -> None:
    window.show_job("job-1")
    assert noting(window, "jobs").noted == ["shown", "job-1"]


def drop(target: QWidget, data: QMimeData) -> bool:
    """Drags something over a widget and lets it go; whether it was taken."""
    where, action = QPoint(5, 5), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where, action, data, buttons, keys)
    QApplication.sendEvent(target, enter)
    let_go = QDropEvent(QPointF(where), action, data, buttons, keys)
    QApplication.sendEvent(target, let_go)
    return enter.isAccepted() and let_go.isAccepted()


@pytest.mark.parametrize("place", ["window", "line"])
def test_a_workbook_dropped_anywhere_is_opened(window: MainWindow, sheet: Path, place: str) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sheet))])
    page = noting(window, "send")
    target: QWidget = window if place == "window" else page.line
    assert drop(target, data)
    assert page.noted == ["shown", sheet]
    assert page.line.text() == ""


def test_dropped_text_stays_with_the_editor(window: MainWindow) -> None:
    data = QMimeData()
    data.setText("Dear all")
    page = noting(window, "send")
    drop(page.line, data)
    assert page.line.text() == "Dear all"
    assert page.noted == ["shown"]


def test_a_second_start_hands_its_workbook_over(qtbot: QtBot, window: MainWindow, sheet: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    hosted(qtbot, window)
    door = WindowDoor(data, window.come_forward)
    taken: list[bool] = []
    caller = threading.Thread(target=lambda: taken.append(open_in_window(data, sheet)))
    caller.start()
    qtbot.waitUntil(lambda: bool(taken), timeout=PATIENCE)
    caller.join()
    door.close()
    assert taken == [True]
    assert noting(window, "send").noted == ["shown", sheet]


def test_a_window_that_leaves_takes_no_workbook(qtbot: QtBot, window: MainWindow, sheet: Path, tmp_path: Path) -> None:
    hosted(qtbot, window)
    with ExitStack() as ends:
        open_door(tmp_path / "data", window, ends)
        assert Path(door_address(tmp_path / "data")).exists()
        window.leaving.stop()
        assert not open_in_window(tmp_path / "data", sheet)  # so that the second start opens a window of its own
        next_one = WindowDoor(tmp_path / "data", lambda _sheet: None)
        qtbot.waitUntil(lambda: window.leaving.done, timeout=PATIENCE)
    assert Path(door_address(tmp_path / "data")).exists()
    next_one.close()
    assert noting(window, "send").noted == ["shown", "hidden"]


def test_the_window_works_the_ledger_and_says_what_it_does(qtbot: QtBot, window: MainWindow, sheet: Path) -> None:
    hosted(qtbot, window)
    desk = desk_of(window)
    log_account(desk)
    job = put_in(desk, sheet)
    desk.parts.host.hand_over()
    qtbot.waitUntil(lambda: desk.jobs.view(job).job.status is JobStatus.COMPLETED, timeout=PATIENCE)
    hosted(qtbot, window)


def test_the_end_of_a_job_is_told(qtbot: QtBot, window: MainWindow, sheet: Path) -> None:
    hosted(qtbot, window)
    desk = desk_of(window)
    log_account(desk)
    desk.jobs.pause(put_in(desk, sheet))
    qtbot.waitUntil(lambda: window.sidebar.foot.pill.word == "Paused", timeout=PATIENCE)
    assert window.sidebar.button("jobs").badge == "1"
    assert window.tray.resume_action.isEnabled()
    assert not window.tray.pause_action.isEnabled()
    window.tray.resume_action.trigger()
    qtbot.waitUntil(lambda: "has ended" in window.toast.sentence, timeout=PATIENCE)
    assert "3 accepted" in window.toast.sentence
    assert window.sidebar.button("jobs").badge == ""


def test_who_looks_elsewhere_is_told_by_the_desktop(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, str]] = []
    monkeypatch.setattr("mailtool_gui.ui.main_window.notify", lambda *words: told.append(words))
    monkeypatch.setattr(QApplication, "activeWindow", lambda: window)
    window._tell("“Spring” has ended", "3 accepted.")
    assert window.toast.sentence == "“Spring” has ended. 3 accepted."
    monkeypatch.setattr(QApplication, "activeWindow", lambda: None)
    window._tell("“Summer” has ended", "4 accepted.")
    assert window.toast.sentence == "“Summer” has ended. 4 accepted."
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    assert told == [("“Summer” has ended", "4 accepted.")]


def test_another_host_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    folder.ensure()
    with folder.lock(), opened_window(qtbot, folder.path) as window:
        qtbot.waitUntil(lambda: window.sidebar.foot.pill.word == "Elsewhere", timeout=PATIENCE)
        assert "Another MailTool" in window.sidebar.foot.sentence.text()
    assert window.leaving.done


def test_a_folder_that_cannot_be_worked_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("no folder")
    with opened_window(qtbot, tmp_path / "data") as window:
        qtbot.waitUntil(lambda: window.sidebar.foot.pill.word == "Not sending", timeout=PATIENCE)
        assert str(tmp_path / "data") in window.banner.sentence


# closing


def test_without_jobs_nobody_is_asked(qtbot: QtBot, window: MainWindow) -> None:
    hosted(qtbot, window)
    with qtbot.waitSignal(window.left, timeout=PATIENCE):
        assert not window.close()
    assert window.leaving.dialog is None
    assert not window.isVisible()


def about_to_send(window: MainWindow) -> tuple[NotingPage, dict[LastWord, QPushButton]]:
    """The window was closed while a sending was about to start; the page, and the answers there are."""
    page = noting(window, "send")
    page.is_counting_down = True
    window.close()
    assert window.last_seconds.dialog
    assert not window.leaving.begun
    return page, window.last_seconds.dialog.buttons


def settle(page: NotingPage, end: End) -> None:
    page.is_counting_down = False
    page.settled.emit(end)


def test_a_sending_about_to_start_is_asked_about(qtbot: QtBot, window: MainWindow) -> None:
    hosted(qtbot, window)
    page, answers = about_to_send(window)
    window.close()  # asked twice, shown once
    answers[LastWord.STAY].click()
    assert page.noted[-1] == "shown"
    assert window.last_seconds.dialog is None
    assert not window.leaving.begun
    settle(page, End.PUT_IN)  # later, by itself: nobody wants to leave any more
    assert not window.leaving.begun


def test_sent_first_then_left(qtbot: QtBot, window: MainWindow) -> None:
    hosted(qtbot, window)
    page, answers = about_to_send(window)
    answers[LastWord.SEND].click()
    assert page.noted[-1] == "send now"
    settle(page, End.PUT_IN)
    assert window.leaving.dialog  # the job that was just put in goes on: stop, or keep in the tray?
    with qtbot.waitSignal(window.left, timeout=PATIENCE):
        answer(window, Leave.STOP)


def test_taken_back_and_left(qtbot: QtBot, window: MainWindow) -> None:
    hosted(qtbot, window)
    page, answers = about_to_send(window)
    answers[LastWord.DROP].click()
    assert page.noted[-1] == "undo"
    with qtbot.waitSignal(window.left, timeout=PATIENCE):
        settle(page, End.UNDONE)


def test_a_sending_that_could_not_be_put_in_keeps_the_window_open(qtbot: QtBot, window: MainWindow) -> None:
    hosted(qtbot, window)
    page, answers = about_to_send(window)
    answers[LastWord.SEND].click()
    settle(page, End.REFUSED)
    assert window.isVisible()
    assert not window.leaving.begun
    assert window.leaving.dialog is None


def test_the_seconds_run_out_while_it_is_asked(qtbot: QtBot, window: MainWindow) -> None:
    hosted(qtbot, window)
    page, _answers = about_to_send(window)
    settle(page, End.PUT_IN)
    assert window.last_seconds.dialog is None
    assert window.leaving.dialog
    answer(window, Leave.CANCEL)


def answer(window: MainWindow, choice: Leave) -> None:
    dialog = window.leaving.dialog
    assert dialog
    dialog.buttons[choice].click()


def test_while_a_job_goes_on_the_user_is_asked(qtbot: QtBot, window: MainWindow, sheet: Path) -> None:
    hosted(qtbot, window)
    job = delayed_job(qtbot, window, sheet)
    window.close()
    answer(window, Leave.CANCEL)
    assert window.isVisible()
    assert not window.leaving.begun
    window.close()
    with qtbot.waitSignal(window.left, timeout=PATIENCE):
        answer(window, Leave.STOP)
        assert "finishing" in window.banner.sentence
    assert desk_of(window).jobs.view(job).job.progress.queued == 3


def test_the_dialog_at_closing_says_what_may_still_leave(
    qtbot: QtBot, window: MainWindow, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hosted(qtbot, window)
    delayed_job(qtbot, window, sheet)
    for leaving, told in ((7, "at most 7 messages"), (0, "")):
        monkeypatch.setattr(window, "_still_leaving", lambda leaving=leaving: leaving)
        window._leave(tray=False)
        dialog = window.leaving.dialog
        assert dialog
        if leaving:
            qtbot.waitUntil(dialog.leaving.isVisible, timeout=PATIENCE)
        assert told in dialog.leaving.text()
        assert dialog.height() >= dialog.heightForWidth(dialog.width())
        answer(window, Leave.CANCEL)


def test_a_pause_of_all_jobs_says_what_may_still_leave(
    qtbot: QtBot, window: MainWindow, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, str]] = []
    monkeypatch.setattr(window, "_tell", lambda *words: told.append(words))
    hosted(qtbot, window)
    delayed_job(qtbot, window, sheet)
    window.tray.paused.emit()
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    assert told[0][0] == "All jobs are paused"
    assert window.tray.news_of_pause(0)[1] == "Nothing is on its way, and nothing more leaves."
    window._told_all_jobs(4)
    assert told[1][1] == "At most 4 messages that are on their way may still leave, and no more."
    window.tray.resumed.emit()
    qtbot.waitUntil(window.tray.pause_action.isEnabled, timeout=PATIENCE)
    assert len(told) == 2


def test_without_a_tray_the_window_does_not_offer_it(qtbot: QtBot) -> None:
    without, with_tray = CloseDialog(2, tray=False), CloseDialog(2, tray=True)
    for dialog in (without, with_tray):
        qtbot.addWidget(dialog)
    assert list(without.buttons) == [Leave.STOP, Leave.CANCEL]
    assert list(with_tray.buttons) == [Leave.TRAY, Leave.STOP, Leave.CANCEL]
    with_tray.buttons[Leave.TRAY].click()
    assert with_tray.choice is Leave.TRAY
    without.reject()
    assert without.choice is Leave.CANCEL


def test_kept_in_the_tray_it_goes_on_without_its_window(qtbot: QtBot, window: MainWindow, sheet: Path) -> None:
    hosted(qtbot, window)
    delayed_job(qtbot, window, sheet)
    window.leaving.ask(1, tray=True)
    answer(window, Leave.TRAY)
    assert not window.isVisible()
    assert not window.leaving.begun
    assert noting(window, "send").noted[-1] == "hidden"
    window.tray.open_action.trigger()
    assert window.isVisible()


# the demonstration


def test_the_demonstration_says_so_and_has_its_sample_loaded(qtbot: QtBot, tmp_path: Path, sheet: Path) -> None:
    template = Template(subject="Hello", html="<p/>", group_by="E-mail")
    draft = Draft(sheet=sheet, template=template)
    demo = Demo(account=plain_account(), draft=lambda: draft, received=Received(NoServer()))
    with opened_window(qtbot, tmp_path / "data", demo=demo) as window:
        assert window.banner.sentence.startswith("Demonstration: ")
        qtbot.waitUntil(lambda: (sheet, "Hello", "E-mail") in noting(window, "send").noted, timeout=PATIENCE)
        hosted(qtbot, window)
        assert window.banner.sentence.startswith("Demonstration: ")
