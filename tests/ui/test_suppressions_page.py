"""The page of addresses that are never mailed again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from mailtool_gui.ui.context import Context
from mailtool_gui.ui.pages.suppressions import SuppressionsPage
from tests.ui.conftest import NotedWays

LIMIT = 10_000
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> Iterator[SuppressionsPage]:
    made = SuppressionsPage(context)
    qtbot.addWidget(made)
    made.resize(1076, 820)
    made.show()
    made.shown()
    yield made
    made.hidden()


def listed(page: SuppressionsPage) -> list[str]:
    return [str(page.model.index(row, 0).data()) for row in range(page.model.rowCount())]


def test_an_empty_list_says_what_it_is_for(page: SuppressionsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.nothing.isVisible, timeout=LIMIT)
    assert page.nothing.text().startswith("Nobody yet.")
    assert not page.add.isEnabled()
    assert not page.remove.isEnabled()


def test_addresses_are_added_with_a_reason_and_that_is_undone(
    page: SuppressionsPage, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    page.address.setText("ann@x.example, bo@x.example")
    page.reason.setText("asked  for it")
    QTest.keyClick(page.address, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(listed(page)) == 2, timeout=LIMIT)
    assert page.told.text() == "2 addresses are new."
    assert page.model.index(0, 2).data() == "asked for it"
    assert page.model.index(0, 1).data()
    qtmodeltester.check(page.model)  # type: ignore[no-untyped-call]  # has no types
    page.undo.click()
    qtbot.waitUntil(lambda: listed(page) == [], timeout=LIMIT)
    assert page.told.text() == "It is as it was before."
    assert not page.undo.isVisible()


def test_an_address_is_taken_off_and_put_back_as_it_was(page: SuppressionsPage, context: Context, qtbot: QtBot) -> None:
    context.desk.suppressions.add(["ann@x.example"], "cancelled")
    (before,) = context.desk.suppressions.page(limit=9)
    page._look()
    qtbot.waitUntil(lambda: listed(page) == ["ann@x.example"], timeout=LIMIT)
    page.table.selectRow(0)
    page.remove.click()
    qtbot.waitUntil(lambda: listed(page) == [], timeout=LIMIT)
    assert page.told.text() == "ann@x.example may be mailed again."
    page.undo.click()
    qtbot.waitUntil(lambda: listed(page) == ["ann@x.example"], timeout=LIMIT)
    assert context.desk.suppressions.page(limit=9) == [before]


def test_what_is_no_address_is_told_and_nothing_added(page: SuppressionsPage, qtbot: QtBot) -> None:
    page.address.setText("ann at x")
    page.add.click()
    qtbot.waitUntil(lambda: page.told.property("state") == "failed", timeout=LIMIT)
    assert "not an e-mail address" in page.told.text()
    assert page.address.text() == "ann at x"
    assert listed(page) == []


def test_one_that_is_known_stays_as_it_is(page: SuppressionsPage, context: Context, qtbot: QtBot) -> None:
    context.desk.suppressions.add(["ann@x.example"], "first")
    page.address.setText("Ann@x.example")
    page.add.click()
    qtbot.waitUntil(lambda: "already: 1" in page.told.text(), timeout=LIMIT)
    assert not page.undo.isVisible()


def test_a_file_is_taken_in_and_what_is_none_is_told(
    page: SuppressionsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "gone.txt"
    file.write_text("ann@x.example\nnobody\nbo@x.example\n")
    monkeypatch.setattr("mailtool_gui.ui.pages.suppressions.ask_for_addresses", lambda _parent, then: then(file))
    page.take_in.click()
    qtbot.waitUntil(lambda: len(listed(page)) == 2, timeout=LIMIT)
    assert "2 addresses are new." in page.told.text()
    assert "without an address: 1" in page.told.text()
    assert page.told.property("state") == "trying"
    assert not page.stop.isVisible()


def test_a_file_that_is_none_is_told(page: SuppressionsPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.take_in_file(tmp_path / "missing.txt")
    assert page.stop.isVisible()
    qtbot.waitUntil(lambda: page.told.property("state") == "failed", timeout=LIMIT)
    assert page.take_in.isEnabled()


def test_taking_in_can_be_stopped(page: SuppressionsPage, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "many.txt"
    file.write_text("".join(f"a{number}@x.example\n" for number in range(30_000)))
    page.take_in_file(file)
    page.stop.click()
    assert page.told.text() == "Nothing was taken in."
    qtbot.waitUntil(lambda: page.nothing.isVisible() and page.take_in.isEnabled(), timeout=LIMIT)
    page.context.tasks.wait()
    assert page.context.desk.suppressions.count() == 0


def test_the_list_is_searched(page: SuppressionsPage, context: Context, qtbot: QtBot) -> None:
    context.desk.suppressions.add([f"a{number}@x.example" for number in range(100)], "moved")
    context.desk.suppressions.add(["bo@x.example"], "cancelled")
    page._look()
    qtbot.waitUntil(lambda: page.model.total == 101, timeout=LIMIT)
    page.search.setText("CANCEL")
    qtbot.waitUntil(lambda: listed(page) == ["bo@x.example"], timeout=LIMIT)
    page.search.setText("zzz")
    qtbot.waitUntil(page.nothing.isVisible, timeout=LIMIT)
    assert page.nothing.text() == "No address and no reason on the list holds that."


def test_hidden_it_reads_no_more(page: SuppressionsPage, context: Context, qtbot: QtBot, ways: NotedWays) -> None:
    qtbot.waitUntil(page.nothing.isVisible, timeout=LIMIT)
    page.hidden()
    context.desk.suppressions.add(["ann@x.example"])
    context.live.now()
    context.tasks.wait()
    assert listed(page) == []
    assert ways.went == []
