"""The transports there are. A new one is one file and one line here."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import AccountError
from mailtool_gui.transports.folder import FolderTransport
from mailtool_gui.transports.log_only import LogTransport
from mailtool_gui.transports.smtp.transport import SmtpTransport

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account
    from mailtool_gui.transports.base import Learn, Transport
    from mailtool_gui.transports.smtp.auth import Secret
    from mailtool_gui.transports.smtp.session import TlsContext

_TRANSPORTS: Mapping[str, Callable[[Account, Secret, TlsContext, Learn], Transport]] = {
    "smtp": lambda account, secret, tls, learn: SmtpTransport(account, secret=secret, tls=tls, learn=learn),
    "folder": lambda account, *_: FolderTransport(account),
    "log": lambda account, *_: LogTransport(account),
}

TRANSPORT_NAMES = tuple(_TRANSPORTS)


def open_transport(
    account: Account, *, secret: Secret, tls: TlsContext, learn: Learn = lambda _largest: None
) -> Transport:
    """The way `account` sends. Nothing is connected yet.

    `secret` gives the account's password or None, asked anew at each sign-in and never kept; `tls` gives the one
    context that all accounts share (see `shared_tls`); `learn` is told what each connection finds out. Raises
    AccountError for an unknown transport or an account that lacks what its transport needs.
    """
    make = _TRANSPORTS.get(account.transport)
    if make is None:
        known = ", ".join(TRANSPORT_NAMES)
        raise AccountError(f"There is no transport “{account.transport}”. There are: {known}.", where=account.name)
    return make(account, secret, tls, learn)


def shared_tls() -> TlsContext:
    """A context made when first asked for (it takes 37 ms), the same ever after; certificates are verified."""
    return cache(ssl.create_default_context)
