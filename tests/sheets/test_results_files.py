"""The copy that takes the results: whole or not there, its other parts untouched."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import ReadOptions
from mailtool_gui.sheets.open import open_table
from mailtool_gui.sheets.results import write_results
from tests.sheets.workbooks import sheet_xml, simple_workbook, text_rows, write_workbook

SHEET = "xl/worksheets/sheet1.xml"


def test_other_parts_keep_their_bytes_and_their_order(tmp_path: Path) -> None:
    extra = {"xl/vbaProject.bin": os.urandom(5000), "xl/charts/chart1.xml": b"<chart/>", "xl/media/": b""}
    path = write_workbook(tmp_path / "a.xlsm", sheet_xml(text_rows(["Name"], ["Anna"])), extra=extra)
    out = tmp_path / "out.xlsm"
    write_results(path, out, worksheet="Sheet1", header_row=1, headers=("Status",), values={2: ("sent",)})
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out) as new:
        assert new.namelist() == old.namelist()
        assert [name for name in old.namelist() if old.read(name) != new.read(name)] == [SHEET]
        assert [i.compress_type for i in new.infolist()] == [i.compress_type for i in old.infolist()]


def test_the_right_worksheet_is_written(tmp_path: Path) -> None:
    sheets = [sheet_xml(text_rows(["One"])), sheet_xml(text_rows(["Two"]))]
    path = write_workbook(tmp_path / "a.xlsx", *sheets)
    out = tmp_path / "out.xlsx"
    write_results(path, out, worksheet="Sheet2", header_row=1, headers=("Status",), values={})
    assert [column.header for column in open_table(out).columns] == ["One"]
    assert [column.header for column in open_table(out, options=ReadOptions(worksheet="Sheet2")).columns] == [
        "Two",
        "Status",
    ]


def test_the_workbook_itself_is_never_written_over(tmp_path: Path) -> None:
    path = simple_workbook(tmp_path / "a.xlsx", ["Name"])
    before = path.read_bytes()
    (tmp_path / "link.xlsx").symlink_to(path)
    for out in (path, tmp_path / "link.xlsx"):
        with pytest.raises(SheetError) as error:
            write_results(path, out, worksheet="Sheet1", header_row=1, headers=("Status",), values={})
        assert error.value.code == "would-overwrite"
    assert path.read_bytes() == before


def test_an_older_result_is_replaced_whole(tmp_path: Path) -> None:
    path = simple_workbook(tmp_path / "a.xlsx", ["Name"])
    out = tmp_path / "out.xlsx"
    out.write_bytes(b"old")
    write_results(path, out, worksheet="Sheet1", header_row=1, headers=("Status",), values={})
    assert [column.header for column in open_table(out).columns] == ["Name", "Status"]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.xlsx", "out.xlsx"]


def test_a_failure_leaves_the_older_result_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = simple_workbook(tmp_path / "a.xlsx", ["Name"])
    out = tmp_path / "out.xlsx"
    out.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SheetError, match="No space left") as error:
        write_results(path, out, worksheet="Sheet1", header_row=1, headers=("Status",), values={})
    assert (error.value.code, error.value.where) == ("not-written", str(out))
    assert out.read_bytes() == b"old"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.xlsx", "out.xlsx"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    path = simple_workbook(tmp_path / "a.xlsx", ["Name"])
    with pytest.raises(SheetError) as error:
        write_results(path, tmp_path / "no" / "out.xlsx", worksheet="Sheet1", header_row=1, headers=(), values={})
    assert error.value.code == "not-written"


def test_damage_in_any_part_is_noticed(tmp_path: Path) -> None:
    path = write_workbook(
        tmp_path / "a.xlsx", sheet_xml(text_rows(["Name"])), extra={"xl/media/a.png": os.urandom(999)}
    )
    data = bytearray(path.read_bytes())
    data[data.index(b"xl/media/a.png") + 500] ^= 1
    path.write_bytes(data)
    with pytest.raises(SheetError) as error:
        write_results(path, tmp_path / "out.xlsx", worksheet="Sheet1", header_row=1, headers=("Status",), values={})
    assert (error.value.code, error.value.where) == ("damaged-file", str(path))
    assert not (tmp_path / "out.xlsx").exists()


def test_a_workbook_that_is_gone_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gone.xlsx"
    with pytest.raises(SheetError) as error:
        write_results(path, tmp_path / "out.xlsx", worksheet="Sheet1", header_row=1, headers=(), values={})
    assert (error.value.code, error.value.where) == ("unreadable-file", str(path))
