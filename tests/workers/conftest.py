"""The host runs an event loop of its own where there is none."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    """The one that tests of windows need, before a host makes a smaller one: there is but one in a process."""
    return qapp
