"""A desktop's notification daemon that only writes down, a line of JSON each.

python -m tests.support.notification_daemon FILE
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from jeepney import HeaderFields, Message, MessageFlag, MessageType, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

NAME = "org.freedesktop.Notifications"


def serve(log: Path) -> None:
    """Until the bus ends. The log exists as soon as notifications are taken."""
    with open_dbus_connection() as bus:
        bus.send_and_get_reply(message_bus.RequestName(NAME))
        log.touch()
        with suppress(ConnectionResetError):
            while True:
                _answer(bus, bus.receive(), log)


def notified(log: Path) -> list[tuple[str, str]]:
    """Title and words of every notification so far."""
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    return [(title, words) for title, words in map(json.loads, lines)]


def _answer(bus: DBusConnection, message: Message, log: Path) -> None:
    if message.header.message_type is not MessageType.method_call:
        return
    member = message.header.fields[HeaderFields.member]
    if member == "Notify":
        _, _, _, title, words, *_ = message.body
        with log.open("a", encoding="utf-8") as written:
            written.write(json.dumps([title, words]) + "\n")
        _return(bus, message, "u", (1,))
    elif member == "GetCapabilities":
        _return(bus, message, "as", (["body"],))
    elif member == "GetServerInformation":
        _return(bus, message, "ssss", ("tests", "tests", "1", "1.2"))


def _return(bus: DBusConnection, message: Message, kinds: str, values: Sequence[object]) -> None:
    if not message.header.flags & MessageFlag.no_reply_expected:
        bus.send(new_method_return(message, kinds, values))


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
