"""The data folder: its places, its permissions, and whether it is fit for a ledger."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import LedgerError
from mailtool_gui.store.failures import no_room, translated
from mailtool_gui.store.placement import cloud_service_of, mount_table, network_type_of

if TYPE_CHECKING:
    from filelock import FileLock

FOLDER_MODE = 0o700
FILE_MODE = 0o600
ROOM_NEEDED = 20_000_000
"""Bytes that must be free before a job is put in: the write-ahead log grows beside the ledger."""


ROOM_TO_GO_ON = 1_000_000
"""Bytes that must be free before an engine goes on that found the disk full: some hundred results."""


def free_bytes(folder: Path) -> int:
    """The room left on the disk that holds `folder`."""
    return shutil.disk_usage(folder).free


class DataFolder:
    """Everything of one user in one folder, 0700, with files of 0600. Nothing is created before `ensure`."""

    def __init__(
        self,
        path: Path,
        *,
        mounts: Callable[[], str] = mount_table,
        room: Callable[[Path], int] = free_bytes,
    ) -> None:
        self.path = path.expanduser().absolute()
        self._mounts = mounts
        self._room = room

    @property
    def ledger(self) -> Path:
        """The database."""
        return self.path / "ledger.sqlite3"

    @property
    def ledger_file(self) -> tuple[int, int] | None:
        """Which file the ledger is: another one where a copy was put in its place; None where there is none."""
        return file_at(self.ledger)

    @property
    def lock_file(self) -> Path:
        """Whoever holds the lock on this file hosts the engine."""
        return self.path / "host.lock"

    @property
    def window_lock(self) -> Path:
        """Whoever holds the lock on this file shows the window."""
        return self.path / "window.lock"

    @property
    def workbooks(self) -> Path:
        """Copies of the users' workbooks, for exports."""
        return self.path / "workbooks"

    @property
    def pictures(self) -> Path:
        """Pictures of saved templates; there once the first one is kept."""
        return self.path / "pictures"

    @property
    def logs(self) -> Path:
        """Log files."""
        return self.path / "logs"

    @property
    def backups(self) -> Path:
        """Copies of the ledger, made while it is worked and before migrations."""
        return self.path / "backups"

    @property
    def damaged(self) -> Path:
        """Ledgers that could not be read any more, each in a folder of its own, as they were."""
        return self.path / "damaged"

    @property
    def preparing(self) -> Path:
        """One lock file a job that is being put in, held by its maker."""
        return self.path / "preparing"

    def lock(self, *, timeout: float = 0) -> FileLock:
        """The lock that the host holds for life; a context manager that raises TimeoutError after `timeout` seconds.

        It must not be taken before `ensure`.
        """
        return kernel_lock(self.lock_file, timeout=timeout)

    def refuse_unfit(self) -> None:
        """Raises LedgerError (`bad-data-folder`) for a network drive or a synchronised folder."""
        path = self.path.resolve()
        if cloud := cloud_service_of(path):
            raise self._unfit(f"“{cloud}” is synchronised with a cloud service, which can damage the ledger.")
        if network := network_type_of(path, self._mounts()):
            raise self._unfit(f"It lies on a network drive ({network}), where the ledger is not safe.")

    def ensure(self) -> None:
        """Creates the folder and those inside. Raises LedgerError where it is unfit or cannot be written."""
        self.refuse_unfit()
        for folder in (self.path, self.workbooks, self.logs, self.backups, self.preparing):
            with translated(folder):
                _make_private(folder)

    def ensure_pictures(self) -> None:
        """Creates the folder of pictures, as `ensure` does the others."""
        self.ensure()
        with translated(self.pictures):
            _make_private(self.pictures)

    def ensure_room(self, needed: int = ROOM_NEEDED) -> None:
        """Raises LedgerFull where there is less room than `needed` bytes: by default what another job takes."""
        with translated(self.path):
            room = self._room(self.path)
        if room < needed:
            raise no_room(self.path)

    def _unfit(self, why: str) -> LedgerError:
        sentence = f"This folder cannot hold MailTool's data. {why} Choose a folder on this computer's own disk."
        return LedgerError(sentence, where=str(self.path), code="bad-data-folder")


def file_at(path: Path) -> tuple[int, int] | None:
    """Which file lies there; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def mark_beside(ledger: Path) -> Path:
    """The file that says that there has been a ledger here."""
    return ledger.with_suffix(".made")


def has_been(ledger: Path) -> bool:
    """Whether there has been a ledger here, though nothing of it may be left but its backups."""
    return mark_beside(ledger).exists() or any((ledger.parent / "backups").glob("ledger-*.sqlite3"))


def kernel_lock(path: Path, *, timeout: float) -> FileLock:
    """A lock of the operating system's on `path`, which ends with the process that holds it, however it ends."""
    from filelock import FileLock

    return FileLock(path, timeout=timeout, mode=FILE_MODE, thread_local=False)


def create_private_file(path: Path) -> None:
    """Creates an empty file of 0600, whatever the umask; one that is there stays as it is."""
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE_MODE)
    except FileExistsError:
        return
    os.close(handle)
    path.chmod(FILE_MODE)


def _make_private(folder: Path) -> None:
    """Creates a folder of 0700, or closes an empty one to others; what lies in a folder in use is not ours to close."""
    if not folder.exists():
        folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        folder.chmod(FOLDER_MODE)
    elif not any(folder.iterdir()) and folder.stat().st_mode & 0o077:
        folder.chmod(FOLDER_MODE)
