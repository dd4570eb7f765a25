from __future__ import annotations

from pathlib import Path

import pytest

from mailtool_gui.cli.session import Session, chosen_folder
from mailtool_gui.domain.errors import UsageError
from mailtool_gui.services.accounts import Accounts
from mailtool_gui.services.campaigns import Campaigns
from mailtool_gui.services.health import Health
from mailtool_gui.services.jobs import Jobs
from mailtool_gui.services.reports import Reports
from mailtool_gui.services.sheets import Sheets
from tests.support.desk import Desk


def test_parts_are_put_together_once_and_only_when_needed(desk: Desk, tmp_path: Path) -> None:
    session = Session(desk.parts)
    session.data_dir = tmp_path / "x"
    session.close()
    assert desk.composed_for == []
    assert isinstance(session.jobs, Jobs)
    assert isinstance(session.accounts, Accounts)
    assert isinstance(session.campaigns, Campaigns)
    assert isinstance(session.reports, Reports)
    assert isinstance(session.health, Health)
    assert desk.composed_for == [tmp_path / "x"]


def test_looking_at_sheets_needs_no_data_folder(desk: Desk) -> None:
    assert isinstance(Session(desk.parts).sheets, Sheets)
    assert desk.composed_for == []


def test_the_end_closes_what_was_opened(desk: Desk) -> None:
    closed: list[bool] = []
    session = Session(desk.parts)
    object.__setattr__(session.parts, "close", lambda: closed.append(True))
    session.close()
    assert closed == [True]


@pytest.mark.parametrize(("value", "folder"), [("/somewhere", Path("/somewhere")), ("", None), ("  ", None)])
def test_the_environment_may_name_the_folder(monkeypatch: pytest.MonkeyPatch, value: str, folder: Path | None) -> None:
    monkeypatch.setenv("MAILTOOL_HOME", value)
    assert chosen_folder() == folder


def test_a_user_without_a_home_is_told_what_to_do(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless(*_args: object, **_more: object) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("MAILTOOL_HOME")
    monkeypatch.setattr("platformdirs.user_data_path", homeless)
    with pytest.raises(UsageError, match="--data-dir"):
        _ = Session(desk.parts).folder


def test_the_region_is_the_chosen_one_else_the_system_s(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session(desk.parts)
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")
    assert session.locale == "vi-VN"
    session.chosen_locale = "de"
    assert session.locale == "de"


def test_a_file_is_no_data_folder(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    ran = desk.run("jobs", "--data-dir", tmp_path / "file", "--json")
    assert (ran.code, ran.error["code"], ran.error["where"]) == (2, "no-folder", str(tmp_path / "file"))
