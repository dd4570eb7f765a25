from __future__ import annotations

from pathlib import Path

import pytest

from mailtool_gui.domain.sheet import Cell
from mailtool_gui.sheets.open import open_table
from tests.sheets.ods.documents import row, simple_document, text_cell, text_row


def _cell(tmp_path: Path, content: str) -> Cell:
    cell = f'<table:table-cell office:value-type="string">{content}</table:table-cell>'
    path = simple_document(tmp_path / "a.ods", text_row("Name", "Text"), row(text_cell("x"), cell))
    return open_table(path).rows[0].cells[1]


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("<text:p>plain</text:p>", "plain"),
        ("<text:p>one</text:p><text:p/><text:p>three</text:p>", "one\n\nthree"),
        ('<text:p>a<text:s/>b<text:s text:c="3"/>c</text:p>', "a b   c"),
        ("<text:p>a<text:tab/>b<text:line-break/>c</text:p>", "a\tb\nc"),
        ("<text:p>\n  a \t b\n c </text:p>", "a b c "),
        ("<text:p>a <text:span>b <text:span>c</text:span></text:span> d</text:p>", "a b c d"),
        ("<text:p>a <text:span> b</text:span></text:p>", "a b"),
        ("<text:p> <text:s/>a</text:p>", " a"),
        ("<text:p>a<office:annotation><text:p>note</text:p></office:annotation>b</text:p>", "ab"),
        ("<office:annotation><text:p>note</text:p></office:annotation><text:p>a</text:p>", "a"),
        ("<draw:frame><draw:text-box><text:p>no</text:p></draw:text-box></draw:frame><text:p>a</text:p>", "a"),
        ("<text:p>a<draw:frame><text:p>no</text:p></draw:frame>b</text:p>", "ab"),
        (
            "<text:p><text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>kan</text:ruby-text></text:ruby></text:p>",
            "漢",
        ),
        ("<text:list><text:list-item><text:p>a</text:p></text:list-item></text:list>", "a"),
        ("<text:p>a &amp; b &lt;c&gt;</text:p>", "a & b <c>"),
        ("between<text:p>a</text:p>\n", "a"),
    ],
)
def test_paragraphs(tmp_path: Path, content: str, shown: str) -> None:
    assert _cell(tmp_path, content).shown == shown


def test_endless_blanks_are_bounded(tmp_path: Path) -> None:
    assert len(_cell(tmp_path, '<text:p>a<text:s text:c="999999999"/></text:p>').shown) < 40_000
    assert _cell(tmp_path, '<text:p>a<text:s text:c="-5"/>b</text:p>').shown == "a b"


@pytest.mark.parametrize(
    ("target", "link"),
    [
        ("mailto:anna@x.example", "anna@x.example"),
        ("MAILTO:anna@x.example?subject=Hi", "anna@x.example"),
        ("https://x.example", None),
    ],
)
def test_a_mail_link_gives_its_address(tmp_path: Path, target: str, link: str | None) -> None:
    cell = _cell(tmp_path, f'<text:p><text:a xlink:href="{target}">Anna</text:a></text:p>')
    assert (cell.shown, cell.link) == ("Anna", link)
