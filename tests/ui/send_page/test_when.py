"""Quiet hours, working days and urgent jobs: chosen at the last step, told at once, stored with the job."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.account import Account
from mailtool_gui.domain.hours import EVERY_DAY, SendingHours
from mailtool_gui.domain.job import Job
from mailtool_gui.services.forecast import Load
from mailtool_gui.services.planning import Plan
from mailtool_gui.services.quota import Quota
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.hour_words import ANY_TIME, WORKING_DAYS, Order, hours_words, order_words, wall_time
from mailtool_gui.ui.pace import begins_at, estimate
from mailtool_gui.ui.pages.send import SendPage
from mailtool_gui.ui.phrases import clock_time
from mailtool_gui.ui.theme import Theme
from mailtool_gui.ui.widgets.day_boxes import DayBoxes
from mailtool_gui.ui.widgets.when_fields import WhenFields
from mailtool_gui.ui.widgets.when_line import WhenLine
from tests.support.samples import plain_account
from tests.ui.send_page.steps import Until, checked, confirmed, jobs, people

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's

NIGHT = SendingHours(quiet=(20 * 60, 7 * 60))
MONDAY = datetime(2026, 11, 23, 10, 0).astimezone()


@pytest.fixture
def line(context: Context, qtbot: QtBot) -> WhenLine:
    line = WhenLine(context.theme)
    qtbot.addWidget(line)
    line.show()
    return line


@pytest.fixture
def fields(line: WhenLine) -> WhenFields:
    line.line.click()
    assert line.fields is not None
    return line.fields


def load(*plans: Plan, account: Account | None = None) -> Load:
    return Load(account=account or plain_account("Work"), plans=plans, used=(), rests_until=None, moment=MONDAY)


# the line


def test_a_job_sends_at_any_hour_unless_somebody_says_otherwise(line: WhenLine) -> None:
    assert (line.line.text(), line.order, line.fields) == ("Sends at any hour", ANY_TIME, None)
    assert line.line.accessibleName() == "Sends at any hour"


@pytest.mark.parametrize("opened", [False, True])
def test_its_arrow_begins_where_the_words_above_do(line: WhenLine, opened: bool) -> None:
    line.line.setChecked(opened)
    picture = line.line.grab().toImage()
    ground, scale = picture.pixelColor(0, 0), picture.devicePixelRatio()
    height = range(picture.height() // 4, picture.height() * 3 // 4)
    drawn = (x for x in range(picture.width()) if any(picture.pixelColor(x, y) != ground for y in height))
    assert next(drawn) / scale <= 3


def test_the_fields_open_and_fold_by_keyboard(line: WhenLine) -> None:
    line.line.setFocus()
    QTest.keyClick(line.line, Qt.Key.Key_Space)
    assert line.fields is not None
    assert line.fields.isVisible()
    assert "below" in line.line.accessibleDescription()
    QTest.keyClick(line.line, Qt.Key.Key_Space)
    assert not line.fields.isVisible()


def test_the_tab_key_goes_from_the_line_through_the_fields(
    page: SendPage, account: Account, until: Until, tmp_path: Path
) -> None:
    checked(page, until, people(tmp_path))
    page.check.when.line.click()
    fields = page.check.when.fields
    assert fields is not None
    fields.quiet.click()
    page.check.when.line.setFocus()
    seen: list[object] = []
    for _ in range(14):  # seven days; a clock's hours and minutes are two stops
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        seen.append(page.focusWidget())
    assert list(dict.fromkeys(seen)) == list(fields.in_order)
    QTest.keyClick(fields.urgent, Qt.Key.Key_Tab)
    assert page.check.isAncestorOf(page.focusWidget())
    assert not page.check.when.isAncestorOf(page.focusWidget())


def test_the_line_tells_what_is_chosen(line: WhenLine, fields: WhenFields, qtbot: QtBot) -> None:
    with qtbot.waitSignal(line.changed):
        fields.quiet.click()
    fields.working_days.click()
    fields.urgent.click()
    hours = SendingHours(quiet=(20 * 60, 7 * 60), weekdays=WORKING_DAYS)
    assert line.order == Order(hours=hours, urgent=True)
    begins, ends = wall_time(20 * 60), wall_time(7 * 60)
    assert line.line.text() == f"Not from {begins} to {ends}, Monday to Friday only, urgent"
    assert line.line.accessibleName() == line.line.text()


def test_any_days_can_be_chosen(line: WhenLine, fields: WhenFields, qtbot: QtBot) -> None:
    assert fields.days.days == EVERY_DAY
    for day in (1, 7):
        with qtbot.waitSignal(line.changed):
            QTest.keyClick(fields.days.boxes[day], Qt.Key.Key_Space)
    assert line.order.hours == SendingHours(weekdays=(2, 3, 4, 5, 6))
    assert line.line.text() == "Only Tue, Wed, Thu, Fri, Sat"
    assert not fields.working_days.isChecked()


def test_working_days_are_the_quick_choice(line: WhenLine, fields: WhenFields) -> None:
    fields.days.boxes[3].click()
    fields.working_days.click()
    assert fields.days.days == WORKING_DAYS
    fields.days.boxes[1].click()
    assert not fields.working_days.isChecked()
    fields.days.boxes[1].click()
    assert fields.working_days.isChecked(), "it tells what is, however it was chosen"
    fields.working_days.click()
    assert line.order == ANY_TIME
    fields.days.boxes[6].click()
    line.reset()
    assert line.line.text() == "Sends at any hour"
    assert all(box.isChecked() for box in fields.days.boxes.values())


def test_one_day_is_left_at_least(fields: WhenFields) -> None:
    for day in EVERY_DAY:
        fields.days.boxes[day].click()
    assert fields.days.days == (7,)
    assert fields.order.hours == SendingHours(weekdays=(7,))


@pytest.mark.parametrize(("region", "first"), [("de_DE", "Mon"), ("en_US", "Sun"), ("ar_EG", "Sat")])
def test_the_week_begins_as_the_users_does(qtbot: QtBot, region: str, first: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(region))
    try:
        days = DayBoxes()
    finally:
        QLocale.setDefault(before)
    qtbot.addWidget(days)
    assert next(iter(days.boxes.values())).text() == first
    assert [box.text() for box in days.findChildren(QCheckBox)] == [box.text() for box in days.boxes.values()]
    assert days.boxes[6].accessibleName() == "Saturday"
    assert sorted(days.boxes) == list(EVERY_DAY)


def test_the_clocks_serve_only_quiet_hours(fields: WhenFields) -> None:
    assert not fields.begins.isEnabled()
    fields.quiet.click()
    assert fields.begins.isEnabled()
    fields.begins.setTime(QTime(22, 30))
    assert fields.order.hours == SendingHours(quiet=(22 * 60 + 30, 7 * 60))


def test_no_hour_is_quiet_from_a_time_to_the_same_time(line: WhenLine, fields: WhenFields) -> None:
    fields.quiet.click()
    fields.ends.setTime(fields.begins.time())
    assert line.order == ANY_TIME
    assert "two that differ" in fields.note.text()
    fields.ends.setTime(QTime(6, 0))
    assert "computer's clock" in fields.note.text()


def test_another_workbook_begins_without_choices(line: WhenLine, fields: WhenFields) -> None:
    fields.urgent.click()
    line.reset()
    assert line.order == ANY_TIME
    assert not fields.isVisible()


def test_the_arrow_follows_the_theme(line: WhenLine, context: Context) -> None:
    before = line.line.icon().cacheKey()
    theme: Theme = context.theme
    theme.changed.emit()
    assert line.line.icon().cacheKey() != before


# the words


def test_days_are_named() -> None:
    assert hours_words(SendingHours(weekdays=(1, 3, 7))) == ["only Mon, Wed, Sun"]
    assert hours_words(None) == []
    assert order_words(None, urgent=True) == ["urgent"]


# the estimate


def test_the_estimate_counts_quiet_hours() -> None:
    order = Order(hours=SendingHours(quiet=(0, 15 * 60)))
    told = estimate(plain_account("Work"), 3, MONDAY, load=load(), order=order)
    opens = MONDAY.replace(hour=15)
    assert told.startswith(f"It may not send now: it begins at {clock_time(opens, MONDAY)}.")
    assert "Done at about" in told


def test_open_hours_need_no_warning() -> None:
    told = estimate(plain_account("Work"), 3, MONDAY, load=load(), order=Order(hours=NIGHT))
    assert told.startswith("Done at about")


def test_an_urgent_job_does_not_wait_for_the_others() -> None:
    other = load(Plan(job="other", left=400, start=MONDAY))
    usual = estimate(plain_account("Work"), 3, MONDAY, load=other)
    urgent = estimate(plain_account("Work"), 3, MONDAY, load=other, order=Order(urgent=True))
    assert "other jobs to send as well" in usual
    assert "400 messages of the account's other jobs wait for it" in urgent


def test_an_end_that_is_years_away_is_not_made_up() -> None:
    account = plain_account("Work")
    hours = SendingHours(quiet=(1, 0))  # one minute a day
    told = estimate(account, 10_000_000, MONDAY, load=load(account=account), order=Order(hours=hours))
    assert "takes years" in told


# the countdown


def test_a_job_that_nothing_holds_begins_at_once() -> None:
    assert begins_at(3, MONDAY) == MONDAY
    assert begins_at(3, MONDAY, load=load(), order=Order(hours=NIGHT)) == MONDAY


def test_a_job_begins_after_all_that_holds_it() -> None:
    rested = replace(load(), rests_until=MONDAY.replace(hour=12))
    assert begins_at(3, MONDAY, load=rested) == MONDAY.replace(hour=12)
    morning = Order(hours=SendingHours(quiet=(0, 15 * 60)))
    assert begins_at(3, MONDAY, load=rested, order=morning) == MONDAY.replace(hour=15)
    back = MONDAY.replace(hour=16)
    full = Quota(account="Work", cap=10, used=10, moment=MONDAY, returns=[back] * 10)
    assert begins_at(3, MONDAY, full, rested, order=morning) == back
    evening = Order(hours=SendingHours(quiet=(16 * 60, 18 * 60)))
    assert begins_at(3, MONDAY, full, order=evening) == MONDAY.replace(hour=18)
    some = replace(full, used=9)
    assert begins_at(3, MONDAY, some) == MONDAY, "one of them goes at once"


# the page


def quiet_for_half_an_hour(page: SendPage) -> tuple[datetime, datetime]:
    """The user lets the job rest from now on; from when until when."""
    page.check.when.line.click()
    fields = page.check.when.fields
    assert fields is not None
    now = datetime.now(UTC).astimezone()
    soon = now + timedelta(minutes=30)
    fields.begins.setTime(QTime(now.hour, now.minute))
    fields.ends.setTime(QTime(soon.hour, soon.minute))
    fields.quiet.click()
    return now, soon


def test_the_estimate_follows_at_once(page: SendPage, account: Account, until: Until, tmp_path: Path) -> None:
    checked(page, until, people(tmp_path))
    until(page.check.estimate.text)
    before = page.check.estimate.text()
    quiet_for_half_an_hour(page)
    assert page.check.estimate.text() != before
    assert "It may not send now" in page.check.estimate.text()


def test_the_seconds_to_undo_promise_no_start_that_its_hours_forbid(
    page: SendPage, account: Account, until: Until, tmp_path: Path
) -> None:
    checked(page, until, people(tmp_path))
    confirmed(page, until)
    assert page.foot.undo_bar.sentence.text().startswith("Sending starts in")
    page.undo()
    now, soon = quiet_for_half_an_hour(page)
    confirmed(page, until)
    told = clock_time(soon.replace(second=0), now)
    assert page.foot.undo_bar.sentence.text().endswith(f" s to undo; sending starts at {told}")
    page.undo()


def test_the_choices_are_stored_with_the_job(page: SendPage, account: Account, until: Until, tmp_path: Path) -> None:
    checked(page, until, people(tmp_path))
    page.check.when.line.click()
    fields = page.check.when.fields
    assert fields is not None
    for box in (fields.quiet, fields.working_days, fields.urgent):
        box.click()
    confirmed(page, until, patience=0)
    until(lambda: jobs(page.context))
    job: Job = jobs(page.context)[0]
    assert job.hours == SendingHours(quiet=(20 * 60, 7 * 60), weekdays=WORKING_DAYS)
    assert job.urgent
    until(lambda: page.check.when.order == ANY_TIME)  # the next workbook's job is another one


def test_the_question_names_them(page: SendPage, account: Account, until: Until, tmp_path: Path) -> None:
    checked(page, until, people(tmp_path))
    page.check.when.line.click()
    assert page.check.when.fields is not None
    page.check.when.fields.urgent.click()
    until(page.foot.next.isEnabled)
    page.foot.next.click()
    assert page.sending.dialog is not None
    assert "When: urgent." in page.sending.dialog.details.text()
    page.sending.dialog.reject()
