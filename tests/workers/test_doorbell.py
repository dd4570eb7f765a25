"""The two sockets of a data folder."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from mailtool_gui.domain.errors import LedgerError
from mailtool_gui.workers import doorbell
from mailtool_gui.workers.doorbell import Doorbell, WindowDoor, bell_address, door_address, open_in_window, ring

T = TypeVar("T")
pytestmark = pytest.mark.usefixtures("qapp")


def asked(question: Callable[[], T]) -> T:
    """What the caller, on a thread of its own, is answered or meets."""
    answers: list[T] = []
    errors: list[Exception] = []

    def ask() -> None:
        try:
            answers.append(question())
        except LedgerError as error:
            errors.append(error)

    caller = threading.Thread(target=ask)
    caller.start()
    deadline = time.monotonic() + 10
    while caller.is_alive() and time.monotonic() < deadline:
        QCoreApplication.processEvents()
        time.sleep(0.005)
    caller.join()
    if errors:
        raise errors[0]
    return answers[0]


def test_nobody_answers_where_nobody_is(tmp_path: Path) -> None:
    assert ring(tmp_path) is None
    assert not open_in_window(tmp_path, None)


def test_a_workbook_goes_through_the_door(tmp_path: Path) -> None:
    opened: list[Path | None] = []
    door = WindowDoor(tmp_path, opened.append)
    strange = tmp_path / "đơn\nhàng “1”.xlsx"
    assert asked(lambda: open_in_window(tmp_path, strange))
    assert asked(lambda: open_in_window(tmp_path, None))
    door.close()
    assert opened == [strange, None]
    assert not open_in_window(tmp_path, None)


def test_a_door_that_is_closed_twice_leaves_the_next_one_open(tmp_path: Path) -> None:
    opened: list[Path | None] = []
    first = WindowDoor(tmp_path, lambda _sheet: None)
    first.close()
    second = WindowDoor(tmp_path, opened.append)
    first.close()
    assert asked(lambda: open_in_window(tmp_path, None))
    second.close()
    assert opened == [None]


def test_a_door_that_closes_leaves_anothers_in_its_place(tmp_path: Path) -> None:
    """The data folder was deleted and made again under the first one."""
    opened: list[Path | None] = []
    first = WindowDoor(tmp_path, lambda _sheet: None)
    Path(door_address(tmp_path)).unlink()
    second = WindowDoor(tmp_path, opened.append)
    first.close()
    assert asked(lambda: open_in_window(tmp_path, None))
    second.close()
    assert opened == [None]
    assert list(tmp_path.iterdir()) == []


def test_a_door_whose_place_is_gone_closes(tmp_path: Path) -> None:
    door = WindowDoor(tmp_path, lambda _sheet: None)
    Path(door_address(tmp_path)).unlink()
    door.close()
    assert list(tmp_path.iterdir()) == []


def test_who_asks_while_the_door_is_closed_gets_no_promise(tmp_path: Path) -> None:
    opened: list[Path | None] = []
    door = WindowDoor(tmp_path, opened.append)
    with socket.socket(socket.AF_UNIX) as caller:
        caller.connect(door_address(tmp_path))
        caller.sendall(b'open "/orders.xlsx"\n')
        door.close()
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        caller.settimeout(5)
        with suppress(ConnectionResetError):
            assert caller.recv(100) == b""
    assert opened == []


def test_a_relative_path_arrives_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path | None] = []
    monkeypatch.chdir(tmp_path)
    door = WindowDoor(tmp_path, opened.append)
    asked(lambda: open_in_window(tmp_path, Path("orders.xlsx")))
    door.close()
    assert opened == [tmp_path / "orders.xlsx"]


def test_bell_and_door_are_two(tmp_path: Path) -> None:
    rung: list[bool] = []
    opened: list[Path | None] = []

    def on_ring() -> bool:
        rung.append(True)
        return True

    bell, door = Doorbell(tmp_path, on_ring), WindowDoor(tmp_path, opened.append)
    reply = asked(lambda: ring(tmp_path))
    assert reply is not None
    assert reply.willing
    assert (rung, opened) == ([True], [])
    assert asked(lambda: open_in_window(tmp_path, None))
    assert (rung, opened) == ([True], [None])
    for each in (bell, door):
        each.close()


def test_the_sockets_are_the_user_s_alone(tmp_path: Path) -> None:
    door = WindowDoor(tmp_path, lambda _sheet: None)
    assert door.listening
    assert Path(door_address(tmp_path)).stat().st_mode & 0o777 == 0o600
    door.close()
    assert bell_address(tmp_path) != door_address(tmp_path)


def test_what_a_killed_window_left_is_in_nobody_s_way(tmp_path: Path) -> None:
    Path(door_address(tmp_path)).touch()
    door = WindowDoor(tmp_path, lambda _sheet: None)
    assert door.listening
    door.close()


@pytest.mark.parametrize("line", [b"wake\n", b"open\n", b"open {}\n", b"open 7\n", b'shut "x"\n', b"\xff\n"])
def test_what_the_door_does_not_know_is_not_opened(tmp_path: Path, line: bytes) -> None:
    opened: list[Path | None] = []
    door = WindowDoor(tmp_path, opened.append)
    with socket.socket(socket.AF_UNIX) as caller:
        caller.connect(door_address(tmp_path))
        caller.sendall(line)
        deadline = time.monotonic() + 0.3
        while time.monotonic() < deadline:
            QCoreApplication.processEvents()
    door.close()
    QCoreApplication.processEvents()
    assert opened == []


def test_a_window_of_another_version_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    def other(_address: str, _question: bytes) -> str:
        return "ok 99.0 1"

    monkeypatch.setattr(doorbell, "_ask", other)
    with pytest.raises(LedgerError, match=r"99\.0"):
        open_in_window(tmp_path, None)


def test_a_long_path_is_named_by_a_hash(tmp_path: Path) -> None:
    deep = tmp_path / ("x" * 120)
    addresses = {bell_address(deep), door_address(deep)}
    assert len(addresses) == 2
    assert all(len(address) < 100 for address in addresses)
