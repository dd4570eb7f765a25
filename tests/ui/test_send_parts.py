"""The small parts of the page that sends: steps, fields, findings, the time to undo, the plain text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.problem import Problem, Severity
from mailtool_gui.domain.sheet import Column
from mailtool_gui.services.previews import Preview
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.models.problem_model import ProblemModel
from mailtool_gui.ui.widgets.field_chips import FieldChips, rows_table
from mailtool_gui.ui.widgets.flow import Flow
from mailtool_gui.ui.widgets.message_step import MessageStep
from mailtool_gui.ui.widgets.problem_table import ProblemTable
from mailtool_gui.ui.widgets.steps import Steps
from mailtool_gui.ui.widgets.undo_bar import UndoBar

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's
COPY = Qt.DropAction.CopyAction
LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
COLUMNS = (
    Column(letter="A", header="First & Name", field="first_name", format="General"),
    Column(letter="B", header="Amount", field="amount", format="0.00"),
)


def test_steps_say_where_one_is_and_lead_back(context: Context, qtbot: QtBot) -> None:
    steps = Steps(["Sheet", "Message", "Check"], context.theme)
    qtbot.addWidget(steps)
    steps.go_to(1)
    assert [step.property("step") for step in steps.buttons] == ["done", "now", "later"]
    assert [step.isEnabled() for step in steps.buttons] == [True, True, False]
    assert steps.buttons[0].accessibleName() == "Step 1: Sheet, done"
    with qtbot.waitSignal(steps.chosen, timeout=5_000) as told:
        steps.buttons[0].click()
    assert told.args == [0]
    steps.go_to(0, reachable=2)
    assert all(step.isEnabled() for step in steps.buttons)


def test_flow_sets_in_lines_as_wide_as_there_is_room(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    flow = Flow(around, spacing=10)
    for _ in range(3):
        label = QLabel()
        label.setFixedSize(QSize(100, 20))
        flow.addWidget(label)
    assert flow.heightForWidth(320) == 20
    assert flow.heightForWidth(319) == 50
    assert flow.heightForWidth(50) == 80
    assert flow.minimumSize() == QSize(100, 20)
    flow.setGeometry(QRect(0, 0, 210, 50))
    items = [flow.itemAt(place) for place in range(3)]
    places = [item.geometry().topLeft() for item in items if item]
    assert places == [QPoint(0, 0), QPoint(110, 0), QPoint(0, 30)]
    flow.clear()
    assert flow.count() == 0


def chips_of(chips: FieldChips) -> list[str]:
    return [chip.accessibleName().removeprefix("Insert the field ") for chip in chips.buttons]


def test_every_column_is_a_field(qtbot: QtBot) -> None:
    chips = FieldChips()
    qtbot.addWidget(chips)
    chips.show_columns(COLUMNS, grouped=False)
    assert chips_of(chips) == ["First & Name", "Amount"]
    assert chips.buttons[0].text() == "First && Name"
    with qtbot.waitSignal(chips.picked, timeout=5_000) as told:
        QTest.keyClick(chips.buttons[0], Qt.Key.Key_Space)
    assert told.args == ["{{ first_name }}"]
    chips.show_columns(COLUMNS, grouped=True)
    assert chips_of(chips) == ["First & Name", "Amount", "number of rows", "table of rows"]


def test_a_table_of_rows_is_a_template() -> None:
    made = rows_table(COLUMNS)
    assert "<th>First &amp; Name</th><th>Amount</th>" in made
    assert "{% for row in rows %}\n<tr><td>{{ row.first_name }}</td><td>{{ row.amount }}</td></tr>" in made


@pytest.fixture
def step(context: Context, qtbot: QtBot) -> MessageStep:
    step = MessageStep(context)
    qtbot.addWidget(step)
    return step


def test_a_field_goes_where_the_cursor_was_last(step: MessageStep, qtbot: QtBot) -> None:
    step.write("Hello !", "<p></p>")
    step.insert("{{ a }}")
    assert step.body.toPlainText() == "{{ a }}<p></p>"
    step.show()
    step.subject.setFocus()
    qtbot.waitUntil(step.subject.hasFocus, timeout=5_000)
    step.subject.setCursorPosition(6)
    step.insert("{{ b }}")
    assert step.subject.text() == "Hello {{ b }}!"


def test_mistakes_and_hints_stand_under_the_editor(step: MessageStep) -> None:
    step.show_preview(Preview(mistake="subject line 2: no."))
    assert (step.problem.text(), step.problem.property("state")) == ("subject line 2: no.", "failed")
    step.show_preview(Preview(hints=["one", "two"]))
    assert (step.problem.text(), step.problem.property("state")) == ("one\ntwo", "trying")
    step.clear_preview()
    assert step.problem.isHidden()


def test_who_writes_blocks_is_told_of_no_lines(step: MessageStep) -> None:
    step.show_preview(Preview(mistake="HTML line 40, column 3: There is no column for the field “x”."))
    assert step.problem.text() == "There is no column for the field “x”."
    step.show_preview(Preview(hints=["HTML line 3: “{{” stands alone.", "text line 1: “{{” stands alone."]))
    assert step.problem.text() == "“{{” stands alone."
    step.write("Hi", "<p>x</p>")
    step.show_preview(Preview(mistake="HTML line 2: no."))
    assert step.problem.text() == "HTML line 2: no."


def test_the_plain_text_is_shown_as_it_is_made_until_the_user_writes_it(step: MessageStep) -> None:
    step.write("Hi", "<p>Dear {{ name }}</p>")
    step.show_preview(Preview(text="Dear {{ name }}\n"))
    assert step.plain.toPlainText() == "Dear {{ name }}\n"
    assert step.plain.isReadOnly()
    assert step.template(to="E-mail", group_by=None).text is None
    step.editor.own.click()
    step.plain.setPlainText("My own words")
    step.show_preview(Preview(text="something made"))
    template = step.template(to="E-mail", group_by="Name")
    assert (template.text, template.to_column, template.group_by) == ("My own words", "E-mail", "Name")
    assert (template.subject, template.html) == ("Hi", "<p>Dear {{ name }}</p>")
    step.write("Hi", "<p>Another</p>")
    assert step.template(to=None, group_by=None).text is None


def test_writing_the_plain_text_is_a_change_and_showing_the_made_one_is_none(step: MessageStep, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(step.changed):
        step.editor.show_made("made")
    with qtbot.waitSignal(step.changed, timeout=5_000):
        step.editor.own.click()
    with qtbot.waitSignal(step.changed, timeout=5_000):
        step.plain.setPlainText("mine")


def test_a_field_goes_into_the_plain_text_that_the_user_writes(step: MessageStep, qtbot: QtBot) -> None:
    step.write("Hi", "<p></p>")
    step.show()
    step.editor.tabs[2].click()
    step.editor.own.click()
    qtbot.waitUntil(step.plain.hasFocus, timeout=5_000)
    step.insert("{{ a }}")
    assert (step.plain.toPlainText(), step.body.toPlainText()) == ("{{ a }}", "<p></p>")


def test_a_chip_can_be_dragged_into_a_text(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    chips, carried = FieldChips(), list[str]()
    qtbot.addWidget(chips)
    chips.show_columns(COLUMNS, grouped=False)
    chip = chips.buttons[1]
    monkeypatch.setattr(QDrag, "exec", lambda drag, _action: carried.append(drag.mimeData().text()))
    with qtbot.assertNotEmitted(chips.picked):
        QTest.mousePress(chip, LEFT)
        begin, far = QPointF(chip.rect().center()), QPointF(300, 60)
        for place in (begin, far, far + QPointF(5, 5)):
            move = QMouseEvent(QEvent.Type.MouseMove, place, place, LEFT, LEFT, NO_KEYS)
            chip.mouseMoveEvent(move)
    assert carried == ["{{ amount }}"]
    hovering = QMouseEvent(QEvent.Type.MouseMove, far, far, LEFT, Qt.MouseButton.NoButton, NO_KEYS)
    chip.mouseMoveEvent(hovering)
    assert len(carried) == 1


def problems() -> list[Problem]:
    return [
        Problem(severity=Severity.ERROR, code="bad-address", message="C12: “x” is not one.", row=12, cell="C12"),
        Problem(severity=Severity.WARNING, code="subject-too-long", message="Long.", row=3),
        Problem(severity=Severity.WARNING, code="leftover-braces", message="HTML line 1: stray."),
    ]


def test_findings_read_severity_place_sentence(qtmodeltester: ModelTester, qapp: object) -> None:
    model = ProblemModel()
    model.show(problems())
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # it has no types
    rows = [[model.index(row, column).data() for column in range(3)] for row in range(3)]
    assert rows == [
        ["Error", "C12", "“x” is not one."],
        ["Warning", "Row 3", "Long."],
        ["Warning", "Message", "HTML line 1: stray."],
    ]
    assert model.headerData(2, Qt.Orientation.Horizontal) == "What was found"
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_findings_are_drawn_in_their_colours(context: Context, qtbot: QtBot) -> None:
    model = ProblemModel()
    table = ProblemTable(model, context.theme)
    qtbot.addWidget(table)
    table.resize(600, 300)
    model.show(problems())
    drawn = table.grab().toImage()
    seen = {drawn.pixelColor(x, y).name().upper() for x in range(0, 130) for y in range(40, 150)}
    assert {context.theme.tokens.failed, context.theme.tokens.trying_soft} <= seen


def test_time_runs_out_once(qtbot: QtBot) -> None:
    bar = UndoBar()
    qtbot.addWidget(bar)
    bar.patience = 150
    with qtbot.waitSignal(bar.elapsed, timeout=10_000):
        bar.start()
        assert bar.sentence.text() == "Sending starts in 1 s"
        assert bar.is_running
    assert not bar.is_running
    assert not bar.undo.isEnabled()


def test_undone_in_time_nothing_follows(qtbot: QtBot) -> None:
    bar = UndoBar()
    qtbot.addWidget(bar)
    assert bar.patience == 10_000
    bar.start()
    assert bar.sentence.text() == "Sending starts in 10 s"
    with qtbot.waitSignal(bar.undone, timeout=5_000), qtbot.assertNotEmitted(bar.elapsed, wait=250):
        bar.undo.click()
    assert bar.isHidden()


def test_what_is_held_is_not_said_to_start_now(qtbot: QtBot) -> None:
    bar = UndoBar()
    qtbot.addWidget(bar)
    bar.start("07:00")
    assert bar.sentence.text() == "10 s to undo; sending starts at 07:00"
    bar.finish()
    assert bar.sentence.text() == "Putting it in…"
    bar.start()
    assert bar.sentence.text() == "Sending starts in 10 s"
    bar.stop()
