"""A skipped test proves nothing: a run that skipped something has failed."""

from __future__ import annotations

import pytest


class SkipGuard:
    """Fails the run, and names them, where tests were skipped or expected to fail."""

    def __init__(self) -> None:
        self._skipped: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A phase of a test has ended."""
        if report.skipped or hasattr(report, "wasxfail"):
            self._skipped.append(report.nodeid)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A module was imported, or skipped itself."""
        if report.skipped:
            self._skipped.append(report.nodeid)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """The verdict, unless there is a worse one."""
        if self._skipped and session.exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """The names."""
        if self._skipped:
            terminalreporter.section("skipped tests are failures", red=True)
            for name in sorted(set(self._skipped)):
                terminalreporter.line(name)
