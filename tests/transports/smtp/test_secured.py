"""How a session is secured, in words."""

from __future__ import annotations

import pytest

from mailtool_gui.transports.smtp.secured import secured


@pytest.mark.parametrize(
    ("version", "user", "words"),
    [
        ("TLSv1.3", "anna", "encrypted with TLSv1.3, signed in as anna"),
        ("TLSv1.2", None, "encrypted with TLSv1.2, not signed in"),
        (None, "anna", "not encrypted, signed in as anna"),
        (None, None, "not encrypted, not signed in"),
    ],
)
def test_a_session_is_told_whole(version: str | None, user: str | None, words: str) -> None:
    assert secured(version, user) == words
