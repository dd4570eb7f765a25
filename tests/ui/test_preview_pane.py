"""The mail as its recipient gets it, which fetches nothing and leads nowhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument, QTextTable
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mailtool_gui.services.previews import Letter, Preview
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.widgets.preview_pane import PHONE, PreviewPane
from mailtool_gui.ui.widgets.safe_browser import SafeBrowser

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's


LETTER = Letter(
    sender="a@x.example", to="b@x.example", subject="Hi <b>", html="<p>Dear <b>Bea</b></p>", text="Dear Bea\n"
)


@pytest.fixture
def pane(context: Context, qtbot: QtBot) -> PreviewPane:
    pane = PreviewPane(context.theme)
    qtbot.addWidget(pane)
    return pane


def test_the_preview_shows_head_mail_and_text(pane: PreviewPane) -> None:
    pane.show_preview(Preview(letter=LETTER))
    assert (pane.subject.text(), pane.people.text()) == ("Hi <b>", "a@x.example to b@x.example")
    assert pane.mail.toPlainText() == "Dear Bea"
    pane.tabs[2].click()
    assert not pane.text.isHidden()
    assert pane.text.toPlainText() == "Dear Bea\n"


def test_a_mistake_leaves_the_last_good_letter(pane: PreviewPane) -> None:
    pane.show_preview(Preview(letter=LETTER))
    pane.show_preview(Preview(mistake="no"))
    assert pane.mail.toPlainText() == "Dear Bea"
    pane.show_preview(Preview(trouble="D2 shows #N/A"))
    assert (pane.mail.toPlainText(), pane.trouble.text()) == ("", "D2 shows #N/A")


def test_the_preview_counts_and_leads_on(pane: PreviewPane, qtbot: QtBot) -> None:
    pane.show_place(0, 488, "b@x.example")
    assert (pane.count.text(), pane.heading.text()) == ("1 of 488", "As b@x.example will see it")
    with qtbot.waitSignal(pane.moved, timeout=5_000) as told:
        pane.next.click()
    assert told.args == [1]
    pane.search.setText(" bea ")
    with qtbot.waitSignal(pane.searched, timeout=5_000) as asked:
        QTest.keyClick(pane.search, Qt.Key.Key_Return)
    assert asked.args == ["bea"]
    pane.show_place(0, 1)
    assert not pane.next.isEnabled()


def test_a_message_too_long_to_be_laid_out_says_so(pane: PreviewPane) -> None:
    long = Letter(sender="a", to="b", subject="s", html="<p>x</p>" * 50_000, text="t")
    pane.show_preview(Preview(letter=long))
    assert pane.mail.toPlainText() == ""
    assert "too long" in pane.trouble.text()


def test_nothing_is_fetched_from_anywhere(qtbot: QtBot, tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    picture = QImage(64, 64, QImage.Format.Format_RGB32)
    picture.fill(QColor("#FF0000"))
    picture.save(str(secret))
    browser = SafeBrowser()
    qtbot.addWidget(browser)
    browser.resize(300, 300)
    html = (
        f'<link rel="stylesheet" href="http://x.example/a.css"><img src="{secret}"><img src="http://x.example/t.png">'
    )
    browser.show_mail(f"{html}<img src='{secret.as_uri()}'><a href='https://x.example'>link</a>")
    drawn = browser.grab().toImage()
    reds = [(x, y) for x in range(300) for y in range(300) if drawn.pixelColor(x, y) == QColor("#FF0000")]
    assert reds == []
    kind = QTextDocument.ResourceType.ImageResource.value
    assert browser.document().resource(kind, QUrl(str(secret))).width() == 16
    assert browser.document().resource(QTextDocument.ResourceType.StyleSheetResource.value, QUrl("x.css")) == b" "


def test_a_link_leads_nowhere(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = SafeBrowser()
    qtbot.addWidget(browser)
    browser.show_mail("<a href='https://x.example'>link</a>")
    assert not browser.openLinks()
    assert not browser.openExternalLinks()
    browser.anchorClicked.emit(QUrl("https://x.example"))
    assert browser.toPlainText() == "link"


def test_wide_tables_get_the_width_there_is(qtbot: QtBot) -> None:
    browser = SafeBrowser()
    qtbot.addWidget(browser)
    browser.resize(320, 300)
    browser.show()
    browser.show_mail('<table width="600"><tr><td>a b c d e f</td></tr></table>')
    assert browser.horizontalScrollBar().maximum() == 0
    browser.show_mail('<table width="200"><tr><td>600</td></tr></table>')
    assert browser.toPlainText().strip() == "600"


def test_the_source_of_the_message_can_be_read(pane: PreviewPane) -> None:
    pane.show_preview(Preview(letter=replace(LETTER, source="Subject: Hi\n\nDear Bea\n")))
    pane.tabs[3].click()
    assert pane.source.isVisibleTo(pane)
    assert pane.source.toPlainText() == "Subject: Hi\n\nDear Bea\n"
    assert pane.source.isReadOnly()


def reds(browser: SafeBrowser) -> int:
    """How many points of it are red."""
    drawn = browser.grab().toImage()
    return sum(drawn.pixelColor(x, y) == QColor("#FF0000") for x in range(drawn.width()) for y in range(drawn.height()))


def test_the_draft_s_own_pictures_are_shown_from_memory(qtbot: QtBot) -> None:
    picture = QImage(600, 60, QImage.Format.Format_RGB32)
    picture.fill(QColor("#FF0000"))
    browser = SafeBrowser()
    qtbot.addWidget(browser)
    browser.resize(300, 300)
    browser.show()
    browser.show_mail('<p><img src="cid:logo.png" width="536" alt="x"></p><img src="cid:other.png">')
    assert reds(browser) == 0
    browser.show_pictures({"logo.png": picture, "broken.png": QImage()})
    assert 150 * 15 < reds(browser) < 300 * 30  # as wide as there is room, its shape kept
    assert browser.horizontalScrollBar().maximum() == 0
    browser.show_pictures({})
    assert reds(browser) == 0


COLUMNS_OF_BLOCKS = (
    '<table><tr><td class="half" width="50%">left</td>\n<td class="half" width="50%">right</td></tr></table>'
)


def test_on_a_phone_two_columns_stand_under_each_other(pane: PreviewPane) -> None:
    pane.resize(900, 600)
    pane.show()
    pane.show_preview(Preview(letter=replace(LETTER, html=COLUMNS_OF_BLOCKS)))
    rows = pane.mail.document().rootFrame().childFrames()[0]
    assert isinstance(rows, QTextTable)
    assert (rows.rows(), rows.columns()) == (1, 2)
    pane.tabs[1].click()
    assert pane.mail.maximumWidth() == PHONE
    rows = pane.mail.document().rootFrame().childFrames()[0]
    assert isinstance(rows, QTextTable)
    assert (rows.rows(), rows.columns()) == (2, 1)
    pane.tabs[0].click()
    assert pane.mail.maximumWidth() > 10_000


def test_a_scroll_bar_that_comes_while_a_mail_is_laid_out_does_not_double_it(qtbot: QtBot) -> None:
    picture = QImage(600, 160, QImage.Format.Format_RGB32)
    browser = SafeBrowser()
    qtbot.addWidget(browser)
    browser.resize(390, 300)
    browser.show()
    browser.show_pictures({"a.png": picture})
    mail = '<table width="600"><tr><td>first<img src="cid:a.png" width="536"></td></tr>{}</table>'
    for lines in (1, 60, 2, 80, 12, 13, 14, 15):
        browser.show_mail(mail.format("<tr><td>line</td></tr>" * lines))
        qtbot.wait(1)
        assert browser.toPlainText().count("first") == 1


TEAL = QColor("#0F766E")
SHOP = (
    '<table width="600"><tr><td class="side" style="padding:16px 32px;">Dear Bea</td></tr>'
    '<tr><td><img src="cid:shop" width="600" alt="Our shop"></td></tr>'
    '<tr><td class="side" style="padding:16px 32px;">Where we are, and words that go on for a line</td></tr></table>'
)


@pytest.mark.parametrize("order", list(permutations(("mail", "phone", "picture"))))
def test_a_picture_covers_no_word_whatever_comes_first(pane: PreviewPane, order: tuple[str, ...]) -> None:
    picture = QImage(600, 160, QImage.Format.Format_RGB32)
    picture.fill(TEAL)
    pane.resize(436, 650)
    pane.show()
    steps: dict[str, Callable[[], object]] = {
        "mail": lambda: pane.show_preview(Preview(letter=replace(LETTER, html=SHOP))),
        "phone": pane.tabs[1].click,
        "picture": lambda: pane.show_pictures({"shop": picture}),
    }
    for step in order:
        steps[step]()
        QApplication.processEvents()
    seen = pane.mail.viewport().grab().toImage()
    rows = range(seen.height())
    wide = {y: sum(seen.pixelColor(x, y) == TEAL for x in range(seen.width())) for y in rows}
    band = [y for y in rows if wide[y]]
    assert band, "it is seen"
    assert band == list(range(band[0], band[-1] + 1))
    assert len({wide[y] for y in band}) == 1, "no letter stands in it"
    assert wide[band[0]] / len(band) == pytest.approx(600 / 160, rel=0.05), "in its own shape"
