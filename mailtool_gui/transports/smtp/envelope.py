"""Whom the server is told: MAIL FROM, RCPT TO and their parameters (RFC 5321, 1870, 6152, 6531)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mailtool_gui.domain.outcome import Outcome, Stage
from mailtool_gui.transports.replies import Event, judge_event

if TYPE_CHECKING:
    from mailtool_gui.domain.message import Message
    from mailtool_gui.transports.smtp.features import Features

_CONTROL = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")


def unsendable(message: Message, features: Features) -> Outcome | None:
    """Why this server cannot take this message at all, found before anything is written; None where it can."""
    envelope = message.envelope
    if any(_CONTROL.search(address) for address in (envelope.sender, *envelope.recipients)):
        return judge_event(Stage.MAIL, Event.UNSAFE_ADDRESS)
    if envelope.smtputf8 and not features.smtputf8:
        return judge_event(Stage.MAIL, Event.SMTPUTF8_MISSING)
    if features.size is not None and len(message.data) > features.size:
        detail = f"{_megabytes(len(message.data))} MB of at most {_megabytes(features.size)} MB"
        return judge_event(Stage.MAIL, Event.TOO_LARGE, detail=detail)
    return None


def mail_command(message: Message, features: Features) -> str:
    """`MAIL FROM` with those parameters that the server offers and the message needs."""
    parameters = [f"MAIL FROM:<{message.envelope.sender}>"]
    if features.size_offered:
        parameters.append(f"SIZE={len(message.data)}")
    if features.eight_bit and not message.data.isascii():
        parameters.append("BODY=8BITMIME")
    if message.envelope.smtputf8:
        parameters.append("SMTPUTF8")
    return " ".join(parameters)


def rcpt_commands(message: Message) -> list[str]:
    """One `RCPT TO` for each recipient, To first."""
    return [f"RCPT TO:<{address}>" for address in message.envelope.recipients]


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f}"
