"""Rows read off the pages are those that SQLite wrote."""

from __future__ import annotations

import random
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailtool_gui.store.leaves import PAGE, Row, rows_on_leaves

FOUR = range(4, 5)

texts = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)
long_texts = st.integers(3900, 9000).map(lambda length: "é" * length)
values = (
    st.none()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | texts
    | long_texts
    | st.binary(max_size=40)
)
rows = st.lists(st.tuples(values, values, values), max_size=6)


def written(path: Path, given_rows: list[Row], *, numbered: bool) -> bytes:
    first = "a INTEGER PRIMARY KEY" if numbered else "a"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"CREATE TABLE t ({first}, b, c, d)")
        connection.executemany("INSERT INTO t VALUES (?, ?, ?, ?)", given_rows)
        connection.commit()
    return path.read_bytes()


@settings(max_examples=40)
@given(rows=rows)
def test_every_row_is_found(rows: list[Row]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        numbers = [7 * index - 20 for index in range(len(rows))]
        numbered = [(number, *row) for number, row in zip(numbers, rows, strict=True)]
        content = written(Path(folder) / "numbered", list(numbered), numbered=True)
        assert dict(rows_on_leaves(content, values=FOUR, numbered=True)) == {row[0]: row for row in numbered}
        named = [(f"key {number}", *row) for number, row in zip(numbers, rows, strict=True)]
        content = written(Path(folder) / "named", list(named), numbered=False)
        assert [row for _, row in rows_on_leaves(content, values=FOUR, numbered=False)] == named


def test_rows_of_other_tables_are_not_taken(tmp_path: Path) -> None:
    content = written(tmp_path / "t", [(1, "b", "c", "d")], numbered=True)
    assert list(rows_on_leaves(content, values=range(5, 7), numbered=True)) == []
    assert list(rows_on_leaves(content, values=FOUR, numbered=False)) == []


@pytest.mark.parametrize("seed", range(20))
def test_no_garbage_stops_it(tmp_path: Path, seed: int) -> None:
    """Whatever the bytes say, it ends, and what is whole is found."""
    dice = random.Random(seed)
    content = bytearray(written(tmp_path / "t", [(n, "b" * 900, n, "d") for n in range(200)], numbered=True))
    pages = len(content) // PAGE
    for _ in range(pages // 3):
        page = dice.randrange(1, pages) * PAGE
        for at in range(page, page + PAGE, dice.choice((1, 16, 700))):
            content[at] = dice.randrange(256)
    for page in range(1, pages, 2):
        content[page * PAGE] = 0x0D  # as if it were a leaf
    found = dict(rows_on_leaves(bytes(content), values=FOUR, numbered=True))
    assert sum(1 for number, row in found.items() if row == (number, "b" * 900, number, "d")) > 50
