"""A notification as a desktop gets it: on a session bus, to the daemon that has the name."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mailtool_gui.ui.notifications import notify
from tests.support.desktop import running, session_bus
from tests.support.notification_daemon import notified
from tests.support.servers import wait_until

pytestmark = pytest.mark.real


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with session_bus(os.environ) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


def test_the_desktop_is_told(bus: str, tmp_path: Path) -> None:
    log = tmp_path / "notified"
    with running([sys.executable, "-m", "tests.support.notification_daemon", str(log)], dict(os.environ)):
        wait_until(log.exists, "The notification daemon")
        assert notify("“people.xlsx” has ended", "3 accepted, 1 failed <at once> & for all.")
    assert notified(log) == [("“people.xlsx” has ended", "3 accepted, 1 failed &lt;at once&gt; &amp; for all.")]


def test_a_desktop_that_shows_none_is_no_trouble(bus: str) -> None:
    assert not notify("Title", "Words")
