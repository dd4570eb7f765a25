from __future__ import annotations

import pytest

from mailtool_gui.domain.message import Template
from mailtool_gui.domain.problem import Problem
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.messages.proof import proof
from mailtool_gui.messages.proofs.findings import Places
from mailtool_gui.messages.proofs.markup import MarkupCheck, flaws, link_flaw
from mailtool_gui.messages.proofs.unsafe_places import unsafe_places
from tests.support.letters import builder, columns, order, recipient


def problems(html: str, *recipients: Recipient) -> list[Problem]:
    template = Template(subject="Hello", html=html)
    return list(proof(builder(template), recipients, template=template, columns=columns()))


def short(found: list[Problem]) -> list[str]:
    return [" ".join(str(v) for v in (p.severity.value, p.code, p.row, p.cell) if v is not None) for p in found]


@pytest.mark.parametrize(
    "link",
    [
        "https://x.de", "http://x.de/a?b=c#d", "https://www.müller.de/", "https://x.de:8080/", "HTTPS://X.DE",
        "https://[2001:db8::1]/", "https://user@x.de/", "mailto:a@x.de", "mailto:a@x.de?subject=Hi",
        "mailto:?subject=x",
        "mailto:a%40x.de,b@x.de", "tel:+4930123", "sms:+84", "cid:logo", "#top", " https://x.de ", "http://localhost:8080",
        "https://a_b.x.de/", "https://x.de/~a/{b}", "https://notexample.com",
    ],
)  # fmt: skip
def test_links_that_lead_somewhere(link: str) -> None:
    assert link_flaw(link) is None


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("", "malformed-link"),
        ("#", "malformed-link"),
        ("www.x.de", "malformed-link"),
        ("x.de/page", "malformed-link"),
        ("/page", "malformed-link"),
        ("http:/x.de", "malformed-link"),
        ("http//x.de", "malformed-link"),
        ("htp://x.de", "malformed-link"),
        ("https://", "malformed-link"),
        ("https://x", "malformed-link"),
        ("https://x..de", "malformed-link"),
        ("https://-x.de", "malformed-link"),
        ("https://x.de/a b", "malformed-link"),
        ("https://x.de/\na", "malformed-link"),
        ("https://ann@", "malformed-link"),
        ("mailto:", "malformed-link"),
        ("mailto:nobody", "malformed-link"),
        ("tel:", "malformed-link"),
        ("https://example.com", "example-link"),
        ("https://www.Example.org/a", "example-link"),
        ("http://example.net.:80/", "example-link"),
        ("javascript:alert(1)", "unsafe-link"),
        ("JaVaScRiPt:alert(1)", "unsafe-link"),
        (" java\nscript:alert(1)", "unsafe-link"),
        ("java\tscript:alert(1)", "unsafe-link"),
        ("\x01javascript:alert(1)", "unsafe-link"),
        ("vbscript:x", "unsafe-link"),
        ("data:text/html;base64,x", "unsafe-link"),
        ("file:///etc/passwd", "unsafe-link"),
    ],
)
def test_links_that_do_not(link: str, code: str) -> None:
    found = link_flaw(link)
    assert found
    assert found.code == code


@pytest.mark.parametrize(
    ("tag", "codes"),
    [
        ('<a href="https://x.de">', []),
        ("<a name=top>", []),
        ("<a href='javascript&#58;alert(1)'>", ["unsafe-link"]),
        ('<A HREF="&#106;avascript:x">', ["unsafe-link"]),
        ('<img src="cid:logo" alt="Logo">', []),
        ('<img alt="" src="https://x.de/a.png">', []),
        ('<img src="data:image/png;base64,iVBO" alt="x">', []),
        ('<img src="data:image/svg+xml;base64,iVBO" alt="x">', ["unsafe-link"]),
        ('<img src="https://x.de/a.png">', ["image-without-text"]),
        ('<img src="C:\\a.png" alt="x"/>', ["malformed-link"]),
        ("<img/src=x/alt=y>", ["image-without-text", "malformed-link"]),
        ("<p onclick=x()>", ["unsafe-markup"]),
        ('<p style="color: red">', []),
        ('<p style="width: expression(alert(1))">', ["unsafe-markup"]),
        ('<div style="background:url(javascript:x)">', ["unsafe-markup"]),
        ("<br/>", []),
        ("<o:p>", []),
    ],
)
def test_tags(tag: str, codes: list[str]) -> None:
    assert [flaw.code for flaw in flaws(tag)] == codes


def test_the_template_s_own_flaw_is_told_once() -> None:
    found = problems('<a href="x.de">{{firstName}}</a>', recipient(order(2)), recipient(order(3), address="b@x.de"))
    assert short(found) == ["warning malformed-link"]


def test_a_flaw_from_a_cell_is_told_by_its_cell() -> None:
    html = '<a href="{{firstName}}">x</a>'
    rows = [(2, "https://x.de"), (3, "javascript:alert(1)"), (4, "x.de"), (5, "https://x.de"), (6, "x.de")]
    to = [recipient(order(number, name=name), address=f"p{number}@x.de") for number, name in rows]
    assert short(problems(html, *to)) == [
        "error unsafe-link 3 B3",
        "warning malformed-link 4 B4",
        "warning malformed-link 6 B6",
    ]


def test_a_cell_s_tags_are_text() -> None:
    html = "<p>{{firstName}}</p>"
    hostile = recipient(order(2, name='<img src=x onerror=alert(1)><a href="javascript:x">'))
    assert problems(html, hostile) == []


@pytest.mark.parametrize(
    "piece", ["<a ", '<a "', "<a '\"", "<<", '<a href="', "<a\n", "{{x}}<a ", "<style {{x}}", "<script>"]
)
def test_broken_markup_is_gone_through_in_one_pass(piece: str) -> None:
    check = MarkupCheck(Places(columns()), "", frozenset())
    assert list(check.problems(recipient(), piece * 200_000)) == []
    assert {p.code for p in unsafe_places(piece * 200_000)} <= {"unsafe-place"}


@pytest.mark.parametrize(
    ("html", "where"),
    [
        ("<script>var a = '{{firstName}}'</script>", "inside “<script>”"),
        ("<style>p { color: {{firstName}} }</style>", "inside “<style>”"),
        ("<p onclick='x(\"{{firstName}}\")'>", "inside “onclick”"),
        ("<p class={{firstName}}>", "without quotation marks"),
        ("<p class=a-{{ firstName }}>", "without quotation marks"),
        ("<{{firstName}}>", None),
        ("<p{{firstName}}>", "the name of"),
        ('<p {{firstName}}="x">', "the name of"),
        ("<p><!--[if mso]><p class={{firstName}}><![endif]--></p>", "without quotation marks"),
        ("<p><!-- {{firstName}} --></p>", None),
        ("<p class=\"{{firstName}}\" title='{{ firstName | upper }}'>{{firstName}}</p>", None),
        ("<script>var a = 1</script>{{firstName}}", None),
        ("{% if firstName %}<p>{{firstName}}</p>{% endif %}", None),
    ],
)
def test_fields_stand_where_text_belongs(html: str, where: str | None) -> None:
    found = [p.message for p in problems(html, recipient()) if p.code == "unsafe-place"]
    assert [where in message for message in found] == ([] if where is None else [True])  # type: ignore[operator]  # str


def test_a_field_in_an_unsafe_place_stops_every_row() -> None:
    found = problems("<script>{{firstName}}</script>", recipient(order(2)))
    (problem,) = (each for each in found if each.code == "unsafe-place")
    assert (problem.severity.value, problem.row) == ("error", None)
