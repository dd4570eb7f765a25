from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from quopri import decodestring

import pytest

from mailtool_gui.domain.clock import SystemClock
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.errors import JobError, SheetError, TemplateError
from mailtool_gui.domain.job import JobStatus
from mailtool_gui.domain.message import Template
from mailtool_gui.domain.suppression import Suppression
from mailtool_gui.messages.builder import Sender
from mailtool_gui.services.campaigns import Campaigns, Proofed, RowsWithErrors, is_unchanged
from mailtool_gui.services.draft import Draft
from mailtool_gui.services.jobs import Jobs
from mailtool_gui.services.wish import Wish
from mailtool_gui.store.workbooks import keep_workbook
from tests.support.desk import Desk
from tests.support.samples import NOON, plain_account
from tests.support.workbooks import PEOPLE, write_workbook

SENDER = Sender("office@example.com", "The Office")
TEMPLATE = Template(subject="Hi {{name}}", html="<p>{{amount}}</p>")
MIXED = (*PEOPLE, ("Dee", "dee at x", 1.0), ("Eli", "eli@x.example", "#N/A"))


@pytest.fixture
def campaigns(desk: Desk) -> Campaigns:
    return Campaigns(desk.records, lambda source: keep_workbook(desk.folder, source), SystemClock(), locale="en-US")


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    return Draft(sheet=write_workbook(tmp_path / "orders.xlsx"), template=TEMPLATE)


def mixed(campaigns: Campaigns, tmp_path: Path) -> Proofed:
    """Three good rows and one that cannot be sent."""
    sheet = write_workbook(tmp_path / "mixed.xlsx", MIXED[:5])
    return campaigns.proofed(Draft(sheet=sheet, template=TEMPLATE), SENDER)


def test_a_proofed_draft_writes_nothing(campaigns: Campaigns, draft: Draft, desk: Desk) -> None:
    found = campaigns.proofed(draft, SENDER)
    assert ([r.address for r in found.recipients], found.ready) == (
        ["anna@x.example", "binh@x.example", "cao@x.example"], 3,
    )  # fmt: skip
    assert found.marked == found.recipients
    assert not desk.path.exists()


def test_errors_mark_their_recipients(campaigns: Campaigns, tmp_path: Path) -> None:
    found = mixed(campaigns, tmp_path)
    assert found.ready == 3
    assert [r.error is None for r in found.marked] == [True, True, True, False]
    assert [p.cell for p in found.errors] == ["B5"]


def test_errors_of_one_row_stop_its_whole_group(campaigns: Campaigns, tmp_path: Path) -> None:
    rows = (*PEOPLE, ("Anna", "anna@x.example", "=1/0"))
    sheet = write_workbook(tmp_path / "g.xlsx", rows)
    template = Template(
        subject="Hi", html="{% for row in rows %}{{row.bill}}{% endfor %}", group_by="E-mail", attachments=("Name",)
    )
    with pytest.raises(TemplateError, match="bill"):
        campaigns.proofed(Draft(sheet=sheet, template=template), SENDER)
    broken = Template(subject="Hi", html="<p>x</p>", group_by="E-mail", attachments=("Name",))
    found = campaigns.proofed(Draft(sheet=sheet, template=broken), SENDER)
    assert found.ready == 0
    assert [r.row_numbers for r in found.marked] == [(2, 5), (3,), (4,)]
    assert all(r.error for r in found.marked)


def test_a_limit_takes_the_first_ones(campaigns: Campaigns, tmp_path: Path) -> None:
    sheet = write_workbook(tmp_path / "o.xlsx", MIXED[:5])
    found = campaigns.proofed(Draft(sheet=sheet, template=TEMPLATE, limit=3), SENDER)
    assert (len(found.recipients), found.problems) == (3, [])


def test_an_empty_sheet_is_refused(campaigns: Campaigns, tmp_path: Path) -> None:
    sheet = write_workbook(tmp_path / "o.xlsx", PEOPLE[:1])
    with pytest.raises(SheetError) as caught:
        campaigns.proofed(Draft(sheet=sheet, template=TEMPLATE), SENDER)
    assert caught.value.where is not None
    assert "o.xlsx" in caught.value.where


def test_a_rendered_message_is_always_the_same_one(campaigns: Campaigns, draft: Draft) -> None:
    (recipient, first), (_, again) = (campaigns.rendered(draft, SENDER, 3) for _ in range(2))
    assert recipient.address == "binh@x.example"
    assert first.identity == again.identity
    assert first.identity.message_id.endswith("@example.com>")
    assert b"<p>7</p>" in decodestring(first.data)
    assert campaigns.rendered(draft, SENDER, 2)[1].identity != first.identity


def test_a_row_that_is_not_there_is_named_with_those_there_are(campaigns: Campaigns, draft: Draft) -> None:
    with pytest.raises(SheetError, match="rows are 2 to 4") as caught:
        campaigns.rendered(draft, SENDER, 1)
    assert caught.value.code == "no-such-row"


def test_a_job_freezes_everything(campaigns: Campaigns, draft: Draft, desk: Desk) -> None:
    wish = Wish(account=desk.account(), name="Spring", key="k1", scheduled_for=NOON + timedelta(days=9000))
    job = campaigns.put_in(campaigns.proofed(draft, SENDER), wish)
    assert (job.name, job.source, job.status) == ("Spring", "orders.xlsx", JobStatus.DELAYED)
    jobs = Jobs(desk.records, desk.host, SystemClock())
    assert jobs.first_of("k1") == job
    assert jobs.first_of(None) is None
    snapshot = desk.records.snapshot(job.id)
    assert (snapshot.template, snapshot.worksheet, snapshot.source) == (TEMPLATE, "Sheet", draft.sheet)
    assert [d.rows for d, _ in desk.records.recipients(job.id)] == [(2,), (3,), (4,)]


def test_every_job_has_a_seed_and_a_name_of_its_own(campaigns: Campaigns, draft: Draft, desk: Desk) -> None:
    wish, proofed = Wish(account=desk.account()), campaigns.proofed(draft, SENDER)
    jobs = [campaigns.put_in(proofed, wish) for _ in range(3)]
    assert len({job.id for job in jobs}) == 3
    assert len({desk.records.snapshot(job.id).seed for job in jobs}) == 3


def test_rows_with_errors_are_refused_or_skipped(campaigns: Campaigns, tmp_path: Path, desk: Desk) -> None:
    found, account = mixed(campaigns, tmp_path), desk.account()
    with pytest.raises(RowsWithErrors, match="1 recipient has an error and nothing was put in") as caught:
        campaigns.put_in(found, Wish(account=account))
    assert (caught.value.code, caught.value.exit_code) == ("rows-with-errors", 2)
    assert list(caught.value.problems) == list(found.errors)
    assert desk.records.count_jobs(status=None) == 0
    job = campaigns.put_in(found, Wish(account=account, skip_errors=True))
    (skipped,) = desk.records.deliveries(job.id, status=DeliveryStatus.SKIPPED, limit=9, offset=0)
    assert (skipped.rows, skipped.reason) == ((5,), found.errors[0].message)


def test_nothing_left_to_send_is_refused(campaigns: Campaigns, tmp_path: Path, desk: Desk) -> None:
    sheet = write_workbook(tmp_path / "o.xlsx", (PEOPLE[0], ("Dee", "dee at x", 1.0)))
    template = Template(subject="Hi", html="x", to_column="B")
    found = campaigns.proofed(Draft(sheet=sheet, template=template), SENDER)
    with pytest.raises(JobError, match="nothing to send"):
        campaigns.put_in(found, Wish(account=desk.account(), skip_errors=True))


def test_an_error_that_has_no_place_of_its_own_names_the_sheet(campaigns: Campaigns, draft: Draft) -> None:
    with pytest.raises(SheetError, match="no column") as caught:
        campaigns.proofed(replace(draft, template=replace(TEMPLATE, cc_column="Boss")), SENDER)
    assert caught.value.where == str(draft.sheet)
    with pytest.raises(TemplateError) as elsewhere:
        campaigns.proofed(replace(draft, template=replace(TEMPLATE, subject="{{nobody}}")), SENDER)
    assert str(elsewhere.value.where).startswith("subject")


def test_a_check_tells_how_far_it_is_and_can_be_ended(campaigns: Campaigns, tmp_path: Path) -> None:
    rows = [("Name", "E-mail", "Amount"), *(("N", f"n{number}@x.example", 1.0) for number in range(210))]
    draft = Draft(sheet=write_workbook(tmp_path / "long.xlsx", rows), template=TEMPLATE)
    told: list[tuple[int, int]] = []
    found = campaigns.checked(draft, plain_account(), lambda done, total: told.append((done, total)))
    assert (told[0], told[1], told[-1]) == ((200, 0), (0, 210), (210, 210))
    assert found.ready == 210

    def enough(_done: int, total: int) -> None:
        if total:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        campaigns.checked(draft, None, enough)


def test_a_sheet_saved_again_is_not_put_in(campaigns: Campaigns, draft: Draft, desk: Desk) -> None:
    found = campaigns.proofed(draft, SENDER)
    assert is_unchanged(found)
    write_workbook(draft.sheet, PEOPLE[:2])
    assert not is_unchanged(found)
    with pytest.raises(JobError, match="changed after it was checked") as caught:
        campaigns.put_in(found, Wish(account=desk.account()))
    assert caught.value.code == "sheet-changed"
    assert desk.records.count_jobs(status=None) == 0
    draft.sheet.unlink()
    assert not is_unchanged(found)


def test_the_cells_of_a_large_sheet_stay_on_disk_and_arrive_all_the_same(
    campaigns: Campaigns, draft: Draft, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = campaigns.proofed(draft, SENDER)
    monkeypatch.setattr("mailtool_gui.services.addressing._MANY", 2)
    told: list[tuple[int, int]] = []
    found = campaigns.proofed(draft, SENDER, lambda done, total: told.append((done, total)))
    assert [type(each.rows[0]) for each in found.recipients] != [type(each.rows[0]) for each in before.recipients]
    assert [[row.cells for row in each.rows] for each in found.recipients] == [
        [row.cells for row in each.rows] for each in before.recipients
    ]
    assert (3, 0) in told
    account = plain_account()
    desk.records.add_account(account)
    job = campaigns.put_in(found, Wish(account=account))
    assert [frozen.rows for _, frozen in desk.records.recipients(job.id)] == [each.rows for each in before.recipients]


def test_a_draft_is_shown_as_in_its_own_region(campaigns: Campaigns, draft: Draft) -> None:
    found = campaigns.proofed(replace(draft, locale="de-DE"), SENDER)
    assert (found.table.locale, found.table.rows[2].cells[2].shown) == ("de-DE", "1.234,50")


def test_suppressed_addresses_are_errors_of_their_own_recipients(
    tmp_path: Path, desk: Desk, campaigns: Campaigns
) -> None:
    rows = (("E-mail", "Name", "Amount"), ("ann@x.example; bob@x.example", "A", 1), ("cy@x.example", "C", 2))
    sheet = write_workbook(tmp_path / "several.xlsx", rows)
    desk.records.suppress([Suppression(address="Bob@x.example", reason="asked")])
    draft = Draft(sheet=sheet, template=replace(TEMPLATE, split_addresses=True))
    found = campaigns.proofed(draft, SENDER)
    assert [(p.code, p.cell, p.address) for p in found.errors] == [("suppressed", "A2", "bob@x.example")]
    assert [recipient.error is None for recipient in found.marked] == [True, False, True]
    job = campaigns.put_in(found, Wish(account=desk.account(), skip_errors=True))
    skipped = desk.records.deliveries(job.id, status=DeliveryStatus.SKIPPED, limit=9, offset=0)
    assert [(each.address, each.reason) for each in skipped] == [("bob@x.example", found.errors[0].message)]
