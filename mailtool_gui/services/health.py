"""Whether all is well with a data folder. Only looks; creates nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mailtool_gui.domain.account import Account, AccountState, AccountStatus
from mailtool_gui.domain.errors import MailToolError
from mailtool_gui.domain.job import JobStatus
from mailtool_gui.services.diagnostics import Diagnostics
from mailtool_gui.services.offline import Offline, sentence
from mailtool_gui.services.times import age

if TYPE_CHECKING:
    from mailtool_gui.accounts.secrets import Secrets
    from mailtool_gui.domain.clock import Clock
    from mailtool_gui.domain.rescue import Backup
    from mailtool_gui.services.jobs import Jobs
    from mailtool_gui.services.records import Records

_MOST = 5  # jobs of which a user is told
ROOM_NEEDED = 20_000_000  # bytes the ledger's write-ahead log may need


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """One thing that was looked at, and a sentence about it."""

    name: str
    ok: bool
    detail: str


class Health:
    """Looks at one data folder. `hosted` says which process hosts its engine, None: none."""

    def __init__(
        self,
        folder: Path,
        records: Records,
        secrets: Secrets,
        clock: Clock,
        *,
        hosted: Callable[[], int | None],
        jobs: Jobs,
        newest_backup: Callable[[], Backup | None],
        refuse_no_backup: Callable[[], None],
    ) -> None:
        self._folder = folder
        self._records = records
        self._secrets = secrets
        self._clock = clock
        self._hosted = hosted
        self._jobs = jobs
        self._newest_backup = newest_backup
        self._refuse_no_backup = refuse_no_backup

    def checks(self) -> Sequence[Check]:
        """Every check; one that cannot be made is not well, and says why."""
        work = Diagnostics(self._folder, self._records, self._clock)
        named = (
            ("database", self._database),
            ("backup", self._backup),
            ("lock", self._lock),
            ("disk room", self._room),
            ("keyring", self._keyring),
            ("accounts", self._accounts),
            ("network", self._network),
            ("queue depth", self._depth),
            ("oldest waiting", self._oldest),
            ("oldest unknown", work.unknown),
            ("connections", work.connections),
            ("pace", work.pace),
            ("caps", work.caps),
            ("forecast", work.forecast),
            ("why slow", self._why_slow),
            ("commit latency", work.commit),
        )
        return [self._looked(name, look) for name, look in named]

    def _looked(self, name: str, look: Callable[[], tuple[bool, str]]) -> Check:
        try:
            ok, detail = look()
        except MailToolError as error:
            ok, detail = False, str(error)
        except OSError as error:
            ok, detail = False, f"{self._folder}: {error.strerror or error}"
        return Check(name=name, ok=ok, detail=detail)

    def _database(self) -> tuple[bool, str]:
        trouble = self._records.check()
        if trouble is None and self._folder.exists() and not os.access(self._folder, os.W_OK | os.X_OK):
            trouble = f"{self._folder} cannot be written to."
        if trouble is None and not self._folder.exists():
            return True, "There is no ledger yet; the first account makes it."
        return trouble is None, trouble or "The ledger is whole."

    def _backup(self) -> tuple[bool, str]:
        """No fault of its own, however old it is: where nothing has happened since, none is made. But one must be
        possible."""
        self._refuse_no_backup()
        newest = self._newest_backup()
        if newest is None:
            return True, "There is no backup of the ledger yet; the first work makes it."
        since = self._clock.now() - newest.made_at
        return True, f"The last backup of the ledger was made {age(since.total_seconds())} ago."

    def _lock(self) -> tuple[bool, str]:
        process = self._hosted()
        if process is None:
            return True, "Nobody works this data folder now."
        return True, f"MailTool works in this data folder: process {process}."

    def _room(self) -> tuple[bool, str]:
        free = shutil.disk_usage(_existing(self._folder)).free
        return free >= ROOM_NEEDED, f"{free // 1_000_000:,} MB free; at least {ROOM_NEEDED // 1_000_000} MB are needed."

    def _keyring(self) -> tuple[bool, str]:
        name = self._secrets.available()
        if name is None:
            return True, "No safe keyring: passwords come from MAILTOOL_SECRET_<NAME> in the sending program."
        return True, f"Passwords are kept in {name}."

    def _accounts(self) -> tuple[bool, str]:
        found = [(account, self._records.account_state(account.name)) for account in self._records.accounts()]
        paused = [f"{a.name} is paused: {s.reason}" for a, s in found if s.status is AccountStatus.PAUSED]
        return not paused, " ".join(paused) or " ".join(_standings(found)) or "There is no account yet."

    def _network(self) -> tuple[bool, str]:
        outages, now = Offline(self._records).outages(), self._clock.now()
        told = " ".join(sentence(outage, now) for outage in outages)
        return not outages, told or "No message waits for a server that is not reached."

    def _depth(self) -> tuple[bool, str]:
        depth = self._records.queue_depth()
        return True, "1 message is waiting." if depth == 1 else f"{depth:,} messages are waiting."

    def _oldest(self) -> tuple[bool, str]:
        created = self._records.oldest_waiting()
        if created is None:
            return True, "No job is waiting."
        return True, f"The oldest unfinished job was made {age((self._clock.now() - created).total_seconds())} ago."

    def _why_slow(self) -> tuple[bool, str]:
        """What holds up each job that is being worked, the newest first; a line a job."""
        active = self._jobs.listed(status=JobStatus.ACTIVE, limit=_MOST).items
        views = [self._jobs.view(job.id) for job in active]
        told = [f"{view.job.name}: {view.ahead.binds.sentence}" for view in views if view.ahead.binds]
        return True, "\n".join(told) or "No job is being worked."


def _standings(found: Sequence[tuple[Account, AccountState]]) -> Iterator[str]:
    for account, state in found:
        if state.status is AccountStatus.COOLING:
            yield f"{account.name} waits, and goes on by itself."
        elif state.status is AccountStatus.OFFLINE:
            yield f"{account.name} reaches no server."
        else:
            yield f"{account.name} is ready."


def _existing(folder: Path) -> Path:
    return next(path for path in (folder, *folder.parents) if path.exists())
