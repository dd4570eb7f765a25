"""What a screen reader knows of the programs on a display, asked over AT-SPI: roles, names, states, places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse, unwrap_msg

_PATIENCE = 30.0  # seconds for one answer
_REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_FOCUSED, _SENSITIVE, _SHOWING = 12, 24, 25  # bits of the state, as libatspi numbers them
_MOST = 200  # children: what has more is not looked into; the cells of a long table are children


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """One thing on the screen, as it was when it was looked at; place and size in pixels of the display."""

    role: str
    name: str
    enabled: bool
    focused: bool
    left: int
    top: int
    width: int
    height: int

    @property
    def middle(self) -> tuple[int, int]:
        """Where one would click."""
        return self.left + self.width // 2, self.top + self.height // 2


class ScreenReader:
    """Looks at what is showing. `session` is the address of the session bus."""

    def __init__(self, session: str) -> None:
        with open_dbus_connection(session) as bus:
            where = new_method_call(DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus"), "GetAddress")
            (address,) = unwrap_msg(bus.send_and_get_reply(where, timeout=_PATIENCE))
        self._bus: DBusConnection = open_dbus_connection(address)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._bus.close()

    def all(self) -> list[Seen]:
        """Everything that shows now, in the order of the windows; what changes meanwhile may be missing."""
        return [seen for program in self._children(*_REGISTRY) for seen in self._below(*program)]

    def find(self, role: str, name: str) -> Seen | None:
        """The last thing of this role whose whole name fits the pattern; a dialog's come after its window's."""
        fits = re.compile(name, re.S)
        return next((seen for seen in reversed(self.all()) if seen.role == role and fits.fullmatch(seen.name)), None)

    def _below(self, program: str, path: str) -> Iterator[Seen]:
        for child in self._children(program, path):
            try:
                seen = self._look(*child)
            except DBusErrorResponse:
                continue  # it has just gone
            if seen is None:
                continue
            yield seen
            yield from self._below(*child)

    def _look(self, program: str, path: str) -> Seen | None:
        (state,) = self._ask(program, path, "GetState")
        bits = state[0] | state[1] << 32
        if not bits >> _SHOWING & 1:
            return None
        (role,) = self._ask(program, path, "GetRoleName")
        (place,) = self._ask(program, path, "GetExtents", "u", (0,), interface="org.a11y.atspi.Component")
        name = self._read(program, path, "Name")
        left, top, width, height = place
        return Seen(
            role=role,
            name=name,
            enabled=bool(bits >> _SENSITIVE & 1),
            focused=bool(bits >> _FOCUSED & 1),
            left=left,
            top=top,
            width=width,
            height=height,
        )

    def _children(self, program: str, path: str) -> list[tuple[str, str]]:
        try:
            few = self._read(program, path, "ChildCount") <= _MOST
            return list(self._ask(program, path, "GetChildren")[0]) if few else []
        except DBusErrorResponse:
            return []  # it has just gone

    def _read(self, program: str, path: str, name: str) -> Any:
        values = ("ss", (_ACCESSIBLE, name))
        ((_, value),) = self._ask(program, path, "Get", *values, interface="org.freedesktop.DBus.Properties")
        return value

    def _ask(
        self,
        program: str,
        path: str,
        method: str,
        kinds: str | None = None,
        values: tuple[Any, ...] = (),
        interface: str = _ACCESSIBLE,
    ) -> Any:
        call = new_method_call(DBusAddress(path, program, interface), method, kinds, values)
        return unwrap_msg(self._bus.send_and_get_reply(call, timeout=_PATIENCE))
