from __future__ import annotations

import pytest

from mailtool_gui.domain.loopback import is_loopback


@pytest.mark.parametrize("host", ["localhost", "LocalHost", "127.0.0.1", "127.9.9.9", "::1", "[::1]"])
def test_this_machine(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host", ["", "example.com", "localhost.example.com", "10.0.0.1", "0.0.0.0", "::", "127.0.0.1.example.com", "[::2]"]
)
def test_any_other(host: str) -> None:
    assert not is_loopback(host)
