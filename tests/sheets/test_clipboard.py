from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets import clipboard
from mailtool_gui.sheets.clipboard import PASTED, pasted_content, pasted_rows
from mailtool_gui.sheets.open import open_table

PLAIN = "Name\tCity\r\nAnna\tBonn\r\n"


def _code(text: str, html: str = "") -> str:
    with pytest.raises(SheetError) as error:
        pasted_rows(text=text, html=html)
    assert error.value.where == PASTED
    return error.value.code


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (PLAIN, [["Name", "City"], ["Anna", "Bonn"]]),
        ("Name\tCity\nAnna\t", [["Name", "City"], ["Anna", ""]]),
        ('Name\tNote\r\nAnna\t"two\nlines, ""so"""\r\n', [["Name", "Note"], ["Anna", 'two\nlines, "so"']]),
        ('Name\tNote\n"Anna"\t5" pipe\n', [["Name", "Note"], ['"Anna"', '5" pipe']]),
        ('Name\tNote\n"tab\there"\tx\n', [["Name", "Note"], ["tab\there", "x"]]),
        ('a\tb\n"c\td\ne"\tf\n', [["a", "b"], ['"c', "d"], ['e"', "f"]]),
        ("email\na@x.example\nb@x.example", [["email"], ["a@x.example"], ["b@x.example"]]),
        ("Name\tCity\r\n\t\r\nAnna\tBonn\0", [["Name", "City"], ["", ""], ["Anna", "Bonn"]]),
    ],
)
def test_cells_as_spreadsheets_put_them(text: str, rows: list[list[str]]) -> None:
    assert pasted_rows(text=text) == rows


def test_html_is_used_where_the_text_has_no_columns() -> None:
    html = "<table><tr><td>Name<td>City<tr><td>Anna<td>Bonn<tr style='display:none'><td>no<td>no</table>"
    assert pasted_rows(text="Name City\nAnna Bonn", html=html) == [["Name", "City"], ["Anna", "Bonn"]]
    assert pasted_rows(text="", html=html) == [["Name", "City"], ["Anna", "Bonn"]]
    assert pasted_rows(text=PLAIN, html=html.replace("Anna", "Other"))[1][0] == "Anna"
    assert pasted_rows(text="email\na@x.example", html="<p>email</p>") == [["email"], ["a@x.example"]]


@pytest.mark.parametrize("text", ["", "one line", "\r\n\r\n", " \n \n"])
def test_no_table(text: str) -> None:
    assert _code(text) == "no-cells"


def test_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "_LARGEST", 10)
    assert _code(PLAIN) == "too-large"
    assert _code("", "<table>" * 2) == "too-large"


def test_pasted_cells_are_a_file_like_any_other(tmp_path: Path) -> None:
    text = "Code\tNote\r\n00042\t\"a\nb\"\r\n'x'\té, ö; ü\r\n"
    path = tmp_path / "Pasted cells.tsv"
    path.write_bytes(pasted_content(text=text))
    table = open_table(path)
    assert [[cell.shown for cell in row.cells] for row in table.rows] == [["00042", "a\nb"], ["'x'", "é, ö; ü"]]
    assert (table.options.encoding, table.options.delimiter, table.notes) == ("utf-8", "\t", ())


def test_the_same_cells_make_the_same_file() -> None:
    first = pasted_content(text=PLAIN)
    assert pasted_content(text=PLAIN.replace("\r\n", "\n")) == first
    assert pasted_content(text=PLAIN.replace("Anna", "Bert")) != first


@given(
    st.lists(st.lists(st.text(st.sampled_from("abé,; '"), max_size=5), min_size=2, max_size=2), min_size=2, max_size=5)
)
def test_what_was_copied_is_pasted(rows: list[list[str]]) -> None:
    rows = [["Name", "City"], *rows, ["x", "y"]]
    assert pasted_rows(text="\r\n".join("\t".join(row) for row in rows) + "\r\n") == rows


@given(st.text(st.sampled_from('ab\t\n\r"'), max_size=40))
def test_every_text_is_rows_or_a_refusal(text: str) -> None:
    with suppress(SheetError):
        rows = pasted_rows(text=text)
        assert len(rows) > 1
