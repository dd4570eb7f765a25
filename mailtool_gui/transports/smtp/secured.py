"""How a session is secured, in words."""

from __future__ import annotations


def secured(tls_version: str | None, user: str | None) -> str:
    """Encrypted or not, signed in or not: `encrypted with TLSv1.3, signed in as anna`."""
    if tls_version is None:
        return "not encrypted, not signed in" if user is None else f"not encrypted, signed in as {user}"
    if user is None:
        return f"encrypted with {tls_version}, not signed in"
    return f"encrypted with {tls_version}, signed in as {user}"
