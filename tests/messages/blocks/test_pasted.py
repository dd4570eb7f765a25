from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.document import Listing, Look, Paragraph, Span
from mailtool_gui.messages.blocks.pasted import line_of, paragraphs_of_html, paragraphs_of_text

WORD = """<html xmlns:o="urn:schemas"><head><style>p.MsoNormal {margin:0}</style><!--[if gte mso 9]><xml>junk</xml>
<![endif]--></head><body lang=EN><!--StartFragment-->
<p class=MsoNormal>Dear <b>Mr <span style='color:red'>Groß</span></b>,<o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt'>&nbsp;&nbsp; </span></span></span>
<![endif]>an item</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span
style='mso-list:Ignore'>1.<span>&nbsp;</span></span>first</p>
<!--EndFragment--></body></html>"""


def texts(html: str) -> list[str]:
    return ["".join(span.text for span in paragraph.line) for paragraph in paragraphs_of_html(html)]


def test_word_s_words_come_without_its_junk() -> None:
    found = paragraphs_of_html(WORD)
    assert texts(WORD) == ["Dear Mr Groß,", "an item", "first"]
    assert [paragraph.listing for paragraph in found] == [Listing.NONE, Listing.BULLETS, Listing.NUMBERS]
    assert found[0].line == (Span("Dear "), Span("Mr Groß", Look(bold=True)), Span(","))


def test_a_range_of_excel_is_a_line_for_each_row() -> None:
    assert texts("<table><tr><td>a</td><td>b</td></tr><tr><th>c</th><td></td></tr></table>") == ["a | b", "c |"]


def test_lists_links_and_marks_of_a_page_are_kept() -> None:
    html = (
        "<ul><li>one<li>two</ul><ol><li><p>three</p></ol><p>a <em>b</em> <u>c</u> <a href='https://x.example'>d</a></p>"
    )
    found = paragraphs_of_html(html)
    assert [paragraph.listing for paragraph in found] == [
        Listing.BULLETS, Listing.BULLETS, Listing.NUMBERS, Listing.NONE,
    ]  # fmt: skip
    looks = {span.text: span.look for span in found[3].line}
    assert (looks["b"], looks["c"]) == (Look(italic=True), Look(underline=True))
    assert looks["d"] == Look(link="https://x.example")


def test_styles_of_spans_are_marks_and_google_s_wrapper_is_none() -> None:
    html = "<b style='font-weight: normal'><span style='font-weight:700'>bold</span><span>not</span></b>"
    assert paragraphs_of_html(html)[0].line == (Span("bold", Look(bold=True)), Span("not"))


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>a",
        "<style>p{}</style>a",
        "<a href='javascript:alert(1)'>a</a>",
        "<svg><text>x</text></svg>a",
        "<iframe src=x>no</iframe>a",
        "<img src='http://x.example/t.png' onerror=alert(1)>a",
        "a<!-- never closed",
        "a<script>never closed",
    ],
)
def test_what_is_dangerous_is_dropped(html: str) -> None:
    assert paragraphs_of_html(html) == (Paragraph((Span("a"),)),)


def test_fields_are_found_in_what_is_pasted() -> None:
    assert line_of("Dear {{ name }}!") == (Span("Dear "), Span("name", field=True), Span("!"))
    assert paragraphs_of_text("a\r\n{{ b }}\n") == (Paragraph((Span("a"),)), Paragraph((Span("b", field=True),)))
    assert paragraphs_of_html("<p>x {{ y }} </p>")[0].line == (Span("x "), Span("y", field=True))


@given(st.text(st.sampled_from("<>/abpliu ='\"&;!-{}"), max_size=60))
def test_any_text_is_read(html: str) -> None:
    for paragraph in paragraphs_of_html(html):
        assert paragraph.line
        assert all(span.look.link == "" for span in paragraph.line)
