"""Tables of any length: what is in sight is read, and little else is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.delivery import Delivery, DeliveryStatus
from mailtool_gui.domain.errors import JobError
from mailtool_gui.domain.outcome import Reply, Verdict
from mailtool_gui.services.deliveries import Filter
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.models.deliveries_model import STATE_COLUMN, DeliveriesModel, FoundModel, rows_text, server_words
from mailtool_gui.ui.models.jobs_model import JobsModel, parts_of
from mailtool_gui.ui.models.paged import KEPT, PAGE, PARTS, Column, Line, Lines, PagedModel
from mailtool_gui.ui.states import Shown
from mailtool_gui.ui.widgets.pill import StateRole
from tests.support.desk import GONE, Desk

LONG = 10_000
CALM = Shown("calm", "Waiting")


@pytest.fixture
def owner(qapp: QObject) -> Iterator[QObject]:
    parent = QObject()
    yield parent
    parent.deleteLater()


class NumbersModel(PagedModel):
    """One column of numbers."""

    def columns(self) -> tuple[Column, ...]:
        return (Column(title="Number", right=True),)


class Numbers:
    """Lines with their own numbers; writes down what was read."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.mark = ""
        self.reads: list[tuple[int, int]] = []

    def __call__(self, offset: int, limit: int) -> Lines:
        self.reads.append((offset, limit))
        numbers = range(offset, min(offset + limit, self.total))
        lines = [Line(about=n, texts=(f"{n}{self.mark}",), state=CALM) for n in numbers]
        return Lines(lines=lines, total=self.total)


@pytest.fixture
def model(context: Context, owner: QObject) -> NumbersModel:
    return NumbersModel(context.tasks, owner)


def asked(qtbot: QtBot, model: PagedModel, numbers: Numbers) -> Numbers:
    with qtbot.waitSignal(model.answered, timeout=10_000):
        model.ask(numbers)
    return numbers


def shown(model: PagedModel, row: int, column: int = 0) -> object:
    return model.data(model.index(row, column))


def test_only_what_is_in_sight_is_read(qtbot: QtBot, model: NumbersModel) -> None:
    numbers = asked(qtbot, model, Numbers(LONG))
    assert (model.rowCount(), shown(model, 3), shown(model, 9000)) == (LONG, "3", None)
    with qtbot.waitSignal(model.answered, timeout=10_000):
        model.show_rows(9000, 9010)
    assert (shown(model, 9000), shown(model, 3)) == ("9000", "3")
    assert numbers.reads == [(0, PAGE), (9000 // PAGE * PAGE, PAGE)]


def test_what_was_seen_long_ago_is_forgotten(qtbot: QtBot, model: NumbersModel) -> None:
    asked(qtbot, model, Numbers(LONG))
    for page in range(1, KEPT + 2):
        with qtbot.waitSignal(model.answered, timeout=10_000):
            model.show_rows(page * PAGE, page * PAGE + 5)
    assert model.line(0) is None
    assert sum(model.line(row) is not None for row in range(LONG)) == KEPT * PAGE


def test_rows_in_memory_are_not_read_again(qtbot: QtBot, model: NumbersModel) -> None:
    numbers = asked(qtbot, model, Numbers(LONG))
    model.show_rows(5, 15)
    assert numbers.reads == [(0, PAGE)]


def test_a_refresh_tells_what_has_changed(qtbot: QtBot, model: NumbersModel) -> None:
    numbers = asked(qtbot, model, Numbers(100))
    with qtbot.assertNotEmitted(model.dataChanged), qtbot.waitSignal(model.answered, timeout=10_000):
        model.refresh()
    numbers.mark = "!"
    with qtbot.waitSignals([model.dataChanged, model.answered], timeout=10_000):
        model.refresh()
    assert shown(model, 3) == "3!"


def test_the_table_grows_and_shrinks_at_its_end(qtbot: QtBot, model: NumbersModel) -> None:
    numbers = asked(qtbot, model, Numbers(10))
    for total in (13, 4, 0):
        numbers.total = total
        with qtbot.waitSignal(model.answered, timeout=10_000):
            model.refresh()
        assert model.rowCount() == total


def test_the_newest_question_wins(qtbot: QtBot, model: NumbersModel) -> None:
    gate = Event()

    def slow(offset: int, limit: int) -> Lines:
        gate.wait(10)
        return Lines(lines=[], total=7)

    answers: list[int] = []
    model.answered.connect(lambda: answers.append(model.rowCount()))
    model.ask(slow)
    asked(qtbot, model, Numbers(5))
    gate.set()
    qtbot.wait(50)  # the slow answer comes now, and is not heard
    assert (model.rowCount(), answers) == (5, [5])


def test_one_read_is_under_way_at_a_time(qtbot: QtBot, model: NumbersModel) -> None:
    numbers = Numbers(5)
    model.ask(numbers)
    for _ in range(20):
        model.refresh()
    qtbot.waitUntil(lambda: len(numbers.reads) == 2, timeout=10_000)
    qtbot.waitUntil(lambda: model.line(0) is not None, timeout=10_000)
    assert len(numbers.reads) == 2


def test_nothing_is_heard_after_a_stop(qtbot: QtBot, model: NumbersModel) -> None:
    with qtbot.assertNotEmitted(model.answered, wait=100):
        model.ask(Numbers(5))
        model.stop()
    assert model.rowCount() == 0


def test_trouble_is_told(qtbot: QtBot, model: NumbersModel) -> None:
    def broken(offset: int, limit: int) -> Lines:
        raise JobError("It is gone.")

    with qtbot.waitSignal(model.failed, timeout=10_000) as caught:
        model.ask(broken)
    assert caught.args == ["It is gone."]


def test_numbers_and_their_header_stand_right(qtbot: QtBot, model: NumbersModel) -> None:
    asked(qtbot, model, Numbers(3))
    role = Qt.ItemDataRole.TextAlignmentRole
    assert model.data(model.index(0, 0), role) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(0, Qt.Orientation.Horizontal, role) == model.data(model.index(0, 0), role)
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Number"


def test_a_paged_model_is_a_good_model(qtbot: QtBot, model: NumbersModel, qtmodeltester: ModelTester) -> None:
    numbers = asked(qtbot, model, Numbers(200))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # it has no types
    numbers.total = 150
    with qtbot.waitSignal(model.answered, timeout=10_000):
        model.refresh()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # it has no types


# deliveries


def answered(qtbot: QtBot, model: DeliveriesModel, job: str, wanted: Filter) -> list[list[object]]:
    with qtbot.waitSignal(model.answered, timeout=10_000):
        model.look_at(job, wanted)
    return [[shown(model, row, column) for column in range(5)] for row in range(model.rowCount())]


def test_deliveries_are_shown_in_words(
    qtbot: QtBot, context: Context, office: Desk, owner: QObject, qtmodeltester: ModelTester
) -> None:
    job = office.job("ann@x.example", "bo@x.example")
    with office.engine() as engine:
        engine.activate(job)
        engine.end(job, "ann@x.example", Verdict.FAIL, GONE, reason="There is no such mailbox.")
    model = DeliveriesModel(context.desk.deliveries, context.tasks, owner)
    first, second = answered(qtbot, model, job.id, Filter())
    assert (first[:3], first[4]) == (["2", "ann@x.example", "Failed"], "550 5.1.1 no such user")
    assert second == ["3", "bo@x.example", "Waiting", "", ""]
    assert model.data(model.index(0, STATE_COLUMN), StateRole) == "failed"
    assert "There is no such mailbox." in model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    assert [row[1] for row in answered(qtbot, model, job.id, Filter(status=DeliveryStatus.QUEUED))] == ["bo@x.example"]
    assert [row[1] for row in answered(qtbot, model, job.id, Filter(text="AN"))] == ["ann@x.example"]
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # it has no types


def test_a_person_is_found_in_every_job(qtbot: QtBot, context: Context, office: Desk, owner: QObject) -> None:
    for _ in range(2):
        office.job("ann@x.example", "bo@x.example")
    model = FoundModel(context.desk.deliveries, context.tasks, owner)
    with qtbot.waitSignal(model.answered, timeout=10_000):
        model.look_for("ann")
    assert [[shown(model, row, column) for column in range(4)] for row in range(2)] == [
        ["ann@x.example", "people.xlsx", "2", "Waiting"]
    ] * 2


def test_jobs_are_shown_with_their_bar(qtbot: QtBot, context: Context, office: Desk, owner: QObject) -> None:
    job = office.job("ann@x.example", "bo@x.example")
    with office.engine() as engine:
        engine.activate(job)
        engine.end(job, "ann@x.example", Verdict.FAIL, GONE)
    model = JobsModel(context.desk.jobs, context.tasks, owner)
    with qtbot.waitSignal(model.answered, timeout=10_000):
        model.look()
    texts = [shown(model, 0, column) for column in range(6)]
    assert texts == ["people.xlsx", "Sending", "50 %", "0 of 2", "1 failed", "work"]
    assert model.data(model.index(0, 2), PARTS) == (0, 0, 1, 0, 0, 1)


def test_rows_and_words_are_short() -> None:
    assert [rows_text(rows) for rows in ((2,), (2, 3, 9), (2, 3, 4, 5, 6))] == ["2", "2, 3, 9", "2, 3, 4 +2"]
    unsaid = Delivery(id=1, job_id="j", position=0, address="a", rows=(2,), status=DeliveryStatus.SENT)
    assert server_words(unsaid) == ""


def test_what_the_server_said_to_others_is_no_answer() -> None:
    paused = Delivery(
        id=1,
        job_id="j",
        position=0,
        address="a",
        rows=(2,),
        status=DeliveryStatus.QUEUED,
        reason="The password is wrong.",
        reply=Reply(code=535, enhanced="5.7.8", text="Bad credentials"),
    )
    assert server_words(paused) == "The password is wrong."
    assert server_words(replace(paused, attempts=1)) == "535 5.7.8 Bad credentials"


def test_parts_add_up() -> None:
    from mailtool_gui.domain.job import Progress

    progress = Progress(sent=1, failed=2, skipped=3, unknown=4, deferred=5, queued=6)
    assert sum(parts_of(progress)) == progress.total
