"""From "Send" to the job: the time to undo, and what may happen meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from mailtool_gui.domain.account import Account
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.end import End
from mailtool_gui.ui.pages.send import SendPage
from tests.support.workbooks import PEOPLE
from tests.ui.conftest import NotedWays, QuietHost
from tests.ui.send_page.steps import BROKEN, Until, checked, confirmed, jobs, people

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's


def test_nothing_is_put_in_before_the_time_is_over(
    page: SendPage, tmp_path: Path, until: Until, account: Account, context: Context, ways: NotedWays, host: QuietHost
) -> None:
    checked(page, until, people(tmp_path))
    confirmed(page, until)
    assert page.is_counting_down
    assert page.foot.undo_bar.isVisible()
    assert not page.foot.next.isVisible()
    assert not page.foot.back.isVisible()
    assert jobs(context) == []
    page.foot.undo_bar.undo.click()
    assert not page.is_counting_down
    assert page.foot.next.isVisible()
    assert (jobs(context), ways.went[-1]) == ([], ("say", "Nothing was sent."))
    assert "woken" not in host.calls


def test_leaving_may_hasten_it(
    page: SendPage, tmp_path: Path, until: Until, account: Account, context: Context
) -> None:
    ends: list[End] = []
    page.settled.connect(ends.append)
    checked(page, until, people(tmp_path))
    confirmed(page, until)
    page.send_now()
    page.undo()  # too late
    until(lambda: ends == [End.PUT_IN])
    assert len(jobs(context)) == 1


def test_leaving_may_take_it_back(
    page: SendPage, tmp_path: Path, until: Until, account: Account, context: Context
) -> None:
    ends: list[End] = []
    page.settled.connect(ends.append)
    checked(page, until, people(tmp_path))
    confirmed(page, until)
    page.undo()
    assert (ends, page.is_counting_down, jobs(context)) == ([End.UNDONE], False, [])


def test_when_the_time_is_over_the_job_is_put_in_once(
    page: SendPage, tmp_path: Path, until: Until, account: Account, context: Context, ways: NotedWays, host: QuietHost
) -> None:
    checked(page, until, people(tmp_path))
    confirmed(page, until, patience=100)
    until(lambda: not page.is_counting_down)
    (job,) = jobs(context)
    assert (job.name, job.account, job.progress.queued) == ("people.xlsx", "Work", 3)
    assert ways.went[-1] == ("job", job.id)
    assert "woken" in host.calls
    assert page.area.isVisible()
    assert "people.xlsx is among the jobs now" in page.area.sentence.text()
    assert page.message.is_written  # corrected rows are sent with the same message


def test_rows_with_errors_are_skipped_as_told(
    page: SendPage, tmp_path: Path, until: Until, account: Account, context: Context
) -> None:
    checked(page, until, people(tmp_path, BROKEN))
    page.check.skip.click()
    until(page.foot.next.isEnabled)
    page.foot.undo_bar.patience = 100
    page.foot.next.click()
    assert page.sending.dialog is not None
    assert page.sending.dialog.question.text() == "Send to 3 recipients?"
    assert "2 recipients with errors are skipped." in page.sending.dialog.details.text()
    page.sending.dialog.accept()
    until(lambda: not page.is_counting_down)
    (job,) = jobs(context)
    assert (job.progress.queued, job.progress.skipped) == (3, 2)
    records = context.desk.parts.records
    skipped = records.deliveries(job.id, status=DeliveryStatus.SKIPPED, limit=9, offset=0)
    assert [delivery.rows for delivery in skipped] == [(5,), (6,)]


def test_thought_better_of_it_nothing_begins(
    page: SendPage, tmp_path: Path, until: Until, account: Account, context: Context
) -> None:
    checked(page, until, people(tmp_path))
    until(page.foot.next.isEnabled)
    page.foot.next.click()
    assert page.sending.dialog is not None
    page.sending.dialog.leave.click()
    assert page.sending.dialog is None
    assert not page.is_counting_down
    assert jobs(context) == []


def test_a_workbook_changed_meanwhile_is_not_sent(
    page: SendPage, tmp_path: Path, until: Until, account: Account, context: Context
) -> None:
    path = people(tmp_path)
    checked(page, until, path)
    confirmed(page, until, patience=1_500)
    people(tmp_path, PEOPLE[:2])
    until(lambda: not page.is_counting_down)
    assert "was changed after it was checked" in page.check.summary.text()
    assert jobs(context) == []
    assert not page.foot.next.isEnabled()


def test_another_workbook_waits_until_the_sending_has_begun(
    page: SendPage, tmp_path: Path, until: Until, account: Account, ways: NotedWays
) -> None:
    checked(page, until, people(tmp_path))
    confirmed(page, until)
    page.open_sheet(people(tmp_path, name="other.xlsx"))
    assert ways.went[-1] == (
        "say",
        "A sending is about to start. Undo it first, or wait until it has begun.",
    )
    page.foot.undo_bar.undo.click()
    assert page.check.isVisible()
