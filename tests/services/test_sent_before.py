from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mailtool_gui.domain.clock import SystemClock
from mailtool_gui.domain.errors import JobError, SheetError
from mailtool_gui.domain.job import Job
from mailtool_gui.domain.message import Template
from mailtool_gui.domain.outcome import Verdict
from mailtool_gui.domain.problem import Severity
from mailtool_gui.messages.builder import Sender
from mailtool_gui.services.campaigns import Campaigns, Proofed
from mailtool_gui.services.draft import Draft
from mailtool_gui.services.sent_before import Only
from mailtool_gui.services.wish import Wish
from mailtool_gui.store.workbooks import keep_workbook
from tests.support.desk import GONE, Desk
from tests.support.workbooks import PEOPLE, write_workbook

SENDER = Sender("office@example.com", "The Office")
TEMPLATE = Template(subject="Your order", html="<p>{{amount}}</p>")
MORE = (*PEOPLE, ("Dee", "dee@x.example", 4.0))


@pytest.fixture
def campaigns(desk: Desk) -> Campaigns:
    return Campaigns(desk.records, lambda source: keep_workbook(desk.folder, source), SystemClock(), locale="en-US")


@pytest.fixture
def sent(desk: Desk, campaigns: Campaigns, tmp_path: Path) -> Job:
    """All of PEOPLE in a job that is not worked yet."""
    draft = Draft(sheet=write_workbook(tmp_path / "may.xlsx"), template=TEMPLATE)
    return campaigns.put_in(campaigns.proofed(draft, SENDER), Wish(account=desk.account()))


def proofed(campaigns: Campaigns, path: Path, rows: object = MORE, **changes: object) -> Proofed:
    sheet = write_workbook(path, rows)  # type: ignore[arg-type]  # rows of any cells
    draft = Draft(sheet=sheet, template=TEMPLATE)
    return campaigns.proofed(replace(draft, **changes), SENDER)  # type: ignore[arg-type]  # any field may be given


def told(found: Proofed) -> list[str]:
    return [problem.message for problem in found.problems if problem.code == "sent-before"]


def test_a_first_sheet_has_no_past(campaigns: Campaigns, tmp_path: Path) -> None:
    found = proofed(campaigns, tmp_path / "a.xlsx")
    assert found.before is not None
    assert (found.before.total, found.before.new, found.before.earlier) == (4, 4, ())
    assert told(found) == []


def test_a_newer_copy_is_known_under_any_name(campaigns: Campaigns, sent: Job, tmp_path: Path) -> None:
    found = proofed(campaigns, tmp_path / "copy of may.xlsx")
    assert found.before is not None
    assert (found.before.rows, found.before.new) == (frozenset({2, 3, 4}), 1)
    (earlier,) = found.before.earlier
    assert (earlier.job.id, earlier.subject, earlier.same_subject) == (sent.id, "Your order", True)
    day = sent.created_at.astimezone()
    assert told(found) == [
        f"3 of these 4 rows are being mailed on {day.day} {day:%B} with “Your order”; 1 is new.",
    ]
    assert [problem.severity for problem in found.problems] == [Severity.WARNING]
    assert len(found.recipients) == 4


def test_another_message_to_the_same_list_is_told_calmly(campaigns: Campaigns, sent: Job, tmp_path: Path) -> None:
    found = proofed(campaigns, tmp_path / "a.xlsx", PEOPLE, template=replace(TEMPLATE, subject="June"))
    assert len(told(found)) == 1
    assert "with another message, “Your order”." in told(found)[0]


def test_changed_rows_are_told_apart(campaigns: Campaigns, sent: Job, tmp_path: Path) -> None:
    changed = [MORE[0], (*PEOPLE[1][:2], 99.0), *MORE[2:]]
    found = proofed(campaigns, tmp_path / "a.xlsx", changed)
    assert found.before is not None
    assert (found.before.rows, found.before.changed, found.before.new) == (frozenset({3, 4}), frozenset({2}), 1)
    assert told(found)[0].endswith("; 1 is new, 1 has changed.")


@pytest.mark.parametrize(("only", "rows"), [(Only.ALL, [2, 3, 4, 5]), (Only.NEW, [5]), (Only.NEW_OR_CHANGED, [2, 5])])
def test_what_was_mailed_can_be_left_out(
    campaigns: Campaigns, sent: Job, tmp_path: Path, only: Only, rows: list[int]
) -> None:
    changed = [MORE[0], (*PEOPLE[1][:2], 99.0), *MORE[2:]]
    found = proofed(campaigns, tmp_path / "a.xlsx", changed, only=only)
    assert [number for each in found.recipients for number in each.row_numbers] == rows
    assert ("left out" in told(found)[0]) == (only is not Only.ALL)


def test_a_group_keeps_its_new_rows_alone(campaigns: Campaigns, sent: Job, tmp_path: Path) -> None:
    rows = (*PEOPLE, (*PEOPLE[1][:2], 77.0))
    template = replace(TEMPLATE, group_by="E-mail")
    found = proofed(campaigns, tmp_path / "a.xlsx", rows, only=Only.NEW, template=template)
    assert [each.row_numbers for each in found.recipients] == [(5,)]


def test_nothing_new_is_said_so(campaigns: Campaigns, sent: Job, tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="nothing new") as error:
        proofed(campaigns, tmp_path / "a.xlsx", PEOPLE, only=Only.NEW)
    assert error.value.code == "nothing-new"


def test_what_failed_is_new_again(desk: Desk, campaigns: Campaigns, sent: Job, tmp_path: Path) -> None:
    with desk.engine() as engine:
        engine.activate(sent)
        engine.end(sent, "anna@x.example", Verdict.SENT)
        engine.end(sent, "binh@x.example", Verdict.FAIL, GONE)
    found = proofed(campaigns, tmp_path / "a.xlsx", PEOPLE, only=Only.NEW)
    assert [each.address for each in found.recipients] == ["binh@x.example"]


def test_of_a_split_cell_only_the_mailboxes_that_were_mailed_are_left_out(
    desk: Desk, campaigns: Campaigns, tmp_path: Path
) -> None:
    template = replace(TEMPLATE, split_addresses=True)
    rows = (("Name", "E-mail", "Amount"), ("Anna", "anna@x.example; ben@x.example", 1.0), ("Cy", "cy@x.example", 2.0))
    path = write_workbook(tmp_path / "may.xlsx", rows)
    draft = Draft(sheet=path, template=template)
    job = campaigns.put_in(campaigns.proofed(draft, SENDER), Wish(account=desk.account()))
    with desk.engine() as engine:
        engine.activate(job)
        engine.end(job, "anna@x.example", Verdict.SENT)
        engine.end(job, "ben@x.example", Verdict.FAIL, GONE)
        engine.end(job, "cy@x.example", Verdict.SENT)
    again = campaigns.proofed(replace(draft, only=Only.NEW), SENDER)
    assert [(each.address, each.row_numbers) for each in again.recipients] == [("ben@x.example", (2,))]
    assert again.before is not None
    assert (again.before.rows, again.before.changed, again.before.new) == (frozenset({3}), frozenset({2}), 0)


def test_a_sheet_that_changed_is_refused_with_what_changed(desk: Desk, campaigns: Campaigns, tmp_path: Path) -> None:
    found = proofed(campaigns, tmp_path / "a.xlsx")
    write_workbook(tmp_path / "a.xlsx", [*MORE[:4], ("Dee", "dee@x.example", 5.0), ("Eli", "eli@x.example", 1.0)])
    with pytest.raises(JobError, match="C5") as error:
        campaigns.put_in(found, Wish(account=desk.account()))
    assert error.value.code == "sheet-changed"
    assert "1 row is new (row 6)" in error.value.message
    assert desk.records.count_jobs(status=None) == 0


def test_a_sheet_saved_again_as_it_was_is_sent(desk: Desk, campaigns: Campaigns, tmp_path: Path) -> None:
    found = proofed(campaigns, tmp_path / "a.xlsx")
    before = (tmp_path / "a.xlsx").read_bytes()
    (tmp_path / "a.xlsx").write_bytes(before + b"\0")  # what a zip file may carry behind its end
    assert campaigns.put_in(found, Wish(account=desk.account())).progress.total == 4


def test_a_sheet_saved_while_it_is_put_in_is_refused(desk: Desk, tmp_path: Path) -> None:
    def saving(source: Path) -> Path:
        write_workbook(source, PEOPLE)
        return keep_workbook(desk.folder, source)

    campaigns = Campaigns(desk.records, saving, SystemClock(), locale="en-US")
    found = proofed(campaigns, tmp_path / "a.xlsx")
    with pytest.raises(JobError, match="1 row is gone"):
        campaigns.put_in(found, Wish(account=desk.account()))


def test_a_sheet_shown_in_another_region_is_known(campaigns: Campaigns, desk: Desk, tmp_path: Path) -> None:
    german = proofed(campaigns, tmp_path / "may.xlsx", PEOPLE, locale="de-DE")
    campaigns.put_in(german, Wish(account=desk.account()))
    found = proofed(campaigns, tmp_path / "copy.xlsx")
    assert found.before is not None
    assert (found.before.rows, found.before.changed, found.before.new) == (frozenset({2, 3, 4}), frozenset(), 1)


def test_a_row_that_changed_is_told_in_another_region_too(campaigns: Campaigns, desk: Desk, tmp_path: Path) -> None:
    german = proofed(campaigns, tmp_path / "may.xlsx", PEOPLE, locale="de-DE")
    campaigns.put_in(german, Wish(account=desk.account()))
    changed = [MORE[0], (*PEOPLE[1][:2], 99.0), *MORE[2:]]
    found = proofed(campaigns, tmp_path / "copy.xlsx", changed)
    assert found.before is not None
    assert (found.before.rows, found.before.changed) == (frozenset({3, 4}), frozenset({2}))
    assert (
        sum(len(each.rows) for each in proofed(campaigns, tmp_path / "c.xlsx", changed, only=Only.NEW).recipients) == 1
    )


def test_a_row_with_a_split_cell_is_one_row(campaigns: Campaigns, tmp_path: Path) -> None:
    rows = [*PEOPLE, ("Both", "dee@x.example; eli@x.example", 4.0)]
    found = proofed(campaigns, tmp_path / "a.xlsx", rows, template=replace(TEMPLATE, split_addresses=True))
    assert found.before is not None
    assert (found.before.total, len(found.recipients)) == (4, 5)
