from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.fingerprint import Fingerprints
from mailtool_gui.domain.result_columns import RESULT_HEADERS
from mailtool_gui.domain.sheet import Cell, CellKind, Column, Row, column_letter

KEY = b"k" * 32


def columns(*headers: str) -> tuple[Column, ...]:
    return tuple(
        Column(letter=column_letter(place), header=header, field=header.lower(), format="General")
        for place, header in enumerate(headers)
    )


def row(*texts: str, number: int = 2) -> Row:
    return Row(number=number, cells=tuple(Cell(text, text, CellKind.TEXT) for text in texts))


def fingerprint(headers: tuple[str, ...], texts: tuple[str, ...], address: str = "a@x.example") -> int:
    return Fingerprints(KEY, columns(*headers)).row(row(*texts), address)


FIRST = fingerprint(("Name", "City"), ("Anna", "Huế"))


def test_a_row_is_the_same_wherever_it_stands() -> None:
    made = Fingerprints(KEY, columns("Name"))
    assert made.row(row("Anna", number=2), "a@x.example") == made.row(row("Anna", number=900), "A@X.example")


def test_what_does_not_change_a_row() -> None:
    assert fingerprint(("City", "Name"), ("Huế", "Anna")) == FIRST
    assert fingerprint(("Name", "Note", "City"), ("Anna", " ", "Huế")) == FIRST
    assert fingerprint(("name", "CITY"), (" Anna ", "Hue\u0302\u0301")) == FIRST
    assert fingerprint(("Name", "City", *RESULT_HEADERS), ("Anna", "Huế", "sent", "now", "", "<1@x>")) == FIRST


def test_what_changes_it() -> None:
    others = [
        fingerprint(("Name", "City"), ("Anna", "Hue")),
        fingerprint(("Name", "Town"), ("Anna", "Huế")),
        fingerprint(("Name", "City"), ("Huế", "Anna")),
        fingerprint(("Name", "City"), ("Anna", "Huế"), "b@x.example"),
        Fingerprints(b"another key", columns("Name", "City")).row(row("Anna", "Huế"), "a@x.example"),
    ]
    assert len({FIRST, *others}) == 6


TEXTS = st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=5), min_size=3, max_size=3)


@given(TEXTS, TEXTS)
def test_different_rows_differ(one: list[str], other: list[str]) -> None:
    made = Fingerprints(KEY, columns("A", "B", "C"))
    plain = [[unicodedata.normalize("NFC", text.strip()) for text in texts] for texts in (one, other)]
    prints = [made.row(row(*texts), "a@x.example") for texts in (one, other)]
    assert -(2**63) <= prints[0] < 2**63
    assert (prints[0] == prints[1]) == (plain[0] == plain[1])


def test_a_number_s_shown_text_counts_not_its_value() -> None:
    made = Fingerprints(KEY, columns("Amount"))
    cell = Cell("1,50", 1.5, CellKind.NUMBER)
    rows = [Row(number=2, cells=(each,)) for each in (cell, cell._replace(raw=1.49999999), cell._replace(shown="1.50"))]
    prints = [made.row(each, "a@x.example") for each in rows]
    assert prints[0] == prints[1] != prints[2]
