from __future__ import annotations

import pytest

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.budget import Budget
from mailtool_gui.sheets.limits import ReadLimits

LIMITS = ReadLimits(rows=10, columns=3, cells=5)


def test_all_of_it_can_be_spent() -> None:
    budget = Budget(LIMITS, "a.xls")
    budget.spend(last_row=10, last_column=2, cells=3)
    budget.spend(last_row=10, last_column=2, cells=2)


@pytest.mark.parametrize(
    ("row", "column", "cells", "what"), [(11, 0, 1, "10 rows"), (1, 3, 1, "3 columns"), (1, 0, 6, "5 cells")]
)
def test_more_is_refused(row: int, column: int, cells: int, what: str) -> None:
    with pytest.raises(SheetError) as error:
        Budget(LIMITS, "a.xls").spend(last_row=row, last_column=column, cells=cells)
    assert (error.value.code, error.value.where, what in error.value.message) == ("too-large", "a.xls", True)
