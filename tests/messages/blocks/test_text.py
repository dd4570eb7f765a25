from __future__ import annotations

from mailtool_gui.domain.document import Block, Divider, Document, Heading, Listing, Look, Paragraph, Spacer, Span, Text
from mailtool_gui.messages.blocks.text import text_of


def written(*blocks: Block) -> str:
    return text_of(Document(blocks))


def items(listing: Listing, *texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Span(text),), listing=listing) for text in texts)


def test_paragraphs_have_an_empty_line_between_them_and_items_none() -> None:
    paragraphs = (
        *items(Listing.NONE, "first", "second"),
        *items(Listing.BULLETS, "a", "b"),
        *items(Listing.NUMBERS, "one", "two"),
        *items(Listing.NONE, "last"),
        *items(Listing.NUMBERS, "anew"),
    )
    assert written(Text(paragraphs=paragraphs)) == "first\n\nsecond\n\n- a\n- b\n1. one\n2. two\n\nlast\n\n1. anew\n"


def test_blocks_have_an_empty_line_between_them_and_room_is_none() -> None:
    made = written(Heading(line=(Span("Hello "), Span("name", field=True))), Spacer(), Divider(), Heading())
    assert made == "Hello {{ name }}\n\n" + "-" * 40 + "\n"


def test_nothing_is_no_text() -> None:
    assert written(Text(), Spacer()) == ""


def test_links_are_followed_by_their_address_once() -> None:
    bold, link = Look(bold=True, link="https://a.example"), Look(link="https://a.example")
    line = (Span("our "), Span("shop ", link), Span("now", bold), Span(" or "), Span("a.example", link))
    assert written(Text(paragraphs=(Paragraph(line),))) == "our shop now (https://a.example) or a.example\n"


def test_an_address_that_cannot_be_sent_is_left_out() -> None:
    assert written(Text(paragraphs=(Paragraph((Span("x", Look(link="javascript:1")),)),))) == "x\n"
