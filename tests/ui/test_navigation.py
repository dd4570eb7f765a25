"""The sidebar's foot: what the engine does, and what may still be sent today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mailtool_gui.services.quota import Quota
from mailtool_gui.services.watch import Activity, Glance
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.navigation import Foot, Sidebar
from mailtool_gui.ui.pages.jobs import JobsPage
from mailtool_gui.ui.pages.send import CHECK, SendPage
from mailtool_gui.ui.theme import Theme
from tests.support.samples import NOON, plain_account
from tests.support.workbooks import write_workbook

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's
RESTING = Glance(activity=Activity.RESTING, open_jobs=0, workable=0, per_second=0.0)
QUOTA = Quota(account="Office", cap=450, used=138, moment=NOON, returns=[NOON + timedelta(hours=2)])


@pytest.fixture
def foot(qtbot: QtBot, qapp: QApplication) -> Iterator[Foot]:
    window = QWidget()
    qtbot.addWidget(window)
    theme = Theme(qapp)
    theme.setParent(window)
    foot = Foot(theme, window)
    window.show()
    yield foot
    window.hide()


def test_an_account_without_a_cap_shows_no_quota(foot: Foot) -> None:
    foot.tell(None, hosts=True, refusal="")
    assert foot.quota.isHidden()
    foot.tell(RESTING, hosts=True, refusal="")
    assert foot.quota.isHidden()


def test_what_is_left_today_with_a_bar(foot: Foot) -> None:
    foot.tell(replace(RESTING, quota=QUOTA), hosts=True, refusal="")
    assert foot.quota.isVisible()
    assert (foot.quota.name.text(), foot.quota.words.text()) == ("Office", "312 of 450 left today")
    assert (foot.quota.bar.value(), foot.quota.bar.maximum()) == (312, 450)
    foot.tell(replace(RESTING, quota=replace(QUOTA, used=140)), hosts=True, refusal="")
    assert foot.quota.words.text() == "310 of 450 left today"


def test_when_nothing_is_left_it_says_when_more_may_go(foot: Foot) -> None:
    foot.tell(replace(RESTING, quota=replace(QUOTA, used=450)), hosts=True, refusal="")
    assert foot.quota.bar.value() == 0
    assert foot.quota.words.text().startswith("All 450 of today are sent; more at ")


def test_the_send_page_and_its_question_know_the_quota(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    account = plain_account("Work")
    context.desk.parts.records.add_account(replace(account, limits=replace(account.limits, daily_cap=2)))
    page = SendPage(context)
    qtbot.addWidget(page)
    page.show()
    page.shown()
    page.open_sheet(write_workbook(tmp_path / "people.xlsx"))
    qtbot.waitUntil(lambda: "3 recipients" in page.sheet.summary.text(), timeout=10_000)
    page.message.write("Hi", "<p>Hi</p>")
    page.foot.next.click()
    page.foot.next.click()
    qtbot.waitUntil(lambda: "2 go today, 1 tomorrow from about" in page.check.estimate.text(), timeout=10_000)
    assert page._step == CHECK
    qtbot.waitUntil(page.foot.next.isEnabled, timeout=10_000)
    page.foot.next.click()
    assert page.sending.dialog
    assert "2 go today, 1 tomorrow from about" in page.sending.dialog.details.text()
    page.sending.dialog.reject()
    page.hidden()
    context.tasks.wait()


def test_a_screen_reader_hears_one_of_several_pages(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    theme = Theme(qapp)
    theme.setParent(window)
    sidebar = Sidebar(theme, [SendPage, JobsPage], window)
    roles = [QAccessible.queryAccessibleInterface(sidebar.button(key)).role() for key in ("send", "jobs")]
    assert roles == [QAccessible.Role.RadioButton] * 2
