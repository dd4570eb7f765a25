"""aiosmtpd as a real server: STARTTLS or implicit TLS, AUTH, and what it took."""

from __future__ import annotations

import asyncio
import ssl
from dataclasses import dataclass, field
from threading import Thread
from types import TracebackType
from typing import Any, Self

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "anna@example.com", "pass wörd"


@dataclass
class Mailroom:
    """What came in: sender, recipients and data of each message, and whether after STARTTLS."""

    taken: list[tuple[str, list[str], bytes]] = field(default_factory=list)
    starttls: list[bool] = field(default_factory=list)
    mechanisms: list[str] = field(default_factory=list)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Called by aiosmtpd."""
        content = envelope.original_content
        assert isinstance(content, bytes)
        self.taken.append((envelope.mail_from or "", list(envelope.rcpt_tos), content))
        self.starttls.append(session.ssl is not None)
        return "250 2.0.0 Ok: queued"

    def authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object
    ) -> AuthResult:
        """Called by aiosmtpd."""
        self.mechanisms.append(mechanism)
        assert isinstance(data, LoginPassword)
        known = data.login == USER.encode() and data.password == PASSWORD.encode()
        return AuthResult(success=known, handled=False)


class RealServer:
    """aiosmtpd on loopback, in a thread of its own, while its `with` block lasts."""

    def __init__(
        self,
        *,
        starttls: ssl.SSLContext | None = None,
        implicit: ssl.SSLContext | None = None,
        without: tuple[str, ...] = (),
        auth: bool = True,
    ) -> None:
        self.room = Mailroom()
        self.port = 0
        self._implicit = implicit
        self._options: dict[str, Any] = {"tls_context": starttls, "auth_exclude_mechanism": without}
        if auth:
            # Of implicit TLS aiosmtpd does not know that it is TLS: it must not ask for it there.
            self._options["authenticator"] = self.room.authenticate
            self._options["auth_required"] = self._options["auth_require_tls"] = starttls is not None
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever)

    def _session(self) -> SMTP:
        return SMTP(self.room, hostname="real.example", enable_SMTPUTF8=True, loop=self._loop, **self._options)

    async def _listen(self) -> asyncio.Server:
        return await self._loop.create_server(self._session, "127.0.0.1", 0, ssl=self._implicit)

    async def _finish(self) -> None:
        self._server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(5)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        asyncio.run_coroutine_threadsafe(self._finish(), self._loop).result(5)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()
