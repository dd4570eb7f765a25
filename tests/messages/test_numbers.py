from __future__ import annotations

import pytest

from mailtool_gui.messages.numbers import Separators, rounded, separators
from mailtool_gui.sheets.number_formats.regions import REGIONS, Region


@pytest.mark.parametrize(
    ("locale", "shown"),
    [
        ("en-US", "-1,234,567.89"),
        ("en_GB", "-1,234,567.89"),
        ("de-DE", "-1.234.567,89"),
        ("vi", "-1.234.567,89"),
        ("VI-vn", "-1.234.567,89"),
        ("mn-MN", "-1,234,567.89"),
        ("fr-FR", "-1\u202f234\u202f567,89"),
        ("ru-RU", "-1\u00a0234\u00a0567,89"),
        ("", "-1,234,567.89"),
        ("xx", "-1,234,567.89"),
    ],
)
def test_regions_have_their_separators(locale: str, shown: str) -> None:
    assert separators(locale).fixed(-1234567.891, 2) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(2.0, "2"), (0.1 + 0.2, "0.3"), (1e20, "1e+20"), (-0.5, "-0.5"), (1 / 3, "0.333333333333333")]
)
def test_general_numbers_have_no_noise(value: float, shown: str) -> None:
    assert Separators().general(value) == shown


def test_the_decimal_separator_is_the_regions() -> None:
    assert Separators(",", ".").general(1234.5) == "1234,5"


@pytest.mark.parametrize("region", REGIONS, ids=lambda region: str(region.tag))
def test_calculated_numbers_look_like_those_of_the_sheet(region: Region) -> None:
    assert separators(region.tag) == Separators(region.decimal, region.group)


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (1234.5 * 1.19, 2, "1469.06"),
        (2.675, 2, "2.68"),
        (-0.5, 0, "-1"),
        (1234, -2, "1.2E+3"),
        (10**30, 1, f"{10**30}.0"),
    ],
)
def test_rounding_is_that_of_excel(value: float, decimals: int, shown: str) -> None:
    assert str(rounded(value, decimals)) == shown


def test_what_is_not_finite_cannot_be_rounded() -> None:
    with pytest.raises(ValueError, match="cannot be rounded"):
        rounded(float("inf"), 2)
