from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.job import JobStatus, Progress
from mailtool_gui.ui.banner import About, Banner
from mailtool_gui.ui.notices import Toast
from mailtool_gui.ui.theme import Theme
from mailtool_gui.ui.tray import Tray
from tests.support.samples import plain_job

JOB = plain_job(JobStatus.COMPLETED, Progress(sent=12), name="Spring")


@pytest.fixture
def tray(qapp: QApplication) -> Iterator[Tray]:
    tray = Tray()
    yield tray
    tray.close()
    tray.deleteLater()


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(800, 600)
    widget.show()
    return widget


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp)
    yield theme
    theme.deleteLater()


def test_the_menu_offers_what_can_be_done(tray: Tray) -> None:
    tray.set_work(workable=0, open_jobs=0)
    assert (tray.pause_action.isEnabled(), tray.resume_action.isEnabled()) == (False, False)
    tray.set_work(workable=1, open_jobs=2)
    assert (tray.pause_action.isEnabled(), tray.resume_action.isEnabled()) == (True, True)


def test_every_action_is_heard(qtbot: QtBot, tray: Tray) -> None:
    tray.set_work(workable=1, open_jobs=2)
    for signal, action in (
        (tray.opened, tray.open_action),
        (tray.paused, tray.pause_action),
        (tray.resumed, tray.resume_action),
        (tray.quit_wanted, tray.quit_action),
    ):
        with qtbot.waitSignal(signal, timeout=10_000):
            action.trigger()


def test_without_a_tray_nobody_is_told(tray: Tray) -> None:
    assert not tray.available
    assert not tray.tell("Title", "Words")


def test_the_end_is_told_with_its_numbers(tray: Tray) -> None:
    assert tray.news_of(JOB) == ("“Spring” has ended", "12 accepted.")
    mixed = replace(JOB, progress=Progress(sent=5, failed=2, unknown=1, skipped=3))
    assert tray.news_of(mixed)[1] == "5 accepted, 2 failed, 1 not certain, 3 left out."


def test_what_needs_the_user_is_told_with_its_reason(tray: Tray) -> None:
    paused = replace(JOB, status=JobStatus.PAUSED, reason="The password is wrong.")
    assert tray.news_of(paused) == ("“Spring” needs you", "The password is wrong.")
    failed = replace(JOB, status=JobStatus.FAILED, reason="The workbook is gone.")
    assert tray.news_of(failed) == ("“Spring” could not be worked", "The workbook is gone.")


def test_a_notice_is_said_and_goes(qtbot: QtBot, parent: QWidget, theme: Theme) -> None:
    toast = Toast(theme, parent)
    assert toast.sentence == ""
    toast.say("It is done.")
    assert toast.sentence == "It is done."
    assert parent.rect().contains(toast.geometry())
    parent.resize(500, 300)
    qtbot.waitUntil(lambda: parent.rect().contains(toast.geometry()), timeout=10_000)
    toast.hide()
    assert toast.sentence == ""


def test_a_long_notice_stays_inside_the_window(parent: QWidget, theme: Theme) -> None:
    toast = Toast(theme, parent)
    toast.say("word " * 120)
    assert parent.rect().contains(toast.geometry())
    toast.hide()


def test_a_banner_tells_the_most_urgent_until_it_is_true_no_more(parent: QWidget, theme: Theme) -> None:
    banner, pressed = Banner(theme, parent), list[str]()
    assert banner.sentence == ""
    banner.tell(About.DEMO, "A demonstration.")
    assert (banner.sentence, banner.property("state"), banner.button.isHidden()) == ("A demonstration.", "", True)
    banner.tell(About.NETWORK, "No server is reached.")
    assert (banner.sentence, banner.property("state")) == ("No server is reached.", "trying")
    banner.tell(About.DATA, "The disk is full.")
    banner.tell(About.ACCOUNT, "The password.", offer="To the &account", wish=lambda: pressed.append("there"))
    assert (banner.sentence, banner.property("state")) == ("The disk is full.", "failed")
    banner.tell(About.DATA, "")
    assert (banner.sentence, banner.button.accessibleName()) == ("The password.", "To the account")
    banner.button.click()
    assert pressed == ["there"]
    for about in (About.ACCOUNT, About.NETWORK, About.DEMO, About.DEMO):
        banner.tell(about, "")
    assert banner.sentence == ""
