from __future__ import annotations

from quopri import decodestring

import pytest

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.messages.field_names import FieldNames
from mailtool_gui.messages.parts import LogicPart, MergePart, Part, compile_part
from mailtool_gui.messages.places import Source
from mailtool_gui.messages.sandbox import Sandbox
from tests.support.letters import columns, order, recipient

NAMES = FieldNames(columns())


def part(source: str, *, html: bool = False) -> Part:
    return compile_part(Source("text", source), NAMES, Sandbox(html=html, locale="en-US"))


@pytest.mark.parametrize("source", ["", "plain", "{{firstName}}", "a {{First Name}}{{ amount }} b\n", "{# note #}x"])
def test_fields_alone_need_no_engine(source: str) -> None:
    assert isinstance(part(source), MergePart)


@pytest.mark.parametrize(
    "source", ["{{firstName|upper}}", "{% if amount %}x{% endif %}", "{{ 1 + 1 }}", "{{ row_count }}"]
)
def test_everything_else_is_logic(source: str) -> None:
    assert isinstance(part(source), LogicPart)


@pytest.mark.parametrize("html", [True, False])
@pytest.mark.parametrize("name", ["Lan", "<Lan> & 'co'", "", "Ж" * 90, ".\n."])
def test_both_kinds_say_the_same(name: str, *, html: bool) -> None:
    to = recipient(order(2, name=name))
    merge, logic = (
        part("Dear {{firstName}},\n{{amount}}!", html=html),
        part("Dear {{firstName}},\n{% if true %}{{amount}}{% endif %}!", html=html),
    )
    assert isinstance(merge, MergePart)
    assert isinstance(logic, LogicPart)
    assert merge.render(to) == logic.render(to)
    assert decodestring(merge.encode(to)) == decodestring(logic.encode(to))


def test_the_line_of_a_failure_is_the_templates() -> None:
    with pytest.raises(TemplateError) as caught:
        part("one\n{% for row in rows %}\n  {{ 1 / 0 }}\n{% endfor %}").render(recipient())
    assert (caught.value.code, caught.value.where) == ("template-run", "text line 3, column 3")


def test_a_part_can_be_two_megabytes_and_not_more() -> None:
    source = "{% for i in range(99) %}" + "x" * 20_000 + "{% endfor %}"
    assert len(part(source).render(recipient())) == 1_980_000
    with pytest.raises(TemplateError, match="more than 2 MB"):
        part(source + "y" * 20_001).render(recipient())
