"""A catch-all mail server on loopback that behaves like a provider. Nothing it takes goes any further."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from ipaddress import ip_address
from threading import Event, Thread
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from mailtool_gui.demo.provider import Counts, Provider, ReceivedMessage
from mailtool_gui.domain.errors import UsageError

if TYPE_CHECKING:
    from aiosmtpd.smtp import SMTP

LATENCY = 0.25  # seconds a message, on average
GREYLIST_WAIT = 0.95 * 300 / 60  # seconds: just under five minutes, at the demo's pace
_START_TIMEOUT = 10.0


class CatchAllServer:
    """SMTP on 127.0.0.1, in a thread of its own, for as long as its `with` block lasts.

    Mailboxes fare as the demo's plan says (`Fate`); the message start with the number `throttle_at` meets 421 4.7.28,
    once, and loses its connection. `latency` is seconds a message, `greylist_wait` seconds until a greylisted
    recipient is accepted. The last KEPT_MESSAGES messages are kept. Raises UsageError for a host that is not loopback.
    """

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        latency: float = LATENCY,
        greylist_wait: float = GREYLIST_WAIT,
        throttle_at: int | None = None,
    ) -> None:
        if not ip_address(host).is_loopback:
            raise UsageError("The demo's mail server listens on this machine only (127.0.0.1).", where=host)
        self.host = host
        self.port = port
        self._provider = Provider(latency=latency, greylist_wait=greylist_wait, throttle_at=throttle_at)
        self._thread = Thread(target=self._run, name="demo-mail-server", daemon=True)
        self._ready = Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._failure: OSError | None = None

    @property
    def counts(self) -> Counts:
        """What was answered so far."""
        return self._provider.counts()

    def messages(self) -> tuple[ReceivedMessage, ...]:
        """The messages kept, oldest first."""
        return self._provider.messages()

    def __enter__(self) -> Self:
        self._thread.start()
        if not self._ready.wait(_START_TIMEOUT) or self._failure:
            raise UsageError(
                f"The demo's mail server did not start: {self._failure}.", where=f"{self.host}:{self.port}"
            )
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        if self._loop and self._stop:
            self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except OSError as error:
            self._failure = error
        finally:
            self._ready.set()

    async def _serve(self) -> None:
        logging.getLogger("mail.log").setLevel(logging.ERROR)  # it would log whole addresses
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        self._loop.set_exception_handler(_quietly)
        server = await self._loop.create_server(_session_maker(self._provider), self.host, self.port)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stop.wait()
        server.close()
        await _close_sessions()


def _session_maker(provider: Provider) -> Callable[[], SMTP]:
    from aiosmtpd.smtp import SMTP

    class Session(SMTP):
        """Closes the connection behind a 421, as RFC 5321 3.8 has it."""

        async def push(self, status: Any) -> None:
            """Answers, and hangs up behind a 421."""
            await super().push(status)
            if str(status).startswith("421") and self.transport:
                self.transport.close()

    return lambda: Session(provider, hostname="demo.localhost", ident="MailTool demo", enable_SMTPUTF8=True)


async def _close_sessions() -> None:
    """Ends every open session and waits until its transport is gone."""
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await asyncio.sleep(0)


def _quietly(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """A client that hangs up is no trouble; anything else is told as usual."""
    if not isinstance(context.get("exception"), ConnectionError):
        loop.default_exception_handler(context)
