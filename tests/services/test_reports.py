from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from mailtool_gui.domain.errors import JobError, LedgerError, SheetError, UsageError
from mailtool_gui.domain.job import Job
from mailtool_gui.domain.message import Template
from mailtool_gui.domain.outcome import Reply, Verdict
from mailtool_gui.messages.builder import Sender
from mailtool_gui.services.campaigns import Campaigns
from mailtool_gui.services.draft import Draft
from mailtool_gui.services.reports import HEADERS, Reports, written_suffix
from mailtool_gui.services.wish import Wish
from mailtool_gui.store.workbooks import keep_workbook
from tests.support.desk import GONE, Desk
from tests.support.samples import NOON
from tests.support.workbooks import PEOPLE, write_workbook


@pytest.fixture
def job(desk: Desk, tmp_path: Path) -> Job:
    """A job of five rows: two of one customer, sent; one failed, one deferred, one with a bad address."""
    rows = (*PEOPLE, PEOPLE[1], ("Dee", "dee at x", 1.0))
    draft = Draft(
        sheet=write_workbook(tmp_path / "orders.xlsx", rows),
        template=Template(subject="Hi", html="x", group_by="E-mail"),
    )
    campaigns = Campaigns(
        desk.records, lambda source: keep_workbook(desk.folder, source), desk.parts(desk.path).clock, locale="en-US"
    )
    proofed = campaigns.proofed(draft, Sender("a@x.example"))
    job = campaigns.put_in(proofed, Wish(account=desk.account(), skip_errors=True))
    with desk.engine() as engine:
        engine.activate(job)
        engine.end(job, "anna@x.example", Verdict.SENT, Reply(code=250, enhanced="2.0.0", text="Ok"))
        engine.end(job, "binh@x.example", Verdict.FAIL, GONE)
        engine.end(job, "cao@x.example", Verdict.DEFER, next_attempt_at=NOON + timedelta(minutes=5))
    return job


def results(path: Path) -> list[tuple[object, ...]]:
    workbook = load_workbook(path)
    try:
        return [row[3:] for row in workbook.worksheets[0].iter_rows(values_only=True)]
    finally:
        workbook.close()


def test_every_row_of_the_sheet_is_accounted_for(desk: Desk, job: Job, tmp_path: Path) -> None:
    assert Reports(desk.records).export(job.id, tmp_path / "out.xlsx") == 5
    header, *rows = results(tmp_path / "out.xlsx")
    assert header == HEADERS
    assert [row[0] for row in rows] == ["sent", "failed", "deferred", "sent", "skipped"]
    assert "dee at x" in str(rows[4][2])
    assert rows[4][3] in {None, ""}


def test_times_are_local_and_carry_their_offset(desk: Desk, job: Job, tmp_path: Path) -> None:
    Reports(desk.records).export(job.id, tmp_path / "out.xlsx")
    assert results(tmp_path / "out.xlsx")[1][1] == NOON.astimezone().isoformat(timespec="seconds")


def test_only_what_went_wrong_needs_a_reason(desk: Desk, job: Job, tmp_path: Path) -> None:
    Reports(desk.records).export(job.id, tmp_path / "out.xlsx")
    reasons = [row[2] for row in results(tmp_path / "out.xlsx")[1:]]
    assert [bool(reason) for reason in reasons] == [False, True, True, False, True]


def test_a_message_id_can_be_searched_for(desk: Desk, job: Job, tmp_path: Path) -> None:
    Reports(desk.records).export(job.id, tmp_path / "out.xlsx")
    delivery = desk.delivery(job, "anna@x.example")
    assert [row[3] for row in results(tmp_path / "out.xlsx")[1::3]] == [delivery.message_id] * 2


def test_the_kept_workbook_stays_as_it_is(desk: Desk, job: Job, tmp_path: Path) -> None:
    kept = desk.records.snapshot(job.id).workbook
    before = kept.read_bytes()
    Reports(desk.records).export(job.id, tmp_path / "out.xlsx")
    assert kept.read_bytes() == before


def test_a_file_is_replaced_only_when_told(desk: Desk, job: Job, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    out.write_text("mine")
    with pytest.raises(UsageError, match="--overwrite"):
        Reports(desk.records).export(job.id, out)
    assert out.read_text() == "mine"
    assert Reports(desk.records).export(job.id, out, overwrite=True) == 5


def test_places_and_jobs_that_are_not_there_are_named(desk: Desk, job: Job, tmp_path: Path) -> None:
    reports = Reports(desk.records)
    with pytest.raises(JobError, match="There is no job x"):
        reports.export("x", tmp_path / "out.xlsx")
    with pytest.raises(UsageError, match="no such folder"):
        reports.export(job.id, tmp_path / "none" / "out.xlsx")
    with pytest.raises(UsageError, match="folder"):
        reports.export(job.id, tmp_path)
    with pytest.raises(UsageError, match=r"name it \.xlsx"):
        reports.export(job.id, tmp_path / "out.txt")
    desk.records.snapshot(job.id).workbook.unlink()
    with pytest.raises(LedgerError, match="kept copy of the workbook is gone"):
        reports.export(job.id, tmp_path / "out.xlsx")


@pytest.mark.parametrize("name", ["out.xlsx", "out.csv"])
def test_an_export_tells_how_far_it_is(desk: Desk, job: Job, tmp_path: Path, name: str) -> None:
    told: list[tuple[int, int]] = []
    Reports(desk.records).export(job.id, tmp_path / name, tell=lambda *both: told.append(both))
    assert told[0] == (0, 8)
    shares = [done / total for done, total in told]
    assert shares == sorted(shares)
    assert 0.5 <= shares[-1] <= 1


@pytest.mark.parametrize("name", ["out.xlsx", "out.csv"])
@pytest.mark.parametrize("share", [0.0, 0.5])
def test_an_export_that_is_stopped_writes_nothing(
    desk: Desk, job: Job, tmp_path: Path, name: str, share: float
) -> None:
    def stop(done: int, total: int) -> None:
        if done / total >= share:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Reports(desk.records).export(job.id, tmp_path / name, tell=stop)
    assert list(tmp_path.glob("*out*")) == []
    assert list(tmp_path.glob(".out*")) == []


# sheets that cannot take columns, and those that have them already


def csv_job(desk: Desk, tmp_path: Path) -> Job:
    """A job from a text file; its first row was sent."""
    sheet = tmp_path / "people.csv"
    sheet.write_text("Name,E-mail,Amount\nAnna,anna@x.example,=1+1\nBinh,binh@x.example,00042\n", encoding="utf-8")
    return sent_job(desk, sheet, Template(subject="Hi", html="x"))


def sent_job(desk: Desk, sheet: Path, template: Template) -> Job:
    campaigns = Campaigns(
        desk.records, lambda source: keep_workbook(desk.folder, source), desk.parts(desk.path).clock, locale="en-US"
    )
    account = next(iter(desk.records.accounts()), None) or desk.account()
    job = campaigns.put_in(
        campaigns.proofed(Draft(sheet=sheet, template=template), Sender("a@x.example")), Wish(account=account)
    )
    with desk.engine() as engine:
        engine.activate(job)
        engine.end(job, "anna@x.example", Verdict.SENT)
    return job


def test_a_text_file_comes_back_as_a_new_workbook(desk: Desk, tmp_path: Path) -> None:
    job = csv_job(desk, tmp_path)
    reports, out = Reports(desk.records), tmp_path / "out.xlsx"
    assert reports.export(job.id, out) == 2
    sheet = load_workbook(out).worksheets[0]
    assert [cell.value for cell in sheet[1]] == ["Name", "E-mail", "Amount", *HEADERS]
    assert [cell.value for cell in sheet[2]][:4] == ["Anna", "anna@x.example", "=1+1", "sent"]
    assert sheet["C2"].data_type == "s"
    assert [cell.value for cell in sheet[3]][2:4] == ["00042", "queued"]
    assert reports.note(job.id, out) == (
        "people.csv cannot take more columns: the new workbook holds its rows as they were shown."
    )


def test_a_worksheet_without_room_is_named_as_the_user_knows_it(desk: Desk, tmp_path: Path) -> None:
    sheet, book = tmp_path / "people.xlsx", Workbook()
    page = book.worksheets[0]
    page["A1"], page["XFD1"], page["A2"] = "E-mail", "Last", "anna@x.example"
    book.save(sheet)
    job = sent_job(desk, sheet, Template(subject="Hi", html="x"))
    with pytest.raises(SheetError) as caught:
        Reports(desk.records).export(job.id, tmp_path / "out.xlsx")
    assert (caught.value.code, caught.value.where) == ("no-room", str(sheet))


def test_the_user_s_text_file_may_be_gone(desk: Desk, tmp_path: Path) -> None:
    job = csv_job(desk, tmp_path)
    (tmp_path / "people.csv").unlink()
    assert Reports(desk.records).export(job.id, tmp_path / "out.xlsx") == 2


def test_a_workbook_can_come_back_as_text(desk: Desk, job: Job, tmp_path: Path) -> None:
    reports, out = Reports(desk.records), tmp_path / "out.csv"
    assert reports.export(job.id, out) == 5
    lines = out.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "Name,E-mail,Amount," + ",".join(HEADERS)
    assert [line.split(",")[0] for line in lines[1:]] == [str(row[0]) for row in (*PEOPLE[1:], PEOPLE[1], ("Dee",))]
    assert reports.note(job.id, out) == "The text file holds the rows of orders.xlsx as they were shown."
    assert reports.note(job.id, tmp_path / "out.xlsx") is None


def test_an_export_that_is_sent_again_has_its_results_written_anew(desk: Desk, tmp_path: Path) -> None:
    template = Template(subject="Hi", html="x")
    first = sent_job(desk, write_workbook(tmp_path / "a.xlsx"), template)
    Reports(desk.records).export(first.id, tmp_path / "b.xlsx")
    second = sent_job(desk, tmp_path / "b.xlsx", template)
    Reports(desk.records).export(second.id, tmp_path / "c.xlsx")
    header, *rows = results(tmp_path / "c.xlsx")
    assert header == HEADERS
    assert rows[0][3] == desk.delivery(second, "anna@x.example").message_id


def test_results_that_somebody_wrote_into_are_kept(desk: Desk, tmp_path: Path) -> None:
    template = Template(subject="Hi", html="x")
    first = sent_job(desk, write_workbook(tmp_path / "a.xlsx"), template)
    Reports(desk.records).export(first.id, tmp_path / "b.xlsx")
    book = load_workbook(tmp_path / "b.xlsx")
    book.worksheets[0]["D3"] = "called her"
    book.save(tmp_path / "b.xlsx")
    second = sent_job(desk, tmp_path / "b.xlsx", template)
    Reports(desk.records).export(second.id, tmp_path / "c.xlsx")
    header, *rows = results(tmp_path / "c.xlsx")
    assert header == HEADERS * 2
    assert rows[1][0] == "called her"


@pytest.mark.parametrize("name", ["out.xlsx", "out.csv"])
def test_a_row_with_several_addresses_tells_of_each(desk: Desk, tmp_path: Path, name: str) -> None:
    rows = (*PEOPLE, ("Dee", "dee@x.example; eve@x.example", 1.0))
    draft = Draft(
        sheet=write_workbook(tmp_path / "orders.xlsx", rows),
        template=Template(subject="Hi", html="x", split_addresses=True),
    )
    campaigns = Campaigns(
        desk.records, lambda source: keep_workbook(desk.folder, source), desk.parts(desk.path).clock, locale="en-US"
    )
    proofed = campaigns.proofed(draft, Sender("a@x.example"))
    job = campaigns.put_in(proofed, Wish(account=desk.account()))
    with desk.engine() as engine:
        engine.activate(job)
        engine.end(job, "dee@x.example", Verdict.SENT, Reply(code=250, enhanced="2.0.0", text="Ok"))
        engine.end(job, "eve@x.example", Verdict.FAIL, GONE)
    out = tmp_path / name
    assert Reports(desk.records).export(job.id, out) == 4
    lines = (
        results(out) if name == "out.xlsx" else [line.split(",")[3:] for line in out.read_text("utf-8").splitlines()]
    )
    assert lines[4][0] == "failed"
    assert str(lines[4][2]).startswith(("dee@x.example: sent; eve@x.example: ", '"dee@x.example: sent; eve'))


@pytest.mark.parametrize(
    ("source", "suffix"),
    [("a.xlsx", ".xlsx"), ("A.XLSM", ".xlsm"), ("a.csv", ".xlsx"), ("a.xltx", ".xlsx"), ("a", ".xlsx")],
)
def test_what_an_export_is_called_by_itself(source: str, suffix: str) -> None:
    assert written_suffix(source) == suffix


def test_a_result_is_looked_for_beside_the_workbook(desk: Desk, job: Job, tmp_path: Path) -> None:
    reports = Reports(desk.records)
    assert reports.folder(job.id) == tmp_path
    assert desk.records.snapshot(job.id).source.parent == tmp_path


@pytest.mark.parametrize("name", ["gone", "mailtool-pasted-x1"])
def test_a_result_without_a_place_of_its_own_goes_home(desk: Desk, tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    draft = Draft(sheet=write_workbook(folder / "cells.xlsx"), template=Template(subject="Hi", html="x"))
    clock = desk.parts(desk.path).clock
    campaigns = Campaigns(desk.records, lambda source: keep_workbook(desk.folder, source), clock, locale="en-US")
    job = campaigns.put_in(campaigns.proofed(draft, Sender("a@x.example")), Wish(account=desk.account()))
    if name == "gone":
        (folder / "cells.xlsx").unlink()
        folder.rmdir()
    assert Reports(desk.records).folder(job.id) == Path.home()
