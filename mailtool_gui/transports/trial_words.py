"""What a failure means to somebody who has only tested an account: no message was to leave, and nothing is repeated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from mailtool_gui.transports.events import EVENTS, Event
from mailtool_gui.transports.reply_table import TABLE

ON_EVENT: Mapping[Event, str] = {
    Event.LOST: "The connection was lost. Check the server's name, the port and the encryption, then test again.",
    Event.TIMEOUT: "The server did not answer in time. Check its name, the port and the encryption, then test again.",
    Event.GARBAGE: "The server's answer makes no sense. Check its name and port, then test again.",
    Event.DNS: (
        "The server's name {detail} was not found. Check the internet connection and the name, then test again."
    ),
    Event.REFUSED: "The server {detail} is not taking connections. Check its name and port, then test again.",
    Event.UNREACHABLE: "The server {detail} cannot be reached. Check the internet connection, then test again.",
}
ON_REPLY: Mapping[str, str] = {
    "auth-too-many": "The server has seen too many sign-ins. Wait a quarter of an hour, then test again.",
    "too-many-connections": "The server allows fewer connections at once. Test again in a moment.",
    "too-many-connections-421": "The server allows fewer connections at once. Test again in a moment.",
    "auth-credits-used": "The provider's daily limit for this account is reached. Test again when it allows more.",
    "auth-not-now": "The server cannot sign anybody in at the moment. Test again in a few minutes.",
    "throttled": "The server asks for a slower pace. Test again in a few minutes.",
    "throttled-421-by-text": "The server asks for a slower pace. Test again in a few minutes.",
    "idle": "The server closed the connection because it took too long. Test again.",
    "closing": "The server is closing down for a moment. Test again soon.",
    "tls-not-now": "The server cannot encrypt the connection at the moment. Test again in a few minutes.",
    "not-served-now": "The server is busy at the moment. Test again soon.",
}
"""By the names of the reply table's rows."""


def trial_words(reason: str) -> str:
    """The sentence for a test in place of the one for a sending; that one where it is true of both."""
    for said, instead in _pairs():
        if found := said.fullmatch(reason):
            return instead.format(**found.groupdict())
    return reason


@cache
def _pairs() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((_pattern(said), instead) for said, instead in _said())


def _said() -> Iterator[tuple[str, str]]:
    yield from ((EVENTS[event][1], instead) for event, instead in ON_EVENT.items())
    yield from ((row.reason, ON_REPLY[row.name]) for row in TABLE if row.name in ON_REPLY)


def _pattern(template: str) -> re.Pattern[str]:
    before, place, after = template.partition("{detail}")
    return re.compile(re.escape(before) + ("(?P<detail>.*)" if place else "") + re.escape(after), re.DOTALL)
