"""The demonstration: one click, and within a minute everything has been seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mailtool_gui.app import compose
from mailtool_gui.demo.catch_all import CatchAllServer
from mailtool_gui.domain.job import Job, JobStatus
from mailtool_gui.services.demo_campaign import demo_draft, keep_demo_account
from mailtool_gui.services.received import Demo, Received
from mailtool_gui.services.selection import Selection
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.main_window import MainWindow
from mailtool_gui.ui.pages.received import ReceivedPage
from mailtool_gui.ui.pages.registry import PAGES, RECEIVED
from mailtool_gui.ui.pages.send import MESSAGE, SHEET, SendPage
from tests.support.window import PATIENCE, opened_window
from tests.ui.conftest import NotedWays, QuietHost

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's
ROWS = 24  # 16 customers: the 2nd does not exist, the 3rd asks for patience, the 11th is full at first


@pytest.fixture
def server() -> Iterator[CatchAllServer]:
    with CatchAllServer(latency=0.0, greylist_wait=0.2, throttle_at=None) as running:
        yield running


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    folder = tmp_path / "samples"
    folder.mkdir()
    return folder


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, samples: Path, server: CatchAllServer) -> Iterator[MainWindow]:
    parts = compose(tmp_path / "data")
    account = keep_demo_account(parts.records, host=server.host, port=server.port)
    parts.close()
    demo = Demo(account=account, draft=lambda: demo_draft(samples, rows=ROWS), received=Received(server))
    with opened_window(qtbot, tmp_path / "data", demo=demo, pages=(*PAGES, RECEIVED)) as opened:
        yield opened


@pytest.fixture
def page(context: Context, qtbot: QtBot, samples: Path, server: CatchAllServer) -> Iterator[SendPage]:
    account = keep_demo_account(context.desk.parts.records, host=server.host, port=server.port)
    demo = Demo(account=account, draft=lambda: demo_draft(samples, rows=ROWS), received=Received(server))
    page = SendPage(replace(context, demo=demo))
    qtbot.addWidget(page)
    page.show()
    draft = demo.draft()
    page.open_draft(draft.sheet, draft.template)
    qtbot.waitUntil(lambda: page.foot.next.isEnabled() and page.foot.isVisible(), timeout=PATIENCE)
    yield page
    page.hidden()
    context.tasks.wait()


def send_page(window: MainWindow) -> SendPage:
    page = window.page("send")
    assert isinstance(page, SendPage)
    return page


def only_job(window: MainWindow) -> Job | None:
    jobs = window.page("send").context.desk.jobs.page(limit=9).items
    return jobs[0].job if jobs else None


def counts(window: MainWindow) -> tuple[JobStatus, int, int] | None:
    job = only_job(window)
    return (job.status, job.progress.sent, job.progress.failed) if job else None


def test_one_click_and_all_of_it_is_seen(qtbot: QtBot, window: MainWindow) -> None:
    send = send_page(window)
    assert send.demo
    qtbot.waitUntil(send.demo.card.send.isEnabled, timeout=PATIENCE)
    assert "nothing leaves this machine" in send.demo.card.heading.text()
    send.demo.card.send.click()
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.page("jobs"), timeout=PATIENCE)
    qtbot.waitUntil(lambda: counts(window) == (JobStatus.COMPLETED, 14, 2), timeout=4 * PATIENCE)
    job = only_job(window)
    assert job
    assert send.context.desk.jobs.retry(job.id, Selection()) == 2
    window._wake()
    qtbot.waitUntil(lambda: counts(window) == (JobStatus.COMPLETED, 15, 1), timeout=4 * PATIENCE)
    window.show_page("received")
    received = window.page("received")
    assert isinstance(received, ReceivedPage)
    qtbot.waitUntil(lambda: received.model.rowCount() == 15, timeout=PATIENCE)


def test_the_sample_is_offered_with_the_page_s_one_primary_button(page: SendPage) -> None:
    assert page.demo
    assert page.demo.card.isVisible()
    assert page.demo.card.send.property("primary") is True
    assert page.foot.next.property("primary") is False


def test_the_steps_stay(page: SendPage) -> None:
    assert page.demo
    page.foot.next.click()
    assert page._step == MESSAGE
    assert not page.demo.card.isVisible()
    assert page.foot.next.property("primary") is True
    page.foot.back.click()
    assert page._step == SHEET
    assert page.demo.card.isVisible()


def test_another_workbook_is_nothing_of_the_demonstration_s(page: SendPage, tmp_path: Path) -> None:
    from tests.support.workbooks import write_workbook

    assert page.demo
    page.open_sheet(write_workbook(tmp_path / "mine.xlsx"))
    assert not page.demo.card.isVisible()
    assert page.foot.next.property("primary") is True


def test_the_click_puts_the_job_in_and_leads_to_it(
    qtbot: QtBot, page: SendPage, ways: NotedWays, host: QuietHost
) -> None:
    assert page.demo
    page.demo.card.send.click()
    assert not page.demo.card.send.isEnabled()
    page.demo.send()  # as a second click would
    qtbot.waitUntil(lambda: bool(ways.went), timeout=PATIENCE)
    jobs = page.context.desk.jobs.page(limit=9).items
    assert [("job", view.job.id) for view in jobs] == ways.went
    assert host.calls == ["woken"]
    assert page.demo.card.send.isEnabled()
    assert "Retry failed" in page.demo.card.sentence.text()


def test_a_sample_that_is_gone_is_told(qtbot: QtBot, page: SendPage, samples: Path, ways: NotedWays) -> None:
    assert page.demo
    (samples / "orders.xlsx").unlink()
    page.demo.card.send.click()
    qtbot.waitUntil(lambda: bool(ways.went), timeout=PATIENCE)
    assert ways.went[0][0] == "say"
    assert page.demo.card.send.isEnabled()
