from __future__ import annotations

import pytest

from mailtool_gui.sheets.text.spelling import WORD, is_cyrillic, is_vietnamese, is_western, share, tells_pages_apart
from tests.sheets.text.vietnamese import in_windows_1258


@pytest.mark.parametrize("word", ["Nguyễn", "Đặng", "thượng", "khuỷu", "QUYẾT", "nghiêng", "ỷ", "Ước", "gìn", "lưới"])
def test_vietnamese_syllables(word: str) -> None:
    assert is_vietnamese(in_windows_1258(word))


@pytest.mark.parametrize(
    "word", [b"S\xe3o", b"Forl\xec", b"Gr\xf6\xdfer", b"\xcf\xf0\xe8\xe2\xe5\xf2", b"a\xcc\xcc", b"T\xd2"]
)
def test_no_vietnamese_syllables(word: bytes) -> None:
    assert not is_vietnamese(word)


@pytest.mark.parametrize("word", ["São", "Forlì", "Größer", "été", "Ðorđe"][:4])
def test_western_words(word: str) -> None:
    assert is_western(word.encode("windows-1252"))


@pytest.mark.parametrize("word", ["Nguyễn", "Đặng", "thượng", "Quyết"])
def test_vietnamese_is_not_western(word: str) -> None:
    assert not is_western(in_windows_1258(word))


@pytest.mark.parametrize("word", ["Москва", "ИВАН", "ёлка", "Улаанбаатар"])
def test_cyrillic_words(word: str) -> None:
    assert is_cyrillic(word.encode("windows-1251"))
    assert not is_western(word.encode("windows-1251"))


@pytest.mark.parametrize("word", [b"Gr\xf6\xdfer", b"\xd0\xf4\xde", b"\xf2\xf2"])
def test_no_cyrillic_words(word: bytes) -> None:
    assert not is_cyrillic(word)


def test_words_are_those_with_letters_beyond_ascii() -> None:
    assert WORD.findall(b"Anna Gr\xf6\xdfer, 5\x80 \x93K\xf6ln\x94\n") == [b"Gr\xf6\xdfer", b"K\xf6ln"]


def test_only_some_words_tell_the_pages_apart() -> None:
    assert tells_pages_apart(b"Forl\xec")
    assert not tells_pages_apart(b"Gr\xf6\xdfer")
    assert tells_pages_apart(b"\xd2")


def test_a_share_of_nothing_is_nothing() -> None:
    assert share([], is_western) == 0
    assert share([b"\xe9t\xe9", b"\xd0\xd0\xd0"], is_western) == 0.5
