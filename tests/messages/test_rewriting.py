from __future__ import annotations

import pytest

from mailtool_gui.domain.errors import TemplateError
from tests.support import letters
from tests.support.letters import builder, content, html_of, recipient, row

ODD = ("Email", "Order No", "Amount (EUR)", "Kunde-Nr.", "2024", "In", "a|b", "Preis €", "Rows", "№%")


def odd_html(source: str) -> str:
    values = row(2, letters.ADDRESS, "0042", "1,50", "K-7", "x24", "inside", "pipe", "9 €", "r", "5 %", width=len(ODD))
    made = builder(letters.template(html=source), headers=ODD)
    return content(made.build(recipient(values), identity=letters.IDENTITY, date=letters.DATE), "html")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{Order No}}", "0042"),
        ("{{ order no }}", "0042"),
        ("{{ Order&nbsp;No }}", "0042"),
        ("{{ Order\u00a0No }}", "0042"),
        ("{{ Order\n No }}|", "0042|"),
        ("{{ Amount (EUR) }}", "1,50"),
        ("{{ amount_eur }}", "1,50"),
        ("{{Kunde-Nr.}}", "K-7"),
        ("{{Kunde-Nr}}", "K-7"),
        ("{{2024}}", "x24"),
        ("{{ In }}{{ in }}", "insideinside"),
        ("{{a|b}}", "pipe"),
        ("{{Preis €}}", "9 €"),
        ("{{ Order No | replace('00', '#') }}", "#42"),
        ("{{ Order No | default('|') }}", "0042"),
        ("a {{- Order No -}} b", "a0042b"),
        ("{% for row in rows %}{{ row.Order No }};{{ row.Preis € | lower }}{% endfor %}", "0042;9 €"),
        ("{% for line in rows %}{{ line.2024 }}{% endfor %}", "x24"),
        ("{% raw %}{{Order No}}{% endraw %}", "{{Order No}}"),
        ("{# {{Order No}} #}x", "x"),
        ("{{ 'Order No' }}", "Order No"),
        ("{{ 'a|b' }}", "a|b"),
        ("{{ №% }}", "5 %"),
        ("{{ Rows }}", "r"),
        ("{{ rows }}", "r"),
        ("{{ rows | length }}", "1"),
        ("{{ 2023 + 1 }}", "2024"),
    ],
)
def test_headers_are_found_as_people_write_them(source: str, expected: str) -> None:
    assert odd_html(source) == expected


def test_lines_stay_where_they_are() -> None:
    made = letters.template(html="{{ Order\n No }}\n{{ amount.nope() }}")
    with pytest.raises(TemplateError) as caught:
        builder(made)
    assert caught.value.where is not None
    assert caught.value.where.startswith("HTML line 3")


def test_minus_between_two_fields_stays_a_minus() -> None:
    assert html_of("{{ row.raw.amount - row_number }}") == "10.5"
