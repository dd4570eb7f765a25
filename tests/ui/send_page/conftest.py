"""The page on a data folder of its own, and an account to send with."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.account import Account
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.pages.send import SendPage
from tests.support.samples import plain_account
from tests.ui.send_page.steps import LIMIT, Until


@pytest.fixture
def until(qtbot: QtBot) -> Until:
    def wait(holds: Callable[[], object]) -> None:
        qtbot.waitUntil(lambda: bool(holds()), timeout=LIMIT)

    return wait


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> Iterator[SendPage]:
    page = SendPage(context)
    qtbot.addWidget(page)
    page.resize(1076, 820)
    page.show()
    yield page
    page.hidden()


@pytest.fixture
def account(context: Context) -> Account:
    account = plain_account("Work")
    context.desk.parts.records.add_account(account)
    return account
