from __future__ import annotations

import pytest

from mailtool_gui.cli.selecting import selection
from mailtool_gui.domain.errors import UsageError
from mailtool_gui.services.selection import Selection


def test_addresses_and_rows_are_singled_out() -> None:
    chosen = selection(["a@x.example", "b@x.example"], ["2", "17"])
    assert chosen == Selection(addresses=("a@x.example", "b@x.example"), rows=(2, 17))
    assert not chosen.everything


def test_empty_values_stand_where_only_rows_were_meant() -> None:
    assert selection(["", " "], ["2"]) == Selection(rows=(2,))
    assert selection([""], []).everything


@pytest.mark.parametrize("row", ["0", "-1", "B5", "1.5", "", "²", "٣"])
def test_a_row_is_excel_s_own_number(row: str) -> None:
    with pytest.raises(UsageError, match="not one of Excel's row numbers") as caught:
        selection([], [row])
    assert caught.value.where == "--row"
