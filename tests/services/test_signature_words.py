"""A signature as words, as HTML, and as it looks."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.errors import AccountError, AttachmentError
from mailtool_gui.messages.signature import clean_signature
from mailtool_gui.services.signatures import html_of, shown, words_of
from tests.messages.test_newsletters import cup


def test_words_become_paragraphs_and_lines() -> None:
    assert (
        html_of("Kind regards\nAnna & Co <x>\n\nSilk Road")
        == "<p>Kind regards<br>Anna &amp; Co &lt;x&gt;</p><p>Silk Road</p>"
    )
    assert html_of(" \n ") == ""


def test_html_that_says_more_is_no_words() -> None:
    assert words_of("<p>Anna</p>") == "Anna"
    assert words_of("") == ""
    assert words_of("<p><b>Anna</b></p>") is None
    assert words_of("Anna") is None


@given(st.text(alphabet=st.characters(blacklist_categories=["Cc", "Cs"], blacklist_characters="{")))
def test_words_come_back_as_they_were(words: str) -> None:
    html = html_of(words)
    assert words_of(html) is not None
    assert html_of(words_of(html) or "") == html


def test_what_is_kept_is_still_words() -> None:
    html = html_of("Kind regards\nAnna “x” & 'y' <z>\n\nSilk Road")
    assert words_of(clean_signature(html).html.strip()) is not None


def test_it_looks_as_a_message_s_end(tmp_path: Path) -> None:
    logo = cup(tmp_path).path
    found = shown("<p onclick=x>Anna</p>", logo)
    assert "Anna" in found.page
    assert "onclick" not in found.page
    assert f"cid:{found.cid}" in found.page
    assert found.logo == logo.read_bytes()
    assert "cid:" not in shown("<p>Anna</p>", None).page


def test_what_is_no_signature_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AccountError):
        shown("<p>{{ name }}</p>", None)
    (tmp_path / "letter.png").write_text("no picture")
    with pytest.raises(AttachmentError):
        shown("", tmp_path / "letter.png")
