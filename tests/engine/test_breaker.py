"""When an account stops, and when a job is braked."""

from __future__ import annotations

from datetime import timedelta

from mailtool_gui.domain.account import READY, AccountState, AccountStatus
from mailtool_gui.domain.outcome import Effect, Outcome, Scope, Stage, Verdict
from mailtool_gui.engine.breaker import EVERYBODY_REFUSED, Brake, Breaker, is_open
from tests.support.scene import OK, refused
from tests.support.virtual_clock import NOON

LOST = Outcome(verdict=Verdict.RETRY, scope=Scope.SERVER, stage=Stage.CONNECT, reason="no answer")


def stopped(breaker: Breaker, outcome: Outcome) -> AccountState:
    state = breaker.judge(outcome, NOON)
    assert state
    return state


def waiting(state: AccountState) -> timedelta:
    assert state.until
    return state.until - NOON


def test_a_refused_password_pauses_for_the_user() -> None:
    state = stopped(Breaker(), refused(Stage.AUTH, 535, "5.7.8"))
    assert state.status is AccountStatus.PAUSED
    assert (state.verdict, state.scope, state.until) == (Verdict.PAUSE, Scope.ACCOUNT, None)
    assert not is_open(state, NOON + timedelta(days=365))


def test_throttling_waits_longer_each_time_and_halves_the_pace() -> None:
    breaker, throttled = Breaker(), refused(Stage.MAIL, 421, "4.7.0", "try again later")
    assert [waiting(stopped(breaker, throttled)) for _ in range(3)] == [
        timedelta(minutes=5),
        timedelta(minutes=10),
        timedelta(minutes=20),
    ]
    assert breaker.slowness == 3


def test_the_pace_is_earned_back_step_by_step() -> None:
    breaker = Breaker(earn_back=10)
    for _ in range(2):
        breaker.judge(refused(Stage.MAIL, 421, "4.7.0", "try again later"), NOON)
    for sent, slowness in [(10, 1), (10, 0), (10, 0)]:
        for _ in range(sent):
            breaker.succeeded()
        assert breaker.slowness == slowness


def test_too_many_connections_cost_one_of_them() -> None:
    breaker = Breaker()
    state = stopped(breaker, refused(Stage.AUTH, 432, "4.3.2", "concurrent connections limit exceeded"))
    assert (state.status, waiting(state)) == (AccountStatus.COOLING, timedelta(seconds=30))
    assert breaker.connections_less == 1


def test_a_connection_refused_while_others_are_served_is_one_too_many() -> None:
    breaker, full = Breaker(), refused(Stage.GREETING, 421, "4.3.2", "not now")
    breaker.succeeded()
    assert breaker.judge(full, NOON) is None
    assert breaker.connections_less == 1
    assert stopped(breaker, full).status is AccountStatus.OFFLINE
    assert breaker.connections_less == 1


def test_one_lost_line_among_successes_is_the_messages_own_trouble() -> None:
    breaker = Breaker()
    breaker.succeeded()
    assert breaker.others_succeed
    assert breaker.judge(LOST, NOON) is None
    assert not breaker.others_succeed


def test_a_server_that_answers_nobody_is_offline_ever_longer() -> None:
    breaker = Breaker()
    states = [stopped(breaker, LOST) for _ in range(3)]
    assert [state.status for state in states] == [AccountStatus.OFFLINE] * 3
    assert [state.failures for state in states] == [1, 2, 3]
    assert waiting(states[0]) == timedelta(seconds=2)
    assert waiting(states[2]) >= timedelta(seconds=60)
    breaker.succeeded()
    breaker.judge(LOST, NOON)
    assert waiting(stopped(breaker, LOST)) == timedelta(seconds=2)


def test_a_hurry_divides_the_waiting() -> None:
    state = stopped(Breaker(hurry=60), refused(Stage.MAIL, 421, "4.7.0", "try again later"))
    assert waiting(state) == timedelta(seconds=5)


def test_policy_refusals_of_everybody_are_the_accounts_own() -> None:
    breaker, policy = Breaker(), refused(Stage.RCPT, 550, "5.7.1")
    assert Effect.POLICY_REFUSAL in policy.effects
    assert [breaker.judge(policy, NOON) for _ in range(4)] == [None] * 4
    state = stopped(breaker, policy)
    assert (state.status, state.reason) == (AccountStatus.PAUSED, EVERYBODY_REFUSED)


def test_it_is_known_since_when_a_server_is_away() -> None:
    breaker = Breaker()
    first = stopped(breaker, LOST)
    later = breaker.judge(LOST, NOON + timedelta(hours=1))
    assert later
    assert (first.since, later.since, later.at) == (NOON, NOON, NOON + timedelta(hours=1))
    assert stopped(Breaker(offline_since=NOON - timedelta(days=1)), LOST).since == NOON - timedelta(days=1)
    breaker.succeeded()
    breaker.judge(LOST, NOON)
    again = breaker.judge(LOST, NOON + timedelta(hours=2))
    assert again
    assert again.since == NOON + timedelta(hours=2)


def test_a_success_between_policy_refusals_starts_the_count_again() -> None:
    breaker, policy = Breaker(), refused(Stage.RCPT, 550, "5.7.1")
    for _ in range(20):
        assert breaker.judge(policy, NOON) is None
        breaker.succeeded()


def test_an_account_is_open_again_when_its_time_has_come() -> None:
    state = AccountState(status=AccountStatus.COOLING, until=NOON)
    assert not is_open(state, NOON - timedelta(seconds=1))
    assert is_open(state, NOON)
    assert is_open(READY, NOON)


def test_the_brake_is_pulled_by_five_content_refusals_in_a_row() -> None:
    brake, content = Brake(), refused(Stage.DOT, 554, "5.7.1", "message content rejected")
    assert Effect.CONTENT_REFUSAL in content.effects
    assert [brake.pulled(content) for _ in range(5)] == [False] * 4 + [True]


def test_the_brake_is_pulled_by_more_than_one_in_twenty() -> None:
    brake, content = Brake(), refused(Stage.DOT, 554, "5.7.1", "message content rejected")
    results = [brake.pulled(content if number % 16 == 0 else OK) for number in range(64)]
    assert results.index(True) == 49
    assert not any(Brake().pulled(OK) for _ in range(100))


def test_the_brake_ignores_what_has_not_ended() -> None:
    brake = Brake()
    assert not any(brake.pulled(refused(Stage.RCPT, 451, "4.7.1")) for _ in range(100))
