"""The composition root: one data folder's parts, put together."""

from __future__ import annotations

from contextlib import AbstractContextManager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import LedgerError
from mailtool_gui.domain.once import Once
from mailtool_gui.store.data_folder import DataFolder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from ssl import SSLContext

    from mailtool_gui.accounts.secrets import Secrets
    from mailtool_gui.domain.account import Account
    from mailtool_gui.domain.clock import Clock
    from mailtool_gui.domain.rescue import Backup, Rescue
    from mailtool_gui.engine.kinds import JobKind
    from mailtool_gui.services.parts import Parts
    from mailtool_gui.services.resolving import SentMail
    from mailtool_gui.services.resolving_later import LaterSearches
    from mailtool_gui.store.records import SqliteRecords
    from mailtool_gui.transports.base import Transport
    from mailtool_gui.transports.smtp.session import TlsContext
    from mailtool_gui.workers.host import EngineHost


def compose(data_dir: Path) -> Parts:
    """Everything that works on one data folder. Nothing is opened or created before it is needed."""
    return _composed(data_dir)[0]


def show_window(data_dir: Path, *, locale: str, sheet: Path | None = None) -> int:
    """The window on a data folder, or the one that is open already; the exit code at its end."""
    from mailtool_gui.workers.one_window import only_window

    folder = DataFolder(data_dir)
    with suppress(LedgerError):  # the window says it, where somebody sees it: most start it by an icon
        folder.ensure()
    with only_window(folder, sheet) as first:
        if not first:
            return 0
        from mailtool_gui.ui.start import run_window

        return run_window(folder.path, Once(partial(_composed, data_dir)), locale=locale, sheet=sheet)


def show_demo(data_dir: Path, *, locale: str, rows: int | None = None) -> int:
    """The demonstration in a window of its own, with the mail server inside; the exit code at its end."""
    import tempfile

    from mailtool_gui.demo.catch_all import CatchAllServer
    from mailtool_gui.demo.plan import throttled_start
    from mailtool_gui.demo.sample import SAMPLE_ROWS
    from mailtool_gui.services.demo_campaign import demo_draft, keep_demo_account
    from mailtool_gui.services.received import Demo, Received
    from mailtool_gui.ui.start import run_window

    folder = DataFolder(data_dir)
    folder.ensure()
    composed = Once(partial(_composed, data_dir))
    samples = tempfile.TemporaryDirectory(prefix="mailtool-demo-")
    with samples as place, CatchAllServer(throttle_at=throttled_start(rows or SAMPLE_ROWS)) as server:
        account = keep_demo_account(composed()[0].records, host=server.host, port=server.port)
        demo = Demo(account=account, draft=lambda: demo_draft(Path(place), rows=rows), received=Received(server))
        return run_window(folder.path, composed, locale=locale, demo=demo)


def _composed(data_dir: Path) -> tuple[Parts, EngineHost]:
    """Imported here: the window asks when it is on the screen."""
    from mailtool_gui.accounts.secrets import Secrets
    from mailtool_gui.domain.clock import SystemClock
    from mailtool_gui.services.parts import Parts
    from mailtool_gui.store.records import SqliteRecords
    from mailtool_gui.store.workbooks import keep_workbook
    from mailtool_gui.workers.host import EngineHost

    folder = DataFolder(data_dir)
    records = SqliteRecords(folder)
    secrets = Secrets(scope=str(folder.path.resolve()))
    clock = SystemClock()
    tls = Once(_tls_context)
    open_account, open_sent_mail = _Transports(secrets, tls, records), _SentMail(secrets, tls)

    def later_searches() -> LaterSearches:
        """Imported when an engine first has something to search for."""
        from mailtool_gui.services.resolving import Resolving
        from mailtool_gui.services.resolving_later import LaterSearches

        return LaterSearches(records, Resolving(records, host, clock, open_sent_mail), clock)

    host = EngineHost(
        folder,
        records=records,
        clock=clock,
        kinds=_kinds,
        open_transport=open_account,
        later_searches=later_searches,
    )
    parts = Parts(
        folder=folder.path,
        records=records,
        secrets=secrets,
        host=host,
        clock=clock,
        open_transport=open_account,
        open_sent_mail=open_sent_mail,
        keep_workbook=partial(keep_workbook, folder),
        rescue=partial(_rescue, folder, clock, records),
        newest_backup=partial(_newest_backup, folder),
        refuse_no_backup=partial(_refuse_no_backup, folder),
        close=records.close,
        hosted=host.hosted,
    )
    return parts, host


def _rescue(folder: DataFolder, clock: Clock, records: SqliteRecords) -> Rescue | None:
    from mailtool_gui.store.rescue import rescue

    records.close()  # nobody in this process looks at the damaged one any more,
    try:
        return rescue(folder, now=clock.now())
    finally:
        records.close()  # and what was opened meanwhile is opened anew


def _newest_backup(folder: DataFolder) -> Backup | None:
    from mailtool_gui.store.backups import newest_backup

    return newest_backup(folder)


def _refuse_no_backup(folder: DataFolder) -> None:
    from mailtool_gui.store.backups import refuse_unready

    refuse_unready(folder)


def _tls_context() -> SSLContext:
    """That of all connections."""
    from mailtool_gui.transports.registry import shared_tls

    return shared_tls()()


class _Transports:
    """Opens an account's transport with its secret; all share one TLS context. What a server says is kept."""

    def __init__(self, secrets: Secrets, tls: TlsContext, records: SqliteRecords) -> None:
        self._secrets = secrets
        self._tls = tls
        self._records = records

    def __call__(self, account: Account) -> Transport:
        from mailtool_gui.services.learning import Learning
        from mailtool_gui.transports.registry import open_transport

        secret, learn = partial(self._secrets.get, account.name), Learning(self._records, account)
        return open_transport(account, secret=secret, tls=self._tls, learn=learn)


class _SentMail:
    """Opens an account's Sent folder with its secret."""

    def __init__(self, secrets: Secrets, tls: TlsContext) -> None:
        self._secrets = secrets
        self._tls = tls

    def __call__(self, account: Account, seconds: float) -> AbstractContextManager[SentMail]:
        from mailtool_gui.mailbox.sent import open_sent_folder

        secret = partial(self._secrets.get, account.name)
        return open_sent_folder(account, secret=secret, tls=self._tls, seconds=seconds)


def _kinds() -> Mapping[str, JobKind]:
    from mailtool_gui.engine.kinds import job_kinds

    return job_kinds()
