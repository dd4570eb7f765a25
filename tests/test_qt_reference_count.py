"""Some releases of PySide6 drop a reference to True on every emit, until the process dies."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal

EMITS = 500
NOISE = 50  # other threads take and give references too


class Bell(QObject):
    """Something that rings."""

    rung = Signal()
    rung_loudly = Signal(bool)


def test_emitting_keeps_the_references_to_true() -> None:
    bell = Bell()
    heard: list[bool] = []
    bell.rung_loudly.connect(heard.append)
    before = sys.getrefcount(True)
    for _ in range(EMITS):
        bell.rung.emit()
        bell.rung_loudly.emit(True)
    heard_count = len(heard)
    heard.clear()
    assert heard_count == EMITS
    assert sys.getrefcount(True) > before - NOISE
