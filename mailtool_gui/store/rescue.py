"""A damaged ledger is put aside, as it is, and what can be read of it goes into a new one."""

from __future__ import annotations

import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import DAMAGED, LedgerError, NewerLedger
from mailtool_gui.store.backups import backups, highest_epoch, newer_backups, to_disk
from mailtool_gui.store.data_folder import FOLDER_MODE, DataFolder, create_private_file, mark_beside
from mailtool_gui.store.failures import damaged, translated
from mailtool_gui.store.mending import mend
from mailtool_gui.store.restoring import lineage_of, restoring
from mailtool_gui.store.salvage import assemble, columns_of, opened, read_leaves, read_table
from mailtool_gui.store.schema import create_ledger, ledger_version
from mailtool_gui.store.session import Session, open_reader, open_session
from mailtool_gui.store.unreadable import forget_unreadable, makes_sense
from mailtool_gui.store.write_ahead_log import log_of

if TYPE_CHECKING:
    from mailtool_gui.domain.rescue import Backup, Rescue

_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
_TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
_MADE_ANEW = ("counts", "address")
"""Tables that follow from the others, by the beginning of their names."""


def rescue(folder: DataFolder, *, now: datetime) -> Rescue | None:
    """Puts the ledger aside where it is damaged, and a new one in its place with all that can be read.

    None where it is whole, or there never was one. Jobs that had not ended are paused. Raises LedgerError (`hosted`)
    where somebody works the folder, or as writing does.
    """
    folder.ensure()
    try:
        with folder.lock(timeout=0):
            newer = newer_backups(folder)
            return None if _is_whole(folder.ledger) and not newer else _rescued(folder, newer, now)
    except TimeoutError:
        sentence = "MailTool is working in this data folder. Close it first, then rescue."
        raise LedgerError(sentence, where=str(folder.path), code="hosted") from None


def _is_whole(ledger: Path) -> bool:
    try:
        if not ledger_version(ledger):
            return True
        with closing(open_reader(ledger)) as session:
            return session.value("PRAGMA integrity_check(1)") == "ok" and makes_sense(session)
    except NewerLedger:
        raise
    except LedgerError as error:
        if error.code != DAMAGED:
            raise
    return False


def _rescued(folder: DataFolder, newer: Sequence[Backup], now: datetime) -> Rescue:
    """From the ledger, and what it lacks from a backup; from `newer` ones alone where it is older than these."""
    largest = max((_size(backup.path) for backup in backups(folder)), default=0)
    folder.ensure_room(2 * _size(folder.ledger) + _size(log_of(folder.ledger)) + 2 * largest)
    kept, new = _kept(folder, now), folder.path / "ledger.rescued"
    with translated(folder.path):
        for path in (new, log_of(new)):
            path.unlink(missing_ok=True)
        create_ledger(new)
        with closing(open_session(new)) as session, _without_foreign_keys(session):
            found = _filled(session, kept, newer or backups(folder), now, reads_ledger=not newer)
            session.change("UPDATE host SET epoch = MAX(epoch, ?)", (highest_epoch(folder) + 1,))
        _put_in_place(new, folder.ledger, kept)
    return found


def _kept(folder: DataFolder, now: datetime) -> Path:
    """A copy of the damaged files, in a folder of its own."""
    kept = folder.damaged / f"{now:%Y%m%dT%H%M%S%f}"
    with translated(kept):
        folder.damaged.mkdir(mode=FOLDER_MODE, exist_ok=True)
        kept.mkdir(mode=FOLDER_MODE)
        for path in (folder.ledger, log_of(folder.ledger)):
            if path.is_file():
                shutil.copy2(path, kept / path.name)
                (kept / path.name).chmod(0o600)
                to_disk(kept / path.name)
    return kept


def _filled(session: Session, kept: Path, candidates: Sequence[Backup], now: datetime, *, reads_ledger: bool) -> Rescue:
    at_first = lineage_of(session)
    expected = _salvaged(session, kept) if reads_ledger else Counter()
    lineage = None if lineage_of(session) == at_first else lineage_of(session)
    back = restoring(session, candidates, kept / "backup.sqlite3", lineage=lineage, now=now)
    with back as restored, session.transaction():
        if restored.backup is None and not reads_ledger:
            raise damaged(candidates[0].path, "This backup is damaged, and the ledger is older than it.")
        with _without_triggers(session):
            restored.fill()
        totals = expected | Counter(restored.totals())  # of each job the larger one
        found = mend(session, kept=kept, expected=totals, reasons=restored.reasons(), now=now)
    used = restored.backup if restored.is_of_use else None
    return replace(found, backup=used, restored=restored.deliveries, unsure=restored.unsure)


def _salvaged(session: Session, kept: Path) -> Counter[str]:
    """All that can be read of the ledger itself; how many deliveries each job had, where that is known."""
    copy = kept / "reading.sqlite3"
    try:
        knows_tables = assemble(kept / "ledger.sqlite3", copy, header=session.path.read_bytes()[:100])
        with session.transaction(), _without_triggers(session):
            expected = _copy_tables(copy, session) if knows_tables else _copy_leaves(copy, session)
            forget_unreadable(session)
        return expected
    finally:
        copy.unlink(missing_ok=True)


@contextmanager
def _without_foreign_keys(session: Session) -> Iterator[None]:
    """A row whose parent is lost is kept, and none goes with its parent."""
    session.change("PRAGMA foreign_keys = OFF")
    yield
    session.change("PRAGMA foreign_keys = ON")


@contextmanager
def _without_triggers(session: Session) -> Iterator[None]:
    triggers = session.rows(_TRIGGERS)
    for name, _ in triggers:
        session.change(f"DROP TRIGGER {name}")
    yield
    for _, sql in triggers:
        session.change(sql)


def _copy_tables(copy: Path, session: Session) -> Counter[str]:
    """Answers how many deliveries each job had, where the ledger's own counts can be read."""
    content = copy.read_bytes()
    with closing(opened(copy)) as source:
        for table in _tables(session):
            there = columns_of(source, table)
            known = [name for name in columns_of(session.connection, table) if name in there]
            places = [there.index(name) for name in known]
            for row in read_table(source, table, content) if known else ():
                _put(session, table, known, [row[place] if place < len(row) else None for place in places])
        totals: Counter[str] = Counter()
        for job, _status, count in read_table(source, "counts", content):
            totals[str(job)] += count if isinstance(count, int) else 0
    return totals


def _copy_leaves(copy: Path, session: Session) -> Counter[str]:
    content = copy.read_bytes()
    for table in _tables(session):
        known = columns_of(session.connection, table)
        for _, row in read_leaves(session.connection, table, content):
            _put(session, table, known[: len(row)], row)
    return Counter()


def _tables(session: Session) -> list[str]:
    return [table for (table,) in session.rows(_TABLES) if not table.startswith(_MADE_ANEW)]


def _put(session: Session, table: str, columns: Sequence[str], row: Sequence[object]) -> None:
    sql = f'INSERT OR REPLACE INTO "{table}" ({", ".join(columns)}) VALUES ({", ".join("?" for _ in columns)})'
    with suppress(sqlite3.IntegrityError, LedgerError):  # a row that no ledger could hold
        session.change(sql, row)


def _put_in_place(new: Path, ledger: Path, kept: Path) -> None:
    to_disk(new)
    if ledger.is_dir():
        ledger.rename(kept / f"{ledger.name}.folder")
    for path in (log_of(ledger), ledger.with_name(f"{ledger.name}-shm")):
        path.unlink(missing_ok=True)
    new.replace(ledger)
    create_private_file(mark_beside(ledger))
    to_disk(ledger.parent)


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0
