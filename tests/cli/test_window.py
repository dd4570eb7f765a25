from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from mailtool_gui.cli.root import mailtool
from mailtool_gui.cli.session import Session
from tests.support.desk import Desk, Ran
from tests.support.workbooks import write_workbook


class Screen:
    """Writes down what it is asked to show."""

    def __init__(self) -> None:
        self.shown: list[tuple[object, ...]] = []

    def show(self, folder: Path, *, locale: str, sheet: Path | None) -> int:
        self.shown.append((folder, locale, sheet))
        return 0

    def show_demo(self, folder: Path, *, locale: str, rows: int | None) -> int:
        self.shown.append((folder, locale, rows))
        return 0


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mailtool_gui.cli.display.has_display", lambda: True)


def run(desk: Desk, screen: Screen, *args: str | Path) -> Ran:
    session = Session(desk.parts, screen=screen)
    result = CliRunner().invoke(mailtool, [str(arg) for arg in args], obj=session)
    return Ran(result.exit_code, result.stdout, result.stderr)


@pytest.mark.usefixtures("display")
def test_alone_it_opens_the_window(desk: Desk, screen: Screen, tmp_path: Path) -> None:
    ran = run(desk, screen, "--data-dir", tmp_path / "mine", "--locale", "de-DE")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert screen.shown == [(tmp_path / "mine", "de-DE", None)]
    assert desk.composed_for == []


@pytest.mark.usefixtures("display")
def test_a_sheet_is_opened_in_it(desk: Desk, screen: Screen, tmp_path: Path) -> None:
    sheet = write_workbook(tmp_path / "orders.xlsx")
    assert run(desk, screen, sheet, "--locale", "en-US", "--data-dir", tmp_path).code == 0
    assert screen.shown == [(tmp_path, "en-US", sheet)]


@pytest.mark.usefixtures("display")
def test_a_sheet_that_is_not_there_is_said(desk: Desk, screen: Screen) -> None:
    ran = run(desk, screen, "gone.xlsx", "--json")
    assert (ran.code, ran.error["code"], ran.error["where"]) == (2, "no-such-file", "gone.xlsx")
    assert screen.shown == []


@pytest.mark.parametrize("args", [[], ["--json"]])
def test_without_a_display_the_commands_are_named(desk: Desk, screen: Screen, args: list[str]) -> None:
    ran = run(desk, screen, *args)
    assert ran.code == 2
    assert "There is no display" in ran.out + ran.err
    assert "`mailtool send`" in ran.out + ran.err
    assert screen.shown == []
    if args:
        assert ran.error["code"] == "no-display"


def test_without_a_display_a_sheet_is_not_opened_either(desk: Desk, screen: Screen, tmp_path: Path) -> None:
    assert run(desk, screen, write_workbook(tmp_path / "orders.xlsx")).code == 2
    assert screen.shown == []


@pytest.mark.usefixtures("display")
def test_the_demonstration_opens_its_window(desk: Desk, screen: Screen, tmp_path: Path) -> None:
    ran = run(desk, screen, "demo", "--rows", "9", "--data-dir", tmp_path, "--locale", "en-US")
    assert ran.code == 0
    assert ran.out.startswith("This is a demonstration")
    assert screen.shown == [(tmp_path, "en-US", 9)]


@pytest.mark.usefixtures("display")
@pytest.mark.parametrize("option", ["--headless", "--json"])
def test_the_demonstration_stays_in_the_terminal_where_it_is_told_to(desk: Desk, screen: Screen, option: str) -> None:
    run(desk, screen, "demo", "--rows", "3", option)
    assert screen.shown == []
    assert any(call.startswith("work_until") for call in desk.host.calls)


@pytest.mark.usefixtures("display")
def test_the_demonstration_s_folder_is_gone_afterwards(
    desk: Desk, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MAILTOOL_HOME")
    run(desk, screen, "demo")
    ((folder, _, rows),) = screen.shown
    assert isinstance(folder, Path)
    assert folder.name.startswith("mailtool-demo-data-")
    assert not folder.exists()
    assert rows is None
