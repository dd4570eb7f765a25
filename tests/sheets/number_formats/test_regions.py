from __future__ import annotations

import pytest

from mailtool_gui.sheets.number_formats.regions import DE_DE, EN_GB, EN_US, REGIONS, Region, find_region, region_of_lcid


@pytest.mark.parametrize(
    ("locale", "region"),
    [
        ("en-US", EN_US),
        ("en_US.UTF-8", EN_US),
        ("en-GB", EN_GB),
        ("de_DE@euro", DE_DE),
        ("de", DE_DE),
        ("de-AT", DE_DE),
        ("C", EN_US),
        ("C.UTF-8", EN_US),
        ("POSIX", EN_US),
        ("", EN_US),
        (None, EN_US),
        ("xx-YY", EN_US),
    ],
)
def test_locale_names_find_their_region(locale: str | None, region: Region) -> None:
    assert find_region(locale) is region


@pytest.mark.parametrize("region", REGIONS, ids=lambda region: str(region.tag))
def test_regions_are_whole(region: Region) -> None:
    assert len(region.months) == len(region.short_months) == 12
    assert len(region.days) == len(region.short_days) == 7
    assert len({region.decimal, region.group}) == 2
    assert "{}" in region.currency


def test_windows_language_identifiers() -> None:
    assert region_of_lcid(0x407) is DE_DE
    assert region_of_lcid(0x10407) is DE_DE
    assert region_of_lcid(0x411) is None
