"""The upper parts of a job's view, each by itself: its state in words, its head, its figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.delivery import Delivery, DeliveryStatus
from mailtool_gui.domain.hours import SendingHours
from mailtool_gui.domain.job import ENDED, Job, JobStatus, Progress
from mailtool_gui.services.ahead import Ahead
from mailtool_gui.services.jobs import Watched
from mailtool_gui.services.overlay import JobView as Shown
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.hour_words import wall_time
from mailtool_gui.ui.states import Shown as State
from mailtool_gui.ui.states import delivery_state, job_state, shown_state
from mailtool_gui.ui.widgets.job_figures import JobFigures
from mailtool_gui.ui.widgets.job_head import JobHead
from tests.support.samples import NOON, plain_account, plain_job

PATIENCE = 10_000
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's
QUEUED, SENDING, SENT, DEFERRED, FAILED, SKIPPED, UNKNOWN = DeliveryStatus


def job_with(status: JobStatus = JobStatus.ACTIVE, progress: Progress | None = None, **changes: object) -> Job:
    given = {"name": "November orders", "started_at": NOON, **changes}
    return plain_job(status, progress or Progress(sent=20, failed=3, queued=77), **given)


def watched(job: Job, *, eta: int | None = 27, removed: bool = False) -> Watched:
    view = Shown(job=job, estimated_seconds=None, eta_seconds=eta, duration_seconds=None)
    return Watched(view=view, account=None if removed else plain_account())


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
    assert shown == {*offered, "Back to all jobs", "Log"}
    assert head.urgent_box.isVisible() is (status not in ENDED)


def test_hours_and_turn_of_a_job_are_told(head: JobHead) -> None:
    job = job_with(hours=SendingHours(quiet=(20 * 60, 7 * 60), weekdays=(1, 2, 3, 4, 5)), urgent=True)
    head.tell(watched(job))
    when = f"not from {wall_time(20 * 60)} to {wall_time(7 * 60)} · Monday to Friday only"
    assert when in head.subtitle.text()
    assert head.urgent_box.isChecked()
    head.tell(watched(replace(job, status=JobStatus.COMPLETED)))
    assert f"{when} · urgent" in head.subtitle.text()
    head.tell(watched(replace(job, urgent=False, hours=None)))
    assert not head.urgent_box.isChecked()
    assert "urgent" not in head.subtitle.text()
    assert "Monday" not in head.subtitle.text()


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
    assert head.subtitle.text() == "Recipients: 100 · orders.xlsx · work"
    head.tell(watched(job_with(JobStatus.COMPLETED)))
    assert head.subtitle.text() == "Recipients: 100 · orders.xlsx · work · 10 at once, at most 10 in 2 s"
    head.tell(watched(job_with(), removed=True))
    assert head.subtitle.text() == "Recipients: 100 · orders.xlsx · work (removed)"


def test_the_subtitle_has_the_whole_width_below_the_buttons(head: JobHead) -> None:
    head.resize(980 - 204 - 48, 90)
    hours = SendingHours(quiet=(20 * 60, 7 * 60), weekdays=(1, 2, 3, 4, 5))
    head.tell(watched(job_with(hours=hours, urgent=True)))
    words, label = head.subtitle.text(), head.subtitle
    assert label.fontMetrics().horizontalAdvance(words) <= label.contentsRect().width()
    assert label.geometry().top() >= head.pause_button.geometry().bottom()


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


def test_what_lies_ahead_is_told_where_nothing_stops_it(head: JobHead) -> None:
    seen = watched(job_with(JobStatus.ACTIVE))
    told = Ahead(
        forecast="Finishes today about 10:40.",
        advice="Any pace will do.",
    )
    head.tell(replace(seen, view=replace(seen.view, ahead=told)))
    assert head.reason.text() == "Finishes today about 10:40."
    assert "Any pace will do." in head.reason.toolTip()
    waits = watched(job_with(JobStatus.ACTIVE, reason="No server is reached.", urgent=True))
    head.tell(replace(waits, view=replace(waits.view, ahead=told)))
    assert head.reason.text() == "No server is reached."
    assert head.pill.word == "Waiting"
    assert head.urgent_box.isChecked()
