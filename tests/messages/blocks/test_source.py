from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.messages.blocks.source import (
    clean,
    field_tag,
    html_attribute,
    html_text,
    is_field,
    link_target,
    pieces,
    plain_with_fields,
)


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("https://shop.example/a?b=1", "https://shop.example/a?b=1"),
        ("HTTP://shop.example", "HTTP://shop.example"),
        ("www.shop.example", "https://www.shop.example"),
        ("shop.example:8080/a", "https://shop.example:8080/a"),
        ("office@shop.example", "mailto:office@shop.example"),
        ("mailto:office@shop.example?subject=a b", "mailto:office@shop.example?subject=ab"),
        ("tel:+84 90 123", "tel:+8490123"),
        ("{{ link }}", "{{ link }}"),
        (" https://shop.example/{{code}} ", "https://shop.example/{{ code }}"),
        ("https://shop.example/đường", "https://shop.example/%C4%91%C6%B0%E1%BB%9Dng"),
        ("javascript:alert(1)", ""),
        ("JaVa\tScRiPt:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("vbscript:x", ""),
        ("cid:logo.png", ""),
        ("https://", ""),
        ("mailto:", ""),
        ("words", ""),
        ("", ""),
    ],
)
def test_links_lead_to_the_web_to_mailboxes_and_telephones_alone(link: str, target: str) -> None:
    assert link_target(link) == target


@given(st.text())
def test_a_link_has_no_braces_of_its_own(link: str) -> None:
    outside = [piece for piece, is_tag in pieces(link_target(link)) if not is_tag]
    assert not any("{" in piece or '"' in piece or "\n" in piece for piece in outside)


def test_fields_between_words_are_found() -> None:
    assert list(pieces("Dear {{ name }}, {{amount | number(2)}}{")) == [
        ("Dear ", False),
        ("name", True),
        (", ", False),
        ("amount | number(2)", True),
        ("{", False),
    ]


@pytest.mark.parametrize("expression", ["", " ", "a}b", "a\nb", "x" * 201, "a{b"])
def test_what_cannot_be_a_field_is_none(expression: str) -> None:
    assert not is_field(expression)
    assert field_tag(expression) == ""


def test_texts_are_safe_wherever_they_stand() -> None:
    assert html_text('a < b & "c"\n  d') == "a &lt; b &amp; &quot;c&quot;<br>&nbsp; d"
    assert html_text("{{ x }} {% y %} {") == "&#123;{ x }} &#123;% y %} &#123;"
    assert html_attribute('"{{ name }}"\n{') == "&quot;{{ name }}&quot; &#123;"
    assert plain_with_fields("{{ name }}{%\n") == "{{ name }}{{ '{' }}% "
    assert clean("a\r\nb\u2029c\x00\x07\td") == "a\nb\nc\td"
