from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from mailtool_gui.ui.widgets.nesting import DEEPEST, shallow
from mailtool_gui.ui.widgets.safe_browser import SafeBrowser

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's


def nested(depth: int, between: str = "") -> str:
    return f"<table width='100%'><TR><td>{between}" * depth + "inside" + "</td></TR></table>" * depth


def text_of(html: str | None) -> str:
    document = QTextDocument()
    document.setHtml(html or "")
    return document.toPlainText().strip("\n\u2029\ufdd0\ufdd1 ")


@pytest.mark.parametrize("html", ["<p>no table</p>", nested(DEEPEST), nested(1) * 50])
def test_what_is_not_too_deep_stays_as_it_is(qtbot: QtBot, html: str) -> None:
    assert shallow(html) == html


@pytest.mark.parametrize("depth", [DEEPEST + 1, 25, 300])
def test_tables_that_lie_too_deep_become_blocks(qtbot: QtBot, depth: int) -> None:
    flat = shallow(nested(depth) + "<table><tr><td>after</td></tr></table>")
    assert flat is not None
    assert flat.lower().count("<table") == DEEPEST + 1
    assert "inside" in text_of(flat)
    assert "after" in text_of(flat)


def test_a_comment_does_not_hide_the_depth(qtbot: QtBot) -> None:
    flat = shallow(nested(300, "<!-- </table> -->"))
    assert flat is not None
    assert flat.count("<table") == DEEPEST


def test_what_hides_its_depth_is_shown_as_its_source(qtbot: QtBot) -> None:
    html = nested(300, "<b title='</table>'>")
    assert shallow(html) is None
    browser = SafeBrowser()
    qtbot.addWidget(browser)
    browser.show_mail(html)
    assert browser.toPlainText() == html


def test_a_mail_of_300_tables_in_each_other_is_laid_out(qtbot: QtBot) -> None:
    browser = SafeBrowser()  # with each one more it took twice as long: the test would never end
    qtbot.addWidget(browser)
    browser.resize(500, 400)
    browser.show()
    browser.show_mail(nested(300))
    assert "inside" in browser.toPlainText()
