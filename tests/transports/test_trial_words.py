"""The words of a test of an account: they promise nothing, and speak of no message."""

from __future__ import annotations

import re

import pytest

from mailtool_gui.domain.outcome import Stage
from mailtool_gui.transports.events import EVENTS, Event
from mailtool_gui.transports.reply_row import Row
from mailtool_gui.transports.reply_table import TABLE
from mailtool_gui.transports.trial_words import ON_EVENT, ON_REPLY, trial_words

BEFORE_A_MESSAGE = {Stage.CONNECT, Stage.GREETING, Stage.EHLO, Stage.STARTTLS, Stage.AUTH}
OF_A_MESSAGE = {Event.TOO_LARGE, Event.SMTPUTF8_MISSING, Event.UNSAFE_ADDRESS, Event.FOLDER}
PROMISES = re.compile(r"MailTool (tries|connects|waits|does so|sends|goes)|by itself|handed over|goes on")

ROWS = [row for row in TABLE if row.stages & BEFORE_A_MESSAGE]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_no_reply_to_a_test_promises_anything(row: Row) -> None:
    told = trial_words(row.reason)
    assert not PROMISES.search(told)
    assert (told == row.reason) == (row.name not in ON_REPLY)


@pytest.mark.parametrize("event", sorted(set(Event) - OF_A_MESSAGE))
def test_nothing_that_happens_to_a_test_promises_anything(event: Event) -> None:
    template = EVENTS[event][1]
    told = trial_words(template.format(detail="mail.example.com:25"))
    assert not PROMISES.search(told)
    assert ("mail.example.com:25" in told) == ("{detail}" in template)
    assert (told == template.format(detail="mail.example.com:25")) == (event not in ON_EVENT)


def test_every_row_that_has_words_is_there_and_may_come() -> None:
    assert set(ON_REPLY) <= {row.name for row in ROWS}


def test_what_is_said_of_a_message_is_left_as_it_is() -> None:
    assert trial_words("This address does not exist. Correct it in the sheet.").startswith("This address")
