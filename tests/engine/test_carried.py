"""A whole engine over lines of a real server on loopback: one thread carries them all, and keeps every promise."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

import pytest

from mailtool_gui.domain.account import Account, AccountStatus
from mailtool_gui.domain.clock import SystemClock
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.message import Identity, Message
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.engine.runner import Engine
from mailtool_gui.transports.smtp.transport import SmtpTransport
from tests.support.carried import Threads
from tests.support.logs import ExpectedLogs
from tests.support.memory_ledger import MemoryLedger
from tests.support.scene import PlainBuilder, PlainKind, account, limits, people
from tests.support.smtp_script import Drop, Script, ScriptServer, Stall
from tests.support.smtp_values import PATIENT, no_tls

SENT, QUEUED, UNKNOWN, FAILED = (
    DeliveryStatus.SENT,
    DeliveryStatus.QUEUED,
    DeliveryStatus.UNKNOWN,
    DeliveryStatus.FAILED,
)


@dataclass(frozen=True)
class WatchedBuilder:
    """Remembers on which threads it was asked; takes a while where told to."""

    seconds: float = 0.0
    error: Exception | None = None
    threads: list[str] = field(default_factory=list)

    def build(self, recipient: Recipient, *, identity: Identity, date: datetime) -> Message:
        self.threads.append(threading.current_thread().name)
        time.sleep(self.seconds)
        if self.error and recipient.address.startswith("person9@"):
            raise self.error
        return PlainBuilder().build(recipient, identity=identity, date=date)


class Office:
    """An engine with an account on a server that plays a script."""

    def __init__(self, server: ScriptServer, *, connections: int, builder: WatchedBuilder) -> None:
        self.server = server
        self.ledger = MemoryLedger()
        plain = replace(account(limits(connections, 1000, 0.001)), port=server.port)
        self.account = replace(plain, reply_timeout=PATIENT, dot_timeout=PATIENT, hurry=1000)
        self.ledger.add_account(self.account)
        self.threads = Threads()
        self.until: Callable[[], bool] = lambda: self.engine.outlook.done
        self.engine = Engine(
            ledger=self.ledger,
            clock=SystemClock(),
            kinds={"send": PlainKind(made=builder)},
            open_transport=self._open,
            start_worker=self.threads.start,
            on_change=lambda: self.engine.stop() if self.until() else None,
        )

    def _open(self, account: Account) -> SmtpTransport:
        return SmtpTransport(account, secret=lambda: None, tls=no_tls)

    def run(self, *, within: float = 20.0) -> None:
        """Works until there is nothing left to do, or `until` says so."""
        self.engine.take_over()
        thread = threading.Thread(target=self.engine.run)
        thread.start()
        thread.join(30)
        assert not thread.is_alive()
        assert self.engine.finish(within=within)
        self.threads.join()

    def states(self) -> dict[DeliveryStatus, int]:
        """How many deliveries stand where."""
        found = self.ledger.statuses("job-1")
        return {status: found.count(status) for status in set(found)}


@contextmanager
def office(
    script: Script | None = None,
    *,
    connections: int = 5,
    builder: WatchedBuilder | None = None,
    features: Sequence[str] = ("PIPELINING", "SIZE 10000000"),
) -> Iterator[Office]:
    """An office, for a while."""
    with ScriptServer(script or {}, features=features) as server:
        yield Office(server, connections=connections, builder=builder or WatchedBuilder())


@pytest.mark.parametrize("features", [("PIPELINING",), ()], ids=["pipelined", "stepwise"])
def test_everybody_gets_one_message(features: Sequence[str]) -> None:
    with office(features=features) as at:
        at.ledger.add_job(people(60))
        at.run()
        record = at.server.settle()
    assert at.states() == {SENT: 60}
    assert len(record.bodies) == 60
    assert sorted(line for line in record.lines if line.startswith("RCPT")) == sorted(
        f"RCPT TO:<{address}>" for address in people(60)
    )


def test_one_thread_builds_for_all_lines() -> None:
    builder = WatchedBuilder()
    with office(builder=builder) as at:
        at.ledger.add_job(people(200))
        at.run()
    assert at.states() == {SENT: 200}
    carrying = max(set(builder.threads), key=builder.threads.count)
    assert builder.threads.count(carrying) >= 150  # but for those of workers that have no line yet


def test_slow_building_goes_to_threads_of_its_own() -> None:
    builder = WatchedBuilder(seconds=0.06)
    with office(builder=builder) as at:
        at.ledger.add_job(people(40))
        at.run()
    assert at.states() == {SENT: 40}
    assert max(builder.threads.count(name) for name in set(builder.threads)) < 20


def test_a_mistake_while_building_elsewhere_costs_one_row(expected_logs: ExpectedLogs) -> None:
    expected_logs("could not be worked")
    with office(builder=WatchedBuilder(seconds=0.06, error=ZeroDivisionError()), connections=2) as at:
        at.ledger.add_job(people(12))
        at.run()
    assert at.states() == {SENT: 11, FAILED: 1}


def test_lines_that_end_in_the_middle_are_opened_again() -> None:
    script: Script = {"MAIL": ["250 ok"] * 7 + [Drop()], "RCPT": ["250 ok"] * 12 + [Drop(b"421 4.3.2 bye\r\n")]}
    with office(script) as at:
        at.ledger.add_job(people(40))
        at.run()
        record = at.server.settle()
    assert at.states() == {SENT: 40}
    assert len(record.bodies) == 40


def test_what_was_lost_after_the_dot_is_unknown_and_not_sent_again() -> None:
    with office({"DOT": ["250 ok"] * 3 + [Drop()]}) as at:
        at.ledger.add_job(people(30))
        at.run()
        record = at.server.settle()
    assert at.states() == {SENT: 29, UNKNOWN: 1}
    assert len(record.bodies) == 30


def test_a_password_problem_stops_all_lines() -> None:
    with office({"MAIL": ["250 ok"] * 10 + ["530 5.7.57 not authenticated"] * 190}, connections=5) as at:
        at.ledger.add_job(people(200))
        at.until = lambda: at.ledger.account_state("work").status is AccountStatus.PAUSED
        at.run()
        record = at.server.settle()
    assert at.states()[SENT] == len(record.bodies)
    assert at.states().get(QUEUED, 0) + len(record.bodies) == 200
    assert len(record.bodies) == 10
    assert sum(heard.text.startswith("MAIL") for heard in record.heard) <= 10 + 5  # each line hears it once at most


def test_stopping_leaves_every_row_accounted_for() -> None:
    with office() as at:
        at.ledger.add_job(people(2000))
        at.until = lambda: at.states().get(SENT, 0) >= 20
        at.run()
        record = at.server.settle()
    assert at.states()[SENT] == len(record.bodies)
    assert set(at.states()) <= {SENT, QUEUED}


def test_cut_lines_end_at_once() -> None:
    with office({"DOT": [Stall()] * 3}, connections=3) as at:
        at.ledger.add_job(people(3))
        at.until = lambda: len(at.server.record.bodies) == 3
        at.run(within=0.2)
    assert at.states() == {UNKNOWN: 3}


def test_a_paused_job_starts_nothing_more() -> None:
    with office() as at:
        at.ledger.add_job(people(3000))
        paused: list[int] = []

        def pauses() -> bool:
            if not paused and at.states().get(SENT, 0) >= 20:
                at.ledger.pause("job-1")
                paused.append(1)
                at.engine.wake()
            return bool(paused) and not at.engine.in_flight()

        at.until = pauses
        at.run()
        record = at.server.settle()
    assert at.states()[SENT] == len(record.bodies)
    assert set(at.states()) == {SENT, QUEUED}
