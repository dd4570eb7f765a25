from __future__ import annotations

from datetime import datetime, time

import pytest

from mailtool_gui.domain.sheet import Cell, CellKind
from mailtool_gui.sheets.number_formats.regions import find_region
from mailtool_gui.sheets.source import StoredCell
from mailtool_gui.sheets.styled_values import StyledValues

CODES = ["General", "0.00", "dd/mm/yyyy", "hh:mm", '@" Ltd"']
VALUES = StyledValues(codes=CODES, region=find_region("en-US"), date1904=False)


@pytest.mark.parametrize(
    ("value", "style", "cell"),
    [
        (5.0, 0, Cell("5", 5, CellKind.NUMBER)),
        (1.5, 1, Cell("1.50", 1.5, CellKind.NUMBER)),
        (1e300, 0, Cell("1E+300", 1e300, CellKind.NUMBER)),
        (45413.0, 2, Cell("01/05/2024", datetime(2024, 5, 1), CellKind.DATE)),
        (0.5, 3, Cell("12:00", time(12), CellKind.DATE)),
        (60.0, 2, Cell("29/02/1900", 60, CellKind.DATE)),  # a day that Python does not have
        (float("nan"), 1, Cell("nan", "nan", CellKind.ERROR)),
        (7.0, 99, Cell("7", 7, CellKind.NUMBER)),
        (7.0, -1, Cell("7", 7, CellKind.NUMBER)),
    ],
)
def test_numbers(value: float, style: int, cell: Cell) -> None:
    assert VALUES.number(value, style).cell == cell


def test_texts_booleans_and_errors_keep_their_format() -> None:
    assert VALUES.text("Anna", 4, link="a@x.example") == StoredCell(
        Cell("Anna Ltd", "Anna", CellKind.TEXT, "a@x.example"), CODES[4]
    )
    assert VALUES.boolean(False, 1) == StoredCell(Cell("FALSE", False, CellKind.BOOLEAN), "0.00")
    assert VALUES.error("#REF!", 0) == StoredCell(Cell("#REF!", "#REF!", CellKind.ERROR), "General")


def test_true_and_false_are_words_of_the_regions_language() -> None:
    values = StyledValues(codes=CODES, region=find_region("fr-FR"), date1904=False)
    assert values.boolean(True, 0).cell == Cell("VRAI", True, CellKind.BOOLEAN)


def test_a_format_without_anything_hides_true_and_false() -> None:
    values = StyledValues(codes=[";;;", '0;-0;0;@"!"'], region=find_region("en-US"), date1904=False)
    assert values.boolean(True, 0).cell == Cell("", True, CellKind.BOOLEAN)
    assert values.boolean(True, 1).cell.shown == "TRUE!"
