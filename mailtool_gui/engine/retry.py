"""How often and how soon a delivery is tried again, as tenacity policies asked without sleeping."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from tenacity import RetryCallState, Retrying, stop_after_attempt, wait_chain, wait_exponential_jitter, wait_fixed

EXPIRY = timedelta(days=3)
OFFLINE_FIRST = timedelta(seconds=2)


@dataclass(frozen=True, kw_only=True, slots=True)
class BackOff:
    """`attempts` tries in all, with `delays` in seconds between them; the last delay repeats."""

    attempts: int
    delays: tuple[float, ...]

    def delay_after(self, charged: int) -> timedelta | None:
        """How long to wait after the `charged`-th try, or None where it was the last."""
        state = _after(charged)
        if stop_after_attempt(self.attempts)(state):
            return None
        return timedelta(seconds=wait_chain(*map(wait_fixed, self.delays))(state))


CAMPAIGN = BackOff(attempts=3, delays=(2, 4, 8))
NOTICE = BackOff(attempts=5, delays=(0, 2, 4, 8, 16))


def offline_delay(failures: int) -> timedelta:
    """How long an unreachable server is left alone: 2 s once, then 30 s x 2^n with jitter, at most 15 min."""
    if failures <= 1:
        return OFFLINE_FIRST
    wait = wait_exponential_jitter(multiplier=30, max=900, jitter=5)
    return timedelta(seconds=min(900.0, wait(_after(failures - 1))))


def _after(attempts: int) -> RetryCallState:
    state = RetryCallState(retry_object=Retrying(), fn=None, args=(), kwargs={})
    state.attempt_number = attempts
    return state
