from __future__ import annotations

import pytest

from mailtool_gui.domain.document import Composition, Document, Heading, Paragraph, Span
from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.services import documents

HELLO = Document((Heading(line=(Span("Hello "), Span("name", field=True))),))


def test_a_document_becomes_html_and_text() -> None:
    made = documents.made(HELLO)
    assert "Hello {{ name }}</h1>" in made.html
    assert made.text == "Hello {{ name }}\n"


def test_a_composition_is_kept_and_restored() -> None:
    composition = Composition(document=HELLO, by_hand=True)
    assert documents.restored(documents.kept(composition)) == composition
    with pytest.raises(TemplateError, match="damaged"):
        documents.restored("[]")


def test_what_is_pasted_becomes_paragraphs() -> None:
    paragraph = Paragraph((Span("a "), Span("b", field=True)))
    assert documents.pasted_text("a {{ b }}") == documents.pasted_html("<p>a {{ b }}</p>") == (paragraph,)
    assert documents.line_of("a {{ b }}") == paragraph.line


def test_links_are_judged() -> None:
    assert documents.link_target("shop.example") == "https://shop.example"
    assert documents.link_target("javascript:x") == ""
