"""What is said of cells that show no result."""

from __future__ import annotations

import pytest

from mailtool_gui.domain.error_cells import NOT_CALCULATED, error_told
from mailtool_gui.domain.sheet import Cell, CellKind


def test_an_error_of_excels_is_corrected_there() -> None:
    told = error_told(Cell("#N/A", "#N/A", CellKind.ERROR))
    assert told == "The cell shows #N/A, an error of Excel's. Correct it in the workbook."


def test_the_cell_is_told_by_its_name_where_that_is_known() -> None:
    told = error_told(Cell("#N/A", "#N/A", CellKind.ERROR), "C5")
    assert told == "C5 shows #N/A, an error of Excel's. Correct it in the workbook."


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("=SUM(A1:B1)", "holds a formula, =SUM(A1:B1), that is not calculated yet."),
        ("=", "holds a formula that is not calculated yet."),
        (NOT_CALCULATED, "holds a formula that is not calculated yet."),
        ("=" + "1+" * 100, f"holds a formula, ={'1+' * 39}…, that is not calculated yet."),
    ],
)
def test_a_formula_without_a_result_is_named(raw: str, said: str) -> None:
    told = error_told(Cell(NOT_CALCULATED, raw, CellKind.ERROR))
    assert told == f"The cell {said} Open the workbook in Excel and save it there."
