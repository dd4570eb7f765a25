"""The composition root: one data folder's parts, put together."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mailtool_gui.accounts.secrets import Secrets
from mailtool_gui.domain.account import Account
from mailtool_gui.domain.clock import SystemClock
from mailtool_gui.services.parts import Parts
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.records import SqliteRecords
from mailtool_gui.store.workbooks import keep_workbook
from mailtool_gui.workers.host import EngineHost

if TYPE_CHECKING:
    from mailtool_gui.engine.kinds import JobKind
    from mailtool_gui.transports.base import Transport
    from mailtool_gui.transports.smtp.session import TlsContext


def compose(data_dir: Path) -> Parts:
    """Everything that works on one data folder. Nothing is opened, created or imported before it is needed."""
    folder = DataFolder(data_dir)
    records = SqliteRecords(folder)
    secrets = Secrets(scope=str(folder.path.resolve()))
    clock = SystemClock()
    open_account = _Transports(secrets)
    host = EngineHost(folder, records=records, clock=clock, kinds=_kinds, open_transport=open_account)
    return Parts(
        folder=folder.path,
        records=records,
        secrets=secrets,
        host=host,
        clock=clock,
        open_transport=open_account,
        keep_workbook=partial(keep_workbook, folder),
        close=records.close,
        hosted=host.hosted,
    )


class _Transports:
    """Opens an account's transport with its secret; all share one TLS context."""

    def __init__(self, secrets: Secrets) -> None:
        self._secrets = secrets
        self._tls: TlsContext | None = None

    def __call__(self, account: Account) -> Transport:
        from mailtool_gui.transports.registry import open_transport, shared_tls

        self._tls = self._tls or shared_tls()
        return open_transport(account, secret=partial(self._secrets.get, account.name), tls=self._tls)


def _kinds() -> Mapping[str, JobKind]:
    from mailtool_gui.engine.kinds import job_kinds

    return job_kinds()
