"""Versions: creating, bringing up to date, and refusing what cannot be understood."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path

import pytest
from peewee import Model, SqliteDatabase

from mailtool_gui.domain.errors import LedgerError, NewerLedger
from mailtool_gui.store import migrations
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.migrations import MIGRATIONS
from mailtool_gui.store.records import SqliteRecords
from mailtool_gui.store.schema import (
    CURRENT,
    bring_up_to_date,
    empty_ledger,
    ledger_version,
    open_current,
    prepare_ledger,
)
from mailtool_gui.store.session import open_reader, open_session
from mailtool_gui.store.tables import TABLES
from tests.store.values import new_job
from tests.support.samples import plain_snapshot, recipient_in_row

HERE = Path(__file__).parent


def add_mood(connection: sqlite3.Connection) -> None:
    """A migration that a later version might have."""
    connection.execute("ALTER TABLE jobs ADD COLUMN mood TEXT")
    connection.execute("UPDATE jobs SET mood = 'fine'")


def break_off(connection: sqlite3.Connection) -> None:
    """A migration that fails when half of it is done."""
    connection.execute("DELETE FROM jobs")
    connection.execute("ALTER TABLE jobs ADD COLUMN half TEXT")
    connection.execute("SELECT * FROM nowhere")


@contextmanager
def raw(folder: DataFolder) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(folder.ledger, isolation_level=None)) as connection:
        yield connection


@pytest.fixture
def filled(folder: DataFolder) -> DataFolder:
    """A data folder with a job in it."""
    records = SqliteRecords(folder)
    records.add_job(new_job(), plain_snapshot(), [recipient_in_row("ann@example.com", 2)])
    records.close()
    return folder


# creating


def test_there_is_no_ledger_at_first(folder: DataFolder) -> None:
    assert ledger_version(folder.ledger) == 0
    for opener in (open_reader, open_session):
        with pytest.raises(LedgerError) as caught:
            open_current(folder.ledger, opener)
        assert caught.value.code == "no-ledger"


def test_an_empty_file_is_no_ledger_yet(folder: DataFolder) -> None:
    folder.ensure()
    folder.ledger.touch()
    assert ledger_version(folder.ledger) == 0
    with pytest.raises(LedgerError) as caught:
        open_current(folder.ledger, open_reader)
    assert caught.value.code == "no-ledger"


def test_preparing_creates_the_current_version(folder: DataFolder) -> None:
    prepare_ledger(folder, nullcontext())
    assert ledger_version(folder.ledger) == CURRENT
    prepare_ledger(folder, nullcontext())
    assert list(folder.backups.iterdir()) == []


def test_a_new_ledger_is_never_seen_half_made(folder: DataFolder) -> None:
    folder.ensure()
    seen: list[int] = []

    def look(_connection: sqlite3.Connection) -> None:
        seen.append(ledger_version(folder.ledger))

    bring_up_to_date(folder, [*MIGRATIONS, look])
    assert seen == [0]


def test_nothing_is_locked_where_nothing_is_to_do(filled: DataFolder) -> None:
    with filled.lock():
        prepare_ledger(filled, filled.lock(timeout=0))


def test_creating_waits_for_the_lock(folder: DataFolder) -> None:
    folder.ensure()
    with folder.lock(), pytest.raises(LedgerError, match="another version") as caught:
        prepare_ledger(folder, folder.lock(timeout=0))
    assert caught.value.code == "other-version"
    assert not folder.ledger.exists()


def test_who_comes_second_finds_it_done(folder: DataFolder) -> None:
    @contextmanager
    def held_by_one_who_creates() -> Iterator[None]:
        bring_up_to_date(folder)
        raise TimeoutError
        yield

    prepare_ledger(folder, held_by_one_who_creates())
    assert ledger_version(folder.ledger) == CURRENT


def test_a_ledger_in_memory_is_empty(folder: DataFolder) -> None:
    session = empty_ledger()
    assert session.value("SELECT COUNT(*) FROM jobs") == 0
    session.close()


# bringing up to date


@pytest.mark.parametrize("version", range(1, CURRENT + 1))
def test_every_older_version_comes_up_to_date(folder: DataFolder, version: int) -> None:
    folder.ensure()
    bring_up_to_date(folder, MIGRATIONS[:version])
    with raw(folder) as connection:
        connection.execute(
            "INSERT INTO jobs (id, kind, name, source, account, status, whole, created_at)"
            " VALUES ('old', 'send', 'n', 's', 'work', 'completed', 1, 1.5)"
        )
    bring_up_to_date(folder)
    assert ledger_version(folder.ledger) == CURRENT
    records = SqliteRecords(folder)
    assert [job.id for job in records.jobs(status=None, limit=9, offset=0)] == ["old"]
    records.close()


def test_each_migration_may_run_twice(folder: DataFolder) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        for up in MIGRATIONS:
            up(connection)
            up(connection)


def test_a_later_migration_changes_the_data_and_keeps_a_copy(filled: DataFolder) -> None:
    bring_up_to_date(filled, [*MIGRATIONS, add_mood])
    with raw(filled) as connection:
        assert connection.execute("SELECT mood FROM jobs").fetchall() == [("fine",)]
        assert connection.execute("PRAGMA user_version").fetchone() == (CURRENT + 1,)
    (copy,) = filled.backups.iterdir()
    assert copy.name.startswith(f"ledger-v{CURRENT}-")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT id FROM jobs").fetchall() == [("job-1",)]
        assert connection.execute("PRAGMA user_version").fetchone() == (CURRENT,)


def test_the_copy_holds_what_is_still_in_the_log(filled: DataFolder) -> None:
    with raw(filled) as connection:
        connection.execute("UPDATE jobs SET name = 'only in the log'")
        bring_up_to_date(filled, [*MIGRATIONS, add_mood])
    (copy,) = filled.backups.iterdir()
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT name FROM jobs").fetchall() == [("only in the log",)]


def test_a_migration_that_fails_leaves_everything_as_it_was(filled: DataFolder) -> None:
    with pytest.raises(LedgerError, match="nowhere"):
        bring_up_to_date(filled, [*MIGRATIONS, break_off])
    assert ledger_version(filled.ledger) == CURRENT
    records = SqliteRecords(filled)
    assert [job.id for job in records.jobs(status=None, limit=9, offset=0)] == ["job-1"]
    records.close()
    with raw(filled) as connection:
        assert "half" not in [row[1] for row in connection.execute("PRAGMA table_info(jobs)")]


def test_migrations_before_the_one_that_fails_stay(filled: DataFolder) -> None:
    with pytest.raises(LedgerError):
        bring_up_to_date(filled, [*MIGRATIONS, add_mood, break_off])
    with raw(filled) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (CURRENT + 1,)


def test_every_migration_is_in_the_list_and_has_a_test() -> None:
    folder = Path(migrations.__file__).parent
    modules = sorted(path.stem for path in folder.glob("m*.py"))
    assert [up.__module__.rpartition(".")[2] for up in MIGRATIONS] == modules
    assert [int(name[1:5]) for name in modules] == list(range(1, CURRENT + 1))
    tested = sorted(path.stem.removeprefix("test_") for path in (HERE / "migrations").glob("test_m*.py"))
    assert tested == modules


# other versions


def test_a_newer_ledger_is_refused_and_left_alone(filled: DataFolder) -> None:
    bring_up_to_date(filled, [*MIGRATIONS, add_mood])
    for use in (
        lambda: ledger_version(filled.ledger),
        lambda: open_current(filled.ledger, open_reader),
        lambda: prepare_ledger(filled, nullcontext()),
        lambda: bring_up_to_date(filled),
        lambda: SqliteRecords(filled).jobs(status=None, limit=1, offset=0),
        lambda: SqliteRecords(filled).pause("job-1"),
    ):
        with pytest.raises(NewerLedger, match="newer version") as caught:
            use()
        assert (caught.value.code, caught.value.where) == ("newer-version", str(filled.ledger))
    with raw(filled) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (CURRENT + 1,)


def pretend_older(folder: DataFolder) -> None:
    """The ledger of a version before this one: another number is enough to be kept from it."""
    with raw(folder) as connection:
        connection.execute("PRAGMA user_version = -1")


def test_readers_do_not_read_another_version(filled: DataFolder) -> None:
    pretend_older(filled)
    with pytest.raises(LedgerError, match="another version") as caught:
        open_current(filled.ledger, open_reader)
    assert caught.value.code == "other-version"


def test_who_only_reads_brings_an_older_ledger_up_to_date_and_keeps_a_copy(folder: DataFolder) -> None:
    folder.ensure()
    bring_up_to_date(folder, MIGRATIONS[:4])
    with closing(SqliteRecords(folder)) as records:
        assert records.jobs(status=None, limit=1, offset=0) == []
    assert ledger_version(folder.ledger) == CURRENT
    assert len(list(folder.backups.iterdir())) == 1


def test_who_only_reads_leaves_the_host_of_an_older_ledger_in_peace(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mailtool_gui.store.access.LOCK_PATIENCE", 0)
    folder.ensure()
    bring_up_to_date(folder, MIGRATIONS[:4])
    records = SqliteRecords(folder)
    with folder.lock(), pytest.raises(LedgerError, match="Close the MailTool") as caught:
        records.jobs(status=None, limit=1, offset=0)
    assert caught.value.code == "other-version"
    assert ledger_version(folder.ledger) == 4


def test_a_host_of_another_version_is_left_in_peace(filled: DataFolder) -> None:
    pretend_older(filled)
    with filled.lock(), pytest.raises(LedgerError, match="Close the MailTool") as caught:
        prepare_ledger(filled, filled.lock(timeout=0))
    assert caught.value.code == "other-version"


# no ledger at all


@pytest.mark.parametrize(
    "content", [b"xy", b"Dear customer,\n" * 3, b"SQLite format 3\0" + b"\xff" * 5000, b"\0" * 4096]
)
def test_a_file_that_is_no_ledger_is_told_and_left_alone(folder: DataFolder, content: bytes) -> None:
    folder.ensure()
    folder.ledger.write_bytes(content)
    attempts: list[Callable[[], object]] = [
        lambda: ledger_version(folder.ledger),
        lambda: prepare_ledger(folder, nullcontext()),
        lambda: SqliteRecords(folder).jobs(status=None, limit=1, offset=0),
    ]
    for attempt in attempts:
        with pytest.raises(LedgerError) as caught:
            attempt()
        assert (caught.value.code, caught.value.where) == ("corrupt", str(folder.ledger))
        assert caught.value.exit_code == 2
    assert folder.ledger.read_bytes() == content


def test_another_program_s_database_is_told_and_left_alone(folder: DataFolder) -> None:
    folder.ensure()
    with raw(folder) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    before = folder.ledger.read_bytes()
    with pytest.raises(LedgerError, match="no MailTool ledger"):
        prepare_ledger(folder, nullcontext())
    assert folder.ledger.read_bytes() == before


def test_damage_inside_is_found_by_the_check(folder: DataFolder) -> None:
    records = SqliteRecords(folder)
    people = [recipient_in_row(f"p{number}@example.com", number + 2) for number in range(2000)]
    records.add_job(new_job(), plain_snapshot(), people)
    records.close()
    content = bytearray(folder.ledger.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 20_000] = b"\xa5" * 20_000
    folder.ledger.write_bytes(content)
    damaged = SqliteRecords(folder)
    assert damaged.check() is not None
    damaged.close()


# the models are the schema


def structure(connection: sqlite3.Connection) -> dict[str, object]:
    """Columns, keys and indexes of all tables, apart from the indexes' names."""
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    tables = [(name,) for (name,) in tables if not name.startswith("address")]  # the index of addresses is no model
    return {name: (columns(connection, name), keys(connection, name), indexes(connection, name)) for (name,) in tables}


def columns(connection: sqlite3.Connection, table: str) -> set[tuple[object, ...]]:
    return {row[1:] for row in connection.execute(f"PRAGMA table_info({table})")}


def keys(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    return [row[2:] for row in connection.execute(f"PRAGMA foreign_key_list({table})")]


def indexes(connection: sqlite3.Connection, table: str) -> set[tuple[object, ...]]:
    found = connection.execute(f"PRAGMA index_list({table})").fetchall()
    return {
        (unique, partial, tuple(row[2] for row in connection.execute(f"PRAGMA index_info({name})")))
        for _, name, unique, _, partial in found
    }


def test_the_migrations_lead_to_the_models(filled: DataFolder, tmp_path: Path) -> None:
    database = SqliteDatabase(str(tmp_path / "models.sqlite3"))
    with database.bind_ctx(list[type[Model]](TABLES)):
        database.create_tables(list[type[Model]](TABLES))
    database.close()
    with closing(sqlite3.connect(tmp_path / "models.sqlite3")) as models, raw(filled) as migrated:
        assert structure(migrated) == structure(models)
