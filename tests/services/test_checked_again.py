"""A sheet that was checked is not read again for the next check, unless it or the way it is read is another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mailtool_gui.domain.clock import SystemClock
from mailtool_gui.domain.fixes import Fix
from mailtool_gui.domain.message import Template
from mailtool_gui.domain.sheet import ReadOptions
from mailtool_gui.services.campaigns import Campaigns, Proofed
from mailtool_gui.services.draft import Draft
from mailtool_gui.services.eml_folder import nobody
from mailtool_gui.store.workbooks import keep_workbook
from tests.support.desk import Desk
from tests.support.workbooks import PEOPLE, write_workbook


@pytest.fixture
def campaigns(desk: Desk) -> Campaigns:
    return Campaigns(desk.records, lambda source: keep_workbook(desk.folder, source), SystemClock(), locale="en-US")


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    sheet = write_workbook(tmp_path / "people.xlsx", (*PEOPLE, ("Dee", "dee at x", 1.0)))
    return Draft(sheet=sheet, template=Template(subject="Hi {{name}}", html="<p>{{amount}}</p>"))


@pytest.fixture
def known(campaigns: Campaigns, draft: Draft) -> Proofed:
    return campaigns.checked(draft, None, nobody)


def test_a_correction_is_checked_without_reading_the_sheet(campaigns: Campaigns, draft: Draft, known: Proofed) -> None:
    told: list[tuple[int, int]] = []
    mended = replace(draft, fixes=(Fix.at("B5", "dee@x.example"),))
    again = campaigns.checked(mended, None, lambda done, total: told.append((done, total)), known=known)
    assert again.table is known.table
    assert (known.ready, again.ready) == (3, 4)
    assert all(total for _, total in told)  # nothing was read
    assert again.problems == campaigns.checked(mended, None, nobody).problems


@pytest.mark.parametrize(
    "otherwise", [{"options": ReadOptions(header_row=2)}, {"locale": "de-DE"}], ids=["options", "region"]
)
def test_what_is_read_otherwise_is_read(
    campaigns: Campaigns, draft: Draft, known: Proofed, otherwise: dict[str, object]
) -> None:
    other = replace(draft, template=Template(subject="Hi", html="<p>x</p>"), **otherwise)  # type: ignore[arg-type]  # of a table
    assert campaigns.checked(other, None, nobody, known=known).table is not known.table


def test_a_sheet_that_was_saved_again_is_read(campaigns: Campaigns, draft: Draft, known: Proofed) -> None:
    write_workbook(draft.sheet, PEOPLE[:2])
    again = campaigns.checked(draft, None, nobody, known=known)
    assert len(again.table.rows) == 1
