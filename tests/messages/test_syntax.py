from __future__ import annotations

import pytest

from mailtool_gui.domain.errors import TemplateError
from tests.support import letters
from tests.support.letters import builder, recipient


def refusal(source: str, part: str = "html", headers: tuple[str, ...] = letters.HEADERS) -> TemplateError:
    with pytest.raises(TemplateError) as caught:
        builder(letters.with_part(part, source), headers=headers)
    return caught.value


@pytest.mark.parametrize(
    ("source", "column"),
    [
        ("{{ frstName }}", 4),
        ("Dear {{frst_name}}", 8),
        ("frstName {{ frstName|upper }}", 13),
        ("{% if frstName %}x{% endif %}", 7),
        ("{{ firstName }} {{ frstName }}", 20),
        ("{% for row in rows %}{{ row.frstName }}{% endfor %}", 29),
        ("{% for row in rows %}{{ row['frstName'] }}{% endfor %}", 30),
        ("{{ rows | map('frstName') | join }}", 16),
        ("{{ frstName | default('x') }}", 4),
        ("{{ Frst Name }}", 4),
        ("{{ firstName }} {{ Frst Name | upper }}", 20),
        ("{{ firstName lastName }}", 4),
    ],
)
def test_an_unknown_field_is_named_with_its_place_and_its_neighbour(source: str, column: int) -> None:
    error = refusal("one\ntwo\n" + source)
    assert (error.code, error.where) == ("unknown-field", f"HTML line 3, column {column}")
    assert "Did you mean {{first_name}}?" in error.message


def test_without_a_neighbour_the_fields_are_listed() -> None:
    assert "The fields are: email, first_name," in refusal("{{ zzz }}").message


@pytest.mark.parametrize(("part", "name"), [("subject", "subject"), ("html", "HTML"), ("text", "text")])
def test_the_part_is_named(part: str, name: str) -> None:
    assert refusal("{{ nope }}", part).where == f"{name} line 1, column 4"


@pytest.mark.parametrize(
    ("source", "where"),
    [
        ("a {{ firstName", "HTML line 1, column 3"),
        ("\n  {{ firstName }", "HTML line 2, column 16"),
        ("{% if firstName %}x", "HTML line 1, column 1"),
        ("{% endif %}", "HTML line 1, column 4"),
        ("x\n{% foo %}", "HTML line 2, column 4"),
        ("{{ firstName }} {{ firstName | }}", "HTML line 1, column 17"),
        ("{{ firstName € x }}", "HTML line 1, column 14"),
        ("{{ firstName }} {{ }}", "HTML line 1, column 17"),
        ("{{ firstName in }}", "HTML line 1, column 1"),
        ("{# note", "HTML line 1, column 1"),
        ("{{ firstName | nofilter }}", "HTML line 1, column 16"),
        ("{{ firstName is nice }}", "HTML line 1, column 17"),
    ],
)
def test_a_syntax_error_has_line_and_column(source: str, where: str) -> None:
    error = refusal(source)
    assert (error.code, error.where) == ("template-syntax", where)


def test_two_columns_of_one_name_are_an_error_by_name() -> None:
    error = refusal("{{ first_name }}", headers=("First Name", "first-name"))
    assert (error.code, error.where) == ("ambiguous-field", "HTML line 1, column 4")
    assert "A (“First Name”) and B (“first-name”)" in error.message


def test_the_very_header_of_one_does_not_decide_between_two() -> None:
    error = refusal("{{ first_name }}", headers=("First Name", "first_name"))
    assert error.code == "ambiguous-field"


def test_columns_of_one_name_that_no_field_uses_are_no_matter() -> None:
    made = builder(letters.template(html="{{ amount }}"), headers=("First Name", "first_name", "Amount"))
    assert made.used_columns == {2}


@pytest.mark.parametrize(
    ("source", "used"),
    [
        ("{{ firstName }}", {1}),
        ("{% if firstName %}{{ amount }}{% endif %}", {1, 3}),
        ("{% for row in rows %}{{ row.raw.amount }}{{ row['Order No'] }}{% endfor %}", {2, 3}),
        ("{{ rows | sum('amount') }}{{ rows | sort(attribute='ho_ten') | length }}", {3, 4}),
        ("{{ rows | join(', ', 'order_no') }}", {2}),
        ("{{ row_count }}{{ row_number }}{{ rows | length }}", set()),
        ("{% set total = rows | sum('amount') %}{{ total }}", {3}),
        ("{% for email in rows %}{{ email.file }}{% endfor %}", {5}),
        ("{{ rows[0].amount }}{{ rows[-1].file }}{{ (rows | first).email }}", {0, 3, 5}),
    ],
)
def test_used_columns(source: str, used: set[int]) -> None:
    assert builder(letters.template(html=source)).used_columns == used


@pytest.mark.parametrize(
    ("source", "blank"),
    [
        ("{{ file }}", [(0, 5)]),
        ("{{ file | upper }}", [(0, 5)]),
        ("{{ file | default('none') }}", []),
        ("{% if file %}{{ file }}{% endif %}", []),
        ("{{ 'see ' ~ file if file else '' }}", []),
        ("{{ firstName | default(file) }}", [(0, 5)]),
        ("{% for row in rows %}{{ row.file }}{% endfor %}", [(0, 5)]),
    ],
)
def test_what_the_template_provides_for_may_be_blank(source: str, blank: list[tuple[int, int]]) -> None:
    assert builder(letters.template(html=source)).blanks(recipient()) == blank
