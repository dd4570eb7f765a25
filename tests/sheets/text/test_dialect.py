from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.sheets.text.dialect import DELIMITERS, Dialect, find_dialect, split_lines


def _found(text: str, *, delimiter: str | None = None, quote: str | None = None, decimal: str = ".") -> Dialect:
    return find_dialect(text.splitlines(keepends=True), delimiter=delimiter, quote=quote, decimal=decimal)


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("decimal", [".", ","])
def test_every_delimiter_is_found(delimiter: str, decimal: str) -> None:
    rows = [["Name", "City", "Note"], ["Anna", "Köln", "a"], ["Bert", "", "b"]]
    assert _found("\n".join(delimiter.join(row) for row in rows), decimal=decimal) == Dialect(delimiter, '"')


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("Name;Amount\nAnna;1,5\nBert;2,5\nCarl;3,25\n", ";"),
        ("Name,Address\nAnna,anna@x.example; b@x.example\nBert,c@x.example\n", ","),
        ("Name\tNote\nAnna\ta, b; c\nBert\td, e\n", "\t"),
        ('Name,Note\nAnna,"x;y;z"\nBert,"u;v;w"\n', ","),
        ("List of 2024\n\nName;City\nAnna;Köln\nBert;Bonn\n", ";"),
        ("Name;City;\nAnna;Köln;\nBert;Bonn;\n", ";"),
        ("a;b,c\nd;e,f\n", ","),
    ],
)
def test_the_most_regular_one_is_found(text: str, delimiter: str) -> None:
    assert _found(text).delimiter == delimiter


def test_the_region_decides_between_equals() -> None:
    assert _found("a;b,c\nd;e,f\n", decimal=",").delimiter == ";"


@pytest.mark.parametrize("text", ["email\na@x.example\nb@x.example\n", "Remark\nwell\nhello, you\nwell\n", ""])
def test_one_column_is_not_parted(text: str) -> None:
    dialect = _found(text)
    assert all(len(record) == 1 for record in split_lines(text.splitlines(keepends=True), dialect)[:2])


def test_excels_directive_decides() -> None:
    assert _found("sep=|\r\na,b|c,d\r\n") == Dialect("|", '"', directive=True)
    assert _found("SEP=\t\na,b\n").delimiter == "\t"
    assert not _found("sep=ab\n").directive


def test_a_choice_is_kept() -> None:
    assert _found("a,b\nc,d\n", delimiter=";", quote="") == Dialect(";", "")
    assert _found("sep=|\na|b\n", delimiter=",") == Dialect(",", '"', directive=True)


def test_single_quotation_marks_are_found() -> None:
    assert _found("'Name','City'\n'Anna','Köln, Bonn'\n") == Dialect(",", "'")
    assert _found("Name,City\nO'Neil,D'Arcy\n'tis,x\n").quote == '"'
    assert _found("'Name',\"City\"\n'Anna','x'\n").quote == '"'


def test_without_quotation_marks_they_are_text() -> None:
    assert split_lines(['"a,b"\n', "c\n"], Dialect(",", "")) == [['"a', 'b"'], ["c"]]


@given(
    st.sampled_from(DELIMITERS),
    st.integers(2, 5),
    st.lists(st.lists(st.text(st.sampled_from('ab,;|\t"\n é'), max_size=6), min_size=5, max_size=5), min_size=2),
)
def test_fully_quoted_files_are_parted_as_they_were_written(delimiter: str, width: int, rows: list[list[str]]) -> None:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(row[:width] for row in rows)
    file.seek(0)
    assert _found(file.getvalue(), quote='"').quote == '"'
    assert split_lines(list(file), Dialect(delimiter, '"')) == [row[:width] for row in rows]
