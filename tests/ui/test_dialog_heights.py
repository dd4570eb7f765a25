"""Dialogs show all of their words: none is cut off."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.job_log import About, Entry
from mailtool_gui.ui.dialogs.close import CloseDialog
from mailtool_gui.ui.dialogs.confirm_send import ConfirmSend
from mailtool_gui.ui.dialogs.log_entry import LogEntryDialog
from mailtool_gui.ui.dialogs.question import Notice, Question
from mailtool_gui.ui.dialogs.unsure import UnsureDialog
from mailtool_gui.ui.theme import Theme
from tests.support.samples import NOON

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's
LONG = "These are words that go on over several lines of a dialog, and all of them are to be read. " * 6
ENTRY = Entry(id=1, job="j", at=NOON, about=About.PROGRAM, reason=LONG, error="KeyError", trace="a.py:1 run")
MADE: dict[str, Callable[[QWidget], QDialog]] = {
    "close": lambda parent: CloseDialog(2, tray=True, parent=parent),
    "question": lambda parent: Question("Stop “Orders”?", LONG, "&Stop the job", parent=parent),
    "notice": lambda parent: Notice("Rescued", LONG, parent=parent),
    "unsure": lambda parent: UnsureDialog(2, searchable=True, parent=parent),
    "send": lambda parent: ConfirmSend(2, LONG, parent),
    "send many": lambda parent: ConfirmSend(2000, LONG, parent),
    "log entry": lambda parent: LogEntryDialog(ENTRY, parent),
}


@pytest.mark.parametrize("name", MADE)
def test_no_word_is_cut_off(qtbot: QtBot, qapp: QApplication, name: str) -> None:
    theme, parent = Theme(qapp), QWidget()
    qtbot.addWidget(parent)
    dialog = MADE[name](parent)
    dialog.show()
    qtbot.waitUntil(dialog.isVisible)
    for label in dialog.findChildren(QLabel):
        if label.isVisible() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
    dialog.close()
    theme.deleteLater()
