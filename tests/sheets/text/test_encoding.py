from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.text.encoding import ENCODINGS, Encoding, choose_encoding, find_encoding
from tests.sheets.text.vietnamese import in_windows_1258

GERMAN = "Name;Straße\nJürgen Größer;Äußere Mühlstraße\nZoë;Süd\n"
FRENCH = "Nom;Ville\nFrançois;Orléans\nHélène;Besançon\nNoël;Forêt\n"
ITALIAN = "Nome;Città\nNicolò;Forlì\nGiosuè;Cefalù\nperché può;così\n"
PORTUGUESE = "Nome;Cidade\nJoão;São Paulo\nConceição;Brasília\nAntônio;Ribeirão\n"
SPANISH = "Nombre;Ciudad\nMuñoz;Málaga\nPeña;León\n"
VIETNAMESE = "Họ tên,Thành phố\nNguyễn Văn Dũng,Hà Nội\nTrần Thị Bưởi,Đà Nẵng\nPhạm Thế Mỹ,Quảng Ngãi\n"
RUSSIAN = "Имя;Город\nАнна Иванова;Москва\nПётр;Санкт-Петербург\n"
MONGOLIAN = "Нэр;Хот\nБаатар;Улаанбаатар\nСарнай;Дархан\n"


def _found(tmp_path: Path, content: bytes, locale: str = "en-US") -> Encoding:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    return find_encoding(path, locale)


@pytest.mark.parametrize("text", [GERMAN, VIETNAMESE, RUSSIAN, "email\na@x.example\n", "Ὀδυσσεύς 東京 😀"])
def test_utf_8_is_found_by_its_bytes_alone(tmp_path: Path, text: str) -> None:
    assert _found(tmp_path, text.encode(), "vi-VN") == Encoding("utf-8", "Every byte fits.")


@pytest.mark.parametrize(
    ("mark", "name"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_a_byte_order_mark_decides(tmp_path: Path, mark: bytes, name: str) -> None:
    found = _found(tmp_path, mark + GERMAN.encode(name))
    assert (found.name, found.certain) == (name, True)


@pytest.mark.parametrize("text", [GERMAN, VIETNAMESE, RUSSIAN, MONGOLIAN])
@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_found_without_a_mark(tmp_path: Path, text: str, name: str) -> None:
    assert _found(tmp_path, text.encode(name)).name == name


def test_one_zero_does_not_make_it_utf_16(tmp_path: Path) -> None:
    assert _found(tmp_path, b"Name,Ort\nAnne,K\0ln\n").name == "utf-8"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("windows-1252", GERMAN.encode("windows-1252")),
        ("windows-1252", FRENCH.encode("windows-1252")),
        ("windows-1252", ITALIAN.encode("windows-1252")),
        ("windows-1252", PORTUGUESE.encode("windows-1252")),
        ("windows-1252", SPANISH.encode("windows-1252")),
        ("windows-1258", in_windows_1258(VIETNAMESE)),
        ("windows-1258", in_windows_1258(VIETNAMESE.upper())),
        ("windows-1251", RUSSIAN.encode("windows-1251")),
        ("windows-1251", MONGOLIAN.encode("windows-1251")),
    ],
)
@pytest.mark.parametrize("locale", ["en-US", "vi-VN", "mn-MN", "de-DE"])
def test_a_code_page_is_found_by_the_spelling_in_every_region(
    tmp_path: Path, name: str, content: bytes, locale: str
) -> None:
    found = _found(tmp_path, content, locale)
    assert (found.name, found.certain) == (name, False)
    assert "words" in found.reason


@pytest.mark.parametrize(
    ("locale", "name"), [("vi-VN", "windows-1258"), ("mn-MN", "windows-1251"), ("", "windows-1252")]
)
def test_doubt_goes_to_the_region(tmp_path: Path, locale: str, name: str) -> None:
    found = _found(tmp_path, b"Name\nV\xe3n\n", locale)  # Văn, or Vãn
    assert (found.name, found.reason) == (name, "Its words do not tell; this is the code page of your region.")


def test_one_wrong_byte_does_not_change_all_other_letters(tmp_path: Path) -> None:
    found = _found(tmp_path, GERMAN.encode() + b"M\xfcller\n")
    assert (found.name, found.reason) == ("utf-8", "Most of its letters are UTF-8.")


def test_letters_beyond_the_first_block_count(tmp_path: Path) -> None:
    assert _found(tmp_path, b"a,b\n" * 500_000 + GERMAN.encode("windows-1252")).name == "windows-1252"


@pytest.mark.parametrize(("chosen", "name"), [("cp1252", "windows-1252"), ("UTF8", "utf-8"), ("Big5", "big5")])
def test_a_choice_is_known_by_all_its_names(tmp_path: Path, chosen: str, name: str) -> None:
    assert choose_encoding(tmp_path / "none.csv", chosen, "") == Encoding(name, "It was chosen.")


@pytest.mark.parametrize("chosen", ["rot13", "unicode_escape", "idna", "latin-99", "utf-7"])
def test_what_is_no_encoding_of_tables_cannot_be_chosen(tmp_path: Path, chosen: str) -> None:
    with pytest.raises(SheetError) as error:
        choose_encoding(tmp_path / "none.csv", chosen, "")
    assert error.value.code == "no-such-encoding"
    assert all(each in error.value.message for each in ENCODINGS)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=200))
def test_every_file_has_an_encoding(tmp_path: Path, content: bytes) -> None:
    assert _found(tmp_path, content).name in ENCODINGS
