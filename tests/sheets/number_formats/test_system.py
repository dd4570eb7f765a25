from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator

import pytest

from mailtool_gui.sheets.number_formats import system_macos
from mailtool_gui.sheets.number_formats.compiler import compile_format
from mailtool_gui.sheets.number_formats.regions import DE_DE, EN_US
from mailtool_gui.sheets.number_formats.system import WINDOWS, System, asked_system, code_of_picture, read_system

GERMAN = {
    "tag": "de-DE",
    "decimal": ",",
    "group": " ",
    "date_separator": "-",
    "time_separator": ":",
    "short_date": "yyyy-MM-dd",
    "long_date": "dddd, d. MMMM yyyy",
    "short_time": "HH:mm",
    "long_time": "HH:mm:ss",
}


@pytest.mark.parametrize(
    ("picture", "code"),
    [
        ("dd.MM.yyyy", "dd\\.mm\\.yyyy"),
        ("M/d/yyyy", "m/d/yyyy"),
        ("d 'de' MMMM 'de' yyyy", 'd "de" mmmm "de" yyyy'),
        ("h:mm tt", "h:mm AM/PM"),
        ("h:mm a", "h:mm AM/PM"),
        ("H.mm.ss", "h\\.mm\\.ss"),
        ("d. MMM y", "d\\. mmm yyyy"),
        ("h 'o''clock'", 'h "o\'clock"'),
        ("yyyy''", "yyyy\\'"),
        ("", ""),
    ],
)
def test_pictures_become_number_format_codes(picture: str, code: str) -> None:
    assert code_of_picture(picture) == code


def test_the_system_says_how_its_user_writes() -> None:
    system = read_system(GERMAN.__getitem__)
    assert system is not None
    region = system.adjusted(DE_DE)
    assert compile_format(region.short_date, region).number(45983) == "2025-11-22"
    assert compile_format(region.long_date, region).number(45983) == "Samstag, 22. November 2025"
    assert compile_format("#,##0.00", region).number(1234.5) == "1 234,50"
    assert compile_format("dd/mm/yyyy", region).number(45983) == "22-11-2025"
    assert region.language is DE_DE.language


def test_a_system_that_names_no_region_is_not_believed() -> None:
    assert read_system(lambda name: "") is None


def test_what_is_not_told_stays_as_in_the_table() -> None:
    system = read_system(lambda name: "en-US" if name == "tag" else "")
    assert system == System(tag="en-US", settings=())
    assert system.adjusted(EN_US) == EN_US


def test_one_mark_for_decimals_and_groups_cannot_be() -> None:
    system = read_system(lambda name: GERMAN[name] if name != "group" else ",")
    assert system is not None
    assert system.adjusted(DE_DE).group == "."


class _Kernel:
    """Answers as Windows' kernel32 does for a user of `GERMAN`."""

    def __init__(self) -> None:
        self.kernel32 = self
        self._by_number = {number: GERMAN[name] for name, number in WINDOWS.items()}

    def GetLocaleInfoEx(self, name: None, number: int, buffer: ctypes.Array[ctypes.c_wchar], size: int) -> int:  # noqa: N802
        text = self._by_number.get(number, "")
        assert len(text) < size
        buffer.value = text
        return len(text) + 1 if text else 0


@pytest.fixture
def unasked() -> Iterator[None]:
    """The system has not been asked yet, nor is its answer kept."""
    asked_system.cache_clear()
    yield
    asked_system.cache_clear()


@pytest.mark.usefixtures("unasked")
def test_windows_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", _Kernel(), raising=False)
    assert asked_system() == read_system(GERMAN.__getitem__)


@pytest.mark.usefixtures("unasked")
def test_macos_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(system_macos, "macos", lambda: GERMAN.__getitem__)
    assert asked_system() == read_system(GERMAN.__getitem__)


@pytest.mark.usefixtures("unasked")
def test_other_systems_have_nothing_to_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert asked_system() is None
