"""What the log of a job tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mailtool_gui.domain.job import Progress


class About(StrEnum):
    """What an entry is about."""

    JOB = "job"  # the job changed its state
    ACCOUNT = "account"  # the account that it is worked with did
    DELIVERIES = "deliveries"  # the user, or a search, decided about some of its messages
    PROGRAM = "program"  # the program itself made a mistake


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One entry of a job's log: when, what (`before` to `state`), why, with which `error`, and how far the job was.

    `error` is the server's answer or the program's mistake, `trace` where in the program that was, `address` and
    `attempt` whose message and which try of it.
    """

    id: int
    job: str
    at: datetime
    about: About
    before: str | None = None
    state: str | None = None
    reason: str | None = None
    error: str | None = None
    trace: str | None = None
    address: str | None = None
    attempt: int | None = None
    progress: Progress | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Mistake:
    """A mistake of the program: what it was, where, and at which try."""

    error: str
    trace: str
    attempt: int | None = None


def mistake_of(error: BaseException, attempt: int | None = None) -> Mistake:
    """What the log keeps of an exception. Its text may quote a message: only its kind and its places are kept."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return Mistake(error=type(error).__name__, trace="\n".join(places), attempt=attempt)
