"""One statement for many rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.store.many_rows import change_rows, found_rows
from mailtool_gui.store.session import Session, memory_session


@pytest.fixture
def session() -> Iterator[Session]:
    with closing(memory_session()) as opened:
        opened.change("CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT, size REAL)")
        yield opened


def things(session: Session) -> list[tuple[object, ...]]:
    return session.rows("SELECT id, name, size FROM things ORDER BY id")


@given(st.integers(0, 300))
def test_every_row_is_written_once_in_order(count: int) -> None:
    with closing(memory_session()) as session:
        session.change("CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT, size REAL)")
        rows = [(number, f"n{number}", number / 7) for number in range(count)]
        change_rows(session, "INSERT INTO things (id, name, size)", rows)
        assert session.rows("SELECT id, name, size FROM things ORDER BY rowid") == rows


def test_rows_are_changed_each_by_its_own(session: Session) -> None:
    change_rows(session, "INSERT INTO things (id, name, size)", [(1, "a", 1.0), (2, "b", 2.0), (3, "c", 3.0)])
    update = "UPDATE things SET name = r.column2, size = size + r.column3 FROM ("
    change_rows(session, update, [(3, None, 0.5), (1, "é", 0.25)], ") AS r WHERE things.id = r.column1")
    assert things(session) == [(1, "é", 1.25), (2, "b", 2.0), (3, None, 3.5)]


def test_few_statements_and_few_kinds_of_them(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    statements: list[str] = []
    change = Session.change

    def counted(self: Session, sql: str, parameters: object = ()) -> int:
        statements.append(sql)
        return change(self, sql, parameters)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(Session, "change", counted)
    for count in range(1, 200):
        session.change("DELETE FROM things")
        change_rows(session, "INSERT INTO things (name, size)", [("x", 1.0)] * count)
    inserts = [sql for sql in statements if sql.startswith("INSERT")]
    assert len(set(inserts)) == 32
    assert len(inserts) == sum(-(-count // 32) for count in range(1, 200))


def test_what_is_found_comes_as_one_row_and_is_the_same(session: Session) -> None:
    rows = [(1, "a", 1.0), (2, None, 2.0), (3, 'é "\n\\', 3.0), (2**60, "", 4.0)]
    change_rows(session, "INSERT INTO things (id, name, size)", rows)
    query = "SELECT id, name FROM things WHERE size < ? ORDER BY size DESC LIMIT 3"
    found = found_rows(session, query, "id, name", (9,))
    assert found == [[2**60, ""], [3, 'é "\n\\'], [2, None]]
    assert found == [list(row) for row in session.rows(query, (9,))]
    assert found_rows(session, query, "id", (0,)) == []
