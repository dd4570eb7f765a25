from __future__ import annotations

import pytest

from mailtool_gui.sheets.number_formats.builtin import builtin_code
from mailtool_gui.sheets.number_formats.compiler import compile_format
from mailtool_gui.sheets.number_formats.regions import REGIONS, Region, find_region


@pytest.mark.parametrize(
    ("number", "locale", "value", "shown"),
    [
        (0, "en-US", 1.5, "1.5"),
        (1, "en-US", 1.5, "2"),
        (4, "de-DE", 1234.5, "1.234,50"),
        (5, "en-US", -1234, "($1,234)"),
        (7, "en-US", 1234.5, "$1,234.50 "),
        (7, "de-DE", 1234.5, "1.234,50 €"),
        (8, "de-DE", -1234.5, "-1.234,50 €"),
        (9, "en-US", 0.1, "10%"),
        (14, "en-US", 45983, "11/22/2025"),
        (14, "en-GB", 45983, "22/11/2025"),
        (14, "de-DE", 45983, "22.11.2025"),
        (14, "fr-FR", 45983, "22/11/2025"),
        (14, "vi-VN", 45983, "22/11/2025"),
        (14, "mn-MN", 45983, "2025-11-22"),
        (22, "en-US", 45983.6, "11/22/2025 14:24"),
        (22, "de-DE", 45983.6, "22.11.2025 14:24"),
        (22, "vi-VN", 45983.6, "22/11/2025 14:24"),
        (20, "en-US", 0.6, "14:24"),
        (46, "en-US", 1.5, "36:00:00"),
        (49, "en-US", 5, "5"),
        (44, "en-US", -1234.5, " $(1,234.50)"),
        (44, "de-DE", 1234.5, " 1.234,50 € "),
        (44, "de-DE", -1234.5, "-1.234,50 € "),
        (44, "en-GB", 0, " £-   "),
        (42, "en-US", 0, " $- "),
        (41, "en-US", -1234, " (1,234)"),
        (43, "de-DE", 1234.5, " 1.234,50 "),
        (37, "en-US", -1234, "(1,234)"),
        (38, "de-DE", -1234, "-1.234"),
        (39, "en-US", 1234.5, "1,234.50 "),
        (40, "fr-FR", -1234.5, "-1\u202f234,50"),
        (27, "ja-JP", 45983, "R7.11.22"),
        (28, "ja-JP", 45983, "令和7年11月22日"),
        (31, "zh-CN", 45983, "2025年11月22日"),
        (34, "zh-CN", 0.6, "下午2时24分"),
        (27, "zh-TW", 45983, "114/11/22"),
        (31, "ko-KR", 45983, "2025년 11월 22일"),
        (27, "de-DE", 45983, "22.11.2025"),
        (33, "en-US", 0.6, "14:24:00"),
        (58, "en-US", 45983, "11/22/2025"),
        (99, "en-US", 5, "5"),
    ],
)
def test_built_in_formats_follow_the_region(number: int, locale: str, value: float, shown: str) -> None:
    region = find_region(locale)
    assert compile_format(builtin_code(number, region), region).number(value) == shown


@pytest.mark.parametrize("region", REGIONS, ids=lambda region: str(region.tag))
def test_every_built_in_format_compiles_in_every_region(region: Region) -> None:
    for number in range(60):
        assert compile_format(builtin_code(number, region), region).number(45983.6)
