"""One delivery with all its tries, and a question that waits for a yes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.delivery import Attempt, Delivery, DeliveryStatus
from mailtool_gui.domain.outcome import Reply, Scope, Stage, Verdict
from mailtool_gui.services.deliveries import Letter, Story
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.dialogs.delivery import DeliveryDialog
from mailtool_gui.ui.dialogs.question import ask
from tests.support.samples import NOON

PATIENCE = 10_000
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's
QUEUED, SENDING, SENT, DEFERRED, FAILED, SKIPPED, UNKNOWN = DeliveryStatus


def attempt(number: int, verdict: Verdict, reply: Reply | None) -> Attempt:
    return Attempt(
        number=number,
        started_at=NOON,
        ended_at=NOON + timedelta(seconds=1.5),
        stage=Stage.RCPT,
        verdict=verdict,
        scope=Scope.RECIPIENT,
        reason=f"Reason {number}.",
        reply=reply,
        charged=True,
    )


@pytest.fixture
def dialog(qtbot: QtBot, context: Context) -> Iterator[DeliveryDialog]:
    holder = QLabel()
    qtbot.addWidget(holder)
    made = Delivery(id=1, job_id="j", position=0, address="ann@x.example", rows=(2, 3), status=UNKNOWN)
    shown = DeliveryDialog(made, context.theme, holder)
    story = Story(
        delivery=made,
        attempts=[
            attempt(1, Verdict.DEFER, Reply(code=451, enhanced="4.7.1", text="Later")),
            attempt(2, Verdict.UNKNOWN, None),
        ],
        letter=Letter(headers=[("Subject", "Hi")], text="Hello", attachments=["terms.pdf"], source="Subject: Hi\n"),
    )
    shown.tell(story)
    yield shown  # its parent lives as long
    holder.hide()


def test_every_try_is_told_the_last_one_first(dialog: DeliveryDialog) -> None:
    texts = [label.text() for label in dialog.tries.findChildren(QLabel)]
    assert [text for text in texts if text.startswith("Try ")] == ["Try 2", "Try 1"]
    assert "The server said: 451 4.7.1 Later" in texts
    assert "The server said nothing." in texts


def test_the_message_is_readable_and_its_source_exact(dialog: DeliveryDialog) -> None:
    assert dialog.message.toPlainText() == "Subject: Hi\n\nHello\n\n[terms.pdf]"
    assert dialog.source.toPlainText() == "Subject: Hi\n"
    assert dialog.message.isReadOnly()


def test_what_cannot_be_shown_says_why(dialog: DeliveryDialog) -> None:
    made = Delivery(id=1, job_id="j", position=0, address="a", rows=(2,), status=SKIPPED, reason="C2 is empty.")
    dialog.tell(Story(delivery=made, attempts=[], letter=None, trouble="C2 is empty."))
    assert dialog.message.toPlainText() == "C2 is empty."
    assert "C2 is empty." in [label.text() for label in dialog.tries.findChildren(QLabel)]
    dialog.fail("It is gone.")
    assert dialog.message.toPlainText() == "It is gone."


def test_both_answers_are_there(qtbot: QtBot, dialog: DeliveryDialog) -> None:
    for button, answer in ((dialog.yes, dialog.arrived), (dialog.again, dialog.send_again)):
        with qtbot.waitSignal(answer, timeout=PATIENCE):
            button.click()


def test_enter_answers_nothing(qtbot: QtBot, dialog: DeliveryDialog) -> None:
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=PATIENCE)
    with qtbot.assertNotEmitted(dialog.arrived), qtbot.assertNotEmitted(dialog.send_again):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.focusWidget() not in (dialog.yes, dialog.again)


@pytest.mark.parametrize("yes", [True, False])
def test_a_question_does_it_only_on_a_yes(qtbot: QtBot, yes: bool) -> None:
    holder, done = QLabel(), list[bool]()
    qtbot.addWidget(holder)
    question = ask("Stop?", "Really.", "&Stop", parent=holder, then=lambda: done.append(True))
    (question.yes if yes else question.no).click()
    assert done == ([True] if yes else [])
