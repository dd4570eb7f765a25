"""Tests of a message: rows' own messages, to the user."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mailtool_gui.domain.account import Account
from mailtool_gui.domain.clock import SystemClock
from mailtool_gui.domain.errors import AddressError, JobError, SheetError, UsageError
from mailtool_gui.domain.fixes import Fix, Skip
from mailtool_gui.domain.job import SEND, TEST, JobStatus
from mailtool_gui.domain.message import Template
from mailtool_gui.domain.once import Once
from mailtool_gui.domain.suppression import Suppression
from mailtool_gui.messages.builder import Sender
from mailtool_gui.services.campaigns import Campaigns, Proofed
from mailtool_gui.services.desk import Desk as Services
from mailtool_gui.services.draft import Draft
from mailtool_gui.services.jobs import Jobs
from mailtool_gui.services.trying import Trying
from mailtool_gui.services.wish import Wish
from tests.support.desk import Desk
from tests.support.workbooks import PEOPLE, write_workbook

SENDER = Sender("office@example.com")
TEMPLATE = Template(subject="Hi {{name}}", html="<p>{{amount}}</p>")
ROWS = (*PEOPLE, ("Dee", "dee at x", 1.0), ("Eve", "eve@x.example; eva@x.example", 2.0))


@pytest.fixture
def services(desk: Desk) -> Services:
    return Services(Once(lambda: desk.parts(desk.path)), locale="en-US")


@pytest.fixture
def trying(services: Services) -> Trying:
    return services.trying


@pytest.fixture
def campaigns(services: Services) -> Campaigns:
    return services.campaigns


@pytest.fixture
def account(desk: Desk) -> Account:
    return desk.account()


@pytest.fixture
def found(campaigns: Campaigns, tmp_path: Path) -> Proofed:
    sheet = write_workbook(tmp_path / "orders.xlsx", ROWS)
    template = replace(TEMPLATE, cc_column="E-mail", bcc_column="E-mail", split_addresses=True)
    return campaigns.proofed(Draft(sheet=sheet, template=template), SENDER)


def test_the_first_row_that_is_ready_is_tried(trying: Trying, found: Proofed, account: Account, desk: Desk) -> None:
    job = trying.send(found, account, "Me@Example.com")
    assert (job.kind, job.name, job.status, job.progress.queued) == (TEST, "Test of orders.xlsx", JobStatus.WAITING, 1)
    ((delivery, recipient),) = desk.records.recipients(job.id)
    assert (delivery.address, delivery.rows) == ("Me@example.com", (2,))
    assert (recipient.cc, recipient.bcc) == ((), ())
    assert recipient.rows == found.recipients[0].rows
    assert desk.host.calls == ["hand_over"]


def test_chosen_rows_are_tried_once_each_in_their_order(
    trying: Trying, found: Proofed, account: Account, desk: Desk
) -> None:
    job = trying.put_in(found, account, "me@example.com", [6, 3, 3])
    assert [d.rows for d, _ in desk.records.recipients(job.id)] == [(3,), (6,)]
    assert {d.address for d, _ in desk.records.recipients(job.id)} == {"me@example.com"}
    assert desk.host.calls == []


def test_the_customer_is_not_asked_after(trying: Trying, found: Proofed, account: Account, desk: Desk) -> None:
    trying.put_in(found, account, "me@example.com", [2, 3])
    jobs = Jobs(desk.records, desk.host, SystemClock())
    assert jobs.find("anna@x.example") == []
    assert {each.job.kind for each in jobs.find("me@example.com")} == {TEST}


@pytest.mark.parametrize("columns", ["the same", "one more"])
@pytest.mark.parametrize("locale", ["en-US", "de-DE"])
def test_no_row_counts_as_mailed_not_even_the_user_s_own(
    trying: Trying, campaigns: Campaigns, account: Account, desk: Desk, tmp_path: Path, columns: str, locale: str
) -> None:
    sheet = write_workbook(tmp_path / "own.xlsx", PEOPLE)
    found = campaigns.proofed(Draft(sheet=sheet, template=TEMPLATE), SENDER)
    trying.put_in(found, account, "anna@x.example", [2])
    if columns == "one more":
        write_workbook(sheet, [(*row, "x" if number else "More") for number, row in enumerate(PEOPLE)])
    again = campaigns.proofed(Draft(sheet=sheet, template=TEMPLATE, locale=locale), SENDER)
    assert again.before is not None
    assert (again.before.new, again.before.earlier) == (3, ())
    campaigns.put_in(again, Wish(account=account))
    after = campaigns.proofed(Draft(sheet=sheet, template=TEMPLATE, locale=locale), SENDER).before
    assert after is not None
    assert (after.new, len(after.earlier)) == (0, 1)


def test_what_was_corrected_is_tried_corrected(
    trying: Trying, campaigns: Campaigns, account: Account, desk: Desk, tmp_path: Path
) -> None:
    sheet = write_workbook(tmp_path / "orders.xlsx", ROWS[:5])
    fixes = (Fix(row=5, column="B", value="dee@x.example"),)
    job = trying.put_in(
        campaigns.proofed(Draft(sheet=sheet, template=TEMPLATE, fixes=fixes), SENDER), account, "me@example.com", [5]
    )
    ((_, recipient),) = desk.records.recipients(job.id)
    assert recipient.rows[0].cells[1].shown == "dee@x.example"
    assert desk.records.snapshot(job.id).fixes[0].cell == "B5"


@pytest.mark.parametrize(
    ("rows", "code", "words"),
    [
        ((5,), "row-with-error", "dee at x"),
        ((2, 9), "no-such-row", "no such row"),
        ((1,), "no-such-row", "no such row"),
    ],
)
def test_rows_that_cannot_be_tried_are_named(
    trying: Trying, found: Proofed, account: Account, desk: Desk, rows: tuple[int, ...], code: str, words: str
) -> None:
    with pytest.raises(SheetError, match=words) as caught:
        trying.put_in(found, account, "me@example.com", rows)
    assert (caught.value.code, desk.records.count_jobs(status=None)) == (code, 0)
    assert f"row {max(rows) if code == 'no-such-row' else rows[0]}" in (caught.value.where or "")


def test_a_row_that_is_left_out_is_not_tried(
    trying: Trying, campaigns: Campaigns, account: Account, tmp_path: Path
) -> None:
    sheet = write_workbook(tmp_path / "orders.xlsx")
    found = campaigns.proofed(Draft(sheet=sheet, template=TEMPLATE, skips=(Skip(row=2),)), SENDER)
    with pytest.raises(SheetError, match="Left out before sending"):
        trying.put_in(found, account, "me@example.com", [2])


def test_a_sheet_without_a_ready_row_cannot_be_tried(
    trying: Trying, campaigns: Campaigns, account: Account, tmp_path: Path
) -> None:
    sheet = write_workbook(tmp_path / "orders.xlsx", (ROWS[0], ROWS[4]))
    with pytest.raises(SheetError, match="nothing to try"):
        trying.put_in(campaigns.proofed(Draft(sheet=sheet, template=TEMPLATE), SENDER), account, "me@example.com")


def test_an_address_that_is_none_or_never_to_be_mailed_is_refused(
    trying: Trying, found: Proofed, account: Account, desk: Desk
) -> None:
    with pytest.raises(AddressError, match="test address"):
        trying.put_in(found, account, "me at home")
    desk.records.suppress([Suppression(address="me@example.com", reason="asked to")])
    with pytest.raises(UsageError, match="asked to"):
        trying.put_in(found, account, "ME@example.com")


def test_a_changed_sheet_is_not_tried(trying: Trying, found: Proofed, account: Account) -> None:
    write_workbook(found.draft.sheet, (ROWS[0], *ROWS[2:]))
    with pytest.raises(JobError):
        trying.put_in(found, account, "me@example.com")


def test_tests_are_listed_apart(
    trying: Trying, campaigns: Campaigns, found: Proofed, account: Account, desk: Desk
) -> None:
    trying.put_in(found, account, "me@example.com")
    sent = campaigns.put_in(found, Wish(account=account, skip_errors=True))
    jobs = Jobs(desk.records, desk.host, SystemClock())
    assert [view.job.id for view in jobs.page(kind=SEND, limit=9).items] == [sent.id]
    assert (jobs.page(kind=TEST, limit=0).total, jobs.page(limit=9).total) == (1, 2)
    assert jobs.page(kind=TEST, status=JobStatus.WAITING, limit=9).total == 1
    assert jobs.page(kind=TEST, status=JobStatus.COMPLETED, limit=9).total == 0
