"""An account's last and next 24 hours: figures, chart, an hour's numbers by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mailtool_gui.ui import pages
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.day_words import NOW, is_empty, of_cap, reading, summary, wall_clock
from mailtool_gui.ui.pages.accounts import AccountsPage
from mailtool_gui.ui.widgets.account_day import AccountDay
from mailtool_gui.ui.widgets.day_chart import HOURS, DayChart
from mailtool_gui.ui.widgets.day_painting import place_at
from tests.support.days import MOMENT, forecast
from tests.support.desk import Desk as Office
from tests.support.samples import plain_account

PATIENCE = 10_000
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's


@pytest.fixture
def card(context: Context, qtbot: QtBot) -> AccountDay:
    card = AccountDay(context.theme)
    qtbot.addWidget(card)
    card.resize(1020, 316)
    card.show()
    return card


@pytest.fixture
def chart(card: AccountDay) -> DayChart:
    card.tell(forecast())
    return card.chart


def colours(chart: DayChart) -> set[str]:
    """All that is seen in the chart."""
    image = chart.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(image.height())}


# words


def test_an_hour_that_is_over_tells_what_left() -> None:
    told = reading(forecast(), 20)
    begins, ends = wall_clock(MOMENT - timedelta(hours=4)), wall_clock(MOMENT - timedelta(hours=3))
    assert told == f"Today, {begins} to {ends}: 40 sent. In the 24 hours until then: 40 of 450."


def test_the_hour_that_has_just_ended_tells_what_is_on_its_way() -> None:
    assert "12 sent, 3 of them on their way." in reading(forecast(), NOW - 1)
    assert "12 sent." in reading(forecast(reserved=0), NOW - 1)


def test_an_hour_to_come_tells_what_is_planned() -> None:
    assert reading(forecast(), 30).endswith("7 planned. In the 24 hours until then: 159 of 450.")
    assert reading(forecast(cap=None), 30).endswith("In the 24 hours until then: 159.")


def test_days_have_names() -> None:
    assert reading(forecast(), 0).startswith("Yesterday, ")
    assert reading(forecast(), HOURS - 1).startswith("Tomorrow, ")


def test_all_of_it_is_told_in_a_sentence() -> None:
    assert summary(forecast()) == "Sent in the last 24 hours: 52. Planned for the next: 107."
    assert summary(forecast(quiet=True)).startswith("Nothing was sent in the last 24 hours")
    assert (is_empty(forecast()), is_empty(forecast(quiet=True))) == (False, True)
    assert (of_cap(7, 10), of_cap(7, None)) == ("7 of 10", "7")


# the card


def test_the_figures_of_an_account(card: AccountDay) -> None:
    card.tell(forecast())
    told = [shown.accessibleName() for shown in (card.sent, card.flying, card.left, card.planned, card.waiting)]
    assert told == [
        "Sent in 24 hours: 52 of 450",
        "On their way: 3",
        "May leave now: 398",
        "Planned for 24 hours: 107",
        "Waiting in all: 412",
    ]
    assert card.title.text() == "Office: the last and the next 24 hours"
    assert card.ends.text().startswith("Everything will have left by about ")


def test_without_a_limit_there_is_no_room_to_tell(card: AccountDay) -> None:
    card.tell(forecast(cap=None))
    assert not card.left.isVisible()
    assert card.sent.value.text() == "52"


def test_an_end_that_nobody_knows_is_not_told(card: AccountDay) -> None:
    card.tell(replace(forecast(), ends_at=None))
    assert card.ends.text() == "Nobody can say when everything will have left."


def test_an_account_at_rest_says_so_in_words(card: AccountDay) -> None:
    card.tell(forecast(quiet=True))
    assert card.ends.text() == "Nothing waits to be sent."
    assert card.reading.text() == ""
    assert "nothing is planned" in card.chart.accessibleDescription()


# the chart


def test_hours_are_read_by_keyboard(card: AccountDay, chart: DayChart) -> None:
    chart.choose(NOW - 1)
    for key, place in (
        (Qt.Key.Key_Right, 24),
        (Qt.Key.Key_PageDown, 30),
        (Qt.Key.Key_Left, 29),
        (Qt.Key.Key_PageUp, 23),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_End, 47),
        (Qt.Key.Key_Right, 47),
    ):
        QTest.keyClick(chart, key)
        assert chart.place == place
        assert card.reading.text() == reading(forecast(), place)
        assert chart.accessibleDescription().startswith(card.reading.text())
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.place is None
    assert "arrow keys" in card.reading.text()


def test_the_keyboard_begins_at_the_hour_that_has_just_ended(chart: DayChart, qtbot: QtBot) -> None:
    chart.activateWindow()
    chart.setFocus()
    qtbot.waitUntil(chart.hasFocus, timeout=PATIENCE)
    assert chart.place == NOW - 1
    chart.clearFocus()
    assert chart.place is None


def test_hours_are_read_by_mouse(card: AccountDay, chart: DayChart) -> None:
    chart.clearFocus()
    for place in (47, 20, 0):
        x = next(x for x in range(60, chart.width()) if place_at(x, chart.width()) == place)
        QTest.mouseMove(chart, QPoint(x + 3, 60))
        assert chart.place == place
    assert card.reading.text() == reading(forecast(), 0)
    chart.leaveEvent(None)  # type: ignore[arg-type]  # Qt's own event says nothing
    assert chart.place is None


def test_what_is_read_follows_the_figures(card: AccountDay, chart: DayChart) -> None:
    chart.choose(NOW - 1)
    hours = [replace(hour, sent=hour.sent + 1) if hour.sent else hour for hour in forecast().hours]
    card.tell(replace(forecast(), hours=hours))
    assert "13 sent" in card.reading.text()


def test_each_kind_is_painted_in_light_and_dark(card: AccountDay, chart: DayChart, context: Context) -> None:
    for scheme in (Qt.ColorScheme.Dark, Qt.ColorScheme.Light):
        context.theme._apply(scheme)
        tokens = context.theme.tokens
        seen = colours(chart)
        for wanted in (tokens.accent, tokens.accent_soft, tokens.accepted_soft, tokens.line):
            assert QColor(wanted).name() in seen
    card.tell(forecast(quiet=True))
    chart.clearFocus()
    assert QColor(context.theme.tokens.accent).name() not in colours(chart)


# the page


@pytest.fixture
def page(qtbot: QtBot, context: Context, office: Office) -> Iterator[AccountsPage]:
    for name, cap in (("Office", 450), ("Trial", None)):
        account = plain_account(name)
        office.records.add_account(replace(account, limits=replace(account.limits, daily_cap=cap)))
    page = AccountsPage(context)
    qtbot.addWidget(page)
    page.resize(1076, 820)
    page.show()
    page.shown()
    yield page
    page.hidden()
    context.tasks.wait()


def shows(page: AccountsPage, sent: str, waiting: str) -> bool:
    day = page.day
    return day is not None and (day.sent.value.text(), day.waiting.value.text()) == (sent, waiting)


def test_the_page_shows_the_chosen_account(page: AccountsPage, office: Office, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: shows(page, "0 of 450", "0"), timeout=PATIENCE)
    job = office.job("a@x.example", "b@x.example", "c@x.example", account="Trial")
    with office.engine() as engine:
        engine.activate(job)
        engine.intend(job, "a@x.example")
    page.table.selectRow(page.model.row_of("Trial"))
    qtbot.waitUntil(lambda: shows(page, "1", "3"), timeout=PATIENCE)
    assert page.day
    assert page.day.flying.value.text() == "1"
    assert page.day.title.text().startswith("Trial")


def test_the_day_goes_on_while_it_is_seen(page: AccountsPage, office: Office, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: shows(page, "0 of 450", "0"), timeout=PATIENCE)
    office.job("a@x.example", "b@x.example", account="Office")
    qtbot.waitUntil(lambda: shows(page, "0 of 450", "2"), timeout=PATIENCE)


def test_nothing_is_read_oftener_than_once_a_second(
    page: AccountsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: shows(page, "0 of 450", "0"), timeout=PATIENCE)
    read: list[str] = []
    monkeypatch.setattr(page, "_read", lambda: read.append("accounts"))
    monkeypatch.setattr(pages.accounts, "monotonic", lambda: page._read_at + 0.9)
    page._pulse()
    assert read == []
    monkeypatch.setattr(pages.accounts, "monotonic", lambda: page._read_at + 1.1)
    page._pulse()
    assert read == ["accounts"]
