"""The parts of a job's view, each by itself: head, figures, causes, filter, table, states, dialogs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.delivery import Attempt, Delivery, DeliveryStatus
from mailtool_gui.domain.job import Job, JobStatus, Progress
from mailtool_gui.domain.outcome import Reply, Scope, Stage, Verdict
from mailtool_gui.services.deliveries import Cause, Filter, Letter, Story
from mailtool_gui.services.jobs import Watched
from mailtool_gui.services.overlay import JobView as Shown
from mailtool_gui.services.remedies import Remedy, Step
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.dialogs.delivery import DeliveryDialog
from mailtool_gui.ui.dialogs.question import ask
from mailtool_gui.ui.models.paged import PARTS, Column, Line, Lines, PagedModel
from mailtool_gui.ui.phrases import figure
from mailtool_gui.ui.states import Shown as State
from mailtool_gui.ui.states import delivery_state, job_state, shown_state
from mailtool_gui.ui.widgets.causes import CausesCard
from mailtool_gui.ui.widgets.delivery_filter import DeliveryFilter
from mailtool_gui.ui.widgets.elided_label import ElidedLabel
from mailtool_gui.ui.widgets.job_figures import JobFigures
from mailtool_gui.ui.widgets.job_head import JobHead
from mailtool_gui.ui.widgets.paged_table import PagedTable, table_card
from mailtool_gui.ui.widgets.parts_bar import BarDelegate
from tests.support.samples import NOON, plain_account

CLICKS = (Step.RETRY, Step.RETRY_LATER, Step.EDIT_ACCOUNT, Step.DECIDE)  # remedies that are one click away
PATIENCE = 10_000
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's
LATER = Reply(code=451, enhanced="4.7.1", text="Later")
QUEUED, SENDING, SENT, DEFERRED, FAILED, SKIPPED, UNKNOWN = DeliveryStatus


def job_with(status: JobStatus = JobStatus.ACTIVE, progress: Progress | None = None, **changes: object) -> Job:
    made = Job(
        id="job-1",
        kind="send",
        name="November orders",
        source="orders.xlsx",
        account="work",
        status=status,
        reason=None,
        progress=progress or Progress(sent=20, failed=3, queued=77),
        created_at=NOON,
        started_at=NOON,
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # any field may be given


def watched(job: Job, *, eta: int | None = 27, removed: bool = False) -> Watched:
    view = Shown(job=job, estimated_seconds=None, eta_seconds=eta, duration_seconds=None)
    return Watched(view=view, account=None if removed else plain_account())


# states


@pytest.mark.parametrize("status", DeliveryStatus)
def test_every_state_of_a_delivery_has_a_word(status: DeliveryStatus) -> None:
    assert delivery_state(status) not in {"", status.value}


@pytest.mark.parametrize("status", JobStatus)
def test_every_state_of_a_job_has_a_word(status: JobStatus) -> None:
    assert job_state(job_with(status)).word[0].isupper()


def test_what_is_tried_again_says_when() -> None:
    made = Delivery(id=1, job_id="j", position=0, address="a@x", rows=(2,), status=DEFERRED)
    assert shown_state(made) == State("trying", "Trying again")
    later = replace(made, next_attempt_at=NOON)
    assert shown_state(later) == State("trying", f"Tries again {NOON.astimezone():%H:%M}")


def test_a_job_that_only_waits_for_another_try_says_so() -> None:
    resting = job_with(progress=Progress(sent=3, deferred=2))
    assert job_state(resting) == State("trying", "Trying again")


# head


@pytest.fixture
def head(qtbot: QtBot, context: Context) -> JobHead:
    made = JobHead(context.theme)
    qtbot.addWidget(made)
    made.resize(1000, 60)
    made.show()
    return made


@pytest.mark.parametrize(
    ("status", "offered"),
    [
        (JobStatus.PREPARING, {"Export workbook", "Pause", "Stop"}),
        (JobStatus.WAITING, {"Export workbook", "Pause", "Stop", "Retry failed (3)"}),
        (JobStatus.ACTIVE, {"Export workbook", "Pause", "Stop", "Retry failed (3)"}),
        (JobStatus.PAUSED, {"Export workbook", "Resume", "Stop", "Retry failed (3)"}),
        (JobStatus.COMPLETED, {"Export workbook", "Retry failed (3)"}),
        (JobStatus.FAILED, {"Export workbook", "Retry failed (3)"}),
        (JobStatus.CANCELLED, {"Export workbook"}),
    ],
)
def test_only_what_makes_sense_is_offered(head: JobHead, status: JobStatus, offered: set[str]) -> None:
    head.tell(watched(job_with(status)))
    shown = {each.accessibleName() for each in head.findChildren(QPushButton) if each.isVisible()}
    assert shown == {*offered, "Back to all jobs"}


def test_one_button_is_primary(head: JobHead) -> None:
    head.tell(watched(job_with()))
    assert [each for each in head.findChildren(QPushButton) if each.property("primary")] == [head.retry_button]


def test_after_pause_the_keyboard_is_on_resume_and_not_on_stop(qtbot: QtBot, head: JobHead) -> None:
    head.activateWindow()
    head.tell(watched(job_with(JobStatus.ACTIVE)))
    head.pause_button.setFocus()
    qtbot.waitUntil(head.pause_button.hasFocus, timeout=PATIENCE)
    head.tell(watched(job_with(JobStatus.PAUSED)))
    assert head.resume_button.hasFocus()
    head.tell(watched(job_with(JobStatus.ACTIVE)))
    assert head.pause_button.hasFocus()


def test_the_subtitle_says_who_what_and_how_quickly(head: JobHead) -> None:
    head.tell(watched(job_with()))
    assert head.subtitle.text() == "Recipients: 100 · orders.xlsx · work · 10 at once, at most 10 in 2 s"
    head.tell(watched(job_with(), removed=True))
    assert head.subtitle.text() == "Recipients: 100 · orders.xlsx · work (removed)"


def test_the_reason_it_rests_is_shown(head: JobHead) -> None:
    head.tell(watched(job_with(JobStatus.PAUSED, reason="The password is refused.")))
    assert head.reason.isVisible()
    assert head.reason.text() == "The password is refused."
    assert head.reason.property("state") == "trying"
    room = head.sizeHint().height()
    head.tell(watched(job_with()))
    assert head.reason.text() == ""
    assert head.sizeHint().height() == room, "what stands below moves when a reason appears"
    head.tell(watched(job_with(JobStatus.WAITING, reason="The quota is used up.")))
    assert head.reason.property("state") is None


@pytest.mark.parametrize("wish", ["export", "pause", "resume", "stop", "retry", "back"])
def test_every_button_tells_its_wish(qtbot: QtBot, head: JobHead, wish: str) -> None:
    button: QPushButton = getattr(head, f"{wish}_button")
    with qtbot.waitSignal(getattr(head, wish), timeout=PATIENCE):
        button.click()


# figures


@pytest.fixture
def figures(qtbot: QtBot, context: Context) -> JobFigures:
    made = JobFigures(context.theme)
    qtbot.addWidget(made)
    return made


def test_speed_and_batches(figures: JobFigures) -> None:
    figures.tell(watched(job_with()), 4.96)
    assert (figures.speed.value.text(), figures.done.text()) == ("5.0/s", "23 % · batch 3 of 10")
    figures.tell(watched(job_with()), 953.2)
    assert figures.speed.value.text() == "953/s"


def test_a_figure_keeps_the_room_it_once_took(figures: JobFigures) -> None:
    label = figures._counts[0].value
    figures.tell(watched(job_with(progress=Progress(sent=1_000_000))), 1)
    wide = label.width()
    figures.tell(watched(job_with(progress=Progress(sent=1))), 1)
    assert (label.text(), label.width()) == ("1", wide)
    assert label.minimumSize() == label.maximumSize()
    figures.forget()
    figures.tell(watched(job_with(progress=Progress(sent=2))), 1)
    assert label.minimumWidth() < wide


def test_times_of_a_job_that_goes_on(figures: JobFigures) -> None:
    begun = datetime.now(UTC) - timedelta(seconds=70)
    figures.tell(watched(job_with(started_at=begun)), 1)
    assert figures.elapsed.value.text().startswith("1 min 1")
    assert figures.left.value.text() == "27 s"
    assert figures.left.caption.text().startswith("Left · until ")


def test_times_of_a_job_that_has_ended(figures: JobFigures) -> None:
    figures.tell(watched(job_with(JobStatus.COMPLETED, completed_at=NOON + timedelta(seconds=90)), eta=None), 1)
    assert (figures.elapsed.value.text(), figures.left.value.text()) == ("1 min 30 s", "–")
    assert figures.left.caption.text().startswith("Ended ")


def test_nothing_is_promised_of_a_paused_job(figures: JobFigures) -> None:
    figures.tell(watched(job_with(JobStatus.PAUSED, started_at=None), eta=None), 0)
    assert (figures.elapsed.value.text(), figures.left.value.text(), figures.left.caption.text()) == ("–", "–", "Left")
    assert figures.leaving.text() == ""


def test_figures_have_their_colours_and_names(figures: JobFigures) -> None:
    figures.tell(watched(job_with()), 1)
    states = [each.value.property("state") for each in figures._counts]
    assert states == ["accepted", "trying", "failed", "unsure", None, None]
    assert figures._counts[2].accessibleName() == "Failed: 3"
    figures.tell(watched(job_with(progress=Progress(sent=2))), 1)
    names = "Accepted: 2, Trying again: 0, Failed: 0, Not certain: 0, Skipped: 0, Waiting: 0"
    assert figures.bar.accessibleName() == names


def test_a_figure_that_never_changed_has_its_name_too(figures: JobFigures) -> None:
    figures.tell(watched(job_with(progress=Progress(sent=2))), 1)
    assert figures._counts[1].accessibleName() == "Trying again: 0"


# causes


def causes_of(*reasons: str) -> Sequence[Cause]:
    retry = Remedy(step=Step.RETRY)
    return [Cause(status=FAILED, reason=why, count=place, remedy=retry) for place, why in enumerate(reasons, 1)]


def test_causes_are_few_lines(qtbot: QtBot) -> None:
    card = CausesCard()
    qtbot.addWidget(card)
    assert "Nothing so far." in [label.text() for label in card.findChildren(QLabel)]
    card.tell(causes_of("a", "b", "c", "d", "e", "f"))
    texts = [label.text() for label in card._lines.findChildren(QLabel)]
    assert texts == ["1", "a", "2", "b", "3", "c", "4", "d", "and 2 other causes"]


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


# filter


def test_who_types_is_answered_once(qtbot: QtBot) -> None:
    chosen: list[Filter] = []
    shown = DeliveryFilter()
    qtbot.addWidget(shown)
    shown.changed.connect(chosen.append)
    for text in ("a", "an", "ann"):
        shown.search.setText(text)
    qtbot.waitUntil(lambda: chosen == [Filter(text="ann")], timeout=PATIENCE)


def test_a_choice_drops_the_search(qtbot: QtBot) -> None:
    shown = DeliveryFilter()
    qtbot.addWidget(shown)
    shown.search.setText("ann")
    with qtbot.waitSignal(shown.changed, timeout=PATIENCE) as caught:
        shown.choose(SKIPPED)
    assert caught.args == [Filter(status=SKIPPED)]
    shown.reset()
    assert shown.wanted == Filter()


def test_chips_never_become_narrower(qtbot: QtBot) -> None:
    shown = DeliveryFilter()
    qtbot.addWidget(shown)
    shown.count(Progress(sent=1_000_000))
    wide = shown.chips[SENT].minimumWidth()
    assert shown.chips[SENT].text() == f"Accepted {figure(1_000_000)}"
    shown.count(Progress(sent=1))
    assert shown.chips[SENT].minimumWidth() == wide


# table


class Names(PagedModel):
    """One column, many rows."""

    def columns(self) -> tuple[Column, ...]:
        return (Column(title="Name"), Column(title="Bar"))


def names(offset: int, limit: int) -> Lines:
    state = State("calm", "Waiting")
    rows = range(offset, min(offset + limit, 5000))
    return Lines(lines=[Line(about=n, texts=(f"{n}", ""), state=state, parts=(1, 1)) for n in rows], total=5000)


@pytest.fixture
def table(qtbot: QtBot, context: Context) -> Iterator[PagedTable]:
    holder = QLabel()
    model = Names(context.tasks, holder)
    made = PagedTable(model, {0: 90}, "Names")
    card = table_card(made)
    for each in (holder, card):
        qtbot.addWidget(each)
    card.resize(400, 400)
    card.show()
    with qtbot.waitSignal(model.answered, timeout=PATIENCE):
        model.ask(names)
    yield made  # its panel lives as long
    card.hide()


def test_scrolling_reads_what_comes_into_sight(qtbot: QtBot, table: PagedTable) -> None:
    assert table.line_at(4000) is None
    table.scrollTo(table.model().index(4000, 0))
    qtbot.waitUntil(lambda: table.line_at(4000) is not None, timeout=PATIENCE)


def test_enter_and_double_click_open_a_row(qtbot: QtBot, table: PagedTable) -> None:
    table.selectRow(2)
    with qtbot.waitSignal(table.opened, timeout=PATIENCE) as caught:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert caught.args is not None
    assert caught.args[0].about == 2
    with qtbot.waitSignal(table.opened, timeout=PATIENCE):
        table.doubleClicked.emit(table.model().index(1, 0))


def test_the_other_keys_move(table: PagedTable) -> None:
    table.selectRow(2)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex().row() == 3


def test_bars_are_painted_in_cells(qtbot: QtBot, context: Context, table: PagedTable) -> None:
    table.setItemDelegateForColumn(1, BarDelegate(context.theme, table))
    image = table.grab().toImage()
    found = {image.pixelColor(x, y).name() for x in range(90, image.width()) for y in range(0, 80)}
    assert context.theme.tokens.accepted.lower() in found


def test_a_cell_without_parts_stays_empty(qtbot: QtBot, context: Context) -> None:
    view = QTableView()
    qtbot.addWidget(view)
    model = QStandardItemModel(1, 1, view)
    view.setModel(model)
    view.setItemDelegate(BarDelegate(context.theme, view))
    image = view.viewport().grab().toImage()
    found = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert context.theme.tokens.accepted.lower() not in found
    assert model.index(0, 0).data(PARTS) is None


# dialogs


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
