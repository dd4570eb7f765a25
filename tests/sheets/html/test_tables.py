from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.html import tables
from mailtool_gui.sheets.html.tables import HtmlCell, largest, read_tables


def _texts(html: str) -> list[dict[int, str]]:
    return [{place: cell.text for place, cell in row.cells.items()} for row in largest(read_tables([html], "a.html"))]


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("plain", "plain"),
        ("  a \n b\t c ", "a b c"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<p>a</p><p>b</p>", "a\nb"),
        ("a&nbsp;b &amp; &lt;c&gt; &#1257;", "a b & <c> ө"),
        ("<b>a</b><i>b</i>", "ab"),
        ("<style>x{}</style>a<script>no()</script>", "a"),
        ("<table><tr><td>inner</td></tr></table>", "inner"),
        ("", ""),
    ],
)
def test_the_text_of_a_cell(content: str, shown: str) -> None:
    assert _texts(f"<table><tr><td>{content}</td><td>x</td></tr></table>") == [{0: shown, 1: "x"}]


def test_cells_that_span_rows_and_columns() -> None:
    html = (
        "<table><tr><td rowspan=2>Anna</td><td colspan=2>wide</td><td>d</td></tr>"
        "<tr><td>b</td><td>c</td></tr><tr><td>e</td></tr></table>"
    )
    assert _texts(html) == [{0: "Anna", 1: "wide", 3: "d"}, {0: "Anna", 1: "b", 2: "c"}, {0: "e"}]


@pytest.mark.parametrize("span", ["999999999999", "-1", "x", "0", "²"])
def test_odd_spans_are_bounded(span: str) -> None:
    assert max(_texts(f"<table><tr><td colspan='{span}'>a</td><td>b</td></tr></table>")[0]) <= 1_000


def test_what_is_left_open_ends_with_the_next() -> None:
    assert _texts("<table><tr><td>a<td>b<tr><td>c</table>after") == [{0: "a", 1: "b"}, {0: "c"}]
    assert _texts("<table><td>a<td>b</table>") == [{0: "a", 1: "b"}]


def test_hidden_rows_are_marked() -> None:
    table = largest(
        read_tables(["<table><tr style='display: none'><td>a</td></tr><tr><td>b</td></tr></table>"], "a.html")
    )
    assert [row.hidden for row in table] == [True, False]


def test_a_mail_link_gives_its_address() -> None:
    table = largest(read_tables(["<table><tr><td><a href='mailto:a@x.example'>Anna</a><td>b</table>"], "a.html"))
    assert table[0].cells == {0: HtmlCell("Anna", "a@x.example"), 1: HtmlCell("b")}


def test_the_largest_table_is_taken() -> None:
    small, large = "<table><tr><td>a</td></tr></table>", "<table><tr><td>b</td><td>c</td></tr></table>"
    assert _texts(small + large + small) == [{0: "b", 1: "c"}]
    assert _texts("no table") == []


@given(
    st.lists(
        st.sampled_from(["<table>", "</table>", "<tr>", "</td>", "<td rowspan=3>", "x", "<br>", "<style>", "&#0;", "<"])
    )
)
def test_every_soup_can_be_read(pieces: list[str]) -> None:
    assert isinstance(_texts("".join(pieces)), list)


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr>" + "<td colspan=1000>a" * 18,
        "<table>" + "<tr><td>a" * 11,
        "<table><tr>" + "<td rowspan=1000>a" * 9 + "<tr>" * 5,
    ],
)
def test_too_large_tables_are_refused(html: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_MOST_CELLS", 10 if "colspan" not in html else 100)
    with pytest.raises(SheetError) as error:
        read_tables([html], "a.html")
    assert (error.value.code, error.value.where) == ("too-large", "a.html")
