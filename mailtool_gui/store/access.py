"""How any process comes to the ledger: writers create it when there is none, anybody brings it up to date."""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import LedgerError
from mailtool_gui.store.backups import refuse_older
from mailtool_gui.store.schema import empty_ledger, open_current, prepare_ledger
from mailtool_gui.store.session import Session, open_reader, open_session

if TYPE_CHECKING:
    from mailtool_gui.store.data_folder import DataFolder

LOCK_PATIENCE = 5.0
"""Seconds to wait for the host's lock when the ledger has to be created: another process may be creating it."""


class LedgerAccess:
    """Two connections to one data folder's ledger, opened when first needed, shared by all threads."""

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder
        self._opening = RLock()
        self._reader: Session | None = None
        self._writer: Session | None = None
        self._nothing: Session | None = None

    def close(self) -> None:
        """Closes what was opened."""
        with self._opening:
            for session in (self._reader, self._writer, self._nothing):
                if session:
                    session.close()
            self._reader = self._writer = self._nothing = None

    def reading(self) -> Session:
        """The session for reading; an empty ledger where there is none yet.

        A ledger of an older version is brought up to date first, unless its host is at work: see `prepare_ledger`.
        """
        with self._opening:
            if self._reader is None:
                self._reader = self._open_reader()
            return self._reader or self._empty()

    def writing(self) -> Session:
        """The session for writing; creates the ledger, for which it takes the host's lock for a moment."""
        with self._opening:
            if self._writer is None:
                self._prepare()
                refuse_older(self._folder)
                self._writer = open_current(self._folder.ledger, open_session)
            return self._writer

    def _open_reader(self) -> Session | None:
        self._folder.refuse_unfit()
        try:
            return open_current(self._folder.ledger, open_reader)
        except LedgerError as error:
            if error.code == "no-ledger":
                return None
            if error.code != "other-version":
                raise
        self._prepare()
        return open_current(self._folder.ledger, open_reader)

    def _prepare(self) -> None:
        self._folder.ensure()
        prepare_ledger(self._folder, self._folder.lock(timeout=LOCK_PATIENCE))

    def _empty(self) -> Session:
        if self._nothing is None:
            self._nothing = empty_ledger()
        return self._nothing
