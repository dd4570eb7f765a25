from __future__ import annotations

import pytest

from mailtool_gui.sheets.xlsx.added_filter import CellRange, added_filter, added_filter_name, filter_range
from mailtool_gui.sheets.xlsx.outline import outline
from mailtool_gui.sheets.xlsx.scan import SheetScan, scan_sheet
from mailtool_gui.sheets.xlsx.splices import spliced
from tests.sheets.workbooks import sheet_xml, text_rows

ROWS = text_rows(["Name", "City"], ["Anna", "Hue"])
ROOM = range(2, 4)
WANTED = CellRange(0, 1, 3, 9)


def _scan(after: str, rows: str = ROWS) -> tuple[bytes, SheetScan]:
    data = sheet_xml(rows, after=after).encode()
    return data, scan_sheet([data], (1, 2), "a.xlsx")


@pytest.mark.parametrize(
    ("after", "reference"),
    [
        ("", "A1:D9"),
        ('<tableParts count="1"/>', "C1:D9"),
        ('<autoFilter ref="A1:B2"/>', "A1:D2"),
        ('<autoFilter ref="$B$1:$B$2"/>', "B1:D2"),
        ('<autoFilter ref="A1:B2"/><tableParts count="1"/>', "A1:D2"),
        ('<autoFilter ref="A5:B9"/>', None),
        ('<autoFilter ref="A1:C2"/>', None),
        ('<autoFilter ref="Prices"/>', None),
        ("<autoFilter/>", None),
    ],
)
def test_what_a_filter_reaches_over(after: str, reference: str | None) -> None:
    wanted = filter_range(_scan(after)[1], ROOM, header_row=1, last_row=9)
    assert (wanted and str(wanted)) == reference


def test_a_sheet_without_cells_filters_the_new_ones() -> None:
    assert str(filter_range(_scan("", "")[1], range(2), header_row=1, last_row=0)) == "A1:B1"


VIEWS = '<customSheetViews><v><autoFilter ref="A1"/></v></customSheetViews>'
PROTECTED = '<sheetProtection sheet="1"/><scenarios/>'
OLD = '<autoFilter ref="{}" x="1"><filterColumn colId="0"/></autoFilter>'


@pytest.mark.parametrize(
    ("after", "made"),
    [
        ("", "{}"),
        ("<mergeCells/>", "{}<mergeCells/>"),
        (f"{PROTECTED}<pageMargins/>", f"{PROTECTED}{{}}<pageMargins/>"),
        (VIEWS, f"{{}}{VIEWS}"),
        (OLD.format("A1:B2"), OLD.format("A1:D9")),
    ],
)
def test_a_filter_stands_where_the_schema_wants_it(after: str, made: str) -> None:
    data, scan = _scan(after)
    written = b"".join(spliced([data], [added_filter(scan, WANTED, "")])).decode()
    assert written == sheet_xml(ROWS, after=made.format('<autoFilter ref="A1:D9"/>'))


def _named(inside: str, worksheet: str = "Bob's & Co") -> str:
    part = (
        '<workbook><workbookPr/><sheets><sheet name="One"/><sheet name="BOB\'s &amp; Co"/></sheets>'
        f"{inside}<calcPr/></workbook>"
    )
    changes = added_filter_name(outline([part.encode()], "a.xlsx"), worksheet, WANTED)
    return b"".join(spliced([part.encode()], changes)).decode()


NAME = (
    '<definedName name="_xlnm._FilterDatabase" localSheetId="1" hidden="1">'
    "'Bob''s &amp; Co'!$A$1:$D$9</definedName>"
)


OTHER = '<definedName name="y">2</definedName>'
STALE = '<definedName name="_xlnm._FilterDatabase" localSheetId="{}">old</definedName>'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f"<definedNames>{NAME}</definedNames>"),
        ("<externalReferences/>", f"<externalReferences/><definedNames>{NAME}</definedNames>"),
        (f"<definedNames>{OTHER}</definedNames>", f"<definedNames>{OTHER}{NAME}</definedNames>"),
        (
            f"<definedNames>{STALE.format(1)}{OTHER}</definedNames>",
            f"<definedNames>{NAME}{OTHER}</definedNames>",
        ),
        (
            f"<definedNames>{STALE.format(0)}</definedNames>",
            f"<definedNames>{STALE.format(0)}{NAME}</definedNames>",
        ),
    ],
)
def test_the_hidden_name_goes_with_it_and_stands_once(before: str, after: str) -> None:
    assert f"</sheets>{after}<calcPr/>" in _named(before)


def test_a_sheet_that_is_not_listed_gets_no_name() -> None:
    assert "definedName" not in _named("", "Two")
