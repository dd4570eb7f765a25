from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.sheets.xlsx.escapes import unescape, xml_text


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        ("plain", "plain"),
        ("a_x000D_b", "a\rb"),
        ("a_x000d_\nb", "a\r\nb"),
        ("_x005F_x000D_", "_x000D_"),
        ("_xD83D__xDE00_", "😀"),
        ("_x12", "_x12"),
        ("_xZZZZ_", "_xZZZZ_"),
        ("snake_x_case", "snake_x_case"),
    ],
)
def test_escapes_are_decoded(stored: str, text: str) -> None:
    assert unescape(stored) == text


def test_half_a_character_becomes_a_replacement() -> None:
    assert unescape("a_xD83D_b") == "a\ufffdb"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_texts_survive_xml(text: str) -> None:
    kept = "".join(c for c in text if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))
    parsed = ElementTree.fromstring(f"<t>{xml_text(text)}</t>").text or ""
    assert unescape(parsed) == kept


def test_what_xml_cannot_hold_is_left_out() -> None:
    assert xml_text("a\x00\x0b\ud800b") == "ab"
    assert xml_text("<&>\r") == "&lt;&amp;&gt;_x000D_"
