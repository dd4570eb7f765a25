"""A warning in the log that no test declared fails the test in which it came."""

from __future__ import annotations

import logging
import re
from collections.abc import Generator

import pytest


class ExpectedLogs:
    """The warnings and errors a test says will come; each must come at least once."""

    def __init__(self) -> None:
        self._patterns: list[str] = []

    def __call__(self, pattern: str) -> None:
        """Declares a record at WARNING or above whose text holds the regular expression `pattern`."""
        self._patterns.append(pattern)

    def unexpected(self, texts: list[str]) -> list[str]:
        """Those of `texts` that no pattern foretold."""
        return [text for text in texts if not any(re.search(pattern, text) for pattern in self._patterns)]

    def absent(self, texts: list[str]) -> list[str]:
        """The patterns that none of `texts` holds."""
        return [pattern for pattern in self._patterns if not any(re.search(pattern, text) for text in texts)]


class LogGuard(logging.Handler):
    """Collects what the program's loggers say at WARNING and above while a test runs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._texts: list[str] = []
        self._expected = ExpectedLogs()

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps the record where it is the program's own."""
        if record.name.startswith("mailtool"):
            self._texts.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def pytest_sessionstart(self) -> None:
        """Listens at the root of all loggers."""
        logging.getLogger().addHandler(self)

    def pytest_sessionfinish(self) -> None:
        """Listens no more."""
        logging.getLogger().removeHandler(self)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self) -> None:
        """Every test starts with a clean slate."""
        self._texts.clear()
        self._expected = ExpectedLogs()

    @pytest.fixture
    def expected_logs(self) -> ExpectedLogs:
        """Declares the warnings a test means to provoke: `expected_logs("connection lost")`."""
        return self._expected

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_teardown(self) -> Generator[None]:
        """Judges the whole test, its fixtures included."""
        yield
        unexpected = self._expected.unexpected(self._texts)
        absent = self._expected.absent(self._texts)
        if unexpected:
            pytest.fail("Log records that the test did not declare:\n" + "\n".join(unexpected), pytrace=False)
        if absent:
            pytest.fail("Log records that were declared and did not come:\n" + "\n".join(absent), pytrace=False)
