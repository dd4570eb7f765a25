"""The look through all rows before anything is sent."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mailtool_gui.domain.account import Account, AccountState, AccountStatus
from mailtool_gui.services.accounts import Listed
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.pages.send import SendPage
from tests.support.workbooks import PEOPLE
from tests.ui.conftest import NotedWays
from tests.ui.send_page.steps import BROKEN, Until, checked, opened, people

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's


def test_all_ready_is_said_with_the_account_and_the_time(
    page: SendPage, tmp_path: Path, until: Until, account: Account
) -> None:
    checked(page, until, people(tmp_path))
    assert page.check.heading.text() == "All 3 recipients are ready"
    until(lambda: page.check.account == account)
    assert page.check.pace.text() == "Recommended: 10 at once, at most 10 in 2 s."
    assert page.check.estimate.text().startswith("Takes about 2 s: done at about ")
    assert page.foot.next.text() == "&Send to 3 recipients…"
    until(page.foot.next.isEnabled)


def test_without_an_account_the_way_to_one_is_shown(
    page: SendPage, tmp_path: Path, until: Until, ways: NotedWays
) -> None:
    checked(page, until, people(tmp_path))
    assert page.check.add.isVisible()
    assert (page.foot.hint.text(), page.foot.next.isEnabled()) == ("Add an account to send from.", False)
    page.check.add.click()
    assert ways.went[-1] == ("page", "accounts")


def test_an_account_that_is_stopped_says_why(page: SendPage, context: Context, account: Account, until: Until) -> None:
    state = AccountState(status=AccountStatus.PAUSED, reason="The password was refused.")
    page.check.show_accounts([Listed(account=account, state=state)])
    assert page.check.pace.text().endswith("The password was refused.")
    other = replace(account, name="Other")
    page.check.show_accounts([Listed(account=other, state=AccountState()), Listed(account=account, state=state)])
    assert page.check.account == account


def test_problems_are_listed_by_cell_and_rows_skipped_only_when_told(
    page: SendPage, tmp_path: Path, until: Until, account: Account
) -> None:
    checked(page, until, people(tmp_path, BROKEN))
    until(lambda: page.check.account == account)
    assert page.check.heading.text() == "3 of 5 recipients are ready"
    cells = [page.check.problems.index(row, 1).data() for row in range(page.check.problems.rowCount())]
    assert cells == ["B5", "C6"]
    assert page.check.errors.word == "2 errors"
    assert (page.check.skip.text(), page.foot.next.isEnabled()) == (
        "S&kip the 2 recipients with errors; they get no message",
        False,
    )
    page.check.skip.click()
    assert page.foot.next.isEnabled()


def test_a_template_that_cannot_be_used_is_refused_as_a_whole(page: SendPage, tmp_path: Path, until: Until) -> None:
    opened(page, until, people(tmp_path))
    page.message.write("Hi", "<p>{{ nam }}</p>")
    page.foot.next.click()
    page.foot.next.click()
    until(lambda: page.check.heading.text() == "This cannot be sent yet")
    assert "{{name}}" in page.check.summary.text()
    assert not page.foot.next.isEnabled()


def test_what_was_checked_is_not_checked_again_unless_it_changed(
    page: SendPage, tmp_path: Path, until: Until, account: Account
) -> None:
    path = people(tmp_path)
    checked(page, until, path)
    first = page.checking.result
    assert first is not None
    page._run_check()
    until(lambda: page.checking.result is not None)
    assert page.checking.result is first
    people(tmp_path, PEOPLE[:2])
    page.check.repeat.click()
    until(lambda: page.checking.result is not None)
    assert page.checking.result is not first
    assert page.check.heading.text() == "1 recipient is ready"


def test_a_check_can_be_stopped(page: SendPage, tmp_path: Path, until: Until) -> None:
    opened(page, until, people(tmp_path))
    page.message.write("Hi", "<p>x</p>")
    page.foot.next.click()
    page.foot.next.click()
    assert page.check.stop.isVisible()
    page.check.stop.click()
    assert page.message.isVisible()
    assert page.checking.result is None
