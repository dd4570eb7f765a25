from __future__ import annotations

import pytest

from mailtool_gui.domain.errors import UsageError
from mailtool_gui.services.wish import LONGEST_NAME, Wish
from tests.support.samples import plain_account


def wish(name: str | None) -> Wish:
    return Wish(account=plain_account(), name=name)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        (None, "orders.xlsx"),
        ("", "orders.xlsx"),
        ("Spring", "Spring"),
        ("a\n2026-01-01 b", "a 2026-01-01 b"),
        ("a\x1b[2J\u202eb", "a [2J b"),
        ("\x1b", "orders.xlsx"),
        ("x" * LONGEST_NAME, "x" * LONGEST_NAME),
    ],
)
def test_a_job_has_a_name_on_one_line(name: str | None, kept: str) -> None:
    assert wish(name).name_for("orders.xlsx") == kept


def test_a_name_that_is_too_long_is_told() -> None:
    with pytest.raises(UsageError, match="300 characters at most"):
        wish("x" * (LONGEST_NAME + 1)).name_for("orders.xlsx")
