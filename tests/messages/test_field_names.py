from __future__ import annotations

import pytest

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.domain.sheet import Column
from mailtool_gui.messages.field_names import FieldNames
from tests.support.letters import columns

NAMES = FieldNames(columns(("Email", "First Name", "Họ tên", "", "Họ Tên 2")))


@pytest.mark.parametrize(
    ("name", "index"),
    [
        ("Email", 0),
        ("e_mail", 0),
        ("firstName", 1),
        ("first_name", 1),
        ("FIRSTNAME", 1),
        ("ho_ten", 2),
        ("Họ_tên", 2),
        ("Ho\u0323 te\u0302n", 2),
        ("hoTen2", 4),
        ("A", None),
        ("last_name", None),
        ("", None),
        ("_", None),
    ],
)
def test_a_name_finds_its_column(name: str, index: int | None) -> None:
    assert NAMES.find(name) == index
    assert NAMES.find(name) == index  # remembered


def test_the_columns_own_field_name_is_found_too() -> None:
    column = Column(letter="C", header="", field="column_c", format="General")
    assert FieldNames([column]).find("columnC") == 0


def test_two_columns_of_one_name_are_refused_with_both_headers() -> None:
    names = FieldNames(columns(("E-Mail", "Other", "e mail")))
    with pytest.raises(TemplateError, match=r"A \(“E-Mail”\) and C \(“e mail”\)") as caught:
        names.find("email")
    assert caught.value.code == "ambiguous-field"
    with pytest.raises(TemplateError, match="Rename one"):
        names.find("e mail")  # the very header of one of them: the other may be meant all the same
    assert names.find("other") == 1


def test_a_header_twice_is_one_name_too_many() -> None:
    names = FieldNames(columns(("Total", "%", "Total", "€", "%")))
    for name in ("Total", "%"):
        with pytest.raises(TemplateError, match="could be column"):
            names.find(name)
    assert names.find("€") == 3


@pytest.mark.parametrize(
    ("text", "index"), [("first  name", 1), (" Email ", 0), ("firstName", None), ("", None), ("First\u00a0Name", 1)]
)
def test_headers_are_found_by_their_text_alone(text: str, index: int | None) -> None:
    assert NAMES.header(text) == index


def test_a_header_that_stands_twice_is_not_found_by_its_text() -> None:
    assert FieldNames(columns(("Name", "name"))).header("Name") is None


def test_the_sentence_for_an_unknown_field_helps() -> None:
    assert "Did you mean {{first_name}}?" in NAMES.unknown("fristname")
    assert "The fields are: email, first_name, họ_tên" in NAMES.unknown("quantity")
