from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.limits import DEFAULT_LIMITS
from mailtool_gui.sheets.xlsx.package import Package
from mailtool_gui.sheets.xlsx.workbook import Workbook, Worksheet, choose_worksheet, read_workbook
from tests.sheets.workbooks import MAIN, sheet_xml, write_workbook

BOOK = Workbook(
    part="xl/workbook.xml",
    worksheets=(
        Worksheet("Settings", "a.xml", visible=False),
        Worksheet("Orders", "b.xml", visible=True),
        Worksheet("Đơn hàng", "c.xml", visible=True),
    ),
    date1904=False,
)


def _read(path: Path) -> Workbook:
    with Package(path, DEFAULT_LIMITS) as package:
        return read_workbook(package)


def test_worksheets_stand_in_the_order_of_their_tabs(tmp_path: Path) -> None:
    sheets = [sheet_xml("")] * 3
    states = ("visible", "hidden", "veryHidden")
    book = _read(write_workbook(tmp_path / "a.xlsx", *sheets, names=("One", "Zwei", "Ba"), states=states))
    assert book.names == ("One", "Zwei", "Ba")
    assert [sheet.visible for sheet in book.worksheets] == [True, False, False]
    assert [sheet.part for sheet in book.worksheets] == [f"xl/worksheets/sheet{n}.xml" for n in (1, 2, 3)]


@pytest.mark.parametrize("date1904", [True, False])
def test_where_dates_begin(tmp_path: Path, date1904: bool) -> None:
    assert _read(write_workbook(tmp_path / "a.xlsx", sheet_xml(""), date1904=date1904)).date1904 is date1904


@pytest.mark.parametrize("kind", ["chartsheet", "dialogsheet", "xlMacrosheet"])
def test_only_worksheets_count(tmp_path: Path, kind: str) -> None:
    path = write_workbook(tmp_path / "a.xlsx", sheet_xml(""), sheet_xml(""), kinds=(kind, "worksheet"))
    assert _read(path).names == ("Sheet2",)


def test_a_workbook_of_charts_alone_is_empty(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", sheet_xml(""), kinds=("chartsheet",))
    with pytest.raises(SheetError, match="no worksheets") as error:
        _read(path)
    assert error.value.code == "empty-sheet"


def test_a_package_without_relationships_is_looked_at_in_the_usual_place(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", f'<workbook xmlns="{MAIN}"/>')
    with pytest.raises(SheetError, match="no worksheets"):
        _read(path)


@pytest.mark.parametrize(
    ("name", "chosen"), [(None, "Orders"), ("Orders", "Orders"), ("orders", "Orders"), ("ĐƠN HÀNG", "Đơn hàng")]
)
def test_worksheets_are_chosen_by_name_or_by_the_first_tab(name: str | None, chosen: str) -> None:
    assert choose_worksheet(BOOK, name, "a.xlsx").name == chosen


def test_hidden_worksheets_can_be_chosen() -> None:
    assert choose_worksheet(BOOK, "Settings", "a.xlsx").part == "a.xml"


def test_a_workbook_with_hidden_worksheets_alone_gives_the_first() -> None:
    book = Workbook(part="x", worksheets=(Worksheet("Hidden", "a.xml", visible=False),), date1904=False)
    assert choose_worksheet(book, None, "a.xlsx").name == "Hidden"


@pytest.mark.parametrize(
    ("name", "hint"), [("Order", "“Orders”"), ("Don hang", "“Đơn hàng”"), ("Setting", "“Settings”")]
)
def test_the_nearest_name_is_offered(name: str, hint: str) -> None:
    with pytest.raises(SheetError) as error:
        choose_worksheet(BOOK, name, "a.xlsx")
    assert f"Did you mean {hint}?" in error.value.message


def test_no_name_is_offered_where_none_is_near() -> None:
    with pytest.raises(SheetError) as error:
        choose_worksheet(BOOK, "xyz", "a.xlsx")
    assert "Did you mean" not in error.value.message
    assert "Settings, Orders, Đơn hàng" in error.value.message
