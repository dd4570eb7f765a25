"""A whole engine on a virtual clock: a ledger in memory, a scripted server, threads that wait in virtual time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from mailtool_gui.domain.account import Account, Limits, Security
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.errors import AccountError
from mailtool_gui.domain.message import Envelope, Identity, Message
from mailtool_gui.domain.outcome import Outcome, Reply, Stage, Verdict
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.domain.snapshot import Snapshot
from mailtool_gui.engine.kinds import Builder, JobKind
from mailtool_gui.engine.retry import CAMPAIGN, BackOff
from mailtool_gui.engine.runner import Engine
from mailtool_gui.transports.base import ConnectFailed, Handshake, Withdrawn
from mailtool_gui.transports.replies import Event, judge, judge_event
from tests.support.memory_ledger import MemoryLedger
from tests.support.virtual_clock import VirtualClock

OK = Outcome(
    verdict=Verdict.SENT, scope=None, stage=Stage.DOT, reason="", reply=Reply(code=250, enhanced="2.0.0", text="Ok")
)


def refused(stage: Stage, code: int, enhanced: str | None = None, text: str = "no") -> Outcome:
    """What the table says of a reply."""
    return judge(stage, Reply(code=code, enhanced=enhanced, text=text))


@dataclass
class Arrival:
    """A message start at the server, when the conversation about it ended, and whether the dot came."""

    address: str
    message_id: str
    started: float
    ended: float | None = None
    finished: bool = False


@dataclass
class Server:
    """The far end: answers after `latency` virtual seconds by `answers`, which is asked for (address, try)."""

    clock: VirtualClock
    latency: float = 0.0
    round_trip: float = 0.0
    answers: Callable[[str, int], Outcome] = field(default=lambda address, number: OK)
    log_in: Callable[[int], Outcome | None] = field(default=lambda number: None)
    arrivals: list[Arrival] = field(default_factory=list)
    log_ins: int = 0
    cuts: bool = False
    line: Callable[[Server], Line] = field(default_factory=lambda: Line)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def connect(self) -> Line:
        with self.lock:
            self.log_ins += 1
            refusal = self.log_in(self.log_ins)
        if self.round_trip:
            self.clock.sleep(self.round_trip)
        if refusal:
            raise ConnectFailed(refusal)
        return self.line(self)

    def tries(self, address: str) -> int:
        """How often a message to this address was started."""
        return sum(arrival.address == address for arrival in self.arrivals)

    def most_in_window(self, seconds: float) -> int:
        """The most starts in any window of this length."""
        times = sorted(arrival.started for arrival in self.arrivals)
        return max((sum(at <= other < at + seconds - 1e-9 for other in times) for at in times), default=0)

    def most_in_flight(self) -> int:
        """The most messages under way at once."""
        ends = [(arrival.ended or float("inf"), -1) for arrival in self.arrivals]
        edges = sorted([*((arrival.started, 1) for arrival in self.arrivals), *ends])
        most = now = 0
        for _, step in edges:
            now += step
            most = max(most, now)
        return most


class Line:
    """A connection to the scripted server."""

    usable = True
    description = "scripted"

    def __init__(self, server: Server) -> None:
        self._server = server
        self._cut = threading.Event()

    def send(self, message: Message, handshake: Handshake) -> Outcome:
        server, address = self._server, message.envelope.recipients[0]
        handshake.started()
        server.clock.sleep(server.round_trip / 2)
        with server.lock:
            arrival = Arrival(address, message.identity.message_id, server.clock.monotonic())
            server.arrivals.append(arrival)
            outcome = server.answers(address, server.tries(address))
        server.clock.sleep(server.round_trip / 2)
        handshake.answered()
        if outcome.stage not in (Stage.MAIL, Stage.RCPT) and not handshake.may_finish():
            arrival.ended = server.clock.monotonic()
            raise Withdrawn
        arrival.finished = outcome.stage not in (Stage.MAIL, Stage.RCPT)
        if server.cuts:
            self._cut.wait(server.latency)
            return judge_event(Stage.DOT, Event.LOST)
        server.clock.sleep(server.latency)
        arrival.ended = server.clock.monotonic()
        return outcome

    def close(self) -> None:
        """Nothing to close."""

    def abort(self) -> None:
        self._cut.set()


def once_over(threads: list[threading.Thread]) -> Callable[[str, int], Outcome]:
    """A server that accepts everything, but not before these have ended."""

    def answer(_address: str, _number: int) -> Outcome:
        for thread in threads:
            thread.join()
        return OK

    return answer


class PlainBuilder:
    """Messages with nothing in them."""

    def build(self, recipient: Recipient, *, identity: Identity, date: datetime) -> Message:
        envelope = Envelope(sender="me@example.com", recipients=(recipient.address,))
        return Message(envelope=envelope, data=b"hi\r\n", identity=identity, date=date)


@dataclass(frozen=True)
class PlainKind:
    """A kind that needs no template."""

    back_off: BackOff = CAMPAIGN
    made: Builder = field(default_factory=PlainBuilder)

    def builder(self, snapshot: Snapshot, account: Account) -> Builder:
        return self.made


def limits(in_flight: int = 10, batch_size: int = 10, delay: float = 2.0, cap: int | None = None) -> Limits:
    """A pace for tests; *recommended* unless told otherwise."""
    return Limits(in_flight=in_flight, batch_size=batch_size, batch_delay=timedelta(seconds=delay), daily_cap=cap)


def account(pace: Limits | None = None, *, name: str = "work", hurry: int = 1) -> Account:
    """An account whose server is the scene's."""
    return Account(
        name=name,
        sender="me@example.com",
        host="127.0.0.1",
        port=25,
        security=Security.NONE,
        limits=pace or limits(),
        hurry=hurry,
    )


class Scene:
    """Puts it together. `run` works until nothing can be done any more (`done`) and returns the virtual seconds."""

    def __init__(self, pace: Limits | None = None, *, hurry: int = 1, ledger: MemoryLedger | None = None) -> None:
        self.clock = VirtualClock()
        self.server = Server(self.clock)
        self.ledger = ledger or MemoryLedger()
        self.account = account(pace, hurry=hurry)
        self.ledger.add_account(self.account)
        self.kinds: dict[str, JobKind] = {"send": PlainKind()}
        self.finishes = True
        self.refuses: AccountError | None = None
        self.until: Callable[[Engine], bool] = lambda engine: engine.outlook.done
        self.engine = self.new_engine()

    def new_engine(self) -> Engine:
        """A host starts."""
        self.engine = Engine(
            ledger=self.ledger,
            clock=self.clock,
            kinds=self.kinds,
            open_transport=self._open,
            start_worker=lambda work: void(self.clock.thread(work)),
            on_change=lambda: self.engine.stop() if self.until(self.engine) else None,
        )
        return self.engine

    def _open(self, account: Account) -> Server:
        if self.refuses:
            raise self.refuses
        return self.server

    def run(self) -> float:
        """Takes over and works; the virtual seconds it took."""
        began = self.clock.monotonic()
        ended: list[float] = []

        def host() -> None:
            self.engine.take_over()
            self.engine.run()
            ended.append(self.clock.monotonic())
            assert self.engine.finish(within=60) or not self.finishes

        self.clock.thread(host).join(60)
        assert ended, "the engine did not end"
        return ended[0] - began

    def states(self) -> Mapping[DeliveryStatus, int]:
        """How many deliveries stand where."""
        counts: dict[DeliveryStatus, int] = {}
        for entry in self.ledger.state.entries.values():
            counts[entry.delivery.status] = counts.get(entry.delivery.status, 0) + 1
        return counts


def void(thread: threading.Thread) -> None:
    """Threads end by themselves."""


def people(count: int, start: int = 1) -> list[str]:
    """Addresses."""
    return [f"person{number}@example.com" for number in range(start, start + count)]
