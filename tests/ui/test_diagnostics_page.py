"""The Diagnostics page: every check in a line, looked at when it is shown and when asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.account import AccountState, AccountStatus
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.pages.diagnostics import DiagnosticsPage
from tests.support.desk import Desk

PATIENCE = 10_000
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> Iterator[DiagnosticsPage]:
    made = DiagnosticsPage(context)
    qtbot.addWidget(made)
    made.resize(1076, 820)
    made.show()
    yield made
    made.hidden()
    context.tasks.wait()


def details(page: DiagnosticsPage) -> dict[str, str]:
    return {name: detail.text() for name, (_, detail) in page.lines.items()}


def test_every_check_has_its_line(qtbot: QtBot, office: Desk, page: DiagnosticsPage) -> None:
    office.job(*(f"p{n}@x.example" for n in range(3)))
    page.shown()
    assert page.note.text() == "Looking…"
    qtbot.waitUntil(lambda: page.note.text() == "All is well.", timeout=PATIENCE)
    told = details(page)
    assert told["queue depth"] == "3 messages are waiting."
    assert told["caps"] == "No account has a limit for 24 hours."
    assert {pill.word for pill, _ in page.lines.values()} == {"well"}
    names = [check.name for check in page.context.desk.health.checks()]
    assert list(page.lines) == names
    assert not {page._heading(name) for name in names} & set(names), "each is named for people"


def test_what_is_wrong_is_seen_at_the_next_look(qtbot: QtBot, office: Desk, page: DiagnosticsPage) -> None:
    office.job("a@x.example")
    page.shown()
    qtbot.waitUntil(lambda: page.note.text() == "All is well.", timeout=PATIENCE)
    office.stop_account(AccountState(status=AccountStatus.PAUSED, reason="Wrong password."))
    page.again.click()
    qtbot.waitUntil(lambda: page.note.text() == "What needs you: 1.", timeout=PATIENCE)
    pill, detail = page.lines["accounts"]
    assert (pill.word, detail.text()) == ("wrong", "work is paused: Wrong password.")
    assert len(page.lines) == len(page.context.desk.health.checks())


def test_going_away_wants_nothing_any_more(page: DiagnosticsPage) -> None:
    page.shown()
    page.hidden()
    page.context.tasks.wait()
    assert page.lines == {}
