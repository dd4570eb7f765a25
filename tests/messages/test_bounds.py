from __future__ import annotations

import time

import pytest

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.messages.bounds import Budget, bounded, cost, limited_range
from tests.support import letters
from tests.support.letters import html_of, recipient

MANY_ROWS = recipient(*(letters.order(number) for number in range(2, 3002)))

HOSTILE = [
    "{{ 10**9999999 }}",
    "{{ 10**(10**100) }}",
    "{{ 2**64**64 }}",
    "{{ 1.5**1000000 }}",
    "{{ 'a' * 900000000 }}",
    "{{ 900000000 * 'a' }}",
    "{{ firstName * 900000000 }}",
    "{{ ([1] * 900000000) | length }}",
    "{{ '%999999999d' % 1 }}",
    "{{ range(999999999) | list | length }}",
    "{% for a in range(999999999) %}{% endfor %}",
    "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
    "{% for a in range(9999) %}" * 3 + "x" + "{% endfor %}" * 3,
    "{% for a in range(9999) %}{% set x = range(9999) | sum %}{% endfor %}",
    "{% for a in range(9999) %}{{ 'a' * 1000 }}{% endfor %}",
    "{% for a in range(9999) %}{{ range(9999) | join }}{% endfor %}",
    "{% set x = 'a' * 100000 %}" + "{% set x = x ~ x %}" * 40 + "{{ x }}",
    "{% set x = 'a' * 100000 %}" + "{% set x = x + x %}" * 40 + "{{ x }}",
    "{% set x = 'a' * 100000 %}{{ x | replace('a', x) }}",
    "{% set x = range(9999) | list %}" + "{% set x = x + x %}" * 40 + "{{ x | length }}",
    "{% set x = 'a' * 100000 %}{{ range(9999) | join(x) }}",
    "{% set x = 2**60 %}" + "{% set x = x * x %}" * 40 + "{{ x }}",
    "{{ 5 | round(999999999) }}",
    "{{ 5 | round(-999999999) }}",
    "{{ 5 | number(999999999) }}",
    "{% for a in rows %}{% for b in rows %}{{ a.order_no }}{% endfor %}{% endfor %}",
    "{% for a in rows %}{{ rows | sort(attribute='order_no') | length }}{% endfor %}",
]


@pytest.mark.parametrize("source", HOSTILE)
def test_nothing_hangs_or_grows(source: str) -> None:
    before = time.process_time()
    with pytest.raises(TemplateError) as caught:
        html_of(source, MANY_ROWS)
    assert caught.value.where is not None
    assert caught.value.where.startswith("HTML line 1")
    assert time.process_time() - before < 10  # unbounded, each of them takes minutes or gigabytes


@pytest.mark.parametrize(
    "source",
    [
        "{{ 'a' | center(900000000) }}",
        "{{ lipsum(n=9999) }}",
        "{{ cycler }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% include 'x' %}",
        "{% import 'x' as x %}",
        "{% extends 'x' %}",
        "{% block b %}{% endblock %}",
        "{% call x() %}{% endcall %}",
        "{% filter upper %}x{% endfilter %}",
        "{% set x %}y{% endset %}",
        "{% with x = 1 %}{% endwith %}",
        "{% autoescape false %}{% endautoescape %}",
        "{{ {'a': 1} }}",
        "{{ [[1]] }}",
        "{{ [rows] }}",
        "{{ firstName.format(1) }}",
        "{{ firstName.upper() }}",
        "{{ ''.__class__ }}",
        "{{ rows.__class__ }}",
        "{{ rows['__class__'] }}",
        "{{ row._names }}",
        "{{ row[firstName] }}",
        "{{ _budget }}",
        "{{ _items }}",
        "{{ rows | _items(1) }}",
        "{{ range.__globals__ }}",
        "{{ self }}",
        "{{ loop.__class__ }}",
        "{{ rows | map(firstName) }}",
        "{{ rows | map('upper') }}",
        "{{ rows | map(attribute='__class__') }}",
        "{{ firstName is callable }}",
        "{{ range(*rows) }}",
        "{% for x in rows recursive %}{% endfor %}",
        "{% for a, b in rows %}{% endfor %}",
        "{% for rows in rows %}{% endfor %}",
        "{% set loop = 1 %}",
        "{% set _x = 1 %}",
        "{{ firstName | safe }}",
        "{{ " + "(" * 500 + "1" + ")" * 500 + " }}",
        "{{ " + "+".join("1" * 5000) + " }}",
        "{{ " + "9" * 5000 + " }}",
        "{% if 1 %}" * 200 + "{% endif %}" * 200,
        "{% for a in rows %}" * 40 + "{% endfor %}" * 40,
        "x" * 2_000_001,
    ],
    ids=lambda source: source[:40],
)
def test_what_a_letter_does_not_need_is_refused_before_anything_runs(source: str) -> None:
    with pytest.raises(TemplateError) as caught:
        letters.builder(letters.template(html=source))
    assert caught.value.where is not None
    assert caught.value.where.startswith("HTML")


def test_a_big_but_honest_group_is_rendered() -> None:
    source = "{% for row in rows %}<tr><td>{{ loop.index }}<td>{{ row.order_no }}<td>{{ row.amount }}{% endfor %}"
    assert html_of(source, MANY_ROWS).count("<tr>") == 3000


def test_every_message_has_the_whole_budget() -> None:
    made = letters.builder(letters.template(html="{% for a in range(9000) %}{{ a }}{% endfor %}"))
    for _ in range(30):
        assert made.size(recipient()) > 9000


def test_a_budget_ends() -> None:
    budget = Budget(10)
    budget.spend(10)
    with pytest.raises(TemplateError) as caught:
        budget.spend(1)
    assert caught.value.code == "too-much-work"


@pytest.mark.parametrize(("value", "steps"), [("", 1), ("a" * 1000, 11), ([1, 2], 9), (5, 1)])
def test_the_cost_of_a_value_is_its_length(value: object, steps: int) -> None:
    assert cost(value) == steps


@pytest.mark.parametrize("value", ["a" * 200_001, [0] * 100_001])
def test_huge_values_are_not_handed_on(value: object) -> None:
    with pytest.raises(TemplateError):
        bounded(value)


def test_ranges_are_short() -> None:
    assert list(limited_range(1, 4)) == [1, 2, 3]
    with pytest.raises(TemplateError):
        limited_range(10_001)
