"""An account's way out, worked by a whole engine: who may log in, how often, and what stops it."""

from __future__ import annotations

from collections.abc import Callable

from mailtool_gui.domain.account import AccountState, AccountStatus
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.errors import LedgerFull
from mailtool_gui.domain.message import Message
from mailtool_gui.domain.outcome import Outcome, Stage
from mailtool_gui.transports.base import Handshake
from tests.support.logs import ExpectedLogs
from tests.support.memory_ledger import MemoryLedger
from tests.support.scene import Line, Scene, limits, people, refused


def test_a_password_changed_while_the_server_restarts_is_tried_once() -> None:
    scene = Scene(limits(10, 10, 0.1))
    scene.server.latency, scene.server.round_trip = 0.5, 0.2
    scene.server.log_in = lambda number: refused(Stage.AUTH, 535, "5.7.8") if scene.server.arrivals else None
    scene.server.line = OneUse
    scene.ledger.add_job(people(50))
    scene.run()
    assert scene.server.log_ins == 10 + 1
    assert scene.ledger.account_state("work").status is AccountStatus.PAUSED
    assert scene.states() == {DeliveryStatus.SENT: 10, DeliveryStatus.QUEUED: 40}


class OneUse(Line):
    """The server hangs up after each message."""

    def send(self, message: Message, handshake: Handshake) -> Outcome:
        self.usable = False
        return super().send(message, handshake)


def test_a_password_is_not_tried_again_because_the_refusal_could_not_be_written(expected_logs: ExpectedLogs) -> None:
    expected_logs("cannot be written")
    ledger = ForgetfulLedger()
    scene = Scene(limits(5, 5, 0.1), ledger=ledger)
    scene.server.log_in = lambda number: refused(Stage.AUTH, 535, "5.7.8")
    scene.ledger.add_job(people(20))
    scene.run()
    assert scene.server.log_ins == 1
    assert ledger.refusals == 0
    assert ledger.account_state("work").status is AccountStatus.PAUSED


class ForgetfulLedger(MemoryLedger):
    """Cannot write where an account stands, for a while."""

    def __init__(self) -> None:
        super().__init__()
        self.refusals = 5

    def set_account_state(self, name: str, state: AccountState) -> None:
        if self.refusals:
            self.refusals -= 1
            raise LedgerFull("The disk is full.")
        super().set_account_state(name, state)


def test_what_a_worker_has_just_found_out_is_newer_than_what_the_ledger_said() -> None:
    ledger = SlowToTell()
    scene = Scene(limits(1, 100, 0.1), ledger=ledger)
    scene.server.answers = lambda address, number: refused(Stage.MAIL, 530, "5.7.57")
    scene.server.round_trip = 1.5
    scene.ledger.add_job(people(20))
    ledger.before_telling = lambda: scene.clock.sleep(5)
    scene.run()
    assert len(scene.server.arrivals) == 1


class SlowToTell(MemoryLedger):
    """Reads where an account stands, and tells only after a while."""

    before_telling: Callable[[], None] = staticmethod(lambda: None)

    def account_state(self, name: str) -> AccountState:
        found = super().account_state(name)
        self.before_telling()
        return found


def test_the_pace_is_kept_over_a_restart_also_where_everybody_was_refused() -> None:
    scene = Scene(limits(5, 5, 3.0))
    scene.server.answers = lambda address, number: refused(Stage.RCPT, 552, "5.2.2")
    for _ in range(3):
        scene.ledger.add_job(people(5))
        scene.new_engine()
        scene.run()
    assert len(scene.server.arrivals) == 15
    assert scene.server.most_in_window(3.0) == 5


def test_a_connection_that_ends_in_a_mistake_of_the_program_holds_up_nobody(expected_logs: ExpectedLogs) -> None:
    expected_logs("a delivery could not be worked")

    def log_in(number: int) -> None:
        if number == 1:
            raise UnicodeError("label too long")

    scene = Scene(limits(3, 5, 0.1))
    scene.server.log_in = log_in
    scene.ledger.add_job(people(10))
    scene.run()
    assert scene.states() == {DeliveryStatus.SENT: 9, DeliveryStatus.FAILED: 1}
