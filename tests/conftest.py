"""The ground rules of every test: alone, quiet, tidy and never skipped."""

from __future__ import annotations

import os

import hypothesis
import pytest

from tests.support.isolation import Isolation
from tests.support.leaks import LeakGuard
from tests.support.logs import LogGuard
from tests.support.skips import SkipGuard

pytest_plugins = ["pytester"]

hypothesis.settings.register_profile("dev", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))


def pytest_configure(config: pytest.Config) -> None:
    """The guards; the last one judges first."""
    for guard in (Isolation(), SkipGuard(), LogGuard(), LeakGuard()):
        config.pluginmanager.register(guard)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that take long come first, those with real servers one after the other."""
    for item in items:
        for kind in ("real", "slow"):
            if item.get_closest_marker(kind):
                item.add_marker(pytest.mark.xdist_group(kind))
    items.sort(key=lambda item: not (item.get_closest_marker("real") or item.get_closest_marker("slow")))
