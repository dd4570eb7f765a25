"""What was put right: kept, listed, dropped where the sheet is another now; rows found by Excel's number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, Qt
from pytestqt.modeltest import ModelTester

from mailtool_gui.domain.fixes import Correction, Fix, Skip
from mailtool_gui.domain.problem import Problem, Severity
from mailtool_gui.domain.sheet import Cell, CellKind, Row, Table
from mailtool_gui.services.sheets import Sheets
from mailtool_gui.ui.mending import Mended, Mending, place_of, row_of
from mailtool_gui.ui.models.changes_model import ChangesModel
from mailtool_gui.ui.models.problem_model import ProblemModel
from mailtool_gui.ui.models.sheet_model import SheetModel
from mailtool_gui.ui.tokens import DARK, LIGHT
from tests.support.workbooks import PEOPLE, write_workbook


@pytest.fixture
def owner(qapp: QObject) -> Iterator[QObject]:
    parent = QObject()
    yield parent
    parent.deleteLater()


@pytest.fixture
def table(tmp_path_factory: pytest.TempPathFactory) -> Table:
    path = write_workbook(tmp_path_factory.mktemp("sheets") / "people.xlsx", PEOPLE)
    return Sheets(locale="en-US").open(path)


def correction(before: str = "Anna", after: str = "Ann", row: int = 2) -> Correction:
    return Correction(row=row, letter="A", header="Name", before=before, after=after)


def rows(numbers: list[int]) -> list[Row]:
    return [Row(number=number, cells=(Cell("x", "x", CellKind.TEXT),)) for number in numbers]


@given(st.lists(st.integers(1, 60), unique=True).map(sorted), st.integers(0, 61))
def test_a_row_is_found_by_its_number(numbers: list[int], wanted: int) -> None:
    found = place_of(rows(numbers), wanted)
    assert found == (numbers.index(wanted) if wanted in numbers else None)


def test_changes_are_kept_in_the_order_of_the_sheet(owner: QObject, table: Table) -> None:
    mending, told = Mending(owner), []
    mending.changed.connect(lambda: told.append(mending.now))
    mending.put_right(correction(row=3))
    mending.put_right(correction())
    mending.put_right(correction(after="Anne"))  # the same cell again
    third = row_of(table, 4)
    assert third is not None
    mending.leave_out(third, "gone")
    assert mending.fixes == (Fix(row=3, column="A", value="Ann"), Fix(row=2, column="A", value="Anne"))
    assert mending.skips == (Skip(row=4, reason="gone"),)
    assert [change.row for change in mending.now.changes] == [2, 3, 4]
    assert mending.now.rows == {2, 3, 4}
    mending.take_back(Skip(row=4))
    mending.put_right(correction(after="Anna"))  # as the sheet has it
    assert [change.row for change in mending.now.changes] == [3]
    mending.reset()
    assert mending.now == Mended()
    assert len(told) == 7
    mending.reset()
    assert len(told) == 7


def test_what_the_sheet_shows_otherwise_is_dropped(owner: QObject, table: Table) -> None:
    mending = Mending(owner)
    mending.put_right(correction(before=table.rows[0].cells[0].shown))
    mending.put_right(correction(before="somebody else", row=3))
    mending.put_right(correction(before="nobody", row=99))
    mending.leave_out(table.rows[2], "")
    mending.leave_out(replace(table.rows[1], cells=tuple(reversed(table.rows[1].cells))), "")
    assert mending.drop_stale(table) == 3
    assert [change.row for change in mending.now.changes] == [2, 4]
    assert mending.drop_stale(table) == 0


def test_the_list_of_changes_is_a_sound_model(owner: QObject, qtmodeltester: ModelTester) -> None:
    model = ChangesModel(owner)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # has no types
    model.show([correction(before="", after=""), Skip(row=3, reason="gone")])
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # has no types
    assert [model.index(0, column).data() for column in range(3)] == ["Corrected", "A2 · Name", "(empty) → (empty)"]
    assert [model.index(1, column).data() for column in range(3)] == ["Left out", "Row 3", "gone"]
    assert model.change(1) == Skip(row=3, reason="gone")
    assert model.change(2) is None


def test_a_finding_is_known_again(owner: QObject) -> None:
    first = Problem(severity=Severity.ERROR, code="bad", message="a", row=2, cell="A2")
    second = replace(first, cell="B2")
    model = ProblemModel(owner)
    model.show([first, second])
    assert model.row_of(replace(second, message="other words")) == 1
    assert model.row_of(replace(second, code="other")) is None
    assert model.row_of(None) is None
    assert (model.problem(0), model.problem(-1), model.problem(2)) == (first, None, None)


def test_marks_are_seen_in_the_sheet_also_in_the_dark(owner: QObject, table: Table, qtmodeltester: ModelTester) -> None:
    model = SheetModel(LIGHT, owner)
    model.show(table)
    mended = Mended(
        corrections={(2, "A"): correction(after="Two\nlines")},
        skips={3: Skip(row=3)},
        rows=frozenset({2, 3}),
    )
    model.show_mended(mended)
    model.set_tokens(DARK)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # has no types
    cell, left_out, plain = model.index(0, 0), model.index(1, 0), model.index(2, 0)
    assert cell.data() == "Two lines"
    assert cell.data(Qt.ItemDataRole.FontRole).bold()
    assert not cell.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert left_out.data(Qt.ItemDataRole.FontRole).strikeOut()
    assert left_out.data(Qt.ItemDataRole.ToolTipRole) == "Left out"
    assert plain.data(Qt.ItemDataRole.FontRole) is None
    assert (model.plain_text(0, 0), model.plain_text(2, 0)) == (None, plain.data())
    model.show_only([2])
    assert (model.place_of(4), model.place_of(2)) == (0, None)
    assert model.row_at(0) == table.rows[2]
    assert model.row_at(1) is None
