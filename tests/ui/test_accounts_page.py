from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from mailtool_gui.demo.catch_all import CatchAllServer
from mailtool_gui.domain.account import AccountState, AccountStatus, Limits, Security
from mailtool_gui.services.account_form import AccountForm
from mailtool_gui.services.accounts import Listed
from mailtool_gui.services.paces import CUSTOM, paces
from mailtool_gui.ui.account_editing import for_the_window
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.dialogs.account import FOLDER, LOG, AccountDialog, AccountWish
from mailtool_gui.ui.models.accounts import PACE, SERVER, STATE, AccountsModel
from mailtool_gui.ui.pace_words import pace_advice, pace_title, pace_words
from mailtool_gui.ui.pages.accounts import AccountsPage
from mailtool_gui.ui.widgets.pill import StateRole
from tests.support.samples import NOON, plain_account

PATIENCE = 10_000
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> Iterator[AccountsPage]:
    page = AccountsPage(context)
    qtbot.addWidget(page)
    page.resize(1076, 820)
    page.show()
    page.shown()
    yield page
    page.hidden()
    context.tasks.wait()


@pytest.fixture
def dialog(qtbot: QtBot, page: AccountsPage) -> AccountDialog:
    """The dialog for a new account, as the page opens it."""
    page.add.click()
    assert page.dialog
    return page.dialog


def has(qtbot: QtBot, page: AccountsPage, *names: str) -> None:
    """The page shows these accounts."""
    rows = range(len(names))
    qtbot.waitUntil(
        lambda: page.model.rowCount() == len(names) and tuple(page.model.account(r).name for r in rows) == names,
        timeout=PATIENCE,
    )


def log_only(page: AccountsPage, name: str) -> None:
    page.context.desk.accounts.add(name, AccountForm(sender=f"{name}@example.com", log_only=True))


def said(qtbot: QtBot, page: AccountsPage, words: str) -> None:
    qtbot.waitUntil(lambda: words in page.result.text(), timeout=PATIENCE)


def test_without_accounts_the_page_says_what_to_do(qtbot: QtBot, page: AccountsPage) -> None:
    qtbot.waitUntil(lambda: page._stack.currentIndex() == 0, timeout=PATIENCE)
    assert not page.edit.isEnabled()
    assert not page.test.isEnabled()
    assert page.add.isEnabled()


def test_an_account_is_added(qtbot: QtBot, page: AccountsPage, dialog: AccountDialog) -> None:
    dialog.name.setText("Office")
    dialog.address.setText("office@example.com")
    dialog.server.host.setText("smtp.example.com")
    dialog.save.click()
    has(qtbot, page, "Office")
    account = page.context.desk.accounts.get("office")
    assert (account.host, account.port, account.security) == ("smtp.example.com", 587, Security.STARTTLS)
    assert (account.user, account.preset) == (None, "recommended")
    said(qtbot, page, "is kept")


def test_what_is_missing_is_said_in_the_dialog(qtbot: QtBot, dialog: AccountDialog) -> None:
    for field, words in (
        (dialog.name, "name"),
        (dialog.address, "address"),
        (dialog.server.host, "server"),
    ):
        dialog.save.click()
        assert words in dialog.trouble.text()
        assert dialog.trouble.isVisible()
        field.setText("x@example.com")
    assert dialog.isVisible()
    dialog.reject()


def test_what_the_service_refuses_is_said_in_the_dialog(
    qtbot: QtBot, page: AccountsPage, dialog: AccountDialog
) -> None:
    log_only(page, "office")
    dialog.name.setText("Office")
    dialog.address.setText("no address")
    dialog.way.choose(LOG)
    dialog.save.click()
    qtbot.waitUntil(lambda: dialog.trouble.isVisible() and dialog.isEnabled(), timeout=PATIENCE)
    assert "--" not in dialog.trouble.text()
    dialog.address.setText("me@example.com")
    dialog.save.click()
    qtbot.waitUntil(lambda: "already" in dialog.trouble.text() and dialog.isEnabled(), timeout=PATIENCE)
    dialog.reject()


def test_a_password_that_cannot_be_kept_is_said(qtbot: QtBot, page: AccountsPage, dialog: AccountDialog) -> None:
    dialog.name.setText("Office")
    dialog.address.setText("office@example.com")
    dialog.server.host.setText("smtp.example.com")
    dialog.server.user.setText("office")
    dialog.server.password.setText("s3cret")
    dialog.save.click()
    said(qtbot, page, "without its password")
    assert "MAILTOOL_SECRET_OFFICE" in page.result.text()
    assert "s3cret" not in page.result.text()


@pytest.mark.parametrize(("way", "transport"), [(FOLDER, "folder"), (LOG, "log")])
def test_mail_may_go_elsewhere(
    qtbot: QtBot, page: AccountsPage, dialog: AccountDialog, tmp_path: Path, way: str, transport: str
) -> None:
    dialog.name.setText("Trial")
    dialog.address.setText("me@example.com")
    dialog.way.choose(way)
    dialog.folder.setText(str(tmp_path / "mail"))
    assert not dialog.server.isVisible()
    assert dialog.folder_row.isVisible() == (way == FOLDER)
    dialog.save.click()
    has(qtbot, page, "Trial")
    assert page.context.desk.accounts.get("Trial").transport == transport


def test_the_folder_is_chosen_beside_the_window(qtbot: QtBot, dialog: AccountDialog, tmp_path: Path) -> None:
    dialog.way.choose(FOLDER)
    browse = next(each for each in dialog.findChildren(QPushButton) if each.text().startswith("&Browse"))
    browse.click()
    chooser = dialog.findChild(QFileDialog)
    assert chooser  # and the window goes on: nothing waits for an answer here
    chooser.fileSelected.emit(str(tmp_path))
    assert dialog.folder.text() == str(tmp_path)
    chooser.close()


def test_an_account_is_edited(qtbot: QtBot, page: AccountsPage) -> None:
    accounts = page.context.desk.accounts
    accounts.add("Office", AccountForm(sender="a@example.com", host="old.example.com", port=465, preset="gmail"))
    accounts.edit("Office", AccountForm(security=Security.IMPLICIT))
    page.context.live.now()
    has(qtbot, page, "Office")
    page.edit.click()
    dialog = page.dialog
    assert dialog
    assert not dialog.name.isEnabled()
    assert (dialog.server.host.text(), dialog.server.port.value()) == ("old.example.com", 465)
    assert (dialog.pace.preset, dialog.server.password.text()) == ("gmail", "")
    dialog.server.host.setText("new.example.com")
    dialog.save.click()
    said(qtbot, page, "is kept")
    edited = accounts.get("Office")
    assert (edited.host, edited.port, edited.security, edited.preset) == (
        "new.example.com",
        465,
        Security.IMPLICIT,
        "gmail",
    )


def test_own_figures(qtbot: QtBot, page: AccountsPage, dialog: AccountDialog) -> None:
    dialog.name.setText("Own")
    dialog.address.setText("me@example.com")
    dialog.way.choose(LOG)
    assert not dialog.pace.own.isVisible()
    dialog.pace.choice.choose(CUSTOM)
    assert dialog.pace.own.isVisible()
    dialog.pace.at_once.setValue(4)
    dialog.pace.batch.setValue(30)
    dialog.pace.delay.setValue(60_000)
    dialog.pace.cap.setValue(0)
    dialog.save.click()
    has(qtbot, page, "Own")
    limits = page.context.desk.accounts.get("Own").limits
    assert (limits.in_flight, limits.batch_size, limits.batch_delay, limits.daily_cap) == (
        4,
        30,
        timedelta(minutes=1),
        None,
    )


def test_the_port_follows_the_security(qtbot: QtBot) -> None:
    dialog = AccountDialog()
    qtbot.addWidget(dialog)
    for security, port in ((Security.IMPLICIT, 465), (Security.NONE, 25), (Security.STARTTLS, 587)):
        dialog.server.security.choose(security.value)
        assert (dialog.server.port.value(), dialog.server.chosen_security) == (port, security)


def test_every_field_has_a_name_for_screen_readers(qtbot: QtBot, page: AccountsPage) -> None:
    dialog = AccountDialog()
    qtbot.addWidget(dialog)
    fields: list[QWidget] = [
        dialog.name, dialog.address, dialog.sender_name, dialog.way, dialog.server.host, dialog.server.port,
        dialog.server.security, dialog.server.user, dialog.server.password, dialog.folder, dialog.pace.choice,
        dialog.pace.at_once, dialog.pace.batch, dialog.pace.delay, dialog.pace.cap, page.table,
    ]  # fmt: skip
    assert all(field.accessibleName() for field in fields)


def test_removing_asks_first(qtbot: QtBot, page: AccountsPage) -> None:
    log_only(page, "a")
    log_only(page, "b")
    page.context.live.now()
    has(qtbot, page, "a", "b")
    page.table.selectRow(1)
    page.remove.click()
    assert page.question
    page.question.no.click()
    page.remove.click()
    assert page.question
    page.question.yes.click()
    has(qtbot, page, "a")
    said(qtbot, page, "“b” is removed")


def test_a_server_that_is_not_there_is_said(qtbot: QtBot, page: AccountsPage) -> None:
    form = AccountForm(sender="me@example.com", host="127.0.0.1", port=9, security=Security.NONE)
    page.context.desk.accounts.add("gone", form)
    page.context.live.now()
    has(qtbot, page, "gone")
    page.test.click()
    said(qtbot, page, "“gone” does not work")
    assert page.result.property("state") == "failed"
    assert page.test.isEnabled()


def test_an_account_that_works_is_said(qtbot: QtBot, page: AccountsPage) -> None:
    with CatchAllServer() as server:
        form = AccountForm(sender="me@example.com", host=server.host, port=server.port, security=Security.NONE)
        page.context.desk.accounts.add("demo", form)
        page.context.live.now()
        has(qtbot, page, "demo")
        page.test.click()
        said(qtbot, page, "“demo” works")
        assert server.counts.starts == 0
    assert page.result.property("state") == "accepted"


def test_the_choice_stays_when_the_list_is_read_again(qtbot: QtBot, page: AccountsPage) -> None:
    log_only(page, "a")
    log_only(page, "c")
    page.context.live.now()
    has(qtbot, page, "a", "c")
    page.table.selectRow(1)
    log_only(page, "b")
    page.context.live.now()
    has(qtbot, page, "a", "b", "c")
    assert page.table.currentIndex().row() == 2


def test_the_model_keeps_qt_s_rules(qtmodeltester: ModelTester) -> None:
    model = AccountsModel()
    later = datetime.now(UTC) + timedelta(hours=1)
    state = AccountState(status=AccountStatus.COOLING, until=later, reason="Too much at once.")
    over = replace(state, until=NOON)
    model.show([Listed(account=plain_account("a"), state=state), Listed(account=plain_account("b"), state=over)])
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # it has no types
    cell = model.index(0, STATE)
    assert str(cell.data()).startswith("Waiting until")
    assert model.index(1, STATE).data() == "Waiting"
    assert (cell.data(StateRole), cell.data(Qt.ItemDataRole.ToolTipRole)) == ("trying", "Too much at once.")
    assert "10 at once, at most 10 in 2 s" in model.index(0, PACE).data()


def test_what_a_cell_has_no_room_for_is_its_tool_tip() -> None:
    model, tip = AccountsModel(), Qt.ItemDataRole.ToolTipRole
    account = replace(plain_account("a"), host="mail.example.com", port=587, preset="custom")
    model.show([Listed(account=account, state=AccountState())])
    assert model.index(0, SERVER).data() == "mail.example.com"
    assert model.index(0, SERVER).data(tip) == "mail.example.com:587"
    assert "mail.example.com:587" in model.index(0, 0).data(tip)
    assert model.index(0, PACE).data() == "10 at once, at most 10 in 2 s"
    assert model.index(0, PACE).data(tip) == "Own figures: 10 at once, at most 10 in 2 s"
    model.deleteLater()


def test_in_a_narrow_window_the_pace_has_the_servers_room(qtbot: QtBot, page: AccountsPage) -> None:
    log_only(page, "a")
    page.context.live.now()
    has(qtbot, page, "a")
    page.resize(1076, 700)
    assert not page.table.isColumnHidden(SERVER)
    page.resize(776, 600)
    assert page.table.isColumnHidden(SERVER)
    words = page.fontMetrics().horizontalAdvance("4 at once, at most 20 in 2 s, 60 a day")
    qtbot.waitUntil(lambda: page.table.columnWidth(PACE) > words, timeout=PATIENCE)
    page.resize(1076, 700)
    assert not page.table.isColumnHidden(SERVER)


@pytest.mark.parametrize(
    ("status", "word", "kind"),
    [(AccountStatus.READY, "Ready", "accepted"), (AccountStatus.PAUSED, "Needs you", "failed"),
     (AccountStatus.OFFLINE, "Waiting", "trying")],
)  # fmt: skip
def test_where_an_account_stands_is_a_word_and_a_colour(status: AccountStatus, word: str, kind: str) -> None:
    model = AccountsModel()
    model.show([Listed(account=plain_account(), state=AccountState(status=status))])
    assert (model.index(0, STATE).data(), model.index(0, STATE).data(StateRole)) == (word, kind)
    model.deleteLater()


def test_every_pace_has_words() -> None:
    for pace in paces():
        assert pace_title(pace.name) != pace.name
        assert pace_advice(pace.name)
    assert pace_title("unheard-of") == "unheard-of"


@pytest.mark.parametrize(
    ("milliseconds", "cap", "words"),
    [
        (0, None, "5 at once"),
        (500, None, "5 at once, at most 18 a second"),
        (33.333, None, "5 at once, at most 270 a second"),
        (2000, 7, "5 at once, at most 9 in 2 s, 7 a day"),
        (1500, None, "5 at once, at most 9 in 1.5 s"),
        (60_000, None, "5 at once, at most 9 in 1 min"),
    ],
)
def test_a_pace_in_words(milliseconds: float, cap: int | None, words: str) -> None:
    delay = timedelta(milliseconds=milliseconds)
    assert pace_words(Limits(in_flight=5, batch_size=9, batch_delay=delay, daily_cap=cap)) == words
    alone = Limits(in_flight=5, batch_size=1, batch_delay=timedelta(milliseconds=800))
    assert pace_words(alone) == "5 at once, at most 1 in 800 ms"


def test_the_window_speaks_of_no_options() -> None:
    assert for_the_window("--from: It is empty.") == "It is empty."
    assert for_the_window("It needs a server's name (--host), or more.") == "It needs a server's name, or more."


def test_a_wish_holds_what_was_typed(qtbot: QtBot) -> None:
    dialog = AccountDialog()
    qtbot.addWidget(dialog)
    dialog.name.setText(" Office ")
    dialog.address.setText("me@example.com")
    dialog.server.host.setText("smtp.example.com")
    wish = dialog.wish()
    assert isinstance(wish, AccountWish)
    assert (wish.name, wish.password, wish.form.host) == ("Office", None, "smtp.example.com")
