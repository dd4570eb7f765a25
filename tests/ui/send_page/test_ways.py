"""From step to step, by mouse, keyboard and ear."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTableView, QTextBrowser, QWidget

from mailtool_gui.ui.pages.send import CHECK, MESSAGE, SHEET, SendPage
from tests.ui.send_page.steps import Until, opened, people

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's

OF_QT = {"QTableCornerButton", "QLineEditIconButton"}


def test_steps_lead_back_and_forth(page: SendPage, tmp_path: Path, until: Until) -> None:
    opened(page, until, people(tmp_path))
    assert [step.isEnabled() for step in page.steps.buttons] == [True, True, False]
    page.foot.next.click()
    page.message.write("Hi", "<p>x</p>")
    assert [step.isEnabled() for step in page.steps.buttons] == [True, True, True]
    for place, step in ((MESSAGE, page.message), (CHECK, page.check), (SHEET, page.sheet)):
        page.steps.buttons[place].click()
        assert step.isVisible()
    page.foot.next.click()
    page.foot.back.click()
    assert page.sheet.isVisible()


def test_every_control_has_a_name_for_those_who_listen(page: SendPage) -> None:
    kinds = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTextBrowser, QTableView)
    controls = [widget for widget in page.findChildren(QWidget) if isinstance(widget, kinds)]
    own = [widget for widget in controls if widget.metaObject().className() not in OF_QT]
    nameless = [
        widget
        for widget in own
        if not widget.accessibleName() and not (isinstance(widget, QAbstractButton) and widget.text())
    ]
    assert len(own) > 20
    assert [widget.metaObject().className() for widget in nameless] == []
