from __future__ import annotations

import pytest

from mailtool_gui.messages.leftovers import leftovers
from tests.support import letters


def places(source: str, part: str = "html") -> list[str]:
    made = letters.with_part(part, source)
    return [place for place, _ in leftovers(made, letters.columns())]


@pytest.mark.parametrize(
    "source",
    [
        "{{ firstName }}",
        "{% if firstName %}{{ firstName }}{% endif %}",
        "<style>@media print{p{color:red}}</style>",
        "<script>if (a) {{ b }}</script>",
        "{# {firstName} #}",
        "{ not a field }",
        "a {1} «quoted» <<x>>",
        "",
    ],
)
def test_what_is_meant_so_is_left_alone(source: str) -> None:
    assert places(source) == []


@pytest.mark.parametrize(
    ("source", "mark"),
    [
        ("{ {firstName} }", "{ {"),
        ("firstName}}", "}}"),
        ("Dear {firstName},", "{firstName}"),
        ("Dear ${first name},", "${first name}"),
        ("Dear «First Name»,", "«First Name»"),
        ("Dear &lt;&lt;First Name&gt;&gt;,", "&lt;&lt;First Name&gt;&gt;"),
        ("Dear <<Họ tên>>,", "<<Họ tên>>"),
    ],
)
def test_marks_that_look_like_fields_are_told(source: str, mark: str) -> None:
    place, sentence = next(leftovers(letters.template(html="one\n" + source), letters.columns()))
    assert place == "HTML line 2"
    assert f"“{mark}”" in sentence


@pytest.mark.parametrize(("part", "name"), [("subject", "subject"), ("html", "HTML"), ("text", "text")])
def test_every_part_is_looked_at(part: str, name: str) -> None:
    assert places("}}", part) == [f"{name} line 1"]


def test_braces_that_the_editor_has_made_harmless_are_told_too() -> None:
    found = list(leftovers(letters.template(html="<p>&#123;{ nobody</p>"), letters.columns()))
    assert found == [("HTML line 1", "“{{” stands alone and will be sent as it is. A field is written {{ name }}.")]
