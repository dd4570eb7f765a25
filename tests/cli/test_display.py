from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from mailtool_gui.cli.display import has_display


@pytest.fixture(autouse=True)
def linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_have_one(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert has_display({})


@pytest.mark.parametrize("display", ["", ":", "nonsense", ":4711", ":4711.0", "unix:4711", "127.0.0.1:59000"])
def test_a_display_that_does_not_answer_is_none(display: str) -> None:
    assert not has_display({"DISPLAY": display})


def test_wayland_is_where_its_socket_answers(tmp_path: Path) -> None:
    environ = {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-7"}
    assert not has_display(environ)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-7"))
        server.listen()
        assert has_display(environ)


def test_x11_elsewhere_is_where_its_port_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        monkeypatch.setattr("mailtool_gui.cli.display._X11_PORT", server.getsockname()[1] - 5)
        assert has_display({"DISPLAY": "127.0.0.1:5.0"})


def test_the_environment_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not has_display()
