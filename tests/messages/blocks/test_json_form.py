from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailtool_gui.domain.document import KINDS, Composition, Divider, Document, Text, kind_of
from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.messages.blocks.json_form import LONGEST, composition_from_json, composition_to_json
from tests.support.documents import documents


@settings(max_examples=100, deadline=None)
@given(documents, st.booleans())
def test_a_document_comes_back_as_it_was(document: Document, by_hand: bool) -> None:
    kept = Composition(document=document, by_hand=by_hand)
    assert composition_from_json(composition_to_json(kept)) == kept


def test_only_what_is_not_usual_is_written() -> None:
    text = composition_to_json(Composition(document=Document((Text(), Divider()))))
    assert json.loads(text) == {"version": 1, "by_hand": False, "blocks": [{"kind": "text"}, {"kind": "divider"}]}


def test_every_kind_has_a_name() -> None:
    assert [kind_of(kind()) for kind in KINDS.values()] == list(KINDS)


def document(*blocks: Any, **more: Any) -> str:
    return json.dumps({"version": 1, "blocks": list(blocks), **more})


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("no json", "^blocks: The blocks of this message are damaged"),
        ("[" * 100_000, "^blocks: The blocks of this message are damaged"),
        ("[]", "^blocks:"),
        (document(version=2), "A later version of MailTool"),
        (json.dumps({"version": 1}), "^blocks:"),
        (document(1), "^block 1:"),
        (document({"kind": "video"}), "^block 1:"),
        (document({"kind": "text"}, {"kind": "columns", "left": [{"kind": "columns"}]}), "^block 2, left 1:"),
        (document({"kind": "text", "paragraphs": 1}), "^block 1, paragraphs:"),
        (document({"kind": "heading", "line": [{"text": 1}]}), "^block 1, line:"),
        (document({"kind": "heading", "align": "up"}), "^block 1, align:"),
        (document({"kind": "spacer", "height": True}), "^block 1, "),
        (document({"kind": "spacer", "height": 10**9}), "^block 1, height:"),
        (document({"kind": "table", "total": {"label": "x"}}), "^block 1, "),
        (document(*[{"kind": "divider"}] * 501), "^blocks:"),
        ("x" * (LONGEST + 1), "^blocks:"),
    ],
)
def test_damaged_blocks_are_refused_in_words(text: str, reason: str) -> None:
    with pytest.raises(TemplateError, match=reason) as refused:
        composition_from_json(text)
    assert refused.value.code == "bad-blocks"


def test_what_a_later_program_adds_to_a_block_is_passed_over() -> None:
    kept = composition_from_json(document({"kind": "divider", "glow": 3}, mood="calm"))
    assert kept == Composition(document=Document((Divider(),)))


_KEYS = ["kind", "line", "text", "look", "paragraphs", "columns", "left", "total", "align"]
any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(_KEYS), inner),
)


def refusal(text: str) -> str:
    """The code of the error, empty where the text is read."""
    try:
        composition_from_json(text)
    except TemplateError as error:
        return error.code
    return ""


@given(any_json)
def test_any_json_is_read_or_refused_in_words(block: Any) -> None:
    assert refusal(document(block, {"kind": "text", "paragraphs": [block]})) in ("", "bad-blocks")
