"""What a user says about where sent mail is kept."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mailtool_gui.domain.account import Account, ImapServer, Security
from mailtool_gui.domain.errors import AccountError

PORTS = {Security.IMPLICIT: 993, Security.STARTTLS: 143, Security.NONE: 143}
"""The usual port of each kind of security (RFC 8314, RFC 9051)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ImapForm:
    """A user's wishes; None leaves what is there. An empty `host` means: there is none; an empty `user`: the
    account's; an empty `sent_folder`: the one the server names."""

    host: str | None = None
    port: int | None = None
    security: Security | None = None
    user: str | None = None
    sent_folder: str | None = None

    @property
    def says_anything(self) -> bool:
        """Whether anything is wished."""
        return self != ImapForm()


def laid_over(server: ImapServer | None, form: ImapForm) -> ImapServer | None:
    """The server with the form's wishes laid over it. Raises AccountError where its name is missing."""
    if form.host is not None and not form.host.strip():
        return None
    if not form.says_anything:
        return server
    if server is None and form.host is None:
        raise AccountError("Say which server holds the Sent folder (--imap-host).", where="--imap-host")
    there = server or ImapServer(host="", port=0)
    security = form.security or (_usual_security(form.port) if server is None else there.security)
    moved = form.security is not None and form.security is not there.security
    port = form.port if form.port is not None else PORTS[security] if moved or not there.port else there.port
    return replace(
        there,
        host=there.host if form.host is None else form.host.strip(),
        port=port,
        security=security,
        user=there.user if form.user is None else form.user or None,
        sent_folder=there.sent_folder if form.sent_folder is None else form.sent_folder or None,
    )


def check_imap(account: Account) -> None:
    """Raises AccountError where the Sent folder could never be looked into this way."""
    server = account.imap
    if server is None:
        return
    if any(c.isspace() or not c.isprintable() for c in server.host):
        raise AccountError("The IMAP server's name makes no sense (--imap-host).", where=account.name)
    if not 1 <= server.port <= 65535:
        raise AccountError(f"A port is a number from 1 to 65535, not {server.port} (--imap-port).", where=account.name)
    if any(not name.isprintable() for name in (account.imap_user, server.sent_folder or "")):
        raise AccountError("A name holds a line break or another control character.", where=account.name)


def _usual_security(port: int | None) -> Security:
    return Security.STARTTLS if port == PORTS[Security.STARTTLS] else Security.IMPLICIT
