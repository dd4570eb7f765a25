"""Log only: nothing leaves, every message leaves one line in the log."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from mailtool_gui.domain.identity import masked
from mailtool_gui.domain.outcome import Outcome, Reply, Stage
from mailtool_gui.transports.base import Handshake, Withdrawn
from mailtool_gui.transports.replies import Event, judge, judge_event

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account
    from mailtool_gui.domain.message import Message

logger = logging.getLogger("mailtool.transport")


class LogConnection:
    """A Connection that writes to the log."""

    description = "log only, nothing leaves this computer"

    def __init__(self) -> None:
        self._usable = True

    @property
    def usable(self) -> bool:
        """Whether another message may be sent over it."""
        return self._usable

    def send(self, message: Message, handshake: Handshake) -> Outcome:
        """See Connection.send."""
        if not self._usable:
            return judge_event(Stage.MAIL, Event.LOST)
        handshake.started()
        handshake.answered()
        if not handshake.may_finish():
            self.close()
            raise Withdrawn
        addresses = ", ".join(masked(address) for address in message.envelope.recipients)
        logger.info("Log only: %s for %s", message.identity.message_id, addresses)
        return judge(Stage.DOT, Reply(code=250, enhanced=None, text="written to the log"))

    def close(self) -> None:
        """Nothing is open; no further message is taken."""
        self._usable = False

    def abort(self) -> None:
        """As `close`."""
        self._usable = False


class LogTransport:
    """Every account whose transport is `log`."""

    def __init__(self, account: Account) -> None:
        self._account = account

    def connect(self) -> LogConnection:
        """Never fails."""
        return LogConnection()
