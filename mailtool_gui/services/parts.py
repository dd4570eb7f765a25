"""What services are made of; put together by the composition root, or by a test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mailtool_gui.accounts.secrets import Secrets
    from mailtool_gui.domain.clock import Clock
    from mailtool_gui.domain.rescue import Backup, Rescue
    from mailtool_gui.services.accounts import OpenTransport
    from mailtool_gui.services.host import Host
    from mailtool_gui.services.records import Records
    from mailtool_gui.services.resolving import OpenSentMail


@dataclass(frozen=True, kw_only=True)
class Parts:
    """One data folder's collaborators. `keep_workbook` copies a workbook into it, `hosted` says which process hosts
    it (None: nobody), `rescue` saves what can be read of a damaged ledger, `newest_backup` looks for the copy that
    helps with that, `refuse_no_backup` raises LedgerError where no further one can be made, `close` lets go of the
    ledger."""

    folder: Path
    records: Records
    secrets: Secrets
    host: Host
    clock: Clock
    open_transport: OpenTransport
    open_sent_mail: OpenSentMail
    keep_workbook: Callable[[Path], Path]
    rescue: Callable[[], Rescue | None]
    newest_backup: Callable[[], Backup | None]
    refuse_no_backup: Callable[[], None]
    close: Callable[[], None]
    hosted: Callable[[], int | None]
