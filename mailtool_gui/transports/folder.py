"""A folder of .eml files: every message becomes one file."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import AccountError
from mailtool_gui.domain.outcome import Outcome, Reply, Stage
from mailtool_gui.transports.base import ConnectFailed, Handshake, Withdrawn
from mailtool_gui.transports.replies import Event, judge, judge_event

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account
    from mailtool_gui.domain.message import Message

_UNSAFE = re.compile(r"[^A-Za-z0-9@._+-]")


def file_name(message: Message) -> str:
    """Such as `anna@example.com-1f0c….eml`: the same on every attempt, so that no attempt makes a second file."""
    address = _UNSAFE.sub("_", message.envelope.recipients[0]).lstrip(".")[:80]
    return f"{address}-{message.identity.mailtool_id}.eml"


class FolderConnection:
    """A Connection that writes files. A file appears whole or not at all, readable by its owner only."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._usable = True

    @property
    def usable(self) -> bool:
        """Whether another message may be sent over it."""
        return self._usable

    @property
    def description(self) -> str:
        """Where the files go."""
        return f"files in {self._folder}"

    def send(self, message: Message, handshake: Handshake) -> Outcome:
        """See Connection.send. The file's path is the reply's text."""
        if not self._usable:
            return judge_event(Stage.MAIL, Event.LOST)
        handshake.started()
        handshake.answered()
        target = self._folder / file_name(message)
        draft = target.with_suffix(".part")
        try:
            return self._keep(message, handshake, draft, target)
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)

    def _keep(self, message: Message, handshake: Handshake, draft: Path, target: Path) -> Outcome:
        try:
            _write_durably(draft, message.data)
        except OSError as error:
            return judge_event(Stage.DATA, Event.FOLDER, detail=_why(error))
        if not handshake.may_finish():
            self.close()
            raise Withdrawn
        try:
            draft.replace(target)
            _sync_folder(self._folder)
        except OSError as error:
            return judge_event(Stage.DOT, Event.FOLDER, detail=_why(error))
        return judge(Stage.DOT, Reply(code=250, enhanced=None, text=str(target)))

    def close(self) -> None:
        """Nothing is open; no further message is taken."""
        self._usable = False

    def abort(self) -> None:
        """As `close`."""
        self._usable = False


class FolderTransport:
    """Every account whose transport is `folder`."""

    def __init__(self, account: Account) -> None:
        if account.folder is None:
            raise AccountError("The account needs a folder for its messages.", where=account.name)
        self._folder = account.folder.expanduser().absolute()

    def connect(self) -> FolderConnection:
        """Makes the folder where it is not there. Raises ConnectFailed where that is not possible."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise ConnectFailed(judge_event(Stage.CONNECT, Event.FOLDER, detail=_why(error))) from error
        return FolderConnection(self._folder)


def _write_durably(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Makes the new name durable; Windows has no way, and no need, to."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _why(error: OSError) -> str:
    return f"{error.filename}: {error.strerror}" if error.filename else str(error.strerror or error)
