"""Version 6: templates under names, every version kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from mailtool_gui.store.migrations.m0006_templates import up

ADD = """
    INSERT INTO templates (name_key, name, version, subject, about, findable, saved_at)
    VALUES (?, ?, 1, 'Hello', '{}', '', 0)
"""
VERSION = """
    INSERT INTO template_versions (template_id, version, saved_at, subject, about, body)
    VALUES (?, ?, 0, '', '{}', '{}')
"""


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as opened:
        opened.execute("PRAGMA foreign_keys = ON")
        up(opened)
        opened.execute(ADD, ("news", "News"))
        yield opened


def test_doing_it_again_changes_nothing(connection: sqlite3.Connection) -> None:
    up(connection)
    assert connection.execute("SELECT name, removed_at FROM templates").fetchall() == [("News", None)]


def test_a_name_is_there_once(connection: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(ADD, ("news", "NEWS"))


def test_a_version_is_there_once_and_of_a_template(connection: sqlite3.Connection) -> None:
    connection.execute(VERSION, (1, 1))
    for wrong in ((1, 1), (7, 1)):
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(VERSION, wrong)


def test_versions_go_with_their_template(connection: sqlite3.Connection) -> None:
    connection.execute(VERSION, (1, 1))
    connection.execute("DELETE FROM templates")
    assert connection.execute("SELECT COUNT(*) FROM template_versions").fetchone() == (0,)
