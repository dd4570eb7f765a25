from __future__ import annotations

from dataclasses import replace

import pytest

from mailtool_gui.domain.account import ImapServer, Security
from mailtool_gui.domain.errors import AccountError
from mailtool_gui.services.account_imap import ImapForm, check_imap, laid_over
from tests.support.samples import plain_account

THERE = ImapServer(host="imap.x.example", port=1993, user="me", sent_folder="Copies")


@pytest.mark.parametrize(
    ("form", "port", "security"),
    [
        (ImapForm(host="h"), 993, Security.IMPLICIT),
        (ImapForm(host="h", port=143), 143, Security.STARTTLS),
        (ImapForm(host="h", port=5993), 5993, Security.IMPLICIT),
        (ImapForm(host="h", security=Security.STARTTLS), 143, Security.STARTTLS),
        (ImapForm(host="h", security=Security.NONE, port=7), 7, Security.NONE),
    ],
)
def test_a_new_server_is_usual_where_nothing_is_said(form: ImapForm, port: int, security: Security) -> None:
    assert laid_over(None, form) == ImapServer(host="h", port=port, security=security)


@pytest.mark.parametrize(
    ("form", "changes"),
    [
        (ImapForm(), {}),
        (ImapForm(host="other"), {"host": "other"}),
        (ImapForm(security=Security.STARTTLS), {"security": Security.STARTTLS, "port": 143}),
        (ImapForm(security=Security.IMPLICIT), {}),
        (ImapForm(user="", sent_folder=""), {"user": None, "sent_folder": None}),
        (ImapForm(sent_folder="Sent"), {"sent_folder": "Sent"}),
    ],
)
def test_what_is_not_said_stays(form: ImapForm, changes: dict[str, object]) -> None:
    assert laid_over(THERE, form) == replace(THERE, **changes)  # type: ignore[arg-type]  # any field


def test_an_empty_name_takes_the_server_away() -> None:
    assert laid_over(THERE, ImapForm(host=" ", port=993)) is None
    assert laid_over(None, ImapForm(host="")) is None


def test_who_says_nothing_has_none() -> None:
    assert laid_over(None, ImapForm()) is None
    assert not ImapForm().says_anything


@pytest.mark.parametrize(
    ("server", "words"),
    [
        (replace(THERE, host="imap x"), "--imap-host"),
        (replace(THERE, host="imap\nx"), "--imap-host"),
        (replace(THERE, port=0), "--imap-port"),
        (replace(THERE, port=65536), "--imap-port"),
        (replace(THERE, user="me\r\nA1 LOGOUT"), "control character"),
        (replace(THERE, sent_folder="Sent\n"), "control character"),
    ],
)
def test_what_makes_no_sense_is_named(server: ImapServer, words: str) -> None:
    with pytest.raises(AccountError, match=words):
        check_imap(replace(plain_account(), imap=server))
    check_imap(replace(plain_account(), imap=THERE))


@pytest.mark.parametrize(
    ("own", "user", "signed_in"),
    [("me", "smtp-me", "me"), (None, "smtp-me", "smtp-me"), (None, None, "office@x.example")],
)
def test_the_name_to_sign_in_with(own: str | None, user: str | None, signed_in: str) -> None:
    account = replace(plain_account(), sender="office@x.example", user=user, imap=replace(THERE, user=own))
    assert account.imap_user == signed_in
