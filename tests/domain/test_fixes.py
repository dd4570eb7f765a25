"""Fixes and rows left out, as values."""

from __future__ import annotations

import pytest

from mailtool_gui.domain.fixes import Correction, Fix, Skip, with_fix, with_skip


def test_a_fix_is_made_by_the_name_of_its_cell() -> None:
    assert Fix.at("ab17", "x=y") == Fix(row=17, column="AB", value="x=y")
    assert Fix.at("AB17", "").cell == "AB17"


@pytest.mark.parametrize("cell", ["", "17", "C", "C0", "C017", "ABCD1", "C1 ", "Ä1", "C١"])
def test_what_names_no_cell_makes_no_fix(cell: str) -> None:
    with pytest.raises(ValueError, match="name of a cell"):
        Fix.at(cell, "x")


def test_the_last_word_on_a_cell_or_a_row_counts() -> None:
    first, other, last = Fix.at("C2", "a"), Fix.at("C3", "b"), Fix.at("C2", "c")
    assert with_fix(with_fix(with_fix((), first), other), last) == (other, last)
    assert with_skip(with_skip((), Skip(row=2)), Skip(row=2, reason="no")) == (Skip(row=2, reason="no"),)


def test_a_reason_is_one_line() -> None:
    assert Skip(row=2, reason=" a\n b ").sentence == "Left out before sending: a b"
    assert Skip(row=2, reason=" ").sentence == "Left out before sending."


def test_a_correction_tells_what_was_and_what_is() -> None:
    made = Correction(row=7, letter="C", header="City", before="", after="Huế")
    assert (made.cell, made.words) == ("C7", "C7 City: (empty) → Huế")
