"""Of windows started at the same moment one opens; the others bring it forward."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.workers import one_window
from mailtool_gui.workers.one_window import only_window


class Windows:
    """Stands for the sockets: who opens its door, and what it was brought."""

    def __init__(self) -> None:
        self.door_is_open = False
        self.brought: list[Path | None] = []

    def open(self, _folder: Path, sheet: Path | None) -> bool:
        if self.door_is_open:
            self.brought.append(sheet)
        return self.door_is_open


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Windows:
    found = Windows()
    monkeypatch.setattr(one_window, "open_in_window", found.open)
    return found


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    found = DataFolder(tmp_path / "data")
    found.ensure()
    return found


def test_the_first_opens_and_the_next_brings_its_sheet(folder: DataFolder, windows: Windows) -> None:
    with only_window(folder, None) as first:
        assert first
        windows.door_is_open = True
        with only_window(folder, Path("orders.xlsx")) as second:
            assert not second
    assert windows.brought == [Path("orders.xlsx")]


def test_who_comes_while_the_first_is_still_opening_waits_for_its_door(folder: DataFolder, windows: Windows) -> None:
    answers: list[bool] = []

    def second() -> None:
        with only_window(folder, None) as may_open:
            answers.append(may_open)

    with only_window(folder, None):
        threads = [threading.Thread(target=second) for _ in range(9)]
        for thread in threads:
            thread.start()
        assert not answers
        windows.door_is_open = True
        for thread in threads:
            thread.join(10)
    assert answers == [False] * 9
    assert windows.brought == [None] * 9


def test_who_comes_while_the_first_is_closing_opens_when_it_has_gone(folder: DataFolder, windows: Windows) -> None:
    answers: list[bool] = []

    def second() -> None:
        with only_window(folder, None) as may_open:
            answers.append(may_open)

    thread = threading.Thread(target=second)
    with only_window(folder, None):
        thread.start()
    thread.join(10)
    assert answers == [True]
    assert not windows.door_is_open


def test_one_that_does_not_answer_keeps_nobody_out(folder: DataFolder, windows: Windows) -> None:
    with only_window(folder, None), only_window(folder, None, patience=0) as second:
        assert second
    assert not windows.door_is_open


def test_where_nothing_can_be_locked_the_window_opens(tmp_path: Path, windows: Windows) -> None:
    with only_window(DataFolder(tmp_path / "none" / "data"), None) as first:
        assert first
    folder = DataFolder(tmp_path / "data")
    folder.ensure()
    folder.window_lock.mkdir()
    with only_window(folder, None) as first:
        assert first
    assert not windows.door_is_open
