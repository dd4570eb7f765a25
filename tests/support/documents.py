"""Any document of blocks, and what reading one needs."""

from __future__ import annotations

from hypothesis import strategies as st

from mailtool_gui.domain.document import (
    Align,
    Block,
    Button,
    Columns,
    Divider,
    Document,
    Heading,
    Image,
    Ink,
    Line,
    Listing,
    Look,
    OrderTable,
    Paragraph,
    Spacer,
    Span,
    TableColumn,
    Text,
    Total,
)
from mailtool_gui.domain.sheet import Cell, CellKind, Column, Row

FIELDS = ("first_name", "code", "amount")
COLUMNS = (
    Column(letter="A", header="First name", field="first_name", format="General"),
    Column(letter="B", header="Code", field="code", format="General"),
    Column(letter="C", header="Amount", field="amount", format='#,##0.00 "€"'),
)
ROWS = (
    Row(number=2, cells=(_text := Cell("Ánh", "Ánh", CellKind.TEXT), Cell("00042", "00042", CellKind.TEXT),
                         Cell("1,234.50 €", 1234.5, CellKind.NUMBER))),
    Row(number=3, cells=(_text, Cell("00043", "00043", CellKind.TEXT), Cell("86.00 €", 86.0, CellKind.NUMBER))),
)  # fmt: skip
"""Two rows of one customer."""

texts = st.text(
    st.one_of(st.sampled_from("ab {}%#<>&\"'\n\u2028|"), st.characters(exclude_categories=["Cs"])), max_size=12
)
links = st.one_of(
    st.sampled_from(
        ["", "https://shop.example/{{ code }}", "javascript:alert(1)", "a@b.example", "{{ code }}", "data:x"]
    ),
    texts,
)
looks = st.builds(
    Look, bold=st.booleans(), italic=st.booleans(), underline=st.booleans(), ink=st.sampled_from(Ink), link=links
)
plain_spans = st.builds(Span, texts.filter(bool))
field_spans = st.builds(Span, st.sampled_from(FIELDS), looks, st.just(True))
spans = st.one_of(plain_spans, st.builds(Span, texts.filter(bool), looks), field_spans)
lines: st.SearchStrategy[Line] = st.lists(spans, max_size=5).map(tuple)
aligns = st.sampled_from(Align)
paragraphs = st.builds(Paragraph, lines, aligns, st.sampled_from(Listing))
table_columns = st.builds(TableColumn, header=texts, field=st.sampled_from(FIELDS), align=aligns)
totals = st.builds(Total, column=st.integers(0, 3), label=texts, decimals=st.integers(0, 9), before=texts, after=texts)
amounts = st.builds(TableColumn, header=texts, field=st.just("amount"), align=aligns)
simple_blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Text, paragraphs=st.lists(paragraphs, max_size=4).map(tuple)),
    st.builds(Heading, line=lines, level=st.integers(0, 4), align=aligns),
    st.builds(Button, line=lines, link=links, ink=st.sampled_from(Ink), align=aligns),
    st.builds(Image, source=st.sampled_from(["", "cid:logo.png"]), alt=texts, link=links, width=st.integers(0, 999)),
    st.builds(OrderTable, columns=st.lists(table_columns, max_size=3).map(tuple)),
    st.builds(OrderTable, columns=st.lists(amounts, max_size=3).map(tuple), total=totals),
    st.builds(Divider),
    st.builds(Spacer, height=st.integers(0, 999)),
)
sides = st.lists(simple_blocks, max_size=2).map(tuple)
blocks: st.SearchStrategy[Block] = st.one_of(simple_blocks, st.builds(Columns, left=sides, right=sides))
documents = st.lists(blocks, max_size=5).map(lambda found: Document(tuple(found)))
"""Documents of every kind of block, with texts that look like tags and logic."""
