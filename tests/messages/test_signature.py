from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mailtool_gui.domain.account import Signature
from mailtool_gui.domain.errors import AccountError
from mailtool_gui.domain.message import InlineImage, Template
from mailtool_gui.messages.signature import LOGO, clean_signature, signed

ANN = Signature(html="<p>Ann <b>Lee</b><br>\n<a href='https://x.test'>Shop</a></p>")
ENDED = "<div style=\"margin-top:24px;\"><p>Ann <b>Lee</b><br> <a href='https://x.test'>Shop</a></p></div>"
HELLO = Template(subject="Hello", html="<html>\n<body><p>Hi</p></body></html>", text="Hi\n")


def test_a_signature_stands_at_the_end() -> None:
    made = signed(HELLO, ANN)
    assert made.html == f"<html>\n<body><p>Hi</p>{ENDED}</body></html>"
    assert made.text == "Hi\n\n-- \nAnn Lee\n[Shop](https://x.test)\n"
    assert signed(replace(HELLO, html="<p>Hi", text=None), ANN) == replace(
        HELLO, html=f"<p>Hi{ENDED}", text=None, signed=True
    )


def test_a_template_may_say_where_it_stands() -> None:
    made = signed(replace(HELLO, html="<p>{{signature}}</p><p>PS</p>", text="a {{ signature }}."), ANN)
    assert made.html == "<p><p>Ann <b>Lee</b><br> <a href='https://x.test'>Shop</a></p></p><p>PS</p>"
    assert made.text == "a Ann Lee\n[Shop](https://x.test)."


@pytest.mark.parametrize("signature", [None, Signature()])
def test_without_a_signature_nothing_stands_there(signature: Signature | None) -> None:
    assert signed(HELLO, signature) == HELLO
    made = signed(replace(HELLO, html="a{{ signature }}b", text="c{{ signature }}"), signature)
    assert (made.html, made.text) == ("ab", "c")


def test_nothing_is_signed_twice() -> None:
    once = signed(HELLO, ANN)
    assert signed(once, ANN) is once
    assert signed(replace(HELLO, signed=True), ANN).html == HELLO.html


def test_a_logo_stands_above_or_where_the_signature_has_it() -> None:
    logo, other = Path("/logo.png"), InlineImage(cid="a", path=Path("/a.png"))
    made = signed(replace(HELLO, inline=(other,)), replace(ANN, logo=logo), name="Ann & Co")
    assert f'<img src="cid:{LOGO}" alt="Ann &amp; Co"' in made.html
    assert made.inline == (other, InlineImage(cid=LOGO, path=logo))
    placed = signed(HELLO, Signature(html=f'<p>x<img src="cid:{LOGO}" alt="y"></p>', logo=logo))
    assert placed.html.count("<img") == 1
    assert signed(HELLO, Signature(logo=logo)).text == "Hi\n"


def test_of_a_whole_document_the_body_counts() -> None:
    page = "<!doctype html><html><head><title>x</title></head><body class=a><p>Ann</p></body></html>"
    made = signed(HELLO, Signature(html=page)).html
    assert made.endswith('<p>Hi</p><div style="margin-top:24px;"><p>Ann</p></div></body></html>')


def test_lines_of_the_template_stay_where_they_are() -> None:
    made = signed(replace(HELLO, html="a\n{{ signature }}\nb"), Signature(html="<p>\n1\n2\n</p>"))
    assert made.html == "a\n<p> 1 2 </p>\nb"


def test_a_signature_is_cleaned_and_has_no_fields() -> None:
    assert clean_signature("<p onclick=x>a").html == "<p>a"
    for bad in ("{{ name }}", "{% if x %}", "{{", "a {% b", "{# c", "x" * 100_001):
        with pytest.raises(AccountError):
            clean_signature(bad)
