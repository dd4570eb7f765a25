from __future__ import annotations

from datetime import datetime, time

import pytest

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.domain.sheet import Cell, CellKind
from mailtool_gui.messages.filters import FILTER_NAMES, filters
from mailtool_gui.messages.numbers import Separators
from tests.support.letters import html_of, order, recipient, row

WHEN = datetime(2026, 11, 22)
TWO = recipient(
    order(2, no="B7", amount=Cell("1.234,50", 1234.5, CellKind.NUMBER), name="lan anh"),
    order(3, no="a1", amount=Cell("2,25", 2.25, CellKind.NUMBER)),
    order(4, no="B7", amount=None),
)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ firstName | upper }}", "LAN ANH"),
        ("{{ firstName | upper | lower }}", "lan anh"),
        ("{{ firstName | title }}", "Lan Anh"),
        ("{{ firstName | capitalize }}", "Lan anh"),
        ("{{ firstName | length }}{{ firstName | count }}", "77"),
        ("{{ '  x ' | trim }}", "x"),
        ("{{ file | default('no file') }}|{{ file | d }}", "no file|"),
        ("{{ firstName | default('x') }}", "lan anh"),
        ("{{ firstName | replace('lan', 'Lân') }}", "Lân anh"),
        ("{{ '<b>' | e }}{{ '<b>' | escape | e }}", "&lt;b&gt;&lt;b&gt;"),
        ("{{ rows | map('order_no') | join(', ') }}", "B7, a1, B7"),
        ("{{ rows | join('; ', 'order_no') }}", "B7; a1; B7"),
        ("{{ rows | map('order_no') | unique | join(', ') }}", "B7, a1"),
        ("{{ rows | map(attribute='order_no') | reverse | first }}", "B7"),
        ("{{ (rows | last).order_no }}{{ (rows | first).order_no }}", "B7B7"),
        ("{{ rows | length }}", "3"),
        ("{{ rows[:2] | length }}", "2"),
        ("{{ rows | sum('amount') }}", "1236.75"),
        ("{{ rows | sum(attribute='amount') | round(1) }}", "1236.8"),
        ("{{ [1, 2, 3.5] | sum }}", "6.5"),
        ("{{ rows | max('amount') }} {{ rows | min('amount') }}", "1234.5 2.25"),
        ("{{ [] | max }}{{ [] | first }}{{ [] | last }}", ""),
        ("{{ rows | sort(attribute='order_no') | map('order_no') | join }}", "a1B7B7"),
        ("{{ rows | sort(attribute='amount', reverse=True) | map('amount') | join('/') }}", "/1.234,50/2,25"),
        ("{{ rows | unique('order_no') | length }}", "2"),
        ("{{ [3, 1, 2] | sort | join }}{{ [3, 1] | list | length }}", "1232"),
        ("{{ '7' | int + 1 }}", "8"),
        ("{{ 7.9 | int }} {{ '7.5' | float }} {{ -3 | abs }}", "7 7.5 3"),
        ("{{ 2.345 | round(2) }} {{ 2.31 | round(1, 'ceil') }} {{ 2.39 | round(1, 'floor') }}", "2.35 2.4 2.3"),
        ("{{ 1234.5 | number(2) }} {{ 0.4 | number }}{{ file | number(2) }}", "1,234.50 0"),
        ("{{ row.raw.amount * 2 }} {{ row.raw.amount / 2 }} {{ row.raw.amount // 1000 }}", "2469 617.25 1"),
        ("{{ 0.1 + 0.2 }} {{ 7 % 4 }} {{ 2 ** 10 }} {{ 10 - 3 }} {{ -5 }}", "0.3 3 1024 7 -5"),
        ("{{ 'No ' ~ row_count ~ '/' ~ 1.5 }}", "No 3/1.5"),
        ("{{ 'a' + 'b' }}{{ '-' * 3 }}", "ab---"),
        ("{{ row_count }} {{ row_number }}", "3 2"),
        (
            "{% for row in rows %}{{ loop.index }}:{{ row.row_number }}{{ ',' if not loop.last }}{% endfor %}",
            "1:2,2:3,3:4",
        ),
        ("{% for row in rows if row.order_no == 'B7' %}{{ row.row_number }}{% else %}-{% endfor %}", "24"),
        ("{% for row in rows %}{{ loop.cycle('odd', 'even') }} {% endfor %}", "odd even odd "),
        ("{% for i in range(3) %}{{ i }}{% endfor %}", "012"),
        ("{% set t = rows | sum('amount') %}{% if t > 1000 %}big{% elif t %}some{% else %}none{% endif %}", "big"),
        ("{% if firstName in ['lan anh', 'x'] and row_count is odd %}yes{% endif %}", "yes"),
        ("{% set t = row_count == 3 %}{% set n = none %}{{ t }}{{ n }}", "TRUE"),
        ("{{ rows[1].raw.amount }}{{ rows[0]['Order No'] }}", "2.25B7"),
        ("{{ row.raw['amount'] + 1 }}", "1235.5"),
        ("{{ raw.amount }} {{ raw['Amount'] * 2 }} {{ (raw.amount / 3) | round(2) }}", "1234.5 2469 411.5"),
        ("{{ (raw.amount * 1.19) | number(2) }}", "1,469.06"),
        ("{{ raw.order_no + '!' }} {{ raw.order_no | lower }}", "B7! b7"),
        ("{% if raw.amount > 1000 %}big{% endif %}", "big"),
    ],
)
def test_what_an_office_needs(source: str, expected: str) -> None:
    assert html_of(source, TWO) == expected


@pytest.mark.parametrize(
    ("source", "locale", "expected"),
    [
        ("{{ row.raw.amount * 2 }}", "de-DE", "2469"),
        ("{{ row.raw.amount }}", "de-DE", "1234,5"),
        ("{{ rows | sum('amount') | number(2) }}", "vi-VN", "1.236,75"),
        ("{{ rows | sum('amount') | number(2) }}", "mn-MN", "1,236.75"),
        ("{{ 'a' ~ 1.5 }}{{ [1.5, 2] | join('|') }}", "fr-FR", "a1,51,5|2"),
    ],
)
def test_calculated_numbers_are_written_as_the_region_does(source: str, locale: str, expected: str) -> None:
    assert html_of(source, TWO, locale=locale) == expected


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("{{ rows }}", "“rows” cannot be shown"),
        ("{{ row }}", "A whole row cannot be shown"),
        ("{{ rows | map('amount') }}", "A list cannot be shown"),
        ("{{ amount | int }}", "“1.234,50” is a text, not a number"),
        ("{{ rows | map('amount') | sum }}", "“1.234,50” is a text, not a number"),
        ("{{ 'x' | float }}", "is a text, not a number"),
        ("{{ 5 | list }}", "“5” is not a list"),
        ("{{ [1] | map('amount') }}", "Only rows have a field"),
        ("{{ firstName.amount }}", "only rows have fields"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ firstName * firstName }}", "cannot be worked out"),
        ("{{ 'a' - 1 }}", "cannot be worked out"),
        ("{{ rows[99].amount }}", "cannot be worked out"),
        ("{{ 5 | round(1, 'x') }}", "“round” knows the methods"),
        ("{% for x in 5 %}{% endfor %}", "“5” is not a list"),
        ("{{ loop.index }}", "There is no “index” here"),
        ("{{ firstName | upper(1) }}", "cannot be worked out"),
        ("{{ firstName | replace('a') }}", "cannot be worked out"),
    ],
)
def test_what_cannot_be_worked_out_is_said_with_its_line(source: str, reason: str) -> None:
    with pytest.raises(TemplateError, match=reason) as caught:
        html_of("\n\n" + source, TWO)
    assert caught.value.where is not None
    assert caught.value.where.startswith("HTML line 3, column ")


def test_an_error_cell_met_on_the_way_is_named() -> None:
    with pytest.raises(TemplateError, match="D3 shows #DIV/0!") as caught:
        html_of("{{ rows | sum('amount') }}", recipient(order(2), order(3, amount="#DIV/0!")))
    assert caught.value.code == "error-cell"


@pytest.mark.parametrize(
    "source", ["{{ raw.order_no * 2 }}", "{{ raw.order_no + 1 }}", "{{ 1 - raw.order_no }}", "{{ raw.order_no | abs }}"]
)
def test_a_text_is_not_calculated_with_and_its_cell_is_named(source: str) -> None:
    with pytest.raises(TemplateError, match="C2 holds “B7”, a text and not a number") as caught:
        html_of(source, TWO)
    assert (caught.value.where, caught.value.code) == ("C2", "not-a-number")


@pytest.mark.parametrize("source", ["{{ raw.file * 2 }}", "{{ 1 + raw.file }}", "{{ raw.file / 2 }}"])
def test_a_blank_is_not_calculated_with_unless_something_counts_instead(source: str) -> None:
    with pytest.raises(TemplateError, match="A blank cell is no number"):
        html_of(source, TWO)
    assert html_of("{{ raw.file | default(0) + 1 }}", TWO) == "1"


@pytest.mark.parametrize(
    ("raw", "expected"), [(WHEN, "2026-11-22 00:00:00"), (time(9, 5), "09:05:00"), (True, "TRUE"), (None, "")]
)
def test_raw_values_have_a_text(raw: datetime | time | bool | None, expected: str) -> None:
    to = recipient(row(2, "x", "y", "z", Cell("shown", raw, CellKind.DATE)))
    assert html_of("{{ row.raw.amount }}", to) == expected


def test_values_of_all_kinds_sort_as_excel_sorts() -> None:
    values: list[object] = ["b", None, WHEN, 3, "A", time(9), 1.5]
    cells = [Cell(str(i), v, CellKind.TEXT) for i, v in enumerate(values)]  # type: ignore[arg-type]  # any raw value
    to = recipient(*(row(i, "x", "y", "z", c) for i, c in enumerate(cells, 2)))
    assert html_of("{{ rows | sort(attribute='amount') | map('amount') | join }}", to) == "6325401"


def test_every_filter_can_be_used() -> None:
    assert set(filters(Separators())) >= FILTER_NAMES
