"""Whether the ledger that was taken over is still there, and whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import DAMAGED, LedgerError
from mailtool_gui.store.data_folder import file_at
from mailtool_gui.store.write_ahead_log import log_of

if TYPE_CHECKING:
    from mailtool_gui.store.data_folder import DataFolder


class SameLedger:
    """Remembers the ledger's file, its log's, and the first word of damage.

    What is written goes to the log first: into one that was removed, it is there for nobody else, and lost where the
    program or the machine dies before it ends in good order.
    """

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder
        self._file = folder.ledger_file
        self._log: tuple[int, int] | None = None
        self._damage: LedgerError | None = None

    def fit(self, trouble: LedgerError | None) -> bool:
        """Whether it can be worked further; `trouble` is what the engine has met."""
        if trouble and trouble.code == DAMAGED and self._damage is None:
            self._damage = trouble
        return self._damage is None and self._is_there

    def refuse(self) -> None:
        """Raises LedgerError where it cannot be worked further."""
        if self._damage:
            raise self._damage
        if not self._is_there:
            sentence = (
                "The ledger is gone, or another was put in its place while it was worked: nothing more is sent by it."
            )
            raise LedgerError(sentence, where=str(self._folder.ledger), code="no-ledger")

    @property
    def _is_there(self) -> bool:
        log = file_at(log_of(self._folder.ledger))
        self._log = self._log or log  # there from the first write on, as long as somebody has the ledger open
        return self._folder.ledger_file == self._file and log == self._log
