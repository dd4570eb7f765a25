"""A damaged ledger met by the window."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.job import JobStatus
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.records import SqliteRecords
from mailtool_gui.ui.dialogs.question import Notice, Question
from mailtool_gui.ui.phrases import clock_time
from tests.store.values import new_job
from tests.support.samples import plain_account, plain_snapshot, recipient_in_row
from tests.support.window import PATIENCE, opened_window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def spoilt(path: Path) -> DataFolder:
    """A data folder with a job, whose ledger's header is destroyed."""
    folder = DataFolder(path)
    with closing(SqliteRecords(folder)) as records:
        records.add_account(plain_account())
        records.add_job(new_job(), plain_snapshot(), [recipient_in_row("ann@example.com", 2)])
    with folder.ledger.open("r+b") as file:
        file.write(bytes(100))
    return folder


def notice_in(window: QObject) -> Notice | None:
    """What is told."""
    found = [one for one in window.findChildren(Notice) if one.isVisible()]
    return found[0] if found else None


def text_of(question: Question) -> str:
    return "\n".join(label.text() for label in question.findChildren(QLabel))


def test_the_window_asks_rescues_tells_and_works(qtbot: QtBot, tmp_path: Path) -> None:
    folder = spoilt(tmp_path / "data")
    before = folder.ledger.read_bytes()
    with opened_window(qtbot, folder.path) as window:
        qtbot.waitUntil(lambda: window.rescuing.question is not None, timeout=PATIENCE)
        assert window.rescuing.question is not None
        assert "nothing is sent" in text_of(window.rescuing.question)
        assert folder.ledger.read_bytes() == before
        window.rescuing.question.yes.click()
        qtbot.waitUntil(lambda: notice_in(window) is not None, timeout=PATIENCE)
        notice = notice_in(window)
        assert notice is not None
        assert "1 job" in text_of(notice)
        assert str(folder.damaged) in text_of(notice)
        notice.yes.click()
        qtbot.waitUntil(lambda: window._host.hosts, timeout=PATIENCE)
        assert not window.banner.isVisible()
    with closing(SqliteRecords(folder)) as records:
        job = records.job("job-1")
    assert job is not None
    assert job.status is JobStatus.PAUSED


def test_who_says_no_is_not_asked_again_and_nothing_changes(qtbot: QtBot, tmp_path: Path) -> None:
    folder = spoilt(tmp_path / "data")
    before = folder.ledger.read_bytes()
    with opened_window(qtbot, folder.path) as window:
        qtbot.waitUntil(lambda: window.rescuing.question is not None, timeout=PATIENCE)
        assert window.rescuing.question is not None
        window.rescuing.question.no.click()
        qtbot.waitUntil(lambda: window.rescuing.question is None, timeout=PATIENCE)
        assert window.banner.isVisible()
        assert not window._host.hosts
    assert folder.ledger.read_bytes() == before


def test_who_said_no_can_still_say_yes_from_the_banner(qtbot: QtBot, tmp_path: Path) -> None:
    folder = spoilt(tmp_path / "data")
    with opened_window(qtbot, folder.path) as window:
        qtbot.waitUntil(lambda: window.rescuing.question is not None, timeout=PATIENCE)
        assert window.rescuing.question is not None
        assert not window.banner.button.isVisible(), "the question is asked already"
        window.rescuing.question.no.click()
        qtbot.waitUntil(window.banner.button.isVisible, timeout=PATIENCE)
        assert window.banner.button.text() == "&Rescue…"
        window.banner.button.click()
        qtbot.waitUntil(lambda: window.rescuing.question is not None, timeout=PATIENCE)
        window.rescuing.question.yes.click()
        window.rescuing.ask()
        assert not [one for one in window.findChildren(Question) if one.isVisible()], "it is being done already"
        qtbot.waitUntil(lambda: notice_in(window) is not None, timeout=PATIENCE)
        qtbot.waitUntil(lambda: window._host.hosts, timeout=PATIENCE)
        assert not window.banner.isVisible()


def test_a_rescue_that_fails_is_offered_again(qtbot: QtBot, tmp_path: Path) -> None:
    folder = spoilt(tmp_path / "data")
    with opened_window(qtbot, folder.path) as window:
        qtbot.waitUntil(lambda: window.rescuing.question is not None, timeout=PATIENCE)
        window.rescuing._failed("There is no room on the disk.")
        assert window.banner.button.isVisible()


def test_the_question_tells_from_when_the_backup_is_and_what_that_means(qtbot: QtBot, tmp_path: Path) -> None:
    folder = spoilt(tmp_path / "data")
    copy = folder.backups / "ledger-1-20260102T110000000000.sqlite3"
    copy.write_bytes(b"")
    with opened_window(qtbot, folder.path) as window:
        qtbot.waitUntil(lambda: window.rescuing.question is not None, timeout=PATIENCE)
        assert window.rescuing.question is not None
        told = text_of(window.rescuing.question)
        when = clock_time(datetime(2026, 1, 2, 11, tzinfo=UTC), datetime.now(UTC))
        assert f"the backup of {when}." in told
        assert "none of them is sent again unless you say so" in told
        window.rescuing.question.no.click()


def test_damage_is_told_once_and_no_command_is_named(qtbot: QtBot, tmp_path: Path) -> None:
    folder = spoilt(tmp_path / "data")
    with opened_window(qtbot, folder.path) as window:
        toasted: list[str] = []
        window.watcher.failed.connect(lambda sentence: toasted.append(window.toast.sentence))
        qtbot.waitUntil(lambda: window.rescuing.question is not None, timeout=PATIENCE)
        assert window.rescuing.question is not None
        assert window.banner.sentence.endswith("Nothing is sent, and it has been left as it is.")
        assert not window.toast.sentence
        toasted.clear()
        window.rescuing.question.no.click()
        window.watcher.look()
        qtbot.waitUntil(lambda: len(toasted) >= 2, timeout=PATIENCE)
        assert not any(toasted)
        window.say("Something else.")
        assert window.toast.sentence.startswith("Something")


def test_what_was_said_before_the_banner_says_it_is_taken_back(qtbot: QtBot, tmp_path: Path) -> None:
    with opened_window(qtbot, tmp_path / "data") as window:
        window.say("/data/ledger.sqlite3: This file is damaged.")
        window._refused("/data/ledger.sqlite3: This file is damaged. Nothing is sent.")
        assert not window.toast.sentence
        window._hosting()
        window.say("/data/ledger.sqlite3: This file is damaged.")
        assert window.toast.sentence
