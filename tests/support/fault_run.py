"""The real engine, the real ledger and real sockets against a scripted server, through hours that pass at once."""

from __future__ import annotations

import ssl
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Self

from mailtool_gui.domain.account import Account, AccountState, Limits, Security
from mailtool_gui.domain.clock import Condition, SystemClock
from mailtool_gui.domain.delivery import Delivery
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.engine.kinds import JobKind, job_kinds
from mailtool_gui.engine.runner import Engine
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.engine_ledger import SqliteLedger
from mailtool_gui.store.records import SqliteRecords
from mailtool_gui.transports.registry import open_transport
from tests.store.values import new_job
from tests.support.samples import plain_snapshot, recipient_in_row
from tests.support.silence import deadlines_from_silence
from tests.support.smtp_script import Script, ScriptServer
from tests.support.smtp_tls import client_tls, server_tls

PEOPLE = ("a@example.com", "b@example.com", "c@example.com")
PLENTY = Limits(in_flight=1, batch_size=1000, batch_delay=timedelta(milliseconds=1), job_starts_per_second=1000)


@dataclass(frozen=True)
class Way:
    """How the server is talked to."""

    pipelining: bool = True
    security: Security = Security.NONE

    def __str__(self) -> str:
        return f"{'pipelined' if self.pipelining else 'plain'}-{self.security}"


WAYS = tuple(
    Way(pipelining, security) for pipelining in (True, False) for security in (Security.NONE, Security.STARTTLS)
)
ENCRYPTED = tuple(way for way in WAYS if way.security is not Security.NONE)
CLEAR = tuple(way for way in WAYS if way.security is Security.NONE)


class JumpingClock(SystemClock):
    """The machine's clock, so many hours later."""

    def __init__(self) -> None:
        super().__init__()
        self.ahead = timedelta(0)

    def now(self) -> datetime:
        return super().now() + self.ahead

    def monotonic(self) -> float:
        return super().monotonic() + self.ahead.total_seconds()

    def conditions(self, count: int) -> tuple[Condition, ...]:
        return super().conditions(count)


@cache
def trusted_server() -> ssl.SSLContext:
    """A server that proves who it is."""
    return server_tls()


@dataclass
class FaultRun:
    """One data folder, one account, one job, one server. `work` runs a host until nothing can be done at once.

    With `from_silence` the timeouts begin when the server does what never ends (with one connection at a time).
    """

    folder: Path
    script: Script
    way: Way = field(default_factory=Way)
    features: Sequence[str] = ("SIZE 10000000", "8BITMIME")
    limits: Limits = PLENTY
    user: str | None = None
    reply_timeout: float = 20.0
    dot_timeout: float = 20.0
    tls: ssl.SSLContext | None = None
    recipients: Sequence[str | Recipient] = PEOPLE
    kinds: Mapping[str, JobKind] = field(default_factory=job_kinds)
    from_silence: bool = False

    def __post_init__(self) -> None:
        self.clock = JumpingClock()
        self.server = self._server()
        self.data = DataFolder(self.folder / "data")
        self.records = SqliteRecords(self.data)
        self._open = ExitStack()

    def __enter__(self) -> Self:
        self._open.enter_context(self.server)
        if self.from_silence:
            self._open.enter_context(deadlines_from_silence(self.server))
        self.account = self._account()
        self.records.add_account(self.account)
        self.put_in(self.recipients)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.records.close()
        self._open.close()

    def put_in(self, recipients: Sequence[str | Recipient], job: str = "job-1") -> None:
        """One more job."""
        rows = [
            recipient_in_row(each, row) if isinstance(each, str) else each for row, each in enumerate(recipients, 2)
        ]
        snapshot = replace(plain_snapshot(), seed=f"{job}@example.com")
        self.records.add_job(new_job(job, created_at=self.clock.now()), snapshot, rows)

    def work(self, *, ahead: timedelta = timedelta(0), most: float = 30.0) -> None:
        """A host works what can be done now, or `ahead` of now."""
        self.clock.ahead += ahead
        ledger = SqliteLedger(self.data)
        threads: list[Thread] = []

        def start(work: object) -> None:
            thread = Thread(target=work)  # type: ignore[arg-type]  # a worker's run
            threads.append(thread)
            thread.start()

        engine = Engine(
            ledger=ledger,
            clock=self.clock,
            kinds=self.kinds,
            open_transport=lambda account: open_transport(account, secret=lambda: "secret", tls=client_tls),
            start_worker=start,
            on_change=lambda: None if engine.outlook.working else engine.stop(),
        )
        try:
            engine.take_over()
            host = Thread(target=engine.run)
            host.start()
            host.join(most)
            assert not host.is_alive(), "the engine works on and on"
            assert engine.finish(within=10)
        finally:
            engine.stop()
            for thread in threads:
                thread.join(10)
            ledger.close()

    def delivery(self, address: str = PEOPLE[0], job: str = "job-1") -> Delivery:
        """What the ledger says of a recipient."""
        (found,) = self.records.deliveries_to(address, job=job)
        return found

    @property
    def state(self) -> AccountState:
        """Where the account stands."""
        return self.records.account_state("work")

    def handed_over(self) -> Counter[str]:
        """How often the server read a whole message, the dot too, for each of the people."""
        bodies = list(self.server.record.bodies)
        return Counter({who: sum(f"To: {who}".encode() in body for body in bodies) for who in PEOPLE})

    def commands(self, verb: str) -> int:
        """How often the server heard it."""
        return sum(line.verb == verb for line in self.server.record.heard)

    def _server(self) -> ScriptServer:
        features = [*self.features, *(["PIPELINING"] if self.way.pipelining else [])]
        if self.way.security is Security.STARTTLS:
            features.append("STARTTLS")
        tls = None if self.way.security is Security.NONE else self.tls or trusted_server()
        return ScriptServer(self.script, features=features, tls=tls, implicit=self.way.security is Security.IMPLICIT)

    def _account(self) -> Account:
        return Account(
            name="work",
            sender="office@example.com",
            host="127.0.0.1",
            port=self.server.port,
            security=self.way.security,
            user=self.user,
            limits=self.limits,
            reply_timeout=self.reply_timeout,
            dot_timeout=self.dot_timeout,
            allow_cleartext_auth=True,
        )

    def edit_account(self, **changes: object) -> None:
        """The user edits the account."""
        self.account = replace(self.account, **changes)  # type: ignore[arg-type]  # any field may be given
        self.records.replace_account(self.account)
