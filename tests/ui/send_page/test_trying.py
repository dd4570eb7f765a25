"""Messages are seen before they leave: tests, packs, drafts; the first few and the typed number."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from shiboken6 import isValid

from mailtool_gui.domain.account import Account
from mailtool_gui.domain.job import TEST
from mailtool_gui.domain.outcome import Verdict
from mailtool_gui.services.typed_count import TypedCount
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.dialogs.confirm_send import ConfirmSend
from mailtool_gui.ui.dialogs.send_test import SendTest, numbers_in
from mailtool_gui.ui.pages.send import SendPage
from mailtool_gui.ui.trying import free
from tests.support.desk import Desk as Office
from tests.ui.send_page.steps import BROKEN, Until, checked, confirmed, jobs, people

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's


@pytest.fixture
def ready(page: SendPage, tmp_path: Path, until: Until, account: Account) -> SendPage:
    checked(page, until, people(tmp_path, BROKEN))
    until(page.check.trying.isEnabled)
    return page


@pytest.fixture
def dialog(ready: SendPage) -> Iterator[SendTest]:
    ready.check.trying.offers[0].trigger()
    assert ready.trying.dialog is not None
    found = ready.trying.dialog
    yield found
    if isValid(found):
        found.reject()


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (Verdict.SENT, "Accepted for me@x.example. Messages: 1."),
        (Verdict.FAIL, "0 of 1 messages were accepted."),
    ],
)
def test_a_test_goes_to_one_address_and_its_end_is_told(
    ready: SendPage, dialog: SendTest, context: Context, until: Until, office: Office, verdict: Verdict, said: str
) -> None:
    dialog.address.setText("me@x.example")
    dialog.rows.setText("4")
    dialog.send.click()
    assert not dialog.send.isEnabled()
    until(lambda: ready.trying._job is not None)  # before that its rows may still be on their way in
    (job,) = jobs(context)
    assert (job.kind, job.progress.total) == (TEST, 1)
    with office.engine() as engine:
        engine.activate(job)
        engine.end(job, "me@x.example", verdict)
        engine.complete(job)
    context.live.now()
    until(lambda: dialog.outcome.text() == said)
    assert dialog.send.isEnabled()
    dialog.leave.click()
    ready.trying.test()
    assert ready.trying.dialog is not None
    assert ready.trying.dialog.address.text() == "me@x.example"  # remembered
    ready.trying.dialog.reject()


@pytest.mark.parametrize(
    ("address", "rows", "said"),
    [
        ("", "", "Say which address"),
        ("me@x.example", "two", "Write the rows as numbers"),
        ("me at x", "", "not an e-mail address"),
        ("me@x.example", "5", "dee at x"),
        ("me@x.example", "99", "no such row"),
    ],
)
def test_what_cannot_be_tried_is_told(dialog: SendTest, until: Until, address: str, rows: str, said: str) -> None:
    dialog.address.setText(address)
    dialog.rows.setText(rows)
    dialog.send.click()
    until(lambda: said in dialog.outcome.text())
    assert dialog.send.isEnabled()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", ()),
        ("2", (2,)),
        ("2, 5-7; 5", (2, 5, 6, 7)),
        ("3 – 4 9", (3, 4, 9)),
        ("7-5", None),
        ("0", None),
        ("1-101", None),
        ("a", None),
    ],
)
def test_rows_are_written_as_people_do(text: str, numbers: tuple[int, ...] | None) -> None:
    assert numbers_in(text) == numbers


@pytest.mark.parametrize("kind", ["pack", "drafts"])
def test_messages_are_written_into_a_new_folder(ready: SendPage, tmp_path: Path, until: Until, kind: str) -> None:
    found = ready._tried()
    assert found is not None
    proofed, account = found
    desk = ready.context.desk
    work = desk.packs.of_sheet if kind == "pack" else desk.outlook_drafts.write
    ready.trying.write("A folder", tmp_path / "new", lambda out, report: work(proofed, account, out, report))
    dialog = ready.trying.writing
    assert dialog is not None
    until(lambda: "Written: 3 messages" in dialog.words.text())
    assert "Recipients without a message: 2." in dialog.words.text()
    assert len(list((tmp_path / "new").glob("*.eml"))) == 3
    dialog.stop.click()


def test_a_folder_that_is_full_is_told(ready: SendPage, tmp_path: Path, until: Until) -> None:
    found = ready._tried()
    assert found is not None
    proofed, account = found
    packs = ready.context.desk.packs
    ready.trying.write("A folder", tmp_path, lambda out, report: packs.of_sheet(proofed, account, out, report))
    dialog = ready.trying.writing
    assert dialog is not None
    until(lambda: not dialog.bar.isVisible())
    assert "Written" not in dialog.words.text()
    dialog.stop.click()


@pytest.mark.parametrize("offer", [1, 2])
def test_the_folder_is_asked_for_and_never_one_that_is_there(
    ready: SendPage, tmp_path: Path, until: Until, monkeypatch: pytest.MonkeyPatch, offer: int
) -> None:
    monkeypatch.setattr("mailtool_gui.ui.trying.ask_for_folder", lambda _parent, _title, _start, then: then(tmp_path))
    for name in ("people - sign-off", "people - drafts"):
        (tmp_path / name).mkdir()
    ready.check.trying.offers[offer].trigger()
    dialog = ready.trying.writing
    assert dialog is not None
    until(lambda: "Written: 3 messages" in dialog.words.text())
    assert " 2\n" in dialog.words.text()
    dialog.stop.click()
    assert free(tmp_path, "people - drafts").name in ("people - drafts 2", "people - drafts 3")


def test_the_first_few_leave_and_the_job_holds(
    page: SendPage, tmp_path: Path, until: Until, account: Account, context: Context
) -> None:
    checked(page, until, people(tmp_path))
    until(page.foot.next.isEnabled)
    page.foot.undo_bar.patience = 100
    page.foot.next.click()
    dialog = page.sending.dialog
    assert dialog is not None
    assert (dialog.first.isEnabled(), dialog.hold_after) == (False, None)
    dialog.hold.click()
    dialog.first.setValue(1)
    dialog.send.click()
    until(lambda: not page.is_counting_down)
    (job,) = jobs(context)
    assert (job.hold_after, job.hold_at) == (1, 1)


def test_nothing_holds_unless_asked(
    page: SendPage, tmp_path: Path, until: Until, account: Account, context: Context
) -> None:
    checked(page, until, people(tmp_path))
    confirmed(page, until, patience=100)
    until(lambda: not page.is_counting_down)
    assert jobs(context)[0].hold_after is None


def test_the_number_is_typed_before_many_are_sent_to(page: SendPage) -> None:
    dialog = ConfirmSend(1234, "", page, TypedCount(above=1000))
    assert not dialog.send.isEnabled()
    for text, fine in (("1243", False), ("1.234", True), ("", False), (" 1234 ", True)):
        dialog.typed.setText(text)
        assert dialog.send.isEnabled() is fine, text
    dialog.deleteLater()
    few = ConfirmSend(100, "", page)
    assert few.send.isEnabled()
    assert not few.typed.isVisibleTo(few)
    few.deleteLater()


def test_without_an_account_nothing_is_tried(page: SendPage, tmp_path: Path, until: Until) -> None:
    checked(page, until, people(tmp_path))
    assert not page.check.trying.isEnabled()
    page.trying.test()
    page.trying.pack()
    assert (page.trying.dialog, page.trying.writing) == (None, None)
