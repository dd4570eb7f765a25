"""The next message's envelope behind the dot: never against a promise, and nothing lost by it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.account import READY, AccountState, AccountStatus, Limits
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.ledger import Intent
from mailtool_gui.engine.breaker import Brake
from mailtool_gui.engine.holds import Holds
from mailtool_gui.engine.job_log import JobLog
from mailtool_gui.engine.lane import HASTE, Lane
from mailtool_gui.engine.pacer import Pacer, Permit
from mailtool_gui.engine.turns import Wait
from mailtool_gui.engine.work import JobWork, Passage, Task
from tests.engine.test_carried import Office, WatchedBuilder, office
from tests.support.fault_run import JumpingClock
from tests.support.logs import ExpectedLogs
from tests.support.memory_ledger import MemoryLedger
from tests.support.scene import PlainKind, Server, account, limits, people
from tests.support.smtp_script import Drop, Held, Script, ScriptServer
from tests.support.virtual_clock import NOON, VirtualClock

SENT, QUEUED, FAILED = DeliveryStatus.SENT, DeliveryStatus.QUEUED, DeliveryStatus.FAILED
UNPACED = limits(2, 1000, 0.001)
OK = "250 2.0.0 Ok"


# What the lane allows


def tasks_of(count: int) -> list[Task]:
    """Claimed deliveries of one job."""
    ledger, kind = MemoryLedger(), PlainKind()
    ledger.add_account(account())
    job = ledger.job(ledger.add_job(people(count)))
    assert job
    work = JobWork(
        id=job.id,
        account=account(),
        seed="seed@example.com",
        builder=kind.made,
        back_off=kind.back_off,
        brake=Brake(),
        log=JobLog(job, batch_size=10),
    )
    return [Task(claim=claim, work=work) for claim in ledger.claims(job.id, now=NOON, limit=count, claimed=())]


class Way:
    """A lane with two workers and tasks enough; one message has been permitted."""

    def __init__(self, pace: Limits = UNPACED, *, tasks: int = 20) -> None:
        self.clock = JumpingClock()
        self.states: list[AccountState] = []
        self.lane = Lane(
            account(pace),
            state=READY,
            starts=[],
            transport=Server(VirtualClock()),
            clock=self.clock,
            keep_state=self._keep,
            hint=lambda: None,
            holds=Holds(),
        )
        self.lane.feed("job-1", tasks_of(tasks))
        self.passage = self.permitted(self.taken())

    def _keep(self, state: AccountState) -> bool:
        self.states.append(state)
        return True

    def taken(self) -> Task:
        found = self.lane.take(self.clock.monotonic() + 1)
        assert isinstance(found, Task)
        return found

    def permitted(self, of: Task) -> Passage:
        passage = self.lane.permit(of, 1)
        assert passage
        assert not isinstance(passage, Wait)
        return passage

    def ahead(self, recipients: int = 1) -> Passage | None:
        """Leave for one more, behind the first."""
        following = self.lane.take_ahead()
        return self.lane.permit_ahead(following, recipients, behind=self.passage) if following else None


def test_where_nothing_binds_the_next_may_start() -> None:
    assert Way().ahead()


@pytest.mark.parametrize("pace", [limits(10, 10, 2.0), limits(20, 20, 0.5), limits(50, 50, 0.05), limits(3, 30, 60.0)])
def test_a_paced_account_has_none_to_spare(pace: Limits) -> None:
    """But for the beginning of a window that has room for much more than its lines."""
    way = Way(pace, tasks=200)
    assert (way.ahead() is not None) is (pace.batch_size > 2 * pace.in_flight)


def test_it_leaves_a_token_for_every_line() -> None:
    way = Way(limits(2, 8, 60.0))
    taken = [passage for _ in range(10) if (passage := way.ahead())]
    assert len(taken) == 8 - 1 - 2


def test_each_counts_as_a_start() -> None:
    way = Way(limits(2, 8, 60.0))
    while way.ahead():
        pass
    way.permitted(way.taken())
    assert isinstance(way.lane.permit(way.taken(), 1), Wait), "two in flight"


def test_it_takes_nobody_s_place_in_flight_but_the_first_one_s() -> None:
    way = Way()
    assert way.ahead()
    way.permitted(way.taken())
    assert isinstance(way.lane.permit(way.taken(), 1), Wait)
    way.lane.landed()
    assert isinstance(way.lane.permit(way.taken(), 1), Passage)


def test_there_must_be_enough_for_everybody() -> None:
    assert Way(tasks=3).lane.take_ahead()
    assert Way(tasks=2).lane.take_ahead() is None


def test_the_cap_is_never_passed_and_stops_nobody_before_its_turn() -> None:
    way = Way(replace(UNPACED, daily_cap=3))
    assert way.ahead(recipients=2)
    assert way.ahead() is None
    assert (way.lane.open, way.states) == (True, [])


def test_what_was_released_may_start_again() -> None:
    way = Way(replace(UNPACED, daily_cap=2))
    passage = way.ahead()
    assert passage
    assert way.ahead() is None
    way.lane.release(passage)
    assert way.ahead()


def test_not_behind_one_that_takes_long() -> None:
    """After a restart only its start is known, and holds up the pace for some seconds more than the window."""
    way = Way()
    way.clock.ahead += timedelta(seconds=HASTE + 0.1)
    assert way.ahead() is None


def test_a_job_that_was_stopped_starts_nothing() -> None:
    way = Way()
    following = way.lane.take_ahead()
    assert following
    assert way.lane.goes_on(following)
    way.lane.drop("job-1")
    assert not way.lane.goes_on(following)
    assert way.lane.permit_ahead(following, 1, behind=way.passage) is None


def test_an_account_that_was_stopped_starts_nothing() -> None:
    way = Way()
    following = way.lane.take_ahead()
    assert following
    known = way.lane.standing
    way.lane.refresh(AccountState(status=AccountStatus.PAUSED), known=known)
    assert way.lane.permit_ahead(following, 1, behind=way.passage) is None
    assert way.lane.take_ahead() is None


STEPS = st.lists(st.tuples(st.sampled_from(["take", "answer", "unused", "wait"]), st.floats(0.01, 3.0)), max_size=60)


@given(size=st.integers(1, 12), window=st.floats(0.1, 5.0), steps=STEPS)
def test_the_room_is_what_can_be_taken(size: int, window: float, steps: list[tuple[str, float]]) -> None:
    pacer, now, out = Pacer(batch_size=size, window=window), 100.0, list[Permit]()
    for step, seconds in steps:
        if step == "wait":
            now += seconds
        elif step == "take":
            out += [permit] if (permit := pacer.take(now)) else []
        elif out and step == "answer":
            pacer.answered(out.pop(), now)
        elif out:
            pacer.unused(out.pop())
    room, taken = pacer.room(now), 0
    while pacer.take(now):
        taken += 1
    assert room == taken


# What a whole engine makes of it


def behind_a_dot(server: ScriptServer) -> int:
    """How many envelopes came in one breath with a dot."""
    return sum(chunk.count(b"\r\n.\r\nMAIL FROM") for chunk in server.record.chunks)


def mails(server: ScriptServer) -> int:
    return server.record.verbs.count("MAIL")


def test_nearly_all_leave_behind_a_dot() -> None:
    with office(connections=2) as at:
        at.ledger.add_job(people(100))
        at.run()
    assert at.states() == {SENT: 100}
    assert behind_a_dot(at.server) >= 70


def test_the_ledger_never_says_sending_of_two_messages_of_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    most: list[int] = []

    def intend(self: MemoryLedger, intent: Intent) -> bool:
        answer = before(self, intent)
        most.append(self.statuses("job-1").count(DeliveryStatus.SENDING))
        return answer

    before = MemoryLedger._intend
    monkeypatch.setattr(MemoryLedger, "_intend", intend)
    with office(connections=3) as at:
        at.ledger.add_job(people(150))
        at.run()
    assert at.states() == {SENT: 150}
    assert behind_a_dot(at.server) > 50
    assert max(most) <= 3


def stopped_behind_the_second_dot(stop: Callable[[Office], object]) -> Office:
    """One line: the third envelope is behind the second dot, which is answered when the engine knows of `stop`."""
    asked, known = threading.Event(), threading.Event()
    with office({"DOT": [OK, Held(OK, known)]}, connections=1) as at:
        at.ledger.add_job(people(300))

        def until() -> bool:
            if asked.is_set():
                known.set()  # it has looked at the ledger since
            elif len(at.server.record.bodies) == 2:
                asked.set()
                stop(at)
                if not at.engine.wake():
                    known.set()
            return known.is_set() and not at.engine.in_flight()

        at.until = until
        at.run()
        at.server.settle()
        return at


def test_stop_lets_no_dot_more_leave_than_are_in_flight() -> None:
    at = stopped_behind_the_second_dot(lambda at: at.engine.stop())
    assert at.states() == {SENT: 2, QUEUED: 298}
    assert len(at.server.record.bodies) == 2
    assert all(not delivery.attempts for delivery in at.ledger.deliveries("job-1")[2:])


def test_pause_takes_the_next_envelope_back() -> None:
    at = stopped_behind_the_second_dot(lambda at: at.ledger.pause("job-1"))
    assert at.states() == {SENT: 2, QUEUED: 298}
    assert len(at.server.record.bodies) == 2
    assert not any(at.server.record.unfinished)  # the third has its envelope there, or not even that: no content


@pytest.mark.parametrize(
    ("answer", "status"),
    [("421 4.7.0 Try again later", AccountStatus.COOLING), ("554 5.2.252 SendAsDenied", AccountStatus.PAUSED)],
)
def test_an_account_that_is_stopped_by_the_verdict_takes_the_next_envelope_back(
    answer: str, status: AccountStatus
) -> None:
    with office({"DOT": [OK, answer]}, connections=1) as at:
        at.ledger.add_job(people(300))
        at.until = lambda: at.ledger.account_state("work").status is status and not at.engine.in_flight()
        at.run()
        at.server.settle()
    assert at.states() == {SENT: 1, QUEUED: 299}
    assert len(at.server.record.bodies) == 2


@pytest.mark.parametrize("cap", [1, 17, 60])
def test_the_cap_is_used_to_its_last_place_and_no_envelope_is_taken_back_for_it(cap: int) -> None:
    with office(connections=4) as at:
        unpaced = limits(4, 1000, 0.001, cap=cap)
        at.ledger.add_account(replace(at.account, limits=unpaced))
        at.ledger.add_job(people(120))
        cooling = AccountStatus.COOLING
        at.until = lambda: at.ledger.account_state("work").status is cooling and not at.engine.in_flight()
        at.run()
        at.server.settle()
    assert at.states() == {SENT: cap, QUEUED: 120 - cap}
    assert mails(at.server) == cap


def test_a_job_that_holds_after_its_first_few_sends_no_more() -> None:
    with office(connections=2) as at:
        at.ledger.add_job(people(100), hold_after=17)
        at.until = lambda: not at.engine.in_flight() and at.states().get(SENT, 0) == 17
        at.run()
        at.server.settle()
    assert at.states() == {SENT: 17, QUEUED: 83}
    assert mails(at.server) == 17


def test_lines_that_end_behind_a_dot_lose_nothing() -> None:
    script: Script = {"MAIL": [OK] * 4 + [Drop()] + [OK] * 9 + [Drop(b"421 4.4.2 idle\r\n")] + [OK] * 5 + [Drop()]}
    with office(script, connections=1) as at:
        at.ledger.add_job(people(60))
        at.run()
        record = at.server.settle()
    assert at.states() == {SENT: 60}
    assert len(record.bodies) == 60
    assert {delivery.attempts for delivery in at.ledger.deliveries("job-1")} == {1}


def test_a_mistake_in_building_is_its_own_row_s(expected_logs: ExpectedLogs) -> None:
    expected_logs("could not be worked")
    with office(connections=1, builder=WatchedBuilder(error=ZeroDivisionError())) as at:
        at.ledger.add_job(people(30))
        at.run()
    assert at.states() == {SENT: 29, FAILED: 1}
    assert at.ledger.statuses("job-1")[8] is FAILED


@pytest.mark.parametrize(("batch", "window", "lines"), [(8, 0.3, 2), (12, 0.25, 1), (5, 0.2, 4)])
def test_the_pace_is_kept_as_the_server_sees_it(batch: int, window: float, lines: int) -> None:
    """Some envelopes go ahead at the beginning of a window, and none of them beyond its limit."""
    with office(connections=lines) as at:
        at.ledger.add_account(replace(at.account, limits=limits(lines, batch, window)))
        at.ledger.add_job(people(5 * batch))
        at.run()
        at.server.settle()
    times = sorted(heard.at for heard in at.server.record.heard if heard.verb == "MAIL")
    assert at.states() == {SENT: 5 * batch}
    assert all(later - earlier >= window for earlier, later in zip(times, times[batch:], strict=False))
