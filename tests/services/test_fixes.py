"""Cells corrected and rows left out before anybody is addressed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from quopri import decodestring

import pytest
from openpyxl import load_workbook

from mailtool_gui.domain.clock import SystemClock
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.errors import JobError, SheetError
from mailtool_gui.domain.fixes import Correction, Fix, Skip
from mailtool_gui.domain.message import Template
from mailtool_gui.domain.sheet import BLANK_CELL, CellKind
from mailtool_gui.messages.builder import Sender
from mailtool_gui.services.campaigns import Campaigns, Proofed
from mailtool_gui.services.draft import Draft
from mailtool_gui.services.fixes import FixedRows, addressed_anew, mended, put_right
from mailtool_gui.services.wish import Wish
from mailtool_gui.sheets.open import open_table
from mailtool_gui.store.workbooks import keep_workbook
from tests.support.desk import Desk
from tests.support.workbooks import PEOPLE, write_workbook

SENDER = Sender("office@example.com", "The Office")
TEMPLATE = Template(subject="Hi {{name}}", html="<p>{{amount}}</p>")
FAULTY = (*PEOPLE, ("Dee", "dee at x", 1.0), ("Anna", "anna@x.example", "#N/A"))


@pytest.fixture
def campaigns(desk: Desk) -> Campaigns:
    return Campaigns(desk.records, lambda source: keep_workbook(desk.folder, source), SystemClock(), locale="en-US")


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return write_workbook(tmp_path / "orders.xlsx", FAULTY)


def fix(cell: str, value: str) -> Fix:
    return Fix(row=int(cell[1:]), column=cell[0], value=value)


def proofed(campaigns: Campaigns, sheet: Path, *fixes: Fix, **more: object) -> Proofed:
    template = more.pop("template", TEMPLATE)
    return campaigns.proofed(Draft(sheet=sheet, template=template, fixes=fixes, **more), SENDER)  # type: ignore[arg-type]  # any field


def test_a_corrected_address_is_sent_to_and_the_sheet_stays(campaigns: Campaigns, sheet: Path) -> None:
    before = sheet.read_bytes()
    found = proofed(campaigns, sheet, fix("B5", "dee@x.example"), fix("C6", "3.00"))
    assert [r.address for r in found.recipients][3] == "dee@x.example"
    assert found.errors == []
    assert found.corrections == (
        Correction(row=5, letter="B", header="E-mail", before="dee at x", after="dee@x.example"),
        Correction(row=6, letter="C", header="Amount", before="#N/A", after="3.00"),
    )
    assert found.corrections[0].words == "B5 E-mail: dee at x → dee@x.example"
    assert sheet.read_bytes() == before
    assert found.table.rows[3].cells[1].shown == "dee at x"


def test_a_correction_is_read_as_it_was_typed(campaigns: Campaigns, sheet: Path) -> None:
    found = proofed(campaigns, sheet, fix("C2", "twelve"), fix("B5", "dee@x.example"), fix("A3", ""))
    assert found.recipients[0].rows[0].cells[2] == ("twelve", "twelve", CellKind.TEXT, None)
    assert found.recipients[1].rows[0].cells[0] == BLANK_CELL
    assert found.corrections[1].words == "A3 Name: Bình → (empty)"


def test_what_stands_there_already_is_no_correction(campaigns: Campaigns, sheet: Path) -> None:
    found = proofed(campaigns, sheet, fix("A2", "Anna"), fix("C2", "12.50"))
    assert found.corrections == ()
    assert found.recipients[0].rows[0].cells[2].raw == 12.5


def test_the_proof_looks_at_what_was_typed(campaigns: Campaigns, sheet: Path) -> None:
    found = proofed(campaigns, sheet, fix("B2", "still no address"))
    assert {problem.cell for problem in found.errors} == {"B2", "B5", "C6"}


def test_corrected_groups_come_together(campaigns: Campaigns, sheet: Path) -> None:
    template = Template(subject="Hi", html="{{ row_count }}", group_by="Name")
    apart = proofed(campaigns, sheet, template=template)
    assert [r.row_numbers for r in apart.recipients] == [(2, 6), (3,), (4,), (5,)]
    together = proofed(campaigns, sheet, fix("A6", "Cao"), fix("B6", "CAO@x.example"), template=template)
    assert [r.row_numbers for r in together.recipients] == [(2,), (3,), (4, 6), (5,)]


def test_rows_that_are_left_out_are_skipped_with_their_reason_and_need_no_leave(
    campaigns: Campaigns, sheet: Path, desk: Desk
) -> None:
    skips = (Skip(row=5, reason="  called\n her "), Skip(row=6))
    found = proofed(campaigns, sheet, skips=skips)
    assert (found.ready, found.errors, [r.row_numbers for r in found.recipients]) == (3, [], [(2,), (3,), (4,)])
    job = campaigns.put_in(found, Wish(account=desk.account()))
    told = [(d.rows, d.address, d.status, d.reason) for d, _ in desk.records.recipients(job.id)]
    assert told[3:] == [
        ((5,), "dee at x", DeliveryStatus.SKIPPED, "Left out before sending: called her"),
        ((6,), "anna@x.example", DeliveryStatus.SKIPPED, "Left out before sending."),
    ]


def test_a_row_that_is_left_out_leaves_its_group(campaigns: Campaigns, sheet: Path, desk: Desk) -> None:
    template = Template(subject="Hi", html="{{ row_count }}", group_by="E-mail")
    found = proofed(campaigns, sheet, skips=(Skip(row=2),), template=template)
    assert [r.row_numbers for r in found.recipients] == [(3,), (4,), (5,), (6,)]
    assert [r.row_numbers for r in found.everybody] == [(2,), (3,), (4,), (5,), (6,)]


def test_they_are_kept_with_the_job(campaigns: Campaigns, sheet: Path, desk: Desk) -> None:
    found = proofed(campaigns, sheet, fix("B5", "dee@x.example"), skips=(Skip(row=6),))
    job = campaigns.put_in(found, Wish(account=desk.account()))
    assert desk.records.snapshot(job.id).fixes == found.corrections
    frozen = {d.rows: r for d, r in desk.records.recipients(job.id)}
    assert frozen[5,].address == frozen[5,].rows[0].cells[1].shown == "dee@x.example"


def test_a_changed_sheet_is_still_found_out_and_corrections_are_no_change(
    campaigns: Campaigns, sheet: Path, desk: Desk
) -> None:
    wish = Wish(account=desk.account(), skip_errors=True)
    found = proofed(campaigns, sheet, fix("B5", "dee@x.example"), skips=(Skip(row=6),))
    write_workbook(sheet, FAULTY)  # saved again as it was
    assert campaigns.put_in(found, wish).progress.total == 5
    write_workbook(sheet, (*FAULTY[:4], ("Dee", "dee@other.example", 1.0), FAULTY[5]))
    with pytest.raises(JobError, match="B5"):
        campaigns.put_in(found, wish)


def test_one_message_shows_what_was_corrected(campaigns: Campaigns, sheet: Path) -> None:
    draft = Draft(sheet=sheet, template=TEMPLATE, fixes=(fix("C2", "nothing"),), skips=(Skip(row=3, reason="no"),))
    assert b"<p>nothing</p>" in decodestring(campaigns.rendered(draft, SENDER, 2)[1].data)
    with pytest.raises(SheetError, match="Left out before sending: no") as caught:
        campaigns.rendered(draft, SENDER, 3)
    assert caught.value.code == "row-with-error"


@pytest.mark.parametrize(
    ("fixes", "skips", "code", "where"),
    [
        ((fix("B9", "x"),), (), "no-such-row", "row 9"),
        ((fix("B1", "x"),), (), "no-such-row", "row 1"),
        ((fix("Z2", "x"),), (), "no-such-column", "Z2"),
        ((fix("B2", "x"), fix("B2", "y")), (), "corrected-twice", "B2"),
        ((), (Skip(row=7),), "no-such-row", "row 7"),
        ((), tuple(Skip(row=row) for row in range(2, 7)), "all-skipped", "orders.xlsx"),
    ],
)
def test_what_cannot_be_is_refused(
    campaigns: Campaigns, sheet: Path, fixes: tuple[Fix, ...], skips: tuple[Skip, ...], code: str, where: str
) -> None:
    with pytest.raises(SheetError) as caught:
        proofed(campaigns, sheet, *fixes, skips=skips)
    assert caught.value.code == code
    assert where in (caught.value.where or "")


def test_rows_on_disk_stay_there(sheet: Path) -> None:
    table = open_table(sheet, locale="en-US")
    looked: list[int] = []
    changed = mended(table, (fix("A3", "Binh"),), (Skip(row=2),)).table
    rows = changed.rows
    assert isinstance(rows, FixedRows)
    assert [row.number for row in rows] == [row.number for row in rows.left_there(looked.append)] == [3, 4, 5, 6]
    assert [row.cells[0].shown for row in rows.left_there(looked.append)[:2]] == ["Binh", "Cao"]
    assert (rows[0].cells[0].shown, rows[-1].number, len(rows)) == ("Binh", 6, 4)
    assert mended(table, (), ()).table is table


def test_a_row_that_excel_hides_is_not_said_to_be_missing(campaigns: Campaigns, sheet: Path) -> None:
    workbook = load_workbook(sheet)
    workbook.worksheets[0].row_dimensions[3].hidden = True
    workbook.save(sheet)
    with pytest.raises(SheetError, match="hidden in Excel are left out") as caught:
        proofed(campaigns, sheet, fix("A3", "x"))
    assert caught.value.code == "no-such-row"


def test_one_recipient_is_put_right_by_itself(campaigns: Campaigns, sheet: Path) -> None:
    table = open_table(sheet, locale="en-US")
    recipient = proofed(campaigns, sheet).recipients[3]
    assert recipient.address == "dee at x"
    corrected = put_right(recipient, table.columns, [fix("C5", "7"), fix("C6", "8"), fix("Z5", "no such column")])
    assert [cell.shown for cell in corrected.rows[0].cells] == ["Dee", "dee at x", "7"]
    assert recipient.rows[0].cells[2].shown != "7", "the one before stays"
    assert put_right(recipient, table.columns, [fix("B5", "dee at x")]).rows == recipient.rows
    assert put_right(recipient, table.columns, []) is recipient


@pytest.mark.parametrize(
    ("cell", "value", "address", "usable"),
    [
        ("B5", "dee@x.example", "dee@x.example", True),
        ("B5", "Dee <dee@x.example>", "dee@x.example", True),
        ("B5", "", "", False),
        ("C5", "7", "dee at x", False),
    ],
)
def test_one_recipient_is_addressed_anew(
    campaigns: Campaigns, sheet: Path, cell: str, value: str, address: str, usable: bool
) -> None:
    table = open_table(sheet, locale="en-US")
    before = proofed(campaigns, sheet).recipients[3]
    corrected = addressed_anew(put_right(before, table.columns, [fix(cell, value)]), before, table, "E-mail")
    assert (corrected.address, corrected.error is None) == (address, usable)
    assert corrected.rows == put_right(before, table.columns, [fix(cell, value)]).rows


def test_an_address_of_several_in_one_cell_stays_while_its_cell_does(campaigns: Campaigns, tmp_path: Path) -> None:
    sheet = write_workbook(tmp_path / "several.xlsx", (*PEOPLE, ("Dee", "dee@x.example; eve@x.example", 1.0)))
    table = open_table(sheet, locale="en-US")
    second = proofed(campaigns, sheet, template=replace(TEMPLATE, split_addresses=True)).recipients[-1]
    assert second.address == "eve@x.example"
    corrected = put_right(second, table.columns, [fix("C5", "7")])
    assert addressed_anew(corrected, second, table, "E-mail") == corrected
    assert addressed_anew(corrected, second, table, "E-mail", split=True) == corrected


@pytest.mark.parametrize(
    ("value", "place", "address"),
    [
        ("dee@x.example; eve@y.example", -1, "eve@y.example"),
        ("dee@x.example; eve@y.example", -2, "dee@x.example"),
        ("dora@x.example", -1, "dora@x.example"),
        ("dora@x.example; flo@x.example; gil@x.example", -2, "dora@x.example"),
    ],
)
def test_one_of_several_in_a_cell_is_addressed_anew(
    campaigns: Campaigns, tmp_path: Path, value: str, place: int, address: str
) -> None:
    sheet = write_workbook(tmp_path / "several.xlsx", (*PEOPLE, ("Dee", "dee@x.example; eve@x.example", 1.0)))
    table = open_table(sheet, locale="en-US")
    before = proofed(campaigns, sheet, template=replace(TEMPLATE, split_addresses=True)).recipients[place]
    now = addressed_anew(put_right(before, table.columns, [fix("B5", value)]), before, table, "E-mail", split=True)
    assert (now.address, now.error) == (address, None)


def test_what_was_an_error_is_the_first_of_its_addresses_once_they_are_split(
    campaigns: Campaigns, tmp_path: Path
) -> None:
    sheet = write_workbook(tmp_path / "several.xlsx", (*PEOPLE, ("Dee", "dee@x.example; eve@x.example", 1.0)))
    table, before = open_table(sheet, locale="en-US"), proofed(campaigns, sheet).recipients[-1]
    assert before.error is not None
    now = addressed_anew(before, before, table, "E-mail", split=True)
    assert (now.address, now.error) == ("dee@x.example", None)
    assert addressed_anew(before, before, table, "E-mail") == before
