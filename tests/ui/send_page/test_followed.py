"""What was sent before is told where it is checked, and can be left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.job import JobStatus
from mailtool_gui.domain.message import Template
from mailtool_gui.messages.builder import Sender
from mailtool_gui.services.draft import Draft
from mailtool_gui.services.sent_before import Earlier, Only, SentBefore
from mailtool_gui.services.wish import Wish
from mailtool_gui.ui.checking import Checked
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.pages.send import CHECK, SendPage
from mailtool_gui.ui.widgets.followed import SentBeforeBar
from tests.support.samples import plain_job
from tests.support.window import log_account
from tests.support.workbooks import PEOPLE, write_workbook

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's

LIMIT = 20_000  # ms
TEMPLATE = Template(subject="Your order", html="<p>x</p>")


def earlier(*, status: JobStatus = JobStatus.COMPLETED, same: bool = True, subject: str = "Your order") -> Earlier:
    job = plain_job(status, name="a.xlsx")
    return Earlier(job=job, subject=subject, same_subject=same, rows=412, changed=3)


def before(*jobs: Earlier) -> SentBefore:
    return SentBefore(total=424, rows=frozenset(range(412)), changed=frozenset({500, 501, 502}), earlier=jobs)


@pytest.fixture
def bar(context: Context, qtbot: QtBot) -> SentBeforeBar:
    bar = SentBeforeBar()
    qtbot.addWidget(bar)
    return bar


def test_nothing_is_said_of_a_first_sheet(bar: SentBeforeBar) -> None:
    for nothing in (None, SentBefore(total=3)):
        bar.tell(nothing)
        assert bar.isHidden()


def test_counts_and_the_message_are_told(bar: SentBeforeBar) -> None:
    bar.tell(before(earlier()))
    first, second = bar.words.text().splitlines()
    assert first.startswith("412 of these 424 rows were mailed on ")
    assert first.endswith(", with “Your order”.")
    assert second == "New: 9. Changed since: 3."
    assert not bar.isHidden()


def test_another_message_and_one_on_its_way_are_told_apart(bar: SentBeforeBar) -> None:
    bar.tell(before(earlier(same=False, subject="100%1 %4 off"), earlier(status=JobStatus.ACTIVE), earlier()))
    first, second, third = bar.words.text().splitlines()
    assert first.endswith("with another message: “100%1 %4 off”.")
    assert "are on their way since" in second
    assert third.startswith("New:")


def test_a_choice_is_told_and_forgotten_with_the_sheet(bar: SentBeforeBar, qtbot: QtBot) -> None:
    sheet = Path("may.xlsx")
    assert bar.only_for(sheet) == Only.ALL
    bar.tell(before(earlier()))
    with qtbot.waitSignal(bar.chosen):
        bar.choice.choose(Only.NEW.value)
        bar.choice.activated.emit(1)
    assert bar.only_for(sheet).value == "new"
    assert (bar.only_for(Path("june.xlsx")).value, bar.isHidden()) == ("all", True)


def test_the_page_sends_only_what_is_new(page: SendPage, context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    log_account(context.desk)
    campaigns, account = context.desk.campaigns, context.desk.accounts.get("log")
    draft = Draft(sheet=write_workbook(tmp_path / "may.xlsx"), template=TEMPLATE)
    campaigns.put_in(campaigns.proofed(draft, Sender("a@x.example")), Wish(account=account))
    newer = write_workbook(tmp_path / "june.xlsx", (*PEOPLE, ("Dee", "dee@x.example", 4.0)))

    def checked() -> Checked:
        qtbot.waitUntil(lambda: page.checking.result is not None, timeout=LIMIT)
        assert page.checking.result is not None
        return page.checking.result

    page.shown()
    page.open_draft(newer, TEMPLATE)
    qtbot.waitUntil(lambda: page.opening.recipients is not None, timeout=LIMIT)
    page._go_to(CHECK)
    first = checked()
    assert (first.ready, first.problems, page.check.followed.isVisible()) == (4, [], True)
    assert page.sending._details(first, account, None).splitlines()[1] == "Rows among them that were mailed before: 3."
    page.check.followed.choice.choose(Only.NEW.value)
    page.check.followed.chosen.emit()
    second = checked()
    assert [each.address for each in second.proofed.recipients] == ["dee@x.example"]
    assert "before" not in page.sending._details(second, account, None)
