"""Certificates for loopback servers, good ones and bad ones."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime
from functools import cache

import trustme


@cache
def authority() -> trustme.CA:
    """The one authority of the run: making one takes a while."""
    return trustme.CA()


def server_tls(*names: str, expired: bool = False, issuer: trustme.CA | None = None) -> ssl.SSLContext:
    """A server that proves to be `names`, or 127.0.0.1 and localhost."""
    issuer = issuer or authority()
    until = datetime(2020, 1, 1, tzinfo=UTC) if expired else None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    issuer.issue_cert(*(names or ("127.0.0.1", "localhost")), not_after=until).configure_cert(context)
    return context


@cache
def client_tls() -> ssl.SSLContext:
    """What a computer has that trusts the authority, all else as by default."""
    context = ssl.create_default_context()
    authority().configure_trust(context)
    return context
