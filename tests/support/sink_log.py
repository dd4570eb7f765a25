"""What the sink wrote down, read back: messages, refusals, connections; and the questions tests ask of it."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

AT_ONCE = 0.0003  # seconds between an answer and the next envelope, where the sink had that already


@dataclass(frozen=True, kw_only=True, slots=True)
class Start:
    """One MAIL FROM at the server. Times are seconds of `time.monotonic`, the same for all processes of a machine.

    `mail_at` is when the command came, `answered_at` when its answer went, `dot_at` when the last dot came (None: it
    never came), `ended_at` when the final answer went or the envelope was given up (None: neither was seen).
    """

    number: int
    connection: int
    connected_at: float
    mail_at: float
    answered_at: float | None
    dot_at: float | None
    ended_at: float | None
    sender: str
    recipients: tuple[str, ...]
    message_id: str | None
    mailtool_id: str | None
    size: int
    outcome: str  # accepted, refused, abandoned; lost: taken, but the line was cut instead of an answer

    @property
    def accepted(self) -> bool:
        """Whether the server has the message, answered or not."""
        return self.dot_at is not None


@dataclass(frozen=True, kw_only=True, slots=True)
class SinkLog:
    """Everything a sink wrote down, in the order of the MAIL commands."""

    starts: tuple[Start, ...]
    connections: int
    auths: int
    refused_auths: int

    @classmethod
    def read(cls, path: Path) -> Self:
        """Reads a log; an unfinished last line is left out."""
        lines = path.read_bytes().split(b"\n")[:-1] if path.exists() else []
        events = [json.loads(line) for line in lines]
        kinds = Counter(event["event"] for event in events)
        return cls(
            starts=tuple(sorted(_starts(events), key=lambda start: start.mail_at)),
            connections=kinds["connected"],
            auths=kinds["auth"],
            refused_auths=sum(event["event"] == "auth" and not event["accepted"] for event in events),
        )

    @property
    def messages(self) -> tuple[Start, ...]:
        """The starts whose message the server has."""
        return tuple(start for start in self.starts if start.accepted)


def max_in_flight(log: SinkLog) -> int:
    """The largest number of envelopes between MAIL FROM and their end at one moment."""
    changes = [(start.mail_at, 1) for start in log.starts]
    changes += [(_end(start), -1) for start in log.starts]
    most = now = 0
    for _, change in sorted(changes):
        now += change
        most = max(most, now)
    return most


def max_starts_in_any_window(log: SinkLog, seconds: float) -> int:
    """The largest number of MAIL FROM in any half-open window of this length."""
    times = [start.mail_at for start in log.starts]
    most = first = 0
    for last, at in enumerate(times):
        while at - times[first] >= seconds:
            first += 1
        most = max(most, last - first + 1)
    return most


def behind_a_dot(log: SinkLog) -> int:
    """How many envelopes stood in line behind the dot of the message before: the sink took them in one turn with it."""
    ended = {(start.connection, start.ended_at) for start in log.messages if start.ended_at is not None}
    lines: dict[int, list[float]] = {}
    for connection, at in sorted(ended):
        lines.setdefault(connection, []).append(at)
    return sum(any(0 <= start.mail_at - at < AT_ONCE for at in lines.get(start.connection, ())) for start in log.starts)


def duplicates(log: SinkLog) -> dict[str, int]:
    """Messages the server has more than once: the Message-ID (or else the recipients) and how often."""
    seen = Counter(start.message_id or ",".join(start.recipients) for start in log.messages)
    return {name: count for name, count in seen.items() if count > 1}


def addressees(log: SinkLog) -> Counter[str]:
    """How many messages the server has for each address."""
    return Counter(address for start in log.messages for address in start.recipients)


def _starts(events: list[dict[str, Any]]) -> list[Start]:
    ended = {event["number"]: event for event in events if event["event"] == "ended"}
    return [_start(event, ended.get(event["number"])) for event in events if event["event"] in {"dot", "given-up"}]


def _start(event: dict[str, Any], end: dict[str, Any] | None) -> Start:
    values = {key: value for key, value in event.items() if key not in {"event", "recipients"}}
    outcome = end["outcome"] if end else values.pop("outcome", "accepted")
    values |= {"outcome": outcome, "recipients": tuple(event["recipients"])}
    return Start(**values | {"ended_at": end["at"] if end else values.get("ended_at")})


def _end(start: Start) -> float:
    return next(at for at in (start.ended_at, start.dot_at, start.answered_at, start.mail_at) if at is not None)
