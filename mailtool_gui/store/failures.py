"""SQLite's and the system's complaints as sentences for the user."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import disk_usage

from mailtool_gui.domain.errors import DAMAGED, LedgerError, LedgerFull

_ROOM_TO_OPEN = 65_536  # bytes: a ledger's shared memory takes 32 KB
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_NO_FOLDER = frozenset({errno.ENOTDIR, errno.EEXIST})
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_READ_ONLY = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH, sqlite3.SQLITE_CANTOPEN})
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turns errors of SQLite and the system about `path` into LedgerErrors; a broken unique key passes as it is."""
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except sqlite3.Error as error:
        raise _from_sqlite(error, path) from error
    except UnicodeDecodeError as error:  # a text, or a name in SQLite's own complaint, that is none any more
        raise damaged(path, "This file is damaged or is no MailTool ledger.") from error
    except OSError as error:
        raise _from_system(error, path) from error


def damaged(path: Path, what: str) -> LedgerError:
    """The error for a file that does not hold what it should. Nothing ever overwrites it."""
    return LedgerError(
        f"{what} Nothing is sent, and it has been left as it is. `mailtool rescue` puts it aside and saves what can "
        "be read.",
        where=str(path),
        code=DAMAGED,
    )


def no_room(path: Path) -> LedgerFull:
    """The error for a full disk."""
    return LedgerFull("There is no room left on the disk. Make room and try again; nothing is lost.", where=str(path))


def read_only(path: Path) -> LedgerError:
    """The error for a folder or file that may not be written (or, for a reader, not be read)."""
    return LedgerError(
        "The data folder cannot be used: you may not write there. Change its permissions or choose another one.",
        where=str(path),
        code="read-only",
    )


def misplaced(path: Path) -> LedgerError:
    """The error for a file in a folder's place, or a folder in a file's."""
    folder = (
        "The data folder cannot be used: there is a folder where a file must be. Move it away or rename it, then try "
        "again; nothing is lost."
    )
    file = (
        "The data folder cannot be used: there is a file where a folder must be. Move it away or rename it, then try "
        "again; nothing is lost."
    )
    return LedgerError(folder if path.is_dir() else file, where=str(path), code="bad-data-folder")


def _from_sqlite(error: sqlite3.Error, path: Path) -> LedgerError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the primary result code
    if code == sqlite3.SQLITE_FULL:
        return no_room(path)
    if code in _DAMAGED:
        return damaged(path, "This file is damaged or is no MailTool ledger.")
    if code in _READ_ONLY:
        return read_only(path)
    if code == sqlite3.SQLITE_IOERR:
        return no_room(path) if _is_full(path) else _failing(path, str(error))
    if code in _BUSY:
        sentence = (
            "Another program is using the ledger for too long, such as a backup or a viewer of databases. Nothing was "
            "changed. Close it and try again."
        )
        return LedgerError(sentence, where=str(path), code="busy")
    return LedgerError(f"The ledger cannot be used: {error}.", where=str(path), code="ledger")


def _failing(path: Path, error: str) -> LedgerError:
    sentence = (
        f"The disk that holds the ledger fails ({error}). Nothing leaves that cannot be written down first. Check the "
        "disk, and copy this folder to another one."
    )
    return LedgerError(sentence, where=str(path), code="disk-fails")


def _is_full(path: Path) -> bool:
    """Of the memory it shares with other processes, SQLite does not say that there was no room for it."""
    try:
        return disk_usage(path.parent).free < _ROOM_TO_OPEN
    except OSError:
        return False


def _from_system(error: OSError, path: Path) -> LedgerError:
    if error.errno in _NO_ROOM:
        return no_room(path)
    if error.errno in _FORBIDDEN:
        return read_only(path)
    if error.errno in _NO_FOLDER or error.errno == errno.EISDIR:
        return misplaced(_culprit(Path(error.filename or path)))
    return LedgerError(f"The data folder cannot be used: {error.strerror or error}.", where=str(path))


def _culprit(path: Path) -> Path:
    """What stands in the way: `path` itself, or the file that is taken for a folder on the way to it."""
    return next((place for place in reversed(path.parents) if place.is_file()), path)
