from __future__ import annotations

import pytest

from mailtool_gui.sheets.number_formats import regions
from mailtool_gui.sheets.number_formats.languages import ENGLISH, GERMAN, JAPANESE, RUSSIAN, TAIWANESE, Language
from mailtool_gui.sheets.number_formats.region_table import DE_AT, NB_NO, PT_BR, ZH_CN, ZH_TW
from mailtool_gui.sheets.number_formats.regions import (
    DE_DE,
    EN_GB,
    EN_US,
    FR_FR,
    REGIONS,
    Region,
    find_region,
    language_of_code,
    language_of_lcid,
    region_note,
)
from mailtool_gui.sheets.number_formats.system import System


@pytest.mark.parametrize(
    ("locale", "region"),
    [
        ("en-US", EN_US),
        ("en_US.UTF-8", EN_US),
        ("en-GB", EN_GB),
        ("EN-gb", EN_GB),
        ("de_DE@euro", DE_DE),
        ("de", DE_DE),
        ("de-AT", DE_AT),
        ("de-LU", DE_DE),
        ("pt", PT_BR),
        ("no-NO", NB_NO),
        ("nn-NO", NB_NO),
        ("zh-Hans-CN", ZH_CN),
        ("zh-Hant-TW", ZH_TW),
        ("zh-HK", ZH_TW),
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


@pytest.mark.parametrize("locale", ["de-DE", "de_DE.UTF-8", "de", "C", "POSIX", "", None, "vi", "mn-MN"])
def test_known_regions_need_no_word(locale: str | None) -> None:
    assert region_note(locale) is None


@pytest.mark.parametrize(("locale", "instead"), [("xx-YY", "en-US"), ("fr-BE", "fr-FR"), ("en-IN", "en-US")])
def test_what_stands_for_an_unknown_region_is_said(locale: str, instead: str) -> None:
    note = region_note(locale)
    assert note is not None
    assert locale in note
    assert instead in note


def test_the_own_settings_of_the_system_count_for_the_own_region_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    own = System(tag="de-DE", settings=(("short_date", "yyyy\\-mm\\-dd"),))
    monkeypatch.setattr(regions, "asked_system", lambda: own)
    assert find_region("de-DE").short_date == "yyyy\\-mm\\-dd"
    assert find_region("de").short_date == "yyyy\\-mm\\-dd"
    assert find_region("de-DE").decimal == ","
    assert find_region("fr-FR") is FR_FR


@pytest.mark.parametrize("region", REGIONS, ids=lambda region: str(region.tag))
def test_regions_are_whole(region: Region) -> None:
    language = region.language
    assert len(language.months) == len(language.short_months) == 12
    assert len(language.days) == len(language.short_days) == 7
    assert len(language.month_of_day) in {0, 12}
    assert len(set(language.months)) == len(set(language.short_months)) == 12
    assert len(set(language.days)) == len(set(language.short_days)) == 7
    assert len({region.decimal, region.group}) == 2
    assert len(region.decimal) == len(region.group) == len(region.date_separator) == 1
    assert "{}" in region.currency
    assert region.language.tag.partition("-")[0] == region.tag.partition("-")[0]


def test_no_region_stands_twice() -> None:
    assert len({region.tag for region in REGIONS}) == len({region.lcid for region in REGIONS}) == len(REGIONS)


@pytest.mark.parametrize(
    ("lcid", "language"),
    [
        (0x407, GERMAN),
        (0x10407, GERMAN),
        (0x1407, GERMAN),  # Liechtenstein
        (0x411, JAPANESE),
        (0x1030411, JAPANESE),
        (0xFC19, RUSSIAN),
        (0x404, TAIWANESE),
        (0x42D, None),  # Basque
    ],
)
def test_windows_language_identifiers(lcid: int, language: Language | None) -> None:
    assert language_of_lcid(lcid) is language


def test_languages_by_name() -> None:
    assert language_of_code("de-DE") is GERMAN
    assert language_of_code("en-XX") is ENGLISH
    assert language_of_code("x-euro2") is None


@pytest.mark.parametrize(
    ("locale", "words"),
    [("en-US", "TRUE FALSE"), ("de-AT", "WAHR FALSCH"), ("fr-FR", "VRAI FAUX"), ("vi-VN", "TRUE FALSE")],
)
def test_true_and_false_are_written_as_excel_of_the_language_does(locale: str, words: str) -> None:
    region = find_region(locale)
    assert f"{region.boolean(True)} {region.boolean(False)}" == words
