"""The templates that come along share their head: each has a copy of it, and all copies are the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mailtool_gui.domain.resources import resource
from mailtool_gui.services.builtin_templates import BuiltIn, BuiltInTemplates

BY_FILE = {each.source.stem: each for each in BuiltInTemplates().all}
MODEL = "newsletter.en"
OWN = (
    (re.compile(r'<html lang="[a-z]{2}">'), '<html lang="…">'),
    (re.compile(r"<title>[^<]+</title>"), "<title>…</title>"),
    (re.compile(r"(\.mt-link \{ color: )#[0-9a-f]{6}"), r"\1…"),
)
"""What each has of its own: its language, its title, the colour of its kind's links on dark screens."""


def head_of(built_in: BuiltIn) -> str:
    html = built_in.source.with_suffix(".html").read_text(encoding="utf-8")
    assert html.count("</head>") == 1
    return html.partition("</head>")[0]


def common(head: str) -> str:
    for own, instead in OWN:
        head, count = own.subn(instead, head)
        assert count == 1, own.pattern
    return head


@pytest.mark.parametrize("stem", BY_FILE)
def test_every_head_is_the_same_but_for_language_title_and_one_colour(stem: str) -> None:
    assert common(head_of(BY_FILE[stem])) == common(head_of(BY_FILE[MODEL]))


def frame_of(built_in: BuiltIn) -> str:
    """From the head to the coloured bar: what stands around every message, without its preview text."""
    html = built_in.source.with_suffix(".html").read_text(encoding="utf-8")
    frame, bar, _ = html.partition("</head>")[2].partition('<tr><td style="height:6px;')
    assert bar
    frame, count = re.subn(r"(mso-hide:all;\">)[^\n]+(</div>)", r"\1…\2", frame)
    assert count == 1
    return frame


@pytest.mark.parametrize("stem", BY_FILE)
def test_what_stands_around_the_message_is_the_same(stem: str) -> None:
    assert frame_of(BY_FILE[stem]) == frame_of(BY_FILE[MODEL])


@pytest.mark.parametrize("stem", BY_FILE)
def test_its_language_is_the_one_it_is_listed_under(stem: str) -> None:
    built_in = BY_FILE[stem]
    assert f'<html lang="{built_in.entry.about.language}">' in head_of(built_in)
    assert stem.endswith(f".{built_in.entry.about.language}")


def test_those_of_a_kind_have_the_same_colour() -> None:
    colours: dict[str, set[str]] = {}
    for built_in in BY_FILE.values():
        found = OWN[2][0].search(head_of(built_in))
        assert found
        colours.setdefault(built_in.entry.about.kind, set()).add(found[0])
    assert {kind: len(found) for kind, found in colours.items()} == dict.fromkeys(colours, 1)


def test_every_file_is_looked_at() -> None:
    assert {Path(path).stem for path in resource("templates").glob("*.html")} == set(BY_FILE)
