from __future__ import annotations

import sys
from pathlib import Path

import pytest

from mailtool_gui.ui.notifications import notify

BUS = "DBUS_SESSION_BUS_ADDRESS"


def test_without_a_bus_nobody_is_notified(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(BUS, raising=False)
    assert not notify("Title", "Words")


def test_a_bus_that_is_gone_is_no_trouble(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(BUS, f"unix:path={tmp_path / 'bus'}")
    assert not notify("Title", "Words")


def test_other_systems_have_trays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(BUS, "unix:path=/nowhere")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not notify("Title", "Words")
