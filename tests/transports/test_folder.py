from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.errors import AccountError
from mailtool_gui.domain.outcome import Scope, Stage, Verdict
from mailtool_gui.transports.base import ConnectFailed, Withdrawn
from mailtool_gui.transports.folder import FolderConnection, FolderTransport, file_name
from tests.support.smtp_values import RecordingHandshake, account, message


def open_folder(folder: Path) -> FolderConnection:
    return FolderTransport(account(transport="folder", folder=folder)).connect()


def test_the_file_holds_the_message_and_the_reply_its_path(tmp_path: Path) -> None:
    outcome = open_folder(tmp_path / "out" / "mail").send(message("Anna.Ö@example.com"), RecordingHandshake())
    assert outcome.reply is not None
    path = Path(outcome.reply.text)
    assert path == tmp_path / "out" / "mail" / "Anna._@example.com-0a1b2c.eml"
    assert path.read_bytes() == message().data


def test_only_the_owner_may_read(tmp_path: Path) -> None:
    open_folder(tmp_path / "mail").send(message(), RecordingHandshake())
    (file,) = (tmp_path / "mail").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "mail").stat().st_mode) == 0o700


def test_a_second_attempt_makes_no_second_file(tmp_path: Path) -> None:
    connection = open_folder(tmp_path)
    for _ in range(2):
        connection.send(message(), RecordingHandshake())
    assert len(list(tmp_path.iterdir())) == 1


def test_the_same_address_twice_makes_two_files(tmp_path: Path) -> None:
    connection = open_folder(tmp_path)
    for number in ("1", "2"):
        connection.send(message(mailtool_id=number), RecordingHandshake())
    assert len(list(tmp_path.iterdir())) == 2


def test_before_the_barrier_there_is_a_draft_only(tmp_path: Path) -> None:
    seen: list[list[str]] = []

    def barrier() -> bool:
        seen.append([path.suffix for path in tmp_path.iterdir()])
        return False

    with pytest.raises(Withdrawn):
        open_folder(tmp_path).send(message(), RecordingHandshake(barrier))
    assert seen == [[".part"]]
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_pauses_the_account_and_leaves_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    connection = open_folder(tmp_path)
    monkeypatch.setattr("mailtool_gui.transports.folder.os.fsync", full)
    handshake = RecordingHandshake()
    outcome = connection.send(message(), handshake)
    assert (outcome.verdict, outcome.scope) == (Verdict.PAUSE, Scope.ACCOUNT)
    assert "No space left" in outcome.reason
    assert handshake.calls == ["started", "answered"]
    assert list(tmp_path.iterdir()) == []


def test_trouble_after_the_barrier_is_unknown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(folder: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr("mailtool_gui.transports.folder._sync_folder", broken)
    outcome = open_folder(tmp_path).send(message(), RecordingHandshake())
    assert (outcome.verdict, outcome.scope, outcome.stage) == (Verdict.UNKNOWN, Scope.MESSAGE, Stage.DOT)


def test_a_folder_that_cannot_be_made_pauses_the_account(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ConnectFailed) as failed:
        open_folder(tmp_path / "file" / "mail")
    assert failed.value.outcome.verdict is Verdict.PAUSE
    assert "file" in failed.value.outcome.reason


def test_an_account_without_a_folder_is_refused() -> None:
    with pytest.raises(AccountError, match="folder"):
        FolderTransport(account(transport="folder"))


@given(address=st.text(min_size=1, max_size=200).map(lambda local: f"{local}@example.com"))
def test_no_address_leaves_the_folder(address: str) -> None:
    name = file_name(message(address))
    assert Path(name).name == name
    assert not name.startswith(".")
    assert len(name) < 130
    assert name.isascii()
