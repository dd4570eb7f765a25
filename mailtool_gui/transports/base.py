"""What every transport is, and what it tells the sender while a message travels."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from mailtool_gui.domain.message import Message

if TYPE_CHECKING:
    from mailtool_gui.domain.outcome import Outcome
    from mailtool_gui.transports.steps import Steps


class Handshake(Protocol):
    """The sender's side of one message. Called on the thread that sends."""

    def started(self) -> None:
        """`MAIL FROM` is about to be written: a message start, in the provider's count."""
        ...

    def answered(self) -> None:
        """The server has answered `MAIL FROM`, whatever it said."""
        ...

    @property
    def decided(self) -> bool:
        """Whether `may_finish` would answer without waiting: the body then leaves together with its dot."""
        ...

    def may_finish(self) -> bool:
        """The barrier: waits until the intent is on disk. False: withdraw, the dot must not be written."""
        ...


Following = Callable[[], tuple[Message, Handshake] | None]
"""Which message starts now, behind the dot of the one under way; None: none does."""


def nobody() -> None:
    """No message follows."""


class Connection(Protocol):
    """An open, secured, authenticated session. Not for use by two threads, but for `abort`."""

    @property
    def usable(self) -> bool:
        """Whether another message may be sent over it."""
        ...

    @property
    def description(self) -> str:
        """How it is secured and who is signed in, in a few words for the user."""
        ...

    def send(self, message: Message, handshake: Handshake) -> Outcome:
        """Sends one message and says what became of it. Calls `started`, `answered`, `may_finish` in this order.

        A message that cannot be sent here at all (too large, an address the server cannot take) is refused without
        any of these calls. Raises StaleConnection, perhaps after `started`, where a connection that was used before
        or idle turns out to be closed: nothing of the message has left. Raises Withdrawn after a refused barrier;
        the connection is closed then. Every other trouble is an Outcome.
        """
        ...

    def close(self) -> None:
        """Says goodbye and closes. Never raises, never waits longer than a few seconds."""
        ...

    def abort(self) -> None:
        """From another thread: cuts the line at once, so that a blocked `send` ends."""
        ...


@runtime_checkable
class SteppedConnection(Connection, Protocol):
    """A Connection that keeps no thread waiting: one thread can carry many of them (see `steps`)."""

    def sending(self, message: Message, handshake: Handshake, following: Following = nobody) -> Steps[Outcome]:
        """As `send`, in steps. It yields BARRIER before it calls `may_finish`, perhaps already before the body.

        Who resumes it undecided gets the body on its way first, and the dot after `may_finish` has waited.

        `following` may be asked, once and after `may_finish`, for the message whose envelope leaves behind this one's
        dot; its `started` is called at once. The same message must then be the next one here, with the same handshake,
        or none: `close` takes the envelope back, and so does whatever ends the connection. An answer that says nothing
        of the message but that its envelope came too early is a StaleConnection.
        """
        ...

    def may_follow(self, message: Message) -> bool:
        """Whether the envelope of `message` could leave behind the dot of the one under way, or of the next."""
        ...

    def closing(self) -> Steps[None]:
        """As `close`, in steps."""
        ...


@runtime_checkable
class TellsLargest(Protocol):
    """A Connection whose server may say how large a message it takes."""

    @property
    def largest_message(self) -> int | None:
        """In bytes; None where it sets no limit."""
        ...


Learn = Callable[[int | None], None]
"""Is told how large a message a server takes, in bytes; None where it sets no limit."""


class Transport(Protocol):
    """One account's way to send. Shared by all its workers."""

    def connect(self) -> Connection:
        """Opens a session. Raises ConnectFailed with the verdict.

        Tries a password once a call: the caller lets one worker in first, and stops all after a refusal.
        """
        ...


class ConnectFailed(Exception):
    """No session could be had; `outcome` says why and what to do."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.reason)
        self.outcome = outcome


class StaleConnection(Exception):
    """The idle connection was closed by the server: connect again, nothing is charged."""


class Withdrawn(Exception):
    """The barrier said no: the dot was never written."""
