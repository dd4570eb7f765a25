from __future__ import annotations

import re
from collections.abc import Mapping

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.messages.cleaning import cleaned
from mailtool_gui.messages.tags import template_code


@pytest.mark.parametrize(
    "html",
    [
        '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>T</title><style>p{color:red}</style></head>',
        '<body bgcolor="#fff" style="margin:0"><!--[if mso]><table width="600"><tr><td><![endif]--><p>x</p></body>',
        "<table>{% for row in rows %}<tr {% if loop.first %}class='x'{% endif %}><td>{{ row.a }}</td></tr>{% endfor %}",
        '<a href="{{ link }}" style="color:{{ c }}">x</a><a href="https://x/{{ a }}?b=1&amp;c" target=_blank>y</a>',
        '<img src="cid:logo" alt="a > b" width=10><a href="mailto:a@b.de">m</a><a href="tel:+1">t</a><a href="#a">',
        "{{ x | default('<script>') }} a < b {# <script> #}",
        '<td background="cid:x" align=right valign="top" role="presentation" aria-hidden="true">',
    ],
)  # fmt: skip
def test_what_mail_is_made_of_stays(html: str) -> None:
    assert cleaned(html).html == html
    assert cleaned(html).told is None


@pytest.mark.parametrize(
    ("html", "left", "told"),
    [
        ("a<script>alert({{ 1 }})</script>b", "ab", "script"),
        ("a<script>b", "a", "script"),
        ('<p onclick="x()" id=1>', "<p id=1>", "onclick"),
        ('<p {% if x %}onclick=1{% endif %} class="y">', '<p {% if x %}{% endif %} class="y">', "onclick"),
        ('<a href="javascript:x">y</a>', "<a>y</a>", "href"),
        ("<a href=jav&#x09;ascript:x>y", "<a>y", "href"),
        ("<a/href=javascript:x>y", "<a/>y", "href"),
        ('<a href="ok" href="data:text/html,x">', '<a href="ok">', "href"),
        ('<p style="x:expression(1)">', "<p>", "style"),
        ('<p style="x:exp/**/ression(1)">', "<p>", "style"),
        ("<style>@import 'x';</style>", "<style></style>", "a style sheet with more than a look"),
        ("<form action=x>a<input><button>b</button></form>", "ab", "form, input, button"),
        ("<iframe src=x>a</iframe>b<object><object></object>c</object>d<embed>e", "bde", "iframe, object, embed"),
        ("<svg><style></svg><script>x</script></style>y", "", "svg"),
        ("<base href=x><link rel=x><meta http-equiv=refresh content=1>a", "a", "base, link, meta"),
        ("<!--><script>x</script>-->", "<!-->-->", "script"),
        ("<!--[if IE]><script>x</script><![endif]-->a", "a", "a comment with code in it"),
        ("<o:p>a</o:p><o:p></o:p>", "a", "o:p (2 times)"),
        ("a<?xml version=1?>b", "ab", None),
        ("<scr<script></script>ipt>a", "ipt>a", "scr<script"),
        ('<td background="javascript:x">', "<td>", "background"),
        ('a<p title="b', "a", "p"),
    ],
)
def test_what_has_no_place_in_mail_is_taken_out_and_told(html: str, left: str, told: str | None) -> None:
    made = cleaned(html)
    assert made.html == left
    assert (made.told or "").rpartition("it: ")[2] == (f"{told}." if told else "")


def test_many_kinds_are_counted() -> None:
    made = cleaned("".join(f"<x{number}>" for number in range(20)))
    assert made.told is not None
    assert made.told.endswith("x11 and 8 more kinds.")


def test_what_never_becomes_clean_is_refused() -> None:
    with pytest.raises(TemplateError, match="too tangled"):
        cleaned(_tangled(12))


def _tangled(levels: int) -> str:
    """Each cleaning puts together what the next one has to take out."""
    inner = "<x>"
    for _ in range(levels):
        inner = f"<{inner}x>"
    return inner


BITS = st.sampled_from([
    "<script>", "</script>", "<p onclick=a()>", "<img src=x onerror='a()'>", "<a href='javascript:a()'>", "<svg>",
    "</svg>", "<style>", "</style>", "<math>", "<!--", "-->", "<", ">", "'", '"', "{{ x }}", "{% if a %}", "<title>",
    "</title>", "=", "<iframe srcdoc='<script>'>", "<form>", "<table>", "<td>", " ", "/", "on", "load", "a=b", "&lt;",
    "<body ", "<textarea>", "</textarea>", "<noscript>", "<xmp>", "<![CDATA[", "]]>", "<template>", "<?",
    "<plaintext>", "<select>", "\n",
])  # fmt: skip
ACTIVE = {"script", "iframe", "object", "embed", "form", "svg", "math", "link", "base"}
ANY_TAG = ACTIVE | {"p", "a", "img", "style", "body", "td", "table", "textarea", "title", "noscript", "xmp", "template"}


def read_by_nh3(html: str) -> str:
    """What a browser's parser makes of `html`, programs and all, written out again."""
    handlers: Mapping[str, set[str]] = {"*": {"onclick", "onerror", "onload", "href", "src", "srcdoc"}}
    return nh3.clean(
        html, tags=set(ANY_TAG), attributes=dict(handlers), clean_content_tags=set(), link_rel=None,
        url_schemes={"javascript", "https", "cid"},
    )  # fmt: skip


@given(st.lists(BITS, max_size=25).map("".join))
def test_no_program_is_left_however_the_html_is_broken(html: str) -> None:
    try:
        made = cleaned(html).html
    except TemplateError:
        return
    seen = re.sub(r"<(style|title|textarea|xmp)>.*?</\1>", "", read_by_nh3(made), flags=re.DOTALL)
    assert not re.search(rf"<(?:{'|'.join(ACTIVE)})\b", seen), (made, seen)
    assert not re.search(r"<[^>]*\son(?:click|error|load)=", seen), (made, seen)
    assert not re.search(r"<[^>]*(?:javascript:|srcdoc)", seen), (made, seen)


@given(
    st.lists(
        st.sampled_from(["{{ a }}", "{% if b %}", "{# c #}", "<p>", "<td class='{{ x }}'>", "</p>", "x", "<b {% y %}>"])
    )
)
def test_template_code_in_clean_html_is_never_touched(parts: list[str]) -> None:
    html = "".join(parts)
    assert [html[s:e] for s, e in template_code(cleaned(html).html)] == [html[s:e] for s, e in template_code(html)]
    assert cleaned(html).html == html
