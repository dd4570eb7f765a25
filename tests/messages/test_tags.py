from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.messages.tags import MASK, Kind, depth, masked, pieces, template_code, words


def starts(html: str) -> list[str]:
    return [piece.name for piece in pieces(html) if piece.kind is Kind.START]


def values(html: str) -> list[tuple[str, str]]:
    (piece,) = pieces(html)
    return [(each.name, html[each.value_start : each.value_end]) for each in piece.attributes]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<a href="x" TITLE=\'y\' b=z c d = "e">', [("href", "x"), ("title", "y"), ("b", "z"), ("c", ""), ("d", "e")]),
        ("<a/href=x>", [("href", "x")]),
        ("<a =b c=>", [("=b", ""), ("c", "")]),
        ('<a title="{{ "a > b" }}" b>', [("title", '{{ "a > b" }}'), ("b", "")]),
        ("<a b='\">'>", [("b", '">')]),
    ],
)
def test_attributes_are_found_where_they_stand(html: str, found: list[tuple[str, str]]) -> None:
    assert values(html) == found


@pytest.mark.parametrize(
    ("html", "names"),
    [
        ("<p>a < b <2 <b>", ["p", "b"]),
        ("<!-- <p> --><b>", ["b"]),
        ("<!--><b>--><i>", ["b", "i"]),
        ("<!-- --!><b>", ["b"]),
        ("<style>p > a { } </styles><b></style><i>", ["style", "i"]),
        ("<script><p></script ><i>", ["script", "i"]),
        ("<title><p>", ["title"]),
        ("<!doctype html><?xml a?></ x><p>", ["p"]),
        ("{{ '<p>' }}{% if '<b>' %}<i>{# <u> #}", ["i"]),
        ('<a title="<p>', ["a"]),
    ],
)
def test_tags_are_found_as_browsers_do(html: str, names: list[str]) -> None:
    assert starts(html) == names


def test_template_code_ends_at_the_first_closing_mark() -> None:
    text = "a{{ b }}c{% d %}{# e #}{{ f"
    assert [text[start:end] for start, end in template_code(text)] == ["{{ b }}", "{% d %}", "{# e #}"]
    assert masked(text) == f"a{MASK * 7}c{MASK * 14}{{{{ f"


def test_a_raw_block_is_one_piece_where_that_is_asked_for() -> None:
    text = "{% raw %}{{ a {% endraw %}{{ b }}"
    assert [text[s:e] for s, e in template_code(text, raw_as_one=True)] == ["{% raw %}{{ a {% endraw %}", "{{ b }}"]
    assert [text[s:e] for s, e in template_code("{% raw %}{{ a", raw_as_one=True)] == ["{% raw %}{{ a"]


def test_depth_counts_what_is_open() -> None:
    assert depth(pieces("<div><p><p><b></b></i></i><i></div><div>")) == 2
    assert depth(pieces("<table>" * 300)) == 300
    assert depth(pieces("<p>" * 300)) == 0


def test_words_are_the_text_between_tags() -> None:
    assert words("<title>x</title><p>a<br>b</p><style>c</style>d").split() == ["a", "b", "d"]


BITS = st.sampled_from(["<", ">", "<p", "</p>", "<!--", "-->", "'", '"', "=", " ", "/", "a", "{{", "}}", "{%", "%}",
                        "<style>", "</style>", "<script", "{#", "#}", "&lt;", "\n", "<!", "<?"])  # fmt: skip


@given(st.lists(BITS).map("".join))
def test_pieces_lie_behind_each_other(html: str) -> None:
    place = 0
    for piece in pieces(html):
        assert place <= piece.start <= piece.end <= len(html)
        for each in piece.attributes:
            assert piece.start < each.start <= each.value_start <= each.value_end <= each.end <= piece.end
        place = piece.end


class _Reader(HTMLParser):
    """The standard library's idea of well-formed HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, list[tuple[str, str | None]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, attrs))


def _written(attributes: list[tuple[str, str]]) -> str:
    return " ".join(f'{name}="{value}"' for name, value in attributes)


WORD = st.from_regex(r"[a-z]{1,6}", fullmatch=True)
TEXT = st.text("abc <>=/'&;-!", max_size=8)


@given(st.lists(st.tuples(WORD, st.lists(st.tuples(WORD, TEXT), max_size=3), st.text("abc\n =", max_size=5))))
def test_well_formed_html_is_read_as_the_standard_library_does(
    tags: list[tuple[str, list[tuple[str, str]], str]],
) -> None:
    html = "".join(f"<x{name} {_written(attributes)}>{text}</x{name}>" for name, attributes, text in tags)
    reader = _Reader()
    reader.feed(html)
    mine = [
        (piece.name, [each.name for each in piece.attributes]) for piece in pieces(html) if piece.kind is Kind.START
    ]
    assert mine == [(tag, [name for name, _ in attributes]) for tag, attributes in reader.found]


@pytest.mark.parametrize(
    "bad", ["<a ", "<", "{{", "<!--", '<a "', "<style>", "</a x='", "{{{%{#", "<script", "{%raw%}"]
)
def test_broken_html_is_read_to_its_end(bad: str) -> None:
    """Were the time not in proportion to the length, this would not come to an end."""
    html = bad * 60_000
    assert sum(1 for _ in pieces(html)) <= 2
    assert sum(1 for _ in template_code(html, raw_as_one=True)) <= 1
