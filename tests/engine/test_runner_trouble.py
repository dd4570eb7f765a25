"""The engine where things go wrong, on a virtual clock."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime

from mailtool_gui.domain.account import READY, AccountStatus
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.errors import LedgerError, LedgerFull, TemplateError
from mailtool_gui.domain.job import JobStatus
from mailtool_gui.domain.ledger import Intent, Record
from mailtool_gui.domain.message import Identity, Message
from mailtool_gui.domain.outcome import Outcome, Scope, Stage, Verdict
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.engine.runner import Engine
from mailtool_gui.transports.base import Handshake, StaleConnection
from tests.support.logs import ExpectedLogs
from tests.support.memory_ledger import MemoryLedger
from tests.support.scene import OK, Line, PlainBuilder, PlainKind, Scene, Server, limits, people, refused
from tests.support.virtual_clock import VirtualClock

LOST = Outcome(verdict=Verdict.RETRY, scope=Scope.SERVER, stage=Stage.DATA, reason="The line was lost.")


def status(scene: Scene, job: str = "job-1") -> JobStatus:
    found = scene.ledger.job(job)
    assert found
    return found.status


def delivery(scene: Scene, address: str) -> DeliveryStatus:
    return next(e.delivery.status for e in scene.ledger.state.entries.values() if e.delivery.address == address)


# the account


def test_the_daily_cap_goes_on_by_itself_the_next_day() -> None:
    scene = Scene(limits(8, 8, 0.6, cap=45))
    scene.ledger.add_job(people(100))
    seconds = scene.run()
    assert scene.states() == {DeliveryStatus.SENT: 100}
    assert 48 * 3600 <= seconds < 48 * 3600 + 60
    assert scene.server.most_in_window(24 * 3600) == 45


def test_the_cap_is_kept_over_a_restart() -> None:
    scene = Scene(limits(8, 8, 0.6, cap=45))
    scene.ledger.add_job(people(45))
    scene.run()
    scene.ledger.add_job(people(10, start=100), job="job-2")
    scene.until = lambda engine: not engine.outlook.working
    scene.new_engine()
    scene.run()
    assert len(scene.server.arrivals) == 45
    state = scene.ledger.account_state("work")
    assert (state.status, state.verdict) == (AccountStatus.COOLING, Verdict.COOL)
    assert "45 recipients in 24 hours" in (state.reason or "")


def test_a_refused_recipient_costs_no_room_under_the_cap() -> None:
    scene = Scene(limits(1, 8, 0.6, cap=5))
    scene.server.answers = lambda address, number: OK if "1" in address else refused(Stage.RCPT, 550, "5.1.1")
    scene.ledger.add_job(people(9))
    seconds = scene.run()
    assert scene.states() == {DeliveryStatus.SENT: 1, DeliveryStatus.FAILED: 8}
    assert seconds < 60


def test_room_that_is_given_back_after_the_cap_was_reached_is_used_at_once() -> None:
    scene = Scene(limits(5, 100, 0.1, cap=5))
    scene.server.round_trip = scene.server.latency = 1.0
    scene.server.answers = lambda address, number: refused(Stage.RCPT, 550, "5.1.1") if address in people(2) else OK
    scene.ledger.add_job(people(9))
    began = scene.clock.monotonic()
    scene.run()
    assert scene.states() == {DeliveryStatus.SENT: 7, DeliveryStatus.FAILED: 2}
    today = [arrival for arrival in scene.server.arrivals if arrival.finished and arrival.started < began + 3600]
    assert len(today) == 5


def test_throttling_cools_the_account_and_everybody_gets_mail() -> None:
    scene = Scene()
    throttled = iter([True])
    scene.server.answers = lambda address, number: (
        refused(Stage.MAIL, 421, "4.7.0", "try again later")
        if address.startswith("person5@") and next(throttled, False)
        else OK
    )
    scene.ledger.add_job(people(30))
    seconds = scene.run()
    assert scene.states() == {DeliveryStatus.SENT: 30}
    assert 300 <= seconds < 320
    assert scene.ledger.account_state("work") == READY


def test_a_password_refused_in_mid_job_stops_everybody() -> None:
    scene = Scene(limits(10, 10, 0.1))
    scene.server.latency = 0.5
    scene.server.answers = lambda address, number: (
        refused(Stage.MAIL, 530, "5.7.57") if address == "person7@example.com" else OK
    )
    scene.ledger.add_job(people(200))
    scene.run()
    assert scene.ledger.account_state("work").status is AccountStatus.PAUSED
    assert len(scene.server.arrivals) <= 20
    assert delivery(scene, "person7@example.com") is DeliveryStatus.QUEUED


def test_a_removed_account_pauses_its_jobs() -> None:
    scene = Scene()
    scene.ledger.add_job(people(3), account="gone")
    scene.run()
    job = scene.ledger.job("job-1")
    assert job
    assert job.status is JobStatus.PAUSED
    assert "gone" in (job.reason or "")


def test_the_pace_can_be_changed_while_a_job_runs() -> None:
    scene = Scene(limits(10, 10, 10.0))
    scene.ledger.add_job(people(100))
    looks: list[int] = []

    def quicker(engine: Engine) -> bool:
        if len(scene.server.arrivals) >= 20 and not looks:
            looks.append(len(scene.server.arrivals))
            scene.ledger.add_account(replace(scene.account, limits=limits(10, 10, 1.0)))
        return engine.outlook.done

    scene.until = quicker
    seconds = scene.run()
    assert scene.states() == {DeliveryStatus.SENT: 100}
    assert seconds < 40


def test_an_unreachable_server_is_tried_by_one_at_a_time_ever_more_rarely() -> None:
    scene = Scene(limits(50, 50, 0.05))
    answers = iter([LOST] * 4)
    scene.server.log_in = lambda number: next(answers, None)
    scene.ledger.add_job(people(60))
    seconds = scene.run()
    assert scene.states() == {DeliveryStatus.SENT: 60}
    assert 2 + 30 + 60 + 120 <= seconds < 2 + 30 + 60 + 120 + 20
    assert all(entry.charged <= 1 for entry in scene.ledger.state.entries.values())


def test_one_message_that_always_loses_the_line_fails_alone() -> None:
    scene = Scene(limits(2, 10, 0.5))
    scene.server.answers = lambda address, number: LOST if address == "person3@example.com" else OK
    scene.ledger.add_job(people(200))
    scene.until = lambda engine: engine.outlook.done or not engine.outlook.working
    scene.run()
    assert delivery(scene, "person3@example.com") in (DeliveryStatus.FAILED, DeliveryStatus.DEFERRED)
    assert scene.server.tries("person3@example.com") <= 3
    assert scene.states()[DeliveryStatus.SENT] == 199


# the messages


def test_a_lost_line_after_the_dot_is_unknown_and_not_sent_again() -> None:
    scene = Scene()
    unsure = Outcome(verdict=Verdict.UNKNOWN, scope=Scope.MESSAGE, stage=Stage.DOT, reason="It may have arrived.")
    scene.server.answers = lambda address, number: unsure if address == "person2@example.com" else OK
    scene.ledger.add_job(people(5))
    scene.run()
    assert scene.states() == {DeliveryStatus.SENT: 4, DeliveryStatus.UNKNOWN: 1}
    assert scene.server.tries("person2@example.com") == 1
    assert status(scene) is JobStatus.COMPLETED


def test_refused_contents_pause_the_job() -> None:
    scene = Scene(limits(1, 10, 0.1))
    scene.server.answers = lambda address, number: refused(Stage.DOT, 554, "5.7.1", "message content rejected")
    scene.ledger.add_job(people(50))
    scene.run()
    assert status(scene) is JobStatus.PAUSED
    assert len(scene.server.arrivals) <= 6


@dataclass(frozen=True)
class OddBuilder:
    """Some rows cannot be built."""

    error: Exception

    def build(self, recipient: Recipient, *, identity: Identity, date: datetime) -> Message:
        if recipient.address == "person2@example.com":
            raise self.error
        return PlainBuilder().build(recipient, identity=identity, date=date)


def test_a_row_that_cannot_be_built_fails_with_its_reason() -> None:
    scene = Scene()
    scene.kinds["send"] = PlainKind(made=OddBuilder(TemplateError("C3 shows #N/A.", where="C3")))
    scene.new_engine()
    scene.ledger.add_job(people(3))
    scene.run()
    failed = next(e for e in scene.ledger.state.entries.values() if e.delivery.address == "person2@example.com")
    assert failed.delivery.status is DeliveryStatus.FAILED
    assert failed.delivery.reason == "C3: C3 shows #N/A."
    assert scene.states()[DeliveryStatus.SENT] == 2


def test_a_mistake_of_the_program_costs_one_row(expected_logs: ExpectedLogs) -> None:
    expected_logs("could not be worked")
    scene = Scene()
    scene.kinds["send"] = PlainKind(made=OddBuilder(ZeroDivisionError()))
    scene.new_engine()
    scene.ledger.add_job(people(3))
    scene.run()
    assert scene.states() == {DeliveryStatus.SENT: 2, DeliveryStatus.FAILED: 1}


class BrokenLine(Line):
    """Fails in a way nobody foresaw, after the dot was allowed."""

    def send(self, message: Message, handshake: Handshake) -> Outcome:
        outcome = super().send(message, handshake)
        if message.envelope.recipients[0] == "person2@example.com":
            raise RuntimeError("nobody foresaw this")
        return outcome


def test_a_mistake_after_the_dot_is_unknown(expected_logs: ExpectedLogs) -> None:
    expected_logs("could not be worked")
    scene = Scene()
    scene.server.line = BrokenLine
    scene.ledger.add_job(people(3))
    scene.run()
    assert scene.states() == {DeliveryStatus.SENT: 2, DeliveryStatus.UNKNOWN: 1}
    assert scene.server.tries("person2@example.com") == 1


class StaleLine(Line):
    """Was closed by the server while idle: found out at the second message."""

    def __init__(self, server: Server) -> None:
        super().__init__(server)
        self._sent = 0

    def send(self, message: Message, handshake: Handshake) -> Outcome:
        self._sent += 1
        if self._sent == 2:
            handshake.started()
            raise StaleConnection
        return super().send(message, handshake)


def test_a_stale_connection_is_opened_again_and_nothing_is_charged() -> None:
    scene = Scene(limits(1, 10, 0.1))
    scene.server.line = StaleLine
    scene.ledger.add_job(people(4))
    scene.run()
    assert scene.states() == {DeliveryStatus.SENT: 4}
    assert scene.server.log_ins == 4
    assert [entry.delivery.attempts for entry in scene.ledger.state.entries.values()] == [1] * 4


# the ledger


class SlowLedger(MemoryLedger):
    """A record is on disk only some time after it was handed over."""

    def __init__(self, clock: VirtualClock) -> None:
        super().__init__()
        self._clock = clock

    def record(self, record: Record) -> Future[None]:
        future: Future[None] = Future()

        def write() -> None:
            self._clock.sleep(3)
            MemoryLedger.record(self, record).add_done_callback(lambda done: future.set_result(done.result()))

        self._clock.thread(write)
        return future


def test_a_delivery_is_not_claimed_again_before_its_result_is_on_disk() -> None:
    scene = Scene(limits(2, 10, 0.1))
    scene.ledger = SlowLedger(scene.clock)
    scene.ledger.add_account(scene.account)
    scene.new_engine()
    scene.server.answers = lambda address, number: refused(Stage.RCPT, 451, "4.7.1") if number == 1 else OK
    scene.ledger.add_job(people(6))
    seconds = scene.run()
    assert scene.states() == {DeliveryStatus.SENT: 6}
    assert seconds >= 300
    assert [scene.server.tries(address) for address in people(6)] == [2] * 6


class FaultyLedger(MemoryLedger):
    """Writes fail while `faults` lasts."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[LedgerError] = []

    def intend(self, intent: Intent) -> Future[bool]:
        if self.faults:
            future: Future[bool] = Future()
            future.set_exception(self.faults.pop())
            return future
        return super().intend(intent)


def test_a_full_disk_stops_before_the_dot_and_goes_on_when_there_is_room(expected_logs: ExpectedLogs) -> None:
    expected_logs("cannot be written")
    ledger = FaultyLedger()
    scene = Scene(ledger=ledger)
    ledger.faults = [LedgerFull("The disk is full.") for _ in range(30)]
    scene.ledger.add_job(people(10))
    scene.run()
    assert scene.states() == {DeliveryStatus.SENT: 10}
    finished = [arrival for arrival in scene.server.arrivals if arrival.finished]
    assert len(finished) == 10


def test_while_the_disk_is_full_the_server_is_left_alone(expected_logs: ExpectedLogs) -> None:
    expected_logs("cannot be written")
    ledger = FullLedger()
    scene = Scene(limits(5, 100, 0.1), ledger=ledger)
    scene.server.round_trip = 0.1
    scene.ledger.add_job(people(30))
    troubled: list[float] = []

    def room_after_a_minute(engine: Engine) -> bool:
        troubled.append(engine.troubled_for(scene.clock.monotonic()))
        ledger.full = scene.clock.monotonic() < began + 60
        return engine.outlook.done

    began = scene.clock.monotonic()
    scene.until = room_after_a_minute
    scene.run()
    assert scene.states() == {DeliveryStatus.SENT: 30}
    assert len(scene.server.arrivals) <= 30 + 2 * 5
    assert max(troubled) > 55


class FullLedger(MemoryLedger):
    """Nothing can be written while it is `full`."""

    full = True

    def intend(self, intent: Intent) -> Future[bool]:
        if not self.full:
            return super().intend(intent)
        future: Future[bool] = Future()
        future.set_exception(LedgerFull("The disk is full."))
        return future

    def prove(self) -> None:
        if self.full:
            raise LedgerFull("The disk is full.")


def test_a_row_the_ledger_refuses_fails_alone() -> None:
    ledger = FaultyLedger()
    scene = Scene(limits(1, 10, 0.1), ledger=ledger)
    ledger.faults = [LedgerError("Twice.", code="duplicate")]
    scene.ledger.add_job(people(4))
    scene.run()
    assert scene.states() == {DeliveryStatus.SENT: 3, DeliveryStatus.FAILED: 1}


def test_a_host_that_lost_the_ledger_stops_at_once(expected_logs: ExpectedLogs) -> None:
    expected_logs("cannot be written")
    scene = Scene(limits(2, 2, 1.0))
    scene.ledger.add_job(people(50))

    def rival_takes_over(engine: Engine) -> bool:
        if len(scene.server.arrivals) >= 4 and scene.ledger.state.epoch == 1:
            scene.ledger.rival().take_over(now=scene.clock.now())
        return engine.outlook.done

    scene.until = rival_takes_over
    scene.finishes = False
    scene.run()
    assert len([arrival for arrival in scene.server.arrivals if arrival.finished]) <= 8
