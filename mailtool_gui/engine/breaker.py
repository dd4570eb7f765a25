"""When an account must stop: cooling, offline, paused; and how it earns its pace back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from mailtool_gui.domain.account import READY, AccountState, AccountStatus
from mailtool_gui.domain.outcome import Effect, Outcome, Scope, Stage, Verdict
from mailtool_gui.engine.retry import offline_delay

THROTTLE = timedelta(minutes=5)
EVERYBODY_REFUSED = (
    "The server refused several recipients in a row, whoever they are: it is this account that it does not serve. Ask "
    "the provider; then resume, and retry what failed."
)
POLICY_REFUSALS = 5  # in a row, with nothing accepted between: it is the account that is refused
EARN_BACK = 50  # accepted messages that win one step of pace back


class Breaker:
    """Judges outcomes of one account. Pure: told the time; the lane acts on what it answers."""

    def __init__(self, *, hurry: int = 1, earn_back: int = EARN_BACK, offline_since: datetime | None = None) -> None:
        self.slowness = 0
        self.connections_less = 0
        self._hurry = hurry
        self._earn_back = earn_back
        self._throttled = 0
        self._sent_since = 0
        self._failures = 0
        self._offline_since = offline_since
        self._policy_refusals = 0
        self._quiet = False

    @property
    def others_succeed(self) -> bool:
        """Whether the account has got something through since the server last failed."""
        return self._quiet

    def succeeded(self) -> None:
        """The server took a message."""
        self._quiet, self._failures, self._policy_refusals, self._offline_since = True, 0, 0, None
        self._sent_since += 1
        if self._sent_since >= self._earn_back and (self.slowness or self.connections_less or self._throttled):
            self._sent_since = 0
            self.slowness = max(0, self.slowness - 1)
            self.connections_less = max(0, self.connections_less - 1)
            self._throttled = max(0, self._throttled - 1)

    def judge(self, outcome: Outcome, now: datetime) -> AccountState | None:
        """The state the account must go to, or None where it may go on."""
        if outcome.verdict is Verdict.PAUSE:
            return _stopped(AccountStatus.PAUSED, outcome, now)
        if outcome.verdict is Verdict.COOL:
            return _stopped(AccountStatus.COOLING, outcome, now, self._cooling(outcome) / self._hurry)
        if outcome.verdict is Verdict.RETRY and outcome.scope is Scope.SERVER:
            return self._server_failed(outcome, now)
        return self._refused(outcome, now)

    def _cooling(self, outcome: Outcome) -> timedelta:
        if Effect.FEWER_CONNECTIONS in outcome.effects:
            self.connections_less += 1
        if Effect.HALVE_PACE not in outcome.effects:
            return outcome.delay or THROTTLE
        self.slowness += 1
        self._sent_since = 0
        delay = (outcome.delay or THROTTLE) * (1 << self._throttled)
        self._throttled += 1
        return min(delay, timedelta(hours=24))

    def _server_failed(self, outcome: Outcome, now: datetime) -> AccountState | None:
        if self._quiet:
            self._quiet = False
            if outcome.stage is Stage.GREETING:  # others are served: this connection is one too many
                self.connections_less += 1
            return None
        self._failures += 1
        self._offline_since = self._offline_since or now
        wait = offline_delay(self._failures) / self._hurry
        state = _stopped(AccountStatus.OFFLINE, outcome, now, wait)
        return replace(state, failures=self._failures, since=self._offline_since)

    def _refused(self, outcome: Outcome, now: datetime) -> AccountState | None:
        if Effect.POLICY_REFUSAL not in outcome.effects:
            return None
        self._policy_refusals += 1
        if self._policy_refusals < POLICY_REFUSALS:
            return None
        return replace(_stopped(AccountStatus.PAUSED, outcome, now), reason=EVERYBODY_REFUSED)


def _stopped(status: AccountStatus, outcome: Outcome, now: datetime, wait: timedelta | None = None) -> AccountState:
    return AccountState(
        status=status,
        until=None if wait is None else now + wait,
        verdict=outcome.verdict if status is not AccountStatus.PAUSED else Verdict.PAUSE,
        scope=outcome.scope if status is not AccountStatus.PAUSED else Scope.ACCOUNT,
        reason=outcome.reason,
        reply=outcome.reply,
        at=now,
    )


def is_open(state: AccountState, now: datetime) -> bool:
    """Whether the account may send now: ready, or its waiting time is over."""
    if state.status is AccountStatus.PAUSED:
        return False
    return state == READY or state.until is None or state.until <= now


class Brake:
    """Protects the sender's reputation within one job: content refused 5 in a row, or over 5 % of the last 50."""

    IN_A_ROW = 5
    WINDOW = 50
    SHARE = 0.05

    def __init__(self) -> None:
        self._last: list[bool] = []

    def pulled(self, outcome: Outcome) -> bool:
        """Takes note of an ended delivery; True where the job must pause."""
        if outcome.verdict not in (Verdict.SENT, Verdict.FAIL):
            return False
        self._last = [*self._last[1 - self.WINDOW :], Effect.CONTENT_REFUSAL in outcome.effects]
        in_a_row = len(self._last) >= self.IN_A_ROW and all(self._last[-self.IN_A_ROW :])
        return in_a_row or (len(self._last) == self.WINDOW and sum(self._last) > self.SHARE * self.WINDOW)
