from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.messages.inlining import inlined
from mailtool_gui.messages.tags import template_code
from tests.support import letters

RED = "<style>.a{color:red}</style>"


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("<p class=a>", '<p style="color: red" class=a>'),
        ("<p class=a style='top:1px'>", "<p class=a style='color: red; top:1px'>"),
        ("<p class=a style=top:1px>", '<p class=a style="color: red; top:1px">'),
        ("<p class='b'>", "<p class='b'>"),
        ('<body class="a">', '<body style="color: red" class="a">'),
        ("<!--[if mso]><p class=a><![endif]-->", "<!--[if mso]><p class=a><![endif]-->"),
        ("<table>{% for r in rows %}<tr class=a>", '<table>{% for r in rows %}<tr style="color: red" class=a>'),
        ('<p class="a {{ x }}" style="{{ y }}">', '<p class="a {{ x }}" style="color: red; {{ y }}">'),
        ('<p {% if x %}class="a"{% endif %}>', '<p {% if x %}class="a"{% endif %}>'),
        ('<p class="{% if x %}a{% endif %}">', '<p class="{% if x %}a{% endif %}">'),
    ],
)  # fmt: skip
def test_styles_go_into_the_tags_and_nothing_else_changes(html: str, made: str) -> None:
    assert inlined(RED + html) == RED + made


def test_quotation_marks_stay_whole() -> None:
    made = inlined("<style>p{font-family:\"A B\",'C'}</style><p style='x:y'><p>")
    assert "style='font-family: &#39;A B&#39;, &#39;C&#39;; x:y'" in made.replace("&quot;", "&#39;").replace(
        ",&", ", &"
    )
    assert inlined(made) == made


@pytest.mark.parametrize(
    "html",
    [
        "<p class=a>no style sheet",
        "<style>.a{color:{{ c }}}</style><p class=a>",
        "<style>{% if x %}.a{color:red}{% endif %}</style><p class=a>",
        "<style>@media print{.a{color:red}}</style><p class=a>",
        "<style>.a{</style>" + "<div class=a>" * 20_000,
        "<style>.a[[{color:red}</style><p class=a>",
        "<style></style>",
    ],
)
def test_what_cannot_be_put_in_stays_as_it_is(html: str) -> None:
    assert inlined(html) == html


def test_a_message_has_its_styles_and_mistakes_their_own_place() -> None:
    assert 'style="color: red" class="a">Lan' in letters.html_of(RED + '<p class="a">{{ firstName }}</p>')
    with pytest.raises(TemplateError, match="HTML line 2, column 28: There is no column"):
        letters.built(letters.template(html=RED + '\n<p class="a">x</p><p>abc{{ frstName }}</p>'))


BITS = st.sampled_from([
    "<p class=a>", "<td class='a b' style='x:y'>", "{{ x }}", "{% if y %}", "{% endif %}", "text", "</p>", "<table>",
    '<b style="', '">', "'", "{{ \"a\" }}", "<tr {% z %}>", "<!-- {{ c }} -->", "\n", "&amp;", "ế", "<div id=a",
    ">", "</table>", "<i><b><p>", "{#", "#}",
])  # fmt: skip


@given(st.lists(BITS).map("".join))
def test_no_template_code_and_no_line_is_lost(html: str) -> None:
    source = "<style>p{margin:0}.a{color:red;padding:1px!important}#a{x:y}td{c:d}</style>\n" + html
    made = inlined(source)
    assert [source[s:e] for s, e in template_code(source)] == [made[s:e] for s, e in template_code(made)]
    assert made.count("\n") == source.count("\n")
    assert _is_part(source.replace("'", '"'), made.replace("'", '"'))


def _is_part(short: str, long: str) -> bool:
    """Whether all characters of `short` stand in `long`, in their order."""
    rest = iter(long)
    return all(character in rest for character in short)
