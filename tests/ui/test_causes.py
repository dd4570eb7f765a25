"""What is wrong with a job, in few lines, and the remedy to each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.services.deliveries import Cause
from mailtool_gui.services.remedies import Remedy, Step
from mailtool_gui.ui.widgets.causes import CausesCard
from mailtool_gui.ui.widgets.elided_label import ElidedLabel

CLICKS = (Step.RETRY, Step.RETRY_LATER, Step.EDIT_ACCOUNT, Step.DECIDE)  # remedies that are one click away
PATIENCE = 10_000
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's
QUEUED, SENDING, SENT, DEFERRED, FAILED, SKIPPED, UNKNOWN = DeliveryStatus


def causes_of(*reasons: str) -> Sequence[Cause]:
    retry = Remedy(step=Step.RETRY)
    return [Cause(status=FAILED, reason=why, count=place, remedy=retry) for place, why in enumerate(reasons, 1)]


def test_causes_are_few_lines(qtbot: QtBot) -> None:
    card = CausesCard()
    qtbot.addWidget(card)
    assert "Nothing so far." in [label.text() for label in card.findChildren(QLabel)]
    card.tell(causes_of("a", "b", "c", "d", "e", "f"))
    texts = [label.text() for label in card._lines.findChildren(QLabel)]
    assert texts == ["1", "a", "2", "b", "3", "c", "4", "d", "Other causes: 2"]


def test_a_cause_without_a_reason_has_its_state(qtbot: QtBot) -> None:
    card = CausesCard()
    qtbot.addWidget(card)
    card.tell([Cause(status=UNKNOWN, reason="", count=1, remedy=Remedy(step=Step.DECIDE))])
    assert "Not certain" in [label.text() for label in card._lines.findChildren(QLabel)]


def press(card: CausesCard, text: str) -> None:
    """Clicks the first of the buttons that are called so."""
    next(each for each in card._lines.findChildren(QPushButton) if each.text() == text).click()


@pytest.mark.parametrize("step", Step)
def test_every_cause_has_a_remedy_in_words(qtbot: QtBot, step: Step) -> None:
    card = CausesCard()
    qtbot.addWidget(card)
    shown = card._remedy(Cause(status=FAILED, reason="a", count=1, remedy=Remedy(step=step)))
    qtbot.addWidget(shown)
    assert shown.accessibleName()
    assert shown.toolTip() == shown.accessibleDescription() != ""
    assert isinstance(shown, QPushButton) == (step in CLICKS)


def test_what_goes_on_by_itself_says_when(qtbot: QtBot) -> None:
    card = CausesCard()
    qtbot.addWidget(card)
    shown = card._remedy(Cause(status=FAILED, reason="a", count=1, remedy=Remedy(step=Step.WAIT, at=datetime.now(UTC))))
    qtbot.addWidget(shown)
    assert shown.accessibleName().startswith("goes on at ")
    assert ":" in shown.accessibleName()


def test_remedies_are_asked_for(qtbot: QtBot) -> None:
    card = CausesCard()
    qtbot.addWidget(card)
    card.tell(causes_of("a"))
    with qtbot.waitSignal(card.retry, timeout=PATIENCE):
        press(card, "Retry failed")
    card.tell([Cause(status=DeliveryStatus.QUEUED, reason="b", count=1, remedy=Remedy(step=Step.EDIT_ACCOUNT))])
    with qtbot.waitSignal(card.edit_account, timeout=PATIENCE):
        press(card, "To the account")


def test_a_stopped_job_offers_no_retry(qtbot: QtBot) -> None:
    card = CausesCard()
    qtbot.addWidget(card)
    card.tell(causes_of("a"), retriable=False)
    assert [each.text() for each in card._lines.findChildren(QPushButton)] == ["Show"]


def test_a_cause_is_chosen(qtbot: QtBot) -> None:
    card = CausesCard()
    qtbot.addWidget(card)
    card.tell(causes_of("a"))
    with qtbot.waitSignal(card.chosen, timeout=PATIENCE) as caught:
        press(card, "Show")
    assert caught.args == [FAILED]


def test_a_long_line_ends_in_an_ellipsis(qtbot: QtBot) -> None:
    label = ElidedLabel("Two\nlines " * 30)
    qtbot.addWidget(label)
    label.resize(120, 20)
    assert "\n" not in label.text()
    assert label.toolTip().startswith("Two\nlines")
    assert not label.grab().isNull()
    assert label.minimumSizeHint().width() < 100
