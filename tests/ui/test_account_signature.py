"""An account's signature, written, looked at and kept in the account's dialog."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.account import Signature
from mailtool_gui.services.account_form import AccountForm
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.dialogs.signature import SignatureDialog
from mailtool_gui.ui.pages.accounts import AccountsPage
from tests.messages.test_newsletters import cup

PATIENCE = 10_000
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> Iterator[AccountsPage]:
    context.desk.accounts.add("Office", AccountForm(sender="office@example.com", log_only=True))
    made = AccountsPage(context)
    qtbot.addWidget(made)
    made.show()
    made.shown()
    qtbot.waitUntil(lambda: made.model.rowCount() == 1, timeout=PATIENCE)
    yield made
    made.hidden()
    context.tasks.wait()


def writing(page: AccountsPage) -> SignatureDialog:
    """The signature's dialog over the account's."""
    page.edit.click()
    assert page.dialog
    page.dialog.signature.edit.click()
    assert page.writing
    return page.writing


def kept(context: Context) -> Signature | None:
    return context.desk.accounts.get("Office").signature


def looks(qtbot: QtBot, dialog: SignatureDialog, words: str) -> None:
    qtbot.waitUntil(lambda: words in dialog.preview.toPlainText(), timeout=PATIENCE)


def saved(qtbot: QtBot, page: AccountsPage) -> None:
    assert page.dialog
    page.dialog.save.click()
    qtbot.waitUntil(lambda: "is kept" in page.result.text(), timeout=PATIENCE)


def test_words_and_a_logo_are_kept_and_taken_away(
    qtbot: QtBot, page: AccountsPage, context: Context, tmp_path: Path
) -> None:
    dialog = writing(page)
    dialog.field.setPlainText("Kind regards\nAnna")
    looks(qtbot, dialog, "Anna")
    dialog.take_logo(cup(tmp_path).path)
    dialog.save.click()
    assert page.dialog
    assert page.dialog.signature.words.text() == "Kind regards · Anna, with a logo"
    saved(qtbot, page)
    found = kept(context)
    assert found
    assert (found.html, bool(found.logo)) == ("<p>Kind regards<br>Anna</p>", True)
    page.result.clear()
    qtbot.waitUntil(lambda: page.model.account(0).signature is not None, timeout=PATIENCE)
    again = writing(page)
    assert again.field.toPlainText() == "Kind regards\nAnna"
    again.field.clear()
    again.no_logo.click()
    again.save.click()
    saved(qtbot, page)
    assert kept(context) is None


def test_a_signature_with_fields_is_not_taken(qtbot: QtBot, page: AccountsPage) -> None:
    dialog = writing(page)
    dialog.field.setPlainText("{{ name }}")
    qtbot.waitUntil(lambda: "no fields" in dialog.trouble.text(), timeout=PATIENCE)
    assert not dialog.save.isEnabled()
    dialog.field.setPlainText("Anna")
    qtbot.waitUntil(dialog.save.isEnabled, timeout=PATIENCE)
    dialog.cancel.click()
    assert page.dialog
    assert page.dialog.signature.words.text() == "None"


def test_words_become_html_and_only_plain_html_words_again(qtbot: QtBot, page: AccountsPage) -> None:
    dialog = writing(page)
    dialog.field.setPlainText("Anna & Co")
    dialog.as_html.click()
    assert dialog.field.toPlainText() == "<p>Anna &amp; Co</p>"
    dialog.as_words.click()
    assert dialog.field.toPlainText() == "Anna & Co"
    dialog.as_html.click()
    dialog.field.setPlainText("<p><b>Anna</b></p>")
    dialog.as_words.click()
    assert dialog.as_html.isChecked()
    assert "stays HTML" in dialog.trouble.text()
    looks(qtbot, dialog, "Anna")
    dialog.save.click()
    assert page.dialog
    assert page.dialog.signature.words.text() == "Written in HTML"
