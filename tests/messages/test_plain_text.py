from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.messages.plain_text import plain_text
from tests.support import letters
from tests.support.letters import built, content, recipient, row


def text_of(html: str, *values: str) -> str:
    return content(built(letters.template(html=html), recipient(row(2, *values))), "plain")


def test_html_becomes_readable_text() -> None:
    html = "<style>p{color:red}</style><h1>Order</h1><p>Dear <b>Lan</b>,</p><ul><li>one<li>two</ul>"
    assert plain_text(html) == "Order\n\nDear Lan,\n\n  * one\n  * two\n"


def test_links_keep_their_address() -> None:
    assert plain_text("<p><a href='https://x.y/?a=1&amp;b=2'>Shop</a></p>") == "[Shop](https://x.y/?a=1&b=2)\n"
    assert plain_text("<a href='https://x.y'>https://x.y</a>") == "https://x.y\n"


def test_centred_texts_begin_at_the_left() -> None:
    html = '<table width="100%"><tr><td align="center">Menu</td></tr><tr><td>' + "x" * 40 + "</td></tr></table>"
    assert plain_text(html) == f"Menu\n{'x' * 40}\n"
    numbers = "<table><tr><td>a<td align=right>1<tr><td>b<td align=right>20</table>"
    assert plain_text(numbers) == "a   1\nb  20\n"


def test_what_screen_readers_leave_out_is_left_out() -> None:
    assert plain_text('<p aria-hidden="true"><b>!</b></p><p>Pay</p>') == "Pay\n"
    assert plain_text('<div aria-hidden="true"><div>a</div></div><img aria-hidden=true>b').split() == ["a", "b"]


def test_nothing_is_still_a_text() -> None:
    assert plain_text("") == "\n"
    assert plain_text("<!-- x -->") == "\n"


def test_fields_stand_in_the_text_as_they_are() -> None:
    html = "<p>Dear {{firstName}},</p><p><a href='https://x/{{order_no}}'>{{order_no}}</a></p>"
    assert text_of(html, "a@b.de", "<Lan> & co", "7") == "Dear <Lan> & co,\n\n[7](https://x/7)"


def test_private_characters_of_the_template_are_kept() -> None:
    assert text_of("\ue000{{firstName}}\ue0011\ue002", "a@b.de", "Lan") == "\ue000Lan\ue0011\ue002"


def test_a_template_with_every_private_character_is_converted_row_by_row() -> None:
    private = "".join(map(chr, range(0xE000, 0xF8FF)))
    assert text_of(private + "{{firstName}}", "a@b.de", "Lan") == private + "Lan"


def test_rows_become_lines() -> None:
    html = "<table>{% for row in rows %}<tr><td>{{ row.first_name }}<td>{{ row.order_no }}{% endfor %}</table>"
    made = built(letters.template(html=html), recipient(row(2, "x", "Tea", "1"), row(3, "x", "Coffee", "20")))
    assert content(made, "plain") == "Tea     1\nCoffee  20"


def test_fields_that_the_text_does_not_show_are_left_out() -> None:
    assert text_of("<p title='{{firstName}}'>Hello</p><style>{{order_no}}</style>", "x", "Lan", "7") == "Hello"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=40))
def test_once_and_row_by_row_say_the_same_of_a_word(word: str) -> None:
    once = text_of("<p>Dear {{firstName}}!</p><p>Bye</p>", "x", word)
    each = text_of("<p>Dear {{firstName | trim}}!</p><p>Bye</p>", "x", word)
    assert once == each


@pytest.mark.parametrize("html", ["<div>" * 5000 + "Hello &amp; bye", "<title>x</title><td>Hello &amp; bye"])
def test_broken_html_still_has_its_words(html: str) -> None:
    assert plain_text(html).endswith("Hello & bye\n")


PIECES = st.sampled_from(["<p>", "</p>", "<table>", "<td colspan=x>", "</tr>", "<li>", "a", "&#0;", "\x00", "<!--"])


@given(st.lists(PIECES).map("".join))
def test_any_html_has_a_text(html: str) -> None:
    assert plain_text(html).endswith("\n")
