from __future__ import annotations

import ssl
from pathlib import Path

import pytest

from mailtool_gui.domain.errors import AccountError
from mailtool_gui.transports.folder import FolderTransport
from mailtool_gui.transports.log_only import LogTransport
from mailtool_gui.transports.registry import TRANSPORT_NAMES, open_transport, shared_tls
from mailtool_gui.transports.smtp.transport import SmtpTransport
from tests.support.smtp_values import account, no_secret, no_tls


@pytest.mark.parametrize(
    ("name", "kind"), [("smtp", SmtpTransport), ("folder", FolderTransport), ("log", LogTransport)]
)
def test_each_name_opens_its_transport_and_asks_for_nothing(name: str, kind: type, tmp_path: Path) -> None:
    opened = open_transport(account(transport=name, folder=tmp_path), secret=no_secret, tls=no_tls)
    assert isinstance(opened, kind)
    assert name in TRANSPORT_NAMES


def test_an_unknown_transport_is_named_with_those_there_are() -> None:
    with pytest.raises(AccountError, match=r"no transport “pigeon”.*smtp, folder, log") as refused:
        open_transport(account(transport="pigeon"), secret=no_secret, tls=no_tls)
    assert refused.value.where == "work"


@pytest.mark.parametrize(("host", "port"), [("", 25), ("mail.example.com", 0), ("mail.example.com", 70000)])
def test_smtp_without_a_server_is_refused(host: str, port: int) -> None:
    with pytest.raises(AccountError, match="server name and a port"):
        open_transport(account(port, host=host), secret=no_secret, tls=no_tls)


def test_the_shared_context_is_one_and_verifies() -> None:
    tls = shared_tls()
    assert tls() is tls()
    assert tls().check_hostname
    assert tls().verify_mode is ssl.CERT_REQUIRED
