"""Whether a host's name means this machine: only there a password may travel unencrypted."""

from __future__ import annotations

from ipaddress import ip_address


def is_loopback(host: str) -> bool:
    """Whether it is `localhost` or a loopback address (RFC 1122, 3.2.1.3; RFC 4291, 2.5.3), in brackets or not."""
    try:
        return host.lower() == "localhost" or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
