"""Tests and drafts: messages that are marked as what they are."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy

import pytest

from mailtool_gui.domain.identity import identity_of
from mailtool_gui.domain.message import Message, Template
from mailtool_gui.engine.kinds import job_kinds
from mailtool_gui.messages.builder import Sender, compile_message
from mailtool_gui.messages.marks import unsent
from tests.support.samples import NOON, plain_account, plain_snapshot, recipient_in_row

IDENTITY = identity_of(seed="seed@example.com", position=0, revision=0)
ANNA = recipient_in_row("anna@x.example", 7)


def built(kind: str, subject: str = "Hello {{name}}") -> Message:
    snapshot = plain_snapshot(subject)
    return job_kinds()[kind].builder(snapshot, plain_account()).build(ANNA, identity=IDENTITY, date=NOON)


@pytest.mark.parametrize("subject", ["Hello {{name}}", "{% if true %}Hé{% endif %}", "x" * 300])
def test_a_test_is_the_same_message_but_for_its_subject_and_its_mark(subject: str) -> None:
    sent, tried = built("send", subject), built("test", subject)
    one, other = (message_from_bytes(each.data, policy=policy.default) for each in (sent, tried))
    assert other["X-MailTool-Test"] == "row 7"
    assert other["Subject"] == f"[Test] {one['Subject']}"
    assert one["X-MailTool-Test"] is None
    for message in (one, other):
        del message["Subject"], message["X-MailTool-Test"]
    assert one.as_bytes() == other.as_bytes()
    assert (tried.envelope, tried.identity, tried.date) == (sent.envelope, sent.identity, sent.date)


def test_a_draft_names_its_hidden_copies_and_has_neither_date_nor_ids() -> None:
    to = replace(ANNA, cc=("c1@x.example", "c2@x.example"), bcc=("b1@x.example", "b2@x.example"))
    template = Template(subject="Date: today", html="<p>Date: now</p><p>Message-ID: none</p>")
    builder = compile_message(template, plain_snapshot().columns, sender=Sender("o@x.example", "O"), locale="en-US")
    message = builder.build(to, identity=IDENTITY, date=NOON)
    draft = unsent(message, to)
    read = message_from_bytes(draft, policy=policy.default)
    assert read["X-Unsent"] == "1"
    assert [str(read[name]) for name in ("To", "Cc", "Bcc", "Subject")] == [
        "anna@x.example",
        "c1@x.example, c2@x.example",
        "b1@x.example, b2@x.example",
        "Date: today",
    ]
    assert [read[name] for name in ("Date", "Message-ID", "X-MailTool-ID")] == [None, None, None]
    assert draft.partition(b"\r\n\r\n")[2] == message.data.partition(b"\r\n\r\n")[2]
    assert all(line.endswith(b"\r\n") for line in draft.splitlines(keepends=True))
    assert not read.defects


def test_a_draft_without_hidden_copies_says_nothing_of_them() -> None:
    message = built("send")
    assert b"Bcc" not in unsent(message, ANNA)
