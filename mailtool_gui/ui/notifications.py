"""Notifications of a desktop without a tray, over D-Bus (the freedesktop.org Desktop Notifications Specification)."""

from __future__ import annotations

import os
import sys
from html import escape

_SERVICE = "org.freedesktop.Notifications"
_PATIENCE = 5.0  # seconds: the desktop may have to start what shows them
_ITS_OWN_TIME = -1


def notify(title: str, sentence: str) -> bool:
    """Shows a notification; False where nobody shows any. Waits for the desktop: nothing for the window's thread."""
    if sys.platform != "linux" or not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return False
    from jeepney import AuthenticationError, DBusAddress, MessageType, new_method_call
    from jeepney.io.blocking import open_dbus_connection

    place = DBusAddress("/org/freedesktop/Notifications", _SERVICE, _SERVICE)
    hints = {"desktop-entry": ("s", "mailtool")}
    words = (title, escape(sentence, quote=False))  # a body may be read as markup, a title never
    call = new_method_call(place, "Notify", "susssasa{sv}i", ("MailTool", 0, "", *words, [], hints, _ITS_OWN_TIME))
    try:
        with open_dbus_connection() as bus:
            reply = bus.send_and_get_reply(call, timeout=_PATIENCE)
    except (OSError, AuthenticationError):
        return False
    return bool(reply.header.message_type is MessageType.method_return)
