from __future__ import annotations

from dataclasses import replace

import pytest

from mailtool_gui.domain.document import Button, Columns, Composition, Document, Span
from mailtool_gui.messages.blocks.json_form import composition_to_json
from mailtool_gui.messages.proof import proof
from tests.support import letters
from tests.support.letters import builder, columns


def told(*buttons: Button, by_hand: bool = False) -> list[str]:
    document = Document((Columns(left=buttons),))
    blocks = composition_to_json(Composition(document=document, by_hand=by_hand))
    template = replace(letters.template(), blocks=blocks)
    found = proof(builder(template), [], template=template, columns=columns())
    return [problem.message for problem in found if problem.code == "button-without-link"]


@pytest.mark.parametrize("link", ["", " ", "javascript:alert(1)"])
def test_a_button_that_leads_nowhere_is_named_by_its_words(link: str) -> None:
    (message,) = told(
        Button(line=(Span("Read on"),), link=link), Button(line=(Span("Shop"),), link="https://a.example")
    )
    assert "“Read on” leads nowhere" in message


def test_html_that_was_written_by_hand_is_not_judged_by_the_blocks_of_before() -> None:
    assert not told(Button(line=(Span("Read on"),)), by_hand=True)


def test_blocks_that_cannot_be_read_stop_no_check() -> None:
    template = replace(letters.template(), blocks="{")
    assert not [p for p in proof(builder(template), [], template=template, columns=columns()) if p.code.startswith("b")]
