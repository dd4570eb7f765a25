from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.account import Account, ImapServer, Security
from mailtool_gui.services.account_imap import ImapForm
from mailtool_gui.ui.dialogs.account import FOLDER, AccountDialog
from mailtool_gui.ui.dialogs.account_sent import ANYWHERE, NOWHERE
from tests.support.samples import plain_account

THERE = replace(
    plain_account(),
    host="smtp.x.example",
    port=587,
    imap=ImapServer(host="imap.x.example", port=1143, security=Security.STARTTLS, sent_folder="Copies"),
)
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's


@pytest.fixture
def holder(qtbot: QtBot) -> Iterator[QWidget]:
    widget = QWidget()
    qtbot.addWidget(widget)
    yield widget
    widget.hide()


def shown(holder: QWidget, account: Account | None = None) -> AccountDialog:
    dialog = AccountDialog(account, holder)
    dialog.show()
    return dialog


def form(dialog: AccountDialog) -> ImapForm:
    dialog.name.setText("work")
    dialog.address.setText("me@x.example")
    dialog.server.host.setText("smtp.x.example")
    wish = dialog.wish()
    assert wish
    return wish.form.imap


def test_nobody_looks_unless_asked_to(holder: QWidget) -> None:
    dialog = shown(holder)
    assert dialog.sent.looks.chosen == NOWHERE
    assert not dialog.sent.fields.isVisible()
    assert not form(dialog).says_anything


def test_the_fields_come_with_the_wish_and_the_dialog_grows(holder: QWidget) -> None:
    dialog = shown(holder)
    before = dialog.height()
    dialog.sent.looks.choose(ANYWHERE)
    assert dialog.sent.fields.isVisible()
    assert dialog.height() > before
    dialog.sent.host.setText(" imap.x.example ")
    assert form(dialog) == ImapForm(host="imap.x.example", port=993, security=Security.IMPLICIT, sent_folder="")


def test_the_port_follows_the_security(holder: QWidget) -> None:
    dialog = shown(holder)
    dialog.sent.security.choose(Security.STARTTLS.value)
    assert dialog.sent.port.value() == 143


def test_an_account_shows_what_it_has_and_keeps_it(holder: QWidget) -> None:
    dialog = shown(holder, THERE)
    assert form(dialog) == ImapForm(host="imap.x.example", port=1143, security=Security.STARTTLS, sent_folder="Copies")


def test_who_chooses_nobody_takes_the_server_away(holder: QWidget) -> None:
    dialog = shown(holder, THERE)
    dialog.sent.looks.choose(NOWHERE)
    assert form(dialog) == ImapForm(host="")


def test_files_have_no_sent_folder(holder: QWidget) -> None:
    dialog = shown(holder, THERE)
    dialog.way.choose(FOLDER)
    assert not dialog.sent.isVisible()


def test_every_field_has_a_name(holder: QWidget) -> None:
    sent = shown(holder, THERE).sent
    assert sent.host.accessibleName() == "IMAP server"
    assert sent.port.accessibleName() == "IMAP port"
    assert all(field.accessibleName() for field in (sent.looks, sent.security, sent.folder))
