from __future__ import annotations

import gc

import pytest

from mailtool_gui.sheets import collector
from mailtool_gui.sheets.collector import without_collector


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    noted: list[str] = []
    monkeypatch.setattr(gc, "freeze", lambda: noted.append("frozen"))
    return noted


def test_it_stands_back_and_comes_again(frozen: list[str]) -> None:
    with without_collector():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert frozen == []


def test_very_many_objects_are_left_alone(frozen: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collector, "_MANY", 50)
    with without_collector():
        kept = [[number] for number in range(1_000)]
    assert frozen == ["frozen"]
    assert len(kept) == 1_000


def test_it_comes_again_after_an_error() -> None:
    with pytest.raises(KeyError), without_collector():
        raise KeyError
    assert gc.isenabled()


def test_who_works_without_it_goes_on_so() -> None:
    gc.disable()
    try:
        with without_collector():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
