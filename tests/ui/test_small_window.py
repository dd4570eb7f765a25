"""A job's page, and lists, in the smallest window: nothing is cut, nothing lies over anything else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QRect, QTranslator
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.job import Job, JobStatus, Progress
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.languages import install_language
from mailtool_gui.ui.main_window import SMALLEST
from mailtool_gui.ui.pages.job import JobView
from mailtool_gui.ui.pages.jobs import JobsPage
from mailtool_gui.ui.widgets.causes import LITTLE, MOST
from mailtool_gui.ui.widgets.elided_label import ElidedLabel, StillLabel
from mailtool_gui.ui.widgets.flow import Flow
from tests.support.desk import Desk
from tests.ui.test_jobs_parts import job_with, watched

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's
PATIENCE = 10_000
SIDEBAR = 204
MANY = Progress(sent=123_456, failed=3, deferred=12_000, unknown=2, queued=1_000_000)
SENDING = job_with(progress=MANY, name="Invitation to the general assembly of all members " * 3)
STOPPED = job_with(JobStatus.PAUSED, MANY, reason="The server refused the user name or password.")
ENDED = job_with(JobStatus.FAILED, MANY, completed_at=SENDING.started_at)


@pytest.fixture(params=["en", "vi"])
def language(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    yield install_language(qapp, [request.param])
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()


@pytest.fixture
def view(qtbot: QtBot, context: Context, language: str) -> Iterator[JobView]:
    made = JobView(context)
    qtbot.addWidget(made)
    made.resize(SMALLEST[0] - SIDEBAR, SMALLEST[1])
    made.show()
    yield made
    made.leave()
    context.tasks.wait()


def place(widget: QWidget, page: QWidget) -> QRect:
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())


def texts(page: QWidget) -> Iterator[QLabel | QPushButton | QLineEdit]:
    """Every visible text, button and field of a part."""
    for each in page.findChildren(QWidget):
        if isinstance(each, (QLabel, QPushButton, QLineEdit)) and each.isVisible():
            yield each


def check_room(part: QWidget) -> None:
    """Every text has its room in the part, and lies over no other."""
    shown = {each: place(each, part) for each in texts(part)}
    for each, rect in shown.items():
        assert part.rect().contains(rect), each
        if each.text() and not isinstance(each, (ElidedLabel, QLineEdit)):
            assert each.width() >= each.sizeHint().width(), each
        assert not [other for other, taken in shown.items() if other is not each and taken.intersects(rect)], each


@pytest.mark.parametrize("job", [SENDING, STOPPED, ENDED], ids=["sending", "stopped", "ended"])
def test_nothing_of_a_job_is_cut(qtbot: QtBot, view: JobView, job: Job) -> None:
    view._show(watched(job))
    for part in (view.head, view.figures, view.filter):
        qtbot.waitUntil(partial(check_room, part), timeout=PATIENCE)
    area = view.findChild(QScrollArea)
    assert area
    assert area.horizontalScrollBar().maximum() == 0


def test_the_answer_has_room(view: JobView) -> None:
    assert view.table.columnWidth(view.model.columnCount() - 1) >= 150
    view.resize(1280 - SIDEBAR, 820)
    assert view.table.columnWidth(1) == 250
    assert view.table.columnWidth(view.model.columnCount() - 1) >= 300


def test_a_width_that_the_user_has_chosen_stays(view: JobView) -> None:
    view.table.setColumnWidth(1, 222)
    view.resize(view.width() + 20, view.height() + 20)
    assert view.table.columnWidth(1) == 222


def test_chart_and_causes_are_lower_in_a_low_window(qapp: QApplication, view: JobView) -> None:
    assert {view.causes.height(), view.causes._room} == {120, LITTLE}
    view.resize(1280 - SIDEBAR, 820)
    qapp.processEvents()
    assert {view.causes.height(), view.causes._room} == {158, MOST}


def test_a_page_that_is_higher_than_the_window_is_scrolled(qapp: QApplication, view: JobView) -> None:
    view._show(watched(SENDING))
    view.resize(view.width(), 400)
    qapp.processEvents()
    area = view.findChild(QScrollArea)
    assert area
    assert area.verticalScrollBar().maximum() > 0
    assert view.table.viewport().height() >= 2 * view.table.verticalHeader().defaultSectionSize()


def test_the_list_of_jobs_shows_their_names(qtbot: QtBot, context: Context, office: Desk) -> None:
    office.job()
    page = JobsPage(context)
    qtbot.addWidget(page)
    page.resize(SMALLEST[0] - SIDEBAR, SMALLEST[1])
    page.show()
    page.shown()
    qtbot.waitUntil(lambda: page.jobs.total == 1, timeout=PATIENCE)
    assert page.job_table.columnWidth(0) >= 150
    assert page.job_table.isColumnHidden(6)
    page.resize(1280 - SIDEBAR, 820)
    assert not page.job_table.isColumnHidden(6)
    page.hidden()
    context.tasks.wait()


def test_a_long_title_ends_before_the_state(qapp: QApplication, view: JobView) -> None:
    view._show(watched(SENDING))
    qapp.processEvents()
    head = view.head
    assert head.title.toolTip() == SENDING.name
    assert place(head.title, head).right() < place(head.pill, head).left()
    assert head.title.width() > 100


# the pieces


@pytest.fixture
def row(qtbot: QtBot) -> QWidget:
    """Three fixed widgets, 100 px each."""
    made = QWidget()
    qtbot.addWidget(made)
    flow = Flow(made, spacing=30, least=10, last_right=True)
    for name in "abc":
        label = QLabel(name)
        label.setFixedSize(100, 20)
        flow.addWidget(label)
    made.show()
    return made


def places(row: QWidget) -> list[tuple[int, int]]:
    layout = row.layout()
    assert layout
    items = (layout.itemAt(place) for place in range(layout.count()))
    return [item.geometry().topLeft().toTuple() for item in items if item]


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (500, [(0, 0), (130, 0), (400, 0)]),
        (360, [(0, 0), (130, 0), (260, 0)]),
        (320, [(0, 0), (110, 0), (220, 0)]),
        (310, [(0, 0), (130, 0), (210, 30)]),
        (60, [(0, 0), (0, 30), (0, 60)]),
    ],
)
def test_widgets_move_together_before_one_goes_to_the_next_line(
    row: QWidget, width: int, expected: list[tuple[int, int]]
) -> None:
    row.setFixedSize(width, 100)
    layout = row.layout()
    assert layout
    layout.setGeometry(row.rect())
    assert places(row) == expected
    assert layout.heightForWidth(width) == expected[-1][1] + 20


def test_words_that_change_often_ask_for_no_room(qtbot: QtBot) -> None:
    label = StillLabel("a")
    qtbot.addWidget(label)
    before = label.sizeHint()
    label.setText("many more words\nthan before")
    assert label.text() == "many more words than before"
    assert label.accessibleName() == "many more words than before"
    assert label.sizeHint() == before
