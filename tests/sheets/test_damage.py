"""Damaged workbooks: whatever is wrong with a file, it is a SheetError and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import Table
from mailtool_gui.sheets.open import open_table
from tests.sheets.workbooks import number_cell, sheet_xml, text_rows, write_workbook

SHEET = sheet_xml(
    text_rows(["Name", "Amount"]) + f'<row r="2">{number_cell("A2", 5, 1)}<c r="B2" t="s"><v>0</v></c></row>'
)
relaxed = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=100)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("whole") / "a.xlsx"
    return write_workbook(path, SHEET, formats=["0.00"], strings=["<t>text</t>"]).read_bytes()


def _opened(path: Path) -> Table | SheetError:
    try:
        return open_table(path)
    except SheetError as error:
        return error


@relaxed
@given(changes=st.lists(st.tuples(st.integers(0, 10**4), st.integers(0, 255)), min_size=1, max_size=5))
def test_changed_bytes(whole: bytes, tmp_path: Path, changes: list[tuple[int, int]]) -> None:
    data = bytearray(whole)
    for place, value in changes:
        data[place % len(data)] = value
    (tmp_path / "a.xlsx").write_bytes(data)
    _opened(tmp_path / "a.xlsx")


@relaxed
@given(length=st.integers(1, 10**4))
def test_cut_files(whole: bytes, tmp_path: Path, length: int) -> None:
    (tmp_path / "a.xlsx").write_bytes(whole[: length % len(whole) or 1])
    assert isinstance(_opened(tmp_path / "a.xlsx"), SheetError)


@relaxed
@given(st.data())
def test_changed_xml(tmp_path: Path, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(SHEET)))
    end = data.draw(st.integers(start, min(start + 20, len(SHEET))))
    middle = data.draw(st.text('<>/="rcvst0A1 xé', max_size=8))
    path = write_workbook(tmp_path / "a.xlsx", SHEET[:start] + middle + SHEET[end:], strings=["<t>text</t>"])
    _opened(path)


@relaxed
@given(st.sampled_from(["xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels"]), st.binary())
def test_parts_of_rubbish(tmp_path: Path, part: str, content: bytes) -> None:
    assert isinstance(_opened(write_workbook(tmp_path / "a.xlsx", SHEET, extra={part: content})), SheetError)


@relaxed
@given(
    kind=st.sampled_from(["n", "s", "str", "b", "e", "d", "inlineStr", "odd", ""]),
    style=st.text("0123456789-x", max_size=6),
    text=st.text("0123456789.-+eETZ: #N/Axinf", max_size=12),
)
def test_odd_cells(tmp_path: Path, kind: str, style: str, text: str) -> None:
    cell = f'<c r="A2" t="{kind}" s="{style}"><v>{text}</v><is><t>{text}</t></is></c>'
    rows = text_rows(["Name"]) + f'<row r="2">{cell}</row>'
    _opened(write_workbook(tmp_path / "a.xlsx", sheet_xml(rows), strings=["<t>text</t>"]))
