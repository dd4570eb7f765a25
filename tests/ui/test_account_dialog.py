"""The dialog of an account by keyboard: from field to field as it is read, and a port that was typed stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.account import Security
from mailtool_gui.ui.dialogs.account import AccountDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's


@pytest.fixture
def dialog(qtbot: QtBot) -> AccountDialog:
    made = AccountDialog()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is made.name, timeout=10_000)
    return made


def test_the_tab_key_goes_down_the_dialog(dialog: AccountDialog) -> None:
    heights: list[int] = []
    for _ in range(13):
        widget = QApplication.focusWidget()
        assert isinstance(widget, QWidget)
        heights.append(widget.mapTo(dialog, widget.rect().center()).y() // 10)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert heights == sorted(heights)
    assert QApplication.focusWidget() in (dialog.save, dialog.cancel, dialog.name)


def test_a_port_that_was_typed_outlives_the_choice_of_security(dialog: AccountDialog) -> None:
    dialog.server.security.choose(Security.IMPLICIT.value)
    assert dialog.server.port.value() == 465
    dialog.server.port.setValue(2525)
    dialog.server.security.choose(Security.STARTTLS.value)
    assert dialog.server.port.value() == 2525
