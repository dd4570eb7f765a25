"""Finding columns and fields by the names people use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.columns import column_index, sure_name
from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.fields import field_key, nearest_field
from mailtool_gui.domain.sheet import Column, column_letter


def columns(*headers: str) -> list[Column]:
    return [
        Column(letter=column_letter(index), header=header, field=field_key(header), format="General")
        for index, header in enumerate(headers)
    ]


@pytest.mark.parametrize(
    "name", ["First Name", "firstName", "first_name", "FIRST-NAME", "first  name", "Fïrst Nàme", "A", "a"]
)
def test_case_blanks_accents_and_style_do_not_matter(name: str) -> None:
    assert column_index(columns("First Name", "Last Name"), name) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Họ tên", "ho_ten"), ("Đơn hàng", "donHang"), ("ĐỊA CHỈ", "dia-chi"), ("Số tiền", "so tien"),
        ("Straße", "strasse"), ("Größe", "GROSSE"), ("Нэр", "НЭР"), ("Захиалгын дугаар", "захиалгынДугаар"),
        ("Ёлка", "елка"), ("Łódź", "lodz"), ("Œuvre", "oeuvre"), ("Ærø", "aero"), ("İsim", "isim"), ("Işık", "isik"),
        ("Prénom", "PRENOM"), ("Año", "ano"), ("ΟΔΟΣ", "οδος"), ("ＡＢＣ", "abc"), ("ｱﾄﾞﾚｽ", "アドレス"),
        ("E‑mail", "e_mail"), ("Amount (€)", "amount"), ("First\u00a0Name\u200b", "firstName"), ("Nº 1", "no1"),
        ("Cafe\u0301", "Café"),
    ],
)  # fmt: skip
def test_letters_of_many_languages(one: str, other: str) -> None:
    assert field_key(one) == field_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("かき", "かぎ"), ("की", "का"), ("ขาว", "ข้าว"), ("Name", "Names"), ("A1", "A2")]
)
def test_other_words_stay_others(one: str, other: str) -> None:
    assert field_key(one) != field_key(other)


def test_an_exact_header_wins_over_a_letter() -> None:
    assert column_index(columns("B", "A"), "A") == 1


def test_a_column_that_is_not_there_names_the_nearest() -> None:
    with pytest.raises(SheetError, match="Did you mean “First Name”") as refusal:
        column_index(columns("First Name", "Amount"), "frist name")
    assert refusal.value.code == "no-such-column"


def test_two_columns_of_one_name_are_told_apart_by_letter() -> None:
    with pytest.raises(SheetError, match="column A and C"):
        column_index(columns("E-mail", "Name", "email"), "e_mail")
    assert column_index(columns("E-mail", "Name", "email"), "E-mail") == 0
    assert column_index(columns("E-mail", "Name", "email"), "C") == 2


def test_nothing_near_is_nothing() -> None:
    assert nearest_field("zzz", ["First Name"]) is None


@pytest.mark.parametrize(
    ("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
)
def test_letters(index: int, letters: str) -> None:
    assert column_letter(index) == letters


@given(st.integers(0, 16382))
def test_letters_are_counted_as_excel_does(index: int) -> None:
    def number(letters: str) -> int:
        return sum((ord(letter) - 64) * 26**place for place, letter in enumerate(reversed(letters)))

    assert number(column_letter(index)) == index + 1


@given(st.lists(st.sampled_from(("Note", "note", "E-mail", "First Name", "firstName", "Amount", "?")), max_size=8))
def test_the_sure_name_finds_just_that_column(headers: list[str]) -> None:
    made = columns(*headers)
    assert [column_index(made, sure_name(made, column)) for column in made] == list(range(len(made)))
