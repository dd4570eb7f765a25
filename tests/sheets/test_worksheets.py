from __future__ import annotations

import pytest

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.worksheets import worksheet_position

NAMES = ("Settings", "Orders", "Customers")


@pytest.mark.parametrize(("wanted", "place"), [(None, 1), ("settings", 0), ("ORDERS", 1), ("Customers", 2)])
def test_the_wanted_one_or_the_first_that_is_seen(wanted: str | None, place: int) -> None:
    assert worksheet_position(NAMES, {"Settings"}, wanted, "a.ods") == place


def test_where_all_are_hidden_it_is_the_first() -> None:
    assert worksheet_position(NAMES, set(NAMES), None, "a.ods") == 0


def test_the_nearest_is_named() -> None:
    with pytest.raises(SheetError) as error:
        worksheet_position(NAMES, (), "Customer", "a.ods")
    assert (error.value.code, error.value.where) == ("no-such-worksheet", "a.ods")
    assert "Did you mean “Customers”?" in error.value.message
    assert "Settings, Orders, Customers" in error.value.message


def test_no_worksheets() -> None:
    with pytest.raises(SheetError) as error:
        worksheet_position((), (), None, "a.ods")
    assert error.value.code == "empty-sheet"
