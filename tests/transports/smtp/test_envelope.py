from __future__ import annotations

import pytest

from mailtool_gui.domain.outcome import Scope, Stage, Verdict
from mailtool_gui.transports.smtp.envelope import mail_command, rcpt_commands, unsendable
from mailtool_gui.transports.smtp.features import Features
from tests.support.smtp_values import message

ALL = Features(pipelining=True, eight_bit=True, smtputf8=True, size_offered=True, size=1000)
NOTHING = Features()
UMLAUT = message("jürgen@example.com", data="Subject: ü\r\n\r\nü\r\n".encode(), smtputf8=True)


def test_parameters_only_where_offered_and_needed() -> None:
    assert mail_command(message(data=b"12345\r\n"), NOTHING) == "MAIL FROM:<office@example.com>"
    assert mail_command(message(data=b"12345\r\n"), ALL) == "MAIL FROM:<office@example.com> SIZE=7"
    assert mail_command(UMLAUT, ALL) == "MAIL FROM:<office@example.com> SIZE=19 BODY=8BITMIME SMTPUTF8"


def test_recipients_in_their_order() -> None:
    assert rcpt_commands(message("a@example.com", "b@example.com")) == [
        "RCPT TO:<a@example.com>",
        "RCPT TO:<b@example.com>",
    ]


@pytest.mark.parametrize("size", [None, 1000, 32])
def test_a_message_that_fits(size: int | None) -> None:
    assert unsendable(message(data=b"x" * 30 + b"\r\n"), Features(size_offered=True, size=size)) is None


def test_a_message_that_is_too_large() -> None:
    outcome = unsendable(message(data=b"x" * 2_500_000), Features(size_offered=True, size=2_000_000))
    assert outcome is not None
    assert (outcome.verdict, outcome.scope, outcome.stage) == (Verdict.FAIL, Scope.MESSAGE, Stage.MAIL)
    assert "2.5 MB of at most 2.0 MB" in outcome.reason


def test_letters_the_server_does_not_know() -> None:
    outcome = unsendable(UMLAUT, NOTHING)
    assert outcome is not None
    assert (outcome.verdict, outcome.scope) == (Verdict.FAIL, Scope.MESSAGE)
    assert unsendable(UMLAUT, ALL) is None


@pytest.mark.parametrize("bad", ["a@example.com>\r\nDATA", "a\n@example.com", "a\0@example.com", "a\ud800@example.com"])
def test_nothing_smuggled_in_by_an_address(bad: str) -> None:
    for one in (message(bad), message("a@example.com", bad), message(sender=bad)):
        outcome = unsendable(one, ALL)
        assert outcome is not None
        assert (outcome.verdict, outcome.scope) == (Verdict.FAIL, Scope.MESSAGE)
