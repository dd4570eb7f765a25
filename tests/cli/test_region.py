from __future__ import annotations

import pytest

from mailtool_gui.cli.region import region
from mailtool_gui.domain.errors import UsageError


@pytest.mark.parametrize(
    ("chosen", "tag"),
    [
        ("de-DE", "de-DE"),
        ("de_DE.UTF-8", "de-DE"),
        ("vi", "vi"),
        ("VI_vn", "vi-VN"),
        ("C", "en-US"),
        ("POSIX", "en-US"),
        ("C.UTF-8", "en-US"),
        ("zh-Hant-TW", "zh-Hant-TW"),
    ],
)
def test_a_chosen_region_is_written_one_way(chosen: str, tag: str) -> None:
    assert region(chosen, {}) == tag


@pytest.mark.parametrize("chosen", ["german please", "12", "de--", "d"])
def test_what_cannot_be_a_region_is_refused(chosen: str) -> None:
    with pytest.raises(UsageError, match="not the name of a region"):
        region(chosen, {})


@pytest.mark.parametrize(
    ("environ", "tag"),
    [
        ({}, "en-US"),
        ({"LANG": "C.UTF-8"}, "en-US"),
        ({"LANG": "mn_MN.UTF-8"}, "mn-MN"),
        ({"LANG": "de_DE", "LC_ALL": ""}, "de-DE"),
        ({"LANG": "de_DE", "LC_ALL": "C"}, "en-US"),
        ({"LANG": "en_US.UTF-8", "LC_NUMERIC": "fr_FR.UTF-8"}, "fr-FR"),
        ({"LANG": "%%%"}, "en-US"),
    ],
)
def test_the_system_s_region_is_found_as_posix_has_it(environ: dict[str, str], tag: str) -> None:
    assert region(None, environ) == tag
