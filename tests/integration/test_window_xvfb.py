"""The demonstration as a person has it: on a display, by keyboard, to the end of its job."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from tests.support.screen import Screen, own_screen

PATIENCE = 60.0
pytestmark = [pytest.mark.real, pytest.mark.timeout(240)]


@pytest.fixture
def screen() -> Iterator[Screen]:
    with own_screen() as screen:
        yield screen


@pytest.fixture
def program(screen: Screen) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "mailtool_gui", "demo", "--rows", "60"]
    process = subprocess.Popen(command, env=screen.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    yield process
    process.kill()
    process.wait()


def mailtool(screen: Screen, *words: str) -> subprocess.CompletedProcess[str]:
    """The command line beside the window, on the same data folder."""
    command = [sys.executable, "-m", "mailtool_gui", *words]
    return subprocess.run(command, env=screen.environment, capture_output=True, text=True, check=False, timeout=30)


def jobs(screen: Screen) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(mailtool(screen, "jobs", "--json").stdout)["jobs"]
    return found


def until(wanted: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not wanted():
        assert time.monotonic() < deadline
        time.sleep(0.5)


def points(picture: Path) -> list[int]:
    """The colour of every eighth point."""
    image = QImage(str(picture))
    assert not image.isNull()
    return [image.pixel(x, y) for x in range(0, image.width(), 8) for y in range(0, image.height(), 8)]


def at_rest(screen: Screen, picture: Path) -> list[int]:
    """What is seen when nothing changes any more; a blinking cursor does not count."""
    seen: list[list[int]] = [[]]

    def is_same() -> bool:
        seen.append(points(screen.picture(picture)))
        return bool(seen[-2]) and sum(a != b for a, b in zip(seen[-2], seen[-1], strict=True)) < 5

    until(is_same)
    return seen[-1]


def test_the_demonstration_from_start_to_end(screen: Screen, program: subprocess.Popen[bytes], tmp_path: Path) -> None:
    until(lambda: screen.windows("MailTool"))
    assert len(set(at_rest(screen, tmp_path / "sheet.png"))) > 8
    screen.focus(screen.windows("MailTool")[0])
    screen.press("alt+s")
    until(lambda: jobs(screen))
    until(lambda: jobs(screen)[0]["status"] == "completed")
    screen.picture(tmp_path / "done.png")
    (job,) = jobs(screen)
    assert (job["progress"]["total"], job["progress"]["failed"], job["progress"]["unknown"]) == (40, 2, 0)
    assert job["progress"]["sent"] == 38
    program.send_signal(signal.SIGTERM)
    assert program.wait(30) == 0


def test_a_second_start_hands_its_workbook_to_the_window(screen: Screen, tmp_path: Path) -> None:
    from tests.support.workbooks import write_workbook

    sheet = write_workbook(tmp_path / "people.xlsx")
    command = [sys.executable, "-m", "mailtool_gui"]
    process = subprocess.Popen(command, env=screen.environment, stdin=subprocess.DEVNULL)
    try:
        until(lambda: screen.windows("MailTool"))
        until((Path(os.environ["MAILTOOL_HOME"]) / "window.socket").exists)
        before = screen.picture(tmp_path / "before.png").read_bytes()
        second = mailtool(screen, str(sheet))
        assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
        assert process.poll() is None
        until(lambda: screen.picture(tmp_path / "after.png").read_bytes() != before)
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
    finally:
        process.kill()
        process.wait()


def test_of_five_starts_at_once_one_window_opens(screen: Screen) -> None:
    command = [sys.executable, "-m", "mailtool_gui"]
    processes = [subprocess.Popen(command, env=screen.environment, stdin=subprocess.DEVNULL) for _ in range(5)]
    try:
        until(lambda: sum(process.poll() == 0 for process in processes) == 4)
        (window,) = [process for process in processes if process.poll() is None]
        until(lambda: len(screen.windows("^MailTool$")) == 1)
        window.send_signal(signal.SIGTERM)
        assert window.wait(30) == 0
    finally:
        for process in processes:
            process.kill()
            process.wait()
