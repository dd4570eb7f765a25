"""A desk for tests of services and commands: a data folder, a host that only writes down, and a command line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from mailtool_gui.accounts.secrets import Secrets
from mailtool_gui.cli.root import mailtool
from mailtool_gui.cli.session import Session
from mailtool_gui.domain.account import Account, AccountState
from mailtool_gui.domain.clock import SystemClock
from mailtool_gui.domain.delivery import Attempt, Delivery, DeliveryStatus
from mailtool_gui.domain.hours import SendingHours
from mailtool_gui.domain.identity import job_id
from mailtool_gui.domain.job import Job, NewJob
from mailtool_gui.domain.ledger import Intent, Record, Start
from mailtool_gui.domain.outcome import Outcome, Reply, Scope, Stage, Verdict
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.services.host import Until
from mailtool_gui.services.parts import Parts
from mailtool_gui.services.resolving import OpenSentMail, SentMail
from mailtool_gui.store.backups import newest_backup, refuse_unready
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.engine_ledger import SqliteLedger
from mailtool_gui.store.records import SqliteRecords
from mailtool_gui.store.rescue import rescue
from mailtool_gui.store.workbooks import keep_workbook
from mailtool_gui.transports.base import Transport
from tests.support.keyrings import MemoryKeyring
from tests.support.samples import NOON, plain_account, plain_snapshot, recipient_in_row

GONE = Reply(code=550, enhanced="5.1.1", text="no such user")


@dataclass
class RecordingHost:
    """Writes down what is asked of it. `work` is what it does when somebody waits; `code` what `engine` ends with."""

    calls: list[str] = field(default_factory=list)
    work: Callable[[str], None] = lambda _job: None
    code: int = 0
    says: Sequence[str] = ()

    def hand_over(self) -> None:
        self.calls.append("hand_over")

    def wake(self) -> bool:
        self.calls.append("wake")
        return False

    def work_until(self, *, job: str, on_tick: Callable[[], None]) -> None:
        self.calls.append(f"work_until {job}")
        on_tick()
        self.work(job)
        on_tick()

    def run_engine(self, *, until: Until | None, hand_over: bool, say: Callable[[str], None]) -> int:
        self.calls.append(f"run_engine {until} {hand_over}")
        for line in self.says:
            say(line)
        return self.code


@dataclass(frozen=True)
class Ran:
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on standard output; fails where there is anything else."""
        return json.loads(self.out)

    @property
    def error(self) -> dict[str, Any]:
        """The error of the document."""
        found = self.json["error"]
        assert isinstance(found, dict)
        return found


def no_transport(_account: Account) -> Transport:
    """Nobody is expected to connect."""
    raise AssertionError("nothing must be connected here")


def no_sent_mail(_account: Account, _seconds: float) -> AbstractContextManager[SentMail]:
    """Nobody is expected to look into a Sent folder."""
    raise AssertionError("no Sent folder must be looked into here")


class Desk:
    """One data folder in `path`, with everything around it that services need."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.folder = DataFolder(path)
        self.records = SqliteRecords(self.folder)
        self.keyring = MemoryKeyring()
        self.has_keyring = True
        self.environ: dict[str, str] = {}
        self.host = RecordingHost()
        self.open_transport: Callable[[Account], Transport] = no_transport
        self.open_sent_mail: OpenSentMail = no_sent_mail
        self.hosting_process: int | None = None
        self.composed_for: list[Path] = []

    @property
    def secrets(self) -> Secrets:
        """Secrets in the memory keyring, or in none."""
        return Secrets(find_backend=lambda: self.keyring if self.has_keyring else None, environ=self.environ)

    def parts(self, folder: Path) -> Parts:
        """As the composition root puts them together."""
        self.composed_for.append(folder)
        return Parts(
            folder=self.path,
            records=self.records,
            secrets=self.secrets,
            host=self.host,
            clock=SystemClock(),
            open_transport=self.open_transport,
            open_sent_mail=self.open_sent_mail,
            keep_workbook=partial(keep_workbook, self.folder),
            rescue=lambda: rescue(self.folder, now=NOON),
            newest_backup=lambda: newest_backup(self.folder),
            refuse_no_backup=lambda: refuse_unready(self.folder),
            close=self.records.close,
            hosted=lambda: self.hosting_process,
        )

    def run(self, *args: str | Path | float, stdin: str | None = None) -> Ran:
        """The command line, in this process."""
        arguments = [str(arg) for arg in args]
        result = CliRunner().invoke(mailtool, arguments, input=stdin, obj=Session(self.parts))
        return Ran(result.exit_code, result.stdout, result.stderr)

    def account(self, name: str = "work") -> Account:
        """A plain account that is in the ledger."""
        account = plain_account(name)
        self.records.add_account(account)
        return account

    def job(
        self,
        *addresses: str,
        account: str = "work",
        recipients: Iterable[Recipient] | None = None,
        scheduled_for: datetime | None = None,
        key: str | None = None,
        created_at: datetime = NOON,
        urgent: bool = False,
        hours: SendingHours | None = None,
    ) -> Job:
        """A job with a recipient for each address, in rows 2, 3, 4, ..."""
        if self.records.account(account) is None:
            self.account(account)
        rows = recipients or [recipient_in_row(address, number) for number, address in enumerate(addresses, 2)]
        new = NewJob(
            id=job_id(created_at.date()),
            name="people.xlsx",
            source="people.xlsx",
            account=account,
            key=key,
            scheduled_for=scheduled_for,
            created_at=created_at,
            urgent=urgent,
            hours=hours,
        )
        return self.records.add_job(new, plain_snapshot(), rows)

    def delivery(self, job: Job, address: str) -> Delivery:
        """The job's first delivery to an address."""
        return self.records.deliveries_to(address, job=job.id)[0]

    def stop_account(self, state: AccountState, name: str = "work") -> None:
        """What the engine does when something stops an account."""
        with self.engine() as engine:
            engine.ledger.set_account_state(name, state)

    def engine(self) -> Engine:
        """The engine's side of the ledger."""
        return Engine(self)


class Engine:
    """Writes outcomes as the engine does."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.ledger = SqliteLedger(desk.folder)

    def __enter__(self) -> Engine:
        self.ledger.take_over(now=NOON)
        return self

    def __exit__(self, *_error: object) -> None:
        self.ledger.close()

    def activate(self, job: Job) -> None:
        """The job starts."""
        assert self.ledger.activate(job.id, now=NOON)

    def fail(self, job: Job, delivery: Delivery) -> None:
        """This one delivery is refused for good."""
        outcome = Outcome(verdict=Verdict.FAIL, scope=Scope.RECIPIENT, stage=Stage.RCPT, reason="Gone.", reply=GONE)
        record = Record(
            delivery=delivery.id,
            job=job.id,
            account=job.account,
            status=DeliveryStatus.FAILED,
            attempt=None,
            outcome=outcome,
        )
        self.ledger.record(record).result()

    def intend(self, job: Job, address: str) -> None:
        """The delivery is about to get its dot."""
        start = Start(at=NOON, boot_id="boot", boot_seconds=1.0, recipients=1)
        delivery = self._desk.delivery(job, address)
        intent = Intent(
            delivery=delivery.id,
            job=job.id,
            account=job.account,
            message_id=f"<{delivery.id}@example.com>",
            start=start,
        )
        assert self.ledger.intend(intent).result()

    def end(self, job: Job, address: str, verdict: Verdict, reply: Reply | None = None, **more: Any) -> None:
        """The delivery ends as `verdict` says."""
        self.intend(job, address)
        status = _STATUS[verdict]
        reason = more.pop("reason", f"It was {status.value}.")
        outcome = Outcome(verdict=verdict, scope=Scope.RECIPIENT, stage=Stage.RCPT, reason=reason, reply=reply)
        attempt = Attempt(
            number=1,
            started_at=NOON,
            ended_at=NOON,
            stage=Stage.RCPT,
            verdict=verdict,
            scope=outcome.scope,
            reason=reason,
            reply=reply,
            charged=True,
        )
        delivery = self._desk.delivery(job, address)
        record = Record(
            delivery=delivery.id, job=job.id, account=job.account, status=status, attempt=attempt, outcome=outcome
        )
        self.ledger.record(replace(record, **more)).result()

    def complete(self, job: Job) -> None:
        """The job ends."""
        assert self.ledger.complete(job.id, now=NOON)


_STATUS = {
    Verdict.SENT: DeliveryStatus.SENT,
    Verdict.FAIL: DeliveryStatus.FAILED,
    Verdict.DEFER: DeliveryStatus.DEFERRED,
    Verdict.UNKNOWN: DeliveryStatus.UNKNOWN,
}
