"""Mails that are wider than the window are made to fit it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.resources import resource
from mailtool_gui.ui.theme import Theme
from mailtool_gui.ui.widgets.fitting import SLACK
from mailtool_gui.ui.widgets.safe_browser import SafeBrowser

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's
COLUMNS = "".join(f"<td style='padding:8px; font-size:16px'>Column number{n}</td>" for n in range(6))
WIDE = f"<table width='600' cellpadding='12'><tr>{COLUMNS}</tr></table>"


@pytest.fixture(params=["plain", "dressed"])
def browser(qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[SafeBrowser]:
    theme = Theme(qapp) if request.param == "dressed" else None
    browser = SafeBrowser()
    qtbot.addWidget(browser)
    browser.resize(460, 400)
    browser.show()
    yield browser
    if theme:
        qapp.setStyleSheet("")
        theme.deleteLater()


def sideways(browser: SafeBrowser) -> int:
    return max(0, browser.horizontalScrollBar().maximum() - SLACK)


@pytest.mark.parametrize("width", [380, 460, 600])
def test_the_sample_s_mail_never_scrolls_sideways(browser: SafeBrowser, width: int) -> None:
    browser.resize(width, 400)
    browser.show_mail(resource("demo", "message.html").read_text(encoding="utf-8"))
    assert sideways(browser) == 0


def test_a_wide_table_is_made_smaller(browser: SafeBrowser) -> None:
    browser.show_mail(WIDE)
    assert sideways(browser) == 0
    assert "number5" in browser.toPlainText()


def test_what_fits_is_left_as_it_is(browser: SafeBrowser) -> None:
    browser.show_mail("<p style='font-size:30px'>Hello</p>")
    assert "font-size:30px" in browser.toHtml()


def test_more_room_gives_the_letters_their_size_back(browser: SafeBrowser, qtbot: QtBot) -> None:
    browser.show_mail(WIDE)
    assert "font-size:16px" not in browser.toHtml()
    browser.resize(1600, 400)
    qtbot.waitUntil(lambda: "font-size:16px" in browser.toHtml(), timeout=5_000)


def test_a_word_that_is_wider_than_all_is_broken(browser: SafeBrowser) -> None:
    browser.show_mail(f"<p>{'x' * 400}</p>")
    assert sideways(browser) == 0


def test_a_very_long_mail_is_not_gone_through(browser: SafeBrowser) -> None:
    browser.show_mail(f"<table>{f'<tr>{COLUMNS}</tr>' * 300}</table>")
    assert "font-size:16px" in browser.toHtml()


def test_a_mail_without_html_stays_as_it_is(browser: SafeBrowser) -> None:
    browser.show_mail(WIDE)
    browser.show_text("Plain words")
    browser.resize(700, 400)
    assert browser.toPlainText() == "Plain words"
