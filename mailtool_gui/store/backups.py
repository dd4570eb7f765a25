"""Copies of the ledger beside it, made while it is worked, for the day on which it cannot be read any more.

A copy is believed to hold everything that was sent only where a host has written so at its end, and none has worked
the ledger since: see `note_work` and `note_rest`.
"""

from __future__ import annotations

import os
import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from mailtool_gui.domain.errors import LedgerError, LedgerFull
from mailtool_gui.domain.rescue import Backup
from mailtool_gui.store.data_folder import FILE_MODE, ROOM_NEEDED, DataFolder, create_private_file
from mailtool_gui.store.failures import damaged, misplaced, translated
from mailtool_gui.store.schema import open_current
from mailtool_gui.store.session import Session, open_reader
from mailtool_gui.store.write_ahead_log import log_of

FEW, MANY = 3, 5
"""So many copies are kept of a large ledger, and of any other."""

_LARGE = 100_000_000  # bytes
_PACE = 5_000_000  # bytes a second: a large ledger is copied no more often than it would take at this pace
_ROOM_LEFT = 5 * ROOM_NEEDED  # bytes that a copy must leave free
_PAGES = 256  # a megabyte between two rests
_REST = 1.0  # the length of a rest, in that of the work before it

_NAME = re.compile(r"ledger-(?:v\d+|(\d+))-(\d{8}T\d{12})\.sqlite3")
_STAMP = "%Y%m%dT%H%M%S%f"
_TIDE = (
    """
    SELECT (SELECT MAX(id) FROM job_log), (SELECT MAX(id) FROM attempts), (SELECT MAX(id) FROM starts),
        (SELECT MAX(rowid) FROM jobs), (SELECT MAX(id) FROM template_versions),
        (SELECT TOTAL(removed_at) FROM templates)
    """,
    "SELECT status, SUM(count) FROM counts GROUP BY status HAVING SUM(count) ORDER BY status",
    "SELECT COUNT(*), MAX(rowid) FROM suppressions",
    "SELECT key, body FROM accounts ORDER BY key",
)
_LAST_START = "SELECT COALESCE(MAX(id), 0) FROM starts"
_IS_COPY = "CREATE TABLE this_is_a_backup (made_at REAL)"
_WHICH = """
    SELECT (SELECT key FROM fingerprint_keys), (SELECT epoch FROM host), (SELECT MAX(id) FROM starts),
        EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'this_is_a_backup')
"""
"""What tells a ledger from others, and its older copies from newer ones: every host has a higher epoch, every start a
higher number. Whoever puts a copy in the ledger's place himself has one that calls itself a backup."""


class _Stopped(Exception):
    pass


def backups(folder: DataFolder) -> list[Backup]:
    """All copies, the newest first: those of regular work by their numbers, since a clock may be set back, then those
    made before the ledger was brought up to date."""
    try:
        paths = [path for path in folder.backups.iterdir() if _NAME.fullmatch(path.name)]
    except OSError:
        return []
    last_word = _last_word(folder)
    aged = sorted(((_age(path.name), path) for path in paths), reverse=True)
    return [Backup(path=path, made_at=made_at, is_last_word=path.name == last_word) for (_, made_at), path in aged]


def newest_backup(folder: DataFolder) -> Backup | None:
    """The copy that was made last; None where there is none."""
    return next(iter(backups(folder)), None)


def back_up(folder: DataFolder, *, now: datetime, stopped: Callable[[], bool] = lambda: False) -> Backup | None:
    """Makes a copy, and keeps the newest few. Others may write meanwhile: the copy is of one moment.

    None where the newest copy holds it all already, or was made a moment ago, or it was `stopped`. Raises LedgerFull
    where there is no room, or LedgerError as reading does, also where the copy turns out to be damaged.
    """
    newest = newest_backup(folder)
    size = _size(folder)
    if newest and (_is_fresh(newest, size, now) or _told(newest.path, *_TIDE) == _told(folder.ledger, *_TIDE)):
        return None
    refuse_unready(folder)
    part = folder.backups / "ledger.part"
    with translated(part), _put_away(part):
        part.unlink(missing_ok=True)
        create_private_file(part)
        try:
            _copy(folder.ledger, part, stopped)
        except _Stopped:
            return None
        made = Backup(
            path=folder.backups / f"ledger-{_next(newest)}-{now.astimezone(UTC):{_STAMP}}.sqlite3", made_at=now
        )
        part.replace(made.path)
        to_disk(folder.backups)
        _prune(folder, FEW if size > _LARGE else MANY)
    return made


def refuse_unready(folder: DataFolder) -> None:
    """Raises LedgerError (LedgerFull where there is no room) where no copy can be made as things are: what is wrong,
    and what to do. Only looks; where nothing is yet, nothing is wrong."""
    if not os.path.lexists(folder.backups):
        return
    if not folder.backups.is_dir():
        raise misplaced(folder.backups)
    if _mark(folder).is_dir():
        raise misplaced(_mark(folder))
    as_who_writes = os.access in os.supports_effective_ids
    if not os.access(folder.backups, os.R_OK | os.W_OK | os.X_OK, effective_ids=as_who_writes):
        sentence = (
            "No backup of the ledger can be made: you may not write in this folder. Change its permissions; the "
            "sending goes on meanwhile."
        )
        raise LedgerError(sentence, where=str(folder.backups), code="read-only")
    _refuse_full(folder, _size(folder) + _ROOM_LEFT)


def _refuse_full(folder: DataFolder, needed: int) -> None:
    try:
        folder.ensure_room(needed)
    except LedgerFull as error:
        sentence = (
            f"No backup of the ledger can be made: {needed // 1_000_000} MB must be free. Make room on the disk; the "
            "sending goes on meanwhile."
        )
        raise LedgerFull(sentence, where=error.where) from None


def newer_backups(folder: DataFolder) -> list[Backup]:
    """Those that know more than the ledger itself: an older copy of it was put in its place; or as much, where it is a
    backup itself, after which more may have been sent."""
    own = _which(folder.ledger)
    if own is None:
        return []
    key, tide, is_copy = own
    asked = ((backup, _which(backup.path)) for backup in backups(folder))
    known = [(backup, which[1]) for backup, which in asked if which and which[0] == key]
    found = [backup for backup, its_tide in known if its_tide > tide or (is_copy and its_tide == tide)]
    return found or [_itself(folder)] * is_copy


def _itself(folder: DataFolder) -> Backup:
    """A backup that was moved into the ledger's place."""
    with translated(folder.ledger):
        made_at = datetime.fromtimestamp(folder.ledger.stat().st_mtime, UTC)
    return Backup(path=folder.ledger, made_at=made_at, is_last_word=False)


def refuse_older(folder: DataFolder) -> None:
    """Raises LedgerError (`corrupt`) where the ledger is an older one: it would send again what was sent since."""
    if newer_backups(folder):
        raise damaged(folder.ledger, "This ledger is older than its own backup: what was sent since is not in it.")


def highest_epoch(folder: DataFolder) -> int:
    """That of all backups which can be read; 0 where there are none."""
    return max((which[1][0] for backup in backups(folder) if (which := _which(backup.path))), default=0)


def note_work(folder: DataFolder) -> None:
    """From here on messages may leave that no copy knows of. For the lock's holder, before anything is sent."""
    with translated(_mark(folder)):
        if _mark(folder).exists():
            _write(_mark(folder), "")


def note_rest(folder: DataFolder) -> None:
    """Nothing is sent any more; where the newest copy knows of all that was, this is written down.

    For the lock's holder, when its ledger is closed.
    """
    newest = newest_backup(folder)
    known = newest and _told(newest.path, _LAST_START)
    if newest and known and known == _told(folder.ledger, _LAST_START):
        with translated(_mark(folder)):
            create_private_file(_mark(folder))
            _write(_mark(folder), newest.path.name)


def is_whole(copy: Path) -> bool:
    """Whether SQLite finds nothing wrong with a copy that nobody writes to."""
    try:
        with closing(_alone(copy)) as session:
            return bool(session.value("PRAGMA quick_check(1)") == "ok")
    except LedgerError:
        return False


def to_disk(path: Path) -> None:
    """Waits until a file, or a folder's list of names, is on the disk."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


# a copy


def _copy(ledger: Path, part: Path, stopped: Callable[[], bool]) -> None:
    source = open_current(ledger, _glance)
    with closing(source), closing(sqlite3.connect(part, isolation_level=None)) as target:
        for pragma in ("journal_mode = OFF", "synchronous = OFF"):  # nobody reads it before it is whole and on disk
            target.execute(f"PRAGMA {pragma}")
        source.change("BEGIN")
        source.value(_LAST_START)  # from here on it is of this moment, whoever writes
        source.connection.backup(target, pages=_PAGES, progress=_Pace(part, stopped))
        source.change("COMMIT")
        target.execute(_IS_COPY)
    to_disk(part)
    if not is_whole(part):
        sentence = "A new backup of the ledger turned out to be damaged and was thrown away; the earlier ones are kept."
        raise LedgerError(sentence, where=str(ledger), code="backup")


class _Pace:
    """Brings each piece to the disk by itself and rests after it, so that no message waits long for its commit."""

    def __init__(self, part: Path, stopped: Callable[[], bool]) -> None:
        self._part = part
        self._stopped = stopped
        self._since = time.perf_counter()

    def __call__(self, _status: int, remaining: int, _total: int) -> None:
        if self._stopped():
            raise _Stopped
        if remaining:
            to_disk(self._part)
            time.sleep(_REST * (time.perf_counter() - self._since))
        self._since = time.perf_counter()


def _glance(path: Path) -> Session:
    return open_reader(path, for_a_glance=True)


def _alone(copy: Path) -> Session:
    with translated(copy):
        connection = sqlite3.connect(f"{copy.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    return Session(connection, copy)


# which are kept


def _prune(folder: DataFolder, most: int) -> None:
    """The last ones, but of earlier days one each at least: a day of many starts must not push all of them out."""
    regular = [backup for backup in backups(folder) if _number(backup.path.name)]
    newest_of_day = {backup.made_at.date(): backup for backup in reversed(regular)}
    days = [backup for backup in regular[1:] if newest_of_day[backup.made_at.date()] is backup]
    kept = [*regular[:1], *days[: most - FEW + 1], *regular[1:]]
    stay = {backup.path for backup in list(dict.fromkeys(kept))[:most]}
    for backup in regular:
        if backup.path not in stay:
            backup.path.unlink(missing_ok=True)


def _number(name: str) -> int:
    """A copy's number; 0 for one that was made before an update."""
    found = _NAME.fullmatch(name)
    return int(found[1] or 0) if found else 0


def _age(name: str) -> tuple[int, datetime]:
    found = _NAME.fullmatch(name)
    assert found
    return int(found[1] or 0), datetime.strptime(found[2], _STAMP).replace(tzinfo=UTC)


def _next(newest: Backup | None) -> int:
    return _number(newest.path.name) + 1 if newest else 1


def _is_fresh(newest: Backup, size: int, now: datetime) -> bool:
    pause = timedelta(seconds=size / _PACE if size > _LARGE else 0.0)
    return timedelta(0) <= now - newest.made_at < pause


def _size(folder: DataFolder) -> int:
    found = 0
    with translated(folder.path):
        for path in (folder.ledger, log_of(folder.ledger)):
            found += path.stat().st_size if path.is_file() else 0
    return found


# what they know


def _told(path: Path, *questions: str) -> list[list[tuple[Any, ...]]] | None:
    """What a ledger, or a copy of this version, answers; None where it cannot be asked."""
    try:
        with closing(open_current(path, _glance if path.name == "ledger.sqlite3" else _alone)) as session:
            return [session.rows(question) for question in questions]
    except LedgerError:
        return None


def _which(path: Path) -> tuple[bytes, tuple[int, int], bool] | None:
    told = _told(path, _WHICH) if path.is_file() else None
    if told is None:
        return None
    key, epoch, last_start, is_copy = told[0][0]
    return bytes(key or b""), (int(epoch or 0), int(last_start or 0)), bool(is_copy)


def _mark(folder: DataFolder) -> Path:
    return folder.backups / "last-word"


def _last_word(folder: DataFolder) -> str:
    try:
        return _mark(folder).read_text("ascii")
    except (OSError, UnicodeDecodeError):
        return ""


def _write(path: Path, text: str) -> None:
    """In place and down to the disk: a file that is replaced or removed may come back after a power cut."""
    handle = os.open(path, os.O_WRONLY, FILE_MODE)
    try:
        os.ftruncate(handle, 0)
        os.write(handle, text.encode("ascii"))
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _put_away(part: Path) -> Iterator[None]:
    try:
        yield
    finally:
        part.unlink(missing_ok=True)
