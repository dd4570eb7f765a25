"""What troubles all of it is told in the banner, by itself and for as long as it lasts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.account import READY, AccountState, AccountStatus
from mailtool_gui.domain.outcome import Verdict
from mailtool_gui.services.watch import Activity, Glance
from mailtool_gui.ui import troubles as module
from mailtool_gui.ui.banner import Banner
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.navigation import Sidebar
from mailtool_gui.ui.pages.registry import PAGES
from mailtool_gui.ui.troubles import Troubles
from tests.support.desk import GONE, Desk

PATIENCE = 10_000
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's
A = "a@x.example"


@pytest.fixture
def troubles(qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Troubles, Banner]]:
    monkeypatch.setattr(module, "EVERY", 0.0)
    parent = QWidget()
    qtbot.addWidget(parent)
    banner = Banner(context.theme, parent)
    ways = context.ways
    made = Troubles(context.desk, context.tasks, banner, lambda: ways.show_page("accounts"), parent)
    yield made, banner
    made.stop()
    context.tasks.wait()


def looked(qtbot: QtBot, troubles: Troubles) -> None:
    with qtbot.waitSignal(troubles.seen, timeout=PATIENCE):
        troubles.look()


def stopped(status: AccountStatus, **more: object) -> AccountState:
    now = datetime.now(UTC)
    return AccountState(status=status, reason="No answer.", at=now, since=now, **more)  # type: ignore[arg-type]


def test_an_outage_is_told_until_it_is_over(qtbot: QtBot, troubles: tuple[Troubles, Banner], office: Desk) -> None:
    looks, banner = troubles
    looked(qtbot, looks)
    assert banner.sentence == ""
    office.job(A, "b@x.example")
    office.stop_account(stopped(AccountStatus.OFFLINE, until=datetime.now(UTC) + timedelta(minutes=9)))
    looked(qtbot, looks)
    assert banner.sentence.startswith("“work” has reached no server since ")
    assert "Next try: " in banner.sentence
    assert "Messages waiting: 2; none is lost" in banner.sentence
    assert looks.is_offline
    office.stop_account(stopped(AccountStatus.OFFLINE, until=datetime.now(UTC) - timedelta(seconds=1)))
    looked(qtbot, looks)
    assert "Trying now." in banner.sentence
    office.stop_account(READY)
    looked(qtbot, looks)
    assert banner.sentence == ""
    assert not looks.is_offline


def test_an_account_that_needs_the_user_comes_first_and_leads_there(
    qtbot: QtBot, troubles: tuple[Troubles, Banner], office: Desk, context: Context
) -> None:
    looks, banner = troubles
    for name in ("Office", "Shop"):
        office.job(A, account=name)
        office.stop_account(stopped(AccountStatus.PAUSED), name)
    office.job(A, account="Away")
    office.stop_account(stopped(AccountStatus.OFFLINE), "Away")
    looked(qtbot, looks)
    assert banner.sentence == (
        "“Office” needs you: No answer. Then choose Resume. Messages waiting: 1. "
        "Other accounts with the same trouble: 1."
    )
    banner.button.click()
    assert getattr(context.ways, "went") == [("page", "accounts")]  # noqa: B009  # the double's
    for name in ("Office", "Shop"):
        office.stop_account(READY, name)
    looked(qtbot, looks)
    assert banner.sentence.startswith("“Away” has reached no server")
    assert banner.button.isHidden()


def test_what_failed_is_counted(qtbot: QtBot, troubles: tuple[Troubles, Banner], office: Desk) -> None:
    looks, _ = troubles
    job = office.job(A)
    with office.engine() as engine:
        engine.activate(job)
        engine.end(job, A, Verdict.FAIL, GONE)
    looked(qtbot, looks)
    assert looks.standing
    assert looks.standing.failed == 1


def test_the_sidebar_counts_and_says_that_there_is_no_connection(qtbot: QtBot, context: Context) -> None:
    sidebar = Sidebar(context.theme, PAGES)
    qtbot.addWidget(sidebar)
    sidebar.set_badge("failed", 1234, state="failed")
    assert sidebar.button("failed").badge == "999+"
    assert sidebar.button("failed").accessibleDescription() == "1234 failed"
    sidebar.set_badge("failed", 0, state="failed")
    assert sidebar.button("failed").badge == ""
    glance = Glance(activity=Activity.SENDING, open_jobs=1, workable=1, per_second=0.0)
    sidebar.foot.tell(glance, hosts=True, refusal="", offline=True)
    assert (sidebar.foot.pill.word, sidebar.foot.sentence.text()) == ("No connection", "Goes on by itself.")
    sidebar.foot.tell(glance, hosts=True, refusal="", offline=False)
    assert sidebar.foot.pill.word == "Sending"
