from __future__ import annotations

import logging

import pytest

from mailtool_gui.domain.outcome import Verdict
from mailtool_gui.transports.base import Withdrawn
from mailtool_gui.transports.log_only import LogTransport
from tests.support.smtp_values import RecordingHandshake, account, message


def test_one_line_with_masked_addresses(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="mailtool.transport")
    connection = LogTransport(account(transport="log")).connect()
    outcome = connection.send(message("anna@example.com", "boss@example.com"), RecordingHandshake())
    assert outcome.verdict is Verdict.SENT
    (record,) = caplog.records
    assert (record.name, record.levelname) == ("mailtool.transport", "INFO")
    assert record.getMessage() == "Log only: <0a1b2c@example.com> for a***@example.com, b***@example.com"


def test_a_withdrawn_message_leaves_no_line(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="mailtool.transport")
    connection = LogTransport(account(transport="log")).connect()
    with pytest.raises(Withdrawn):
        connection.send(message(), RecordingHandshake(lambda: False))
    assert caplog.records == []
