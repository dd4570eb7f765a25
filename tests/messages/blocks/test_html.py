from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from mailtool_gui.domain.account import Signature
from mailtool_gui.domain.document import (
    Align,
    Block,
    Button,
    Columns,
    Document,
    Heading,
    Image,
    Ink,
    Look,
    OrderTable,
    Paragraph,
    Span,
    TableColumn,
    Text,
    Total,
    flat,
)
from mailtool_gui.domain.message import Template
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.messages.blocks.html import html_of
from mailtool_gui.messages.blocks.source import clean
from mailtool_gui.messages.blocks.text import text_of
from mailtool_gui.messages.builder import MessageBuilder, Reading, compile_message
from mailtool_gui.messages.originator import Sender
from mailtool_gui.messages.proofs.unsafe_places import unsafe_places
from mailtool_gui.messages.signature import signed
from tests.support.documents import COLUMNS, ROWS, documents

ANH = Recipient(address="anh@x.example", rows=ROWS)
SCHEMES = ("https://", "http://", "mailto:", "tel:", "00042", "Ánh", "1,234.50")


class Seen(HTMLParser):
    """The tags, attributes and words of a mail."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words = ""
        self._inside_style = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self._inside_style = tag == "style"
        self.words += "\n" if tag == "br" else " " if tag in ("td", "th") else ""

    def handle_endtag(self, tag: str) -> None:
        self._inside_style = False

    def handle_data(self, data: str) -> None:
        self.words += "" if self._inside_style else data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]


def builder(document: Document) -> MessageBuilder:
    template = Template(subject="x", html=html_of(document), text=text_of(document))
    return compile_message(signed(template, None), COLUMNS, sender=Sender("office@x.example"), locale="en-US")


def read(*blocks: Block) -> Reading:
    return builder(Document(blocks)).reading(ANH)


def seen(*blocks: Block) -> Seen:
    return Seen(read(*blocks).html)


def words(*spans: Span) -> Text:
    return Text(paragraphs=(Paragraph(spans),))


# Any document


@settings(max_examples=150, deadline=None)
@given(documents)
def test_any_document_is_a_template_without_unsafe_places(document: Document) -> None:
    assert list(unsafe_places(html_of(document))) == []
    made = Seen(builder(document).reading(ANH).html)
    assert not {"script", "iframe", "object", "form", "link", "base"} & {tag for tag, _ in made.tags}
    assert not [name for _, given in made.tags for name in given if name.startswith("on")]
    assert all(given["href"].startswith(SCHEMES) for _, given in made.tags if "href" in given)
    assert all("alt" in given and given["src"] == "cid:logo.png" for given in made.all("img"))


@settings(max_examples=100, deadline=None)
@given(documents)
def test_every_field_of_a_document_is_filled_in(document: Document) -> None:
    text = builder(document).reading(ANH)
    lines = [line for block in flat(document.blocks) for line in lines_of(block)]
    names = sum(span.field and span.text == "first_name" for line in lines for span in line)
    assert Seen(text.html).words.count("Ánh") >= names
    assert "{{ first_name }}" not in text.html


def lines_of(block: Block) -> list[tuple[Span, ...]]:
    if isinstance(block, Text):
        return [paragraph.line for paragraph in block.paragraphs]
    return [block.line] if isinstance(block, Heading | Button) else []


@settings(max_examples=100, deadline=None)
@given(documents)
def test_what_is_written_is_read_letter_by_letter(document: Document) -> None:
    shown = squeezed(Seen(builder(document).reading(ANH).html).words)
    for block in flat(document.blocks):
        for line in lines_of(block):
            values = {"first_name": "Ánh", "code": "00042", "amount": "1,234.50 €"}
            assert squeezed("".join(values[s.text] if s.field else clean(s.text) for s in line)) in shown


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


# Each kind


def test_marks_links_and_inks() -> None:
    look = Look(bold=True, italic=True, underline=True, ink=Ink.RED)
    made = read(words(Span("now", look), Span(" and "), Span("here", Look(link="shop.example.org"))))
    assert '<span class="ink-red" style="color:#B3261E;"><b><i><u>now</u></i></b></span> and ' in made.html
    (link,) = Seen(made.html).all("a")
    assert (link["href"], link["class"]) == ("https://shop.example.org", "ink-blue")


def test_braces_that_somebody_types_are_sent_as_they_are() -> None:
    made = read(words(Span("{{ nobody }} {% if %} {# x"), Span("{"), Span("code", field=True)))
    assert "{{ nobody }} {% if %} {# x{00042" in Seen(made.html).words
    assert "{{ nobody }} {% if %} {# x{00042" in made.text


def test_an_order_table_has_a_line_for_each_row_and_a_sum() -> None:
    columns = (
        TableColumn(header="Order", field="code"),
        TableColumn(header="Amount", field="amount", align=Align.RIGHT),
    )
    made = read(OrderTable(columns=columns, total=Total(column=1, label="Total", after=" €")))
    found = Seen(made.html)
    assert re.sub(r"\s+", " ", found.words).strip() == "Order Amount 00042 1,234.50 € 00043 86.00 € Total 1,320.50 €"
    assert [given["align"] for given in found.all("td") if "cell" in given.get("class", "")] == ["left", "right"] * 3
    assert made.text == "Order | Amount\n00042 | 1,234.50 €\n00043 | 86.00 €\nTotal: 1,320.50 €\n"


def test_a_sum_in_the_only_column_has_its_word_before_it() -> None:
    columns = (TableColumn(header="Amount", field="amount"),)
    made = read(OrderTable(columns=columns, total=Total(column=0, label="Sum", before="€", decimals=0)))
    assert "Sum €1,32" in Seen(made.html).words
    assert made.text.endswith("Sum €1,320\n") or made.text.endswith("Sum €1,321\n")


@pytest.mark.parametrize("total", [Total(column=5), Total(column=1)])
def test_a_sum_of_a_column_that_is_not_there_is_left_out(total: Total) -> None:
    columns = (TableColumn(header="Order", field="code"), TableColumn(header="Nothing", field=""))
    made = read(OrderTable(columns=columns, total=total))
    assert made.text == "Order\n00042\n00043\n"
    assert "sum" not in made.html


def test_a_button_leads_somewhere_or_is_only_words() -> None:
    label = (Span("Track "), Span("code", field=True))
    made = read(Button(line=label, link="https://shop.example/{{ code }}?a=1&b=2"))
    assert Seen(made.html).all("a")[0]["href"] == "https://shop.example/00042?a=1&b=2"
    assert made.text == "Track 00042: https://shop.example/00042?a=1&b=2\n"
    made = read(Button(line=label, link="javascript:alert(1)"))
    assert (Seen(made.html).all("a"), made.text) == ([], "Track 00042\n")


def test_a_picture_has_words_and_is_no_wider_than_its_column() -> None:
    picture = Image(source="cid:logo.png", alt='The "shop" of {{ first_name }}', width=536, link="shop.example")
    (shown,) = seen(picture).all("img")
    assert (shown["alt"], shown["width"], shown["src"]) == ('The "shop" of Ánh', "536", "cid:logo.png")
    (shown,) = seen(Columns(left=(picture,))).all("img")
    assert shown["width"] == "260"
    assert read(picture).text == '[The "shop" of Ánh] https://shop.example\n'
    assert "<img" not in read(Image(alt="nothing chosen")).html


def test_columns_stand_beside_each_other_and_under_each_other_in_text() -> None:
    made = read(Columns(left=(words(Span("left")),), right=(words(Span("right")),)))
    assert [given["class"] for given in Seen(made.html).all("td") if given.get("class") == "half"] == ["half", "half"]
    assert made.text == "left\n\nright\n"


def test_the_mail_is_made_for_phones_and_dark_paper() -> None:
    html = html_of(Document((words(Span("x")),)))
    assert "max-width: 480px" in html
    assert "prefers-color-scheme: dark" in html
    assert 'width="600"' in html
    assert "max-width:600px" in html
    assert '<meta name="color-scheme" content="light dark">' in html


def test_the_signature_stands_on_the_paper_where_the_writer_wants_it_or_at_its_end() -> None:
    office = Signature(html="<p>The office</p>")
    at_the_end = signed(Template(subject="", html=html_of(Document((words(Span("x")),)))), office).html
    assert at_the_end.index(">x</p>") < at_the_end.index("<p>The office</p></td></tr>") < at_the_end.index("</table>")
    document = Document((words(Span("signature", field=True)), words(Span("x"))))
    wanted = signed(Template(subject="", html=html_of(document)), office).html
    assert wanted.count("The office") == 1
    assert wanted.index("The office") < wanted.index(">x</p>")


def test_what_is_no_block_is_refused() -> None:
    with pytest.raises(TypeError, match="int is no block"):
        html_of(Document((1,)))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="int is no block"):
        text_of(Document((1,)))  # type: ignore[arg-type]
