from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QDrag, QDragEnterEvent, QDropEvent, QImage, QMouseEvent, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.problem import Problem, Severity
from mailtool_gui.domain.sheet import Column
from mailtool_gui.services.previews import Letter, Preview
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.models.problem_model import ProblemModel
from mailtool_gui.ui.widgets.drop_area import DropArea
from mailtool_gui.ui.widgets.field_chips import FieldChips, rows_table
from mailtool_gui.ui.widgets.flow import Flow
from mailtool_gui.ui.widgets.message_step import MessageStep
from mailtool_gui.ui.widgets.preview_pane import PreviewPane
from mailtool_gui.ui.widgets.problem_table import ProblemTable
from mailtool_gui.ui.widgets.safe_browser import SafeBrowser
from mailtool_gui.ui.widgets.steps import Steps
from mailtool_gui.ui.widgets.undo_bar import UndoBar

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's

COPY = Qt.DropAction.CopyAction
LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
COLUMNS = (
    Column(letter="A", header="First & Name", field="first_name", format="General"),
    Column(letter="B", header="Amount", field="amount", format="0.00"),
)


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


# where a workbook is dropped


@pytest.fixture
def area(context: Context, qtbot: QtBot) -> DropArea:
    area = DropArea(context.theme)
    qtbot.addWidget(area)
    return area


def test_a_dropped_file_is_told(area: DropArea, qtbot: QtBot, tmp_path: Path) -> None:
    data = files(tmp_path / "o.xlsx")
    entering = QDragEnterEvent(QPoint(9, 9), COPY, data, LEFT, NO_KEYS)
    area.dragEnterEvent(entering)
    assert entering.isAccepted()
    with qtbot.waitSignal(area.dropped, timeout=5_000) as told:
        area.dropEvent(QDropEvent(QPointF(9, 9), COPY, data, LEFT, NO_KEYS))
    assert told.args == [tmp_path / "o.xlsx"]


class EndedOwner:
    """The clipboard of a display on which the program that has copied has ended."""

    def mimeData(self) -> None:  # noqa: N802
        """Nothing, not even an empty one."""


def test_a_clipboard_that_nobody_answers_for_is_empty(
    area: DropArea, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QApplication, "clipboard", EndedOwner)
    area.show()
    with qtbot.waitSignal(area.pasted, timeout=5_000) as told:
        area.paste.click()
    assert told.args == ["", ""]


def test_text_is_not_a_file(area: DropArea, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText("hello")
    entering = QDragEnterEvent(QPoint(9, 9), COPY, data, LEFT, NO_KEYS)
    entering.ignore()
    area.dragEnterEvent(entering)
    assert not entering.isAccepted()
    with qtbot.assertNotEmitted(area.dropped):
        area.dropEvent(QDropEvent(QPointF(9, 9), COPY, data, LEFT, NO_KEYS))


def test_the_area_says_what_to_do_what_goes_on_and_what_is_wrong(area: DropArea) -> None:
    assert (area.heading.text(), area.choose.isHidden(), area.stop.isHidden()) == ("Drop a workbook here", False, True)
    area.show_reading("o.xlsx")
    assert (area.heading.text(), area.choose.isHidden(), area.stop.isHidden()) == ("Opening o.xlsx…", True, False)
    area.show_refusal(Path("o.xlsx"), "It is empty.")
    assert area.heading.text() == "o.xlsx cannot be opened"
    assert (area.sentence.text(), area.sentence.property("state")) == ("It is empty.", "failed")
    area.show_empty()
    assert area.sentence.property("state") is None


def test_a_refused_text_file_may_be_read_otherwise(area: DropArea, qtbot: QtBot) -> None:
    area.show_refusal(Path("o.xlsx"), "It is empty.")
    assert area.differently.isHidden()
    area.show_refusal(Path("o.CSV"), "A quotation mark is never closed.")
    assert not area.differently.isHidden()
    with qtbot.waitSignal(area.otherwise, timeout=5_000) as told:
        area.differently.click()
    assert told.args == [Path("o.CSV")]
    area.show_reading("o.csv")
    assert area.differently.isHidden()


def test_a_long_refusal_is_seen_whole(area: DropArea) -> None:
    area.resize(1000, 700)
    area.show_refusal(Path("o.docx"), "This is a long sentence about a file. " * 6)
    area.show()
    assert area.sentence.height() >= area.sentence.heightForWidth(area.sentence.width())
    assert area.sentence.height() > 2 * area.sentence.fontMetrics().height()


def test_the_area_is_drawn_with_a_file_over_it_and_without(area: DropArea) -> None:
    area.resize(300, 200)
    calm = area.grab().toImage().pixelColor(150, 12)
    data = files(Path("/o.xlsx"))  # the event does not own it
    area.dragEnterEvent(QDragEnterEvent(QPoint(9, 9), COPY, data, LEFT, NO_KEYS))
    assert area.grab().toImage().pixelColor(150, 12) != calm


# the row of steps


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


# fields


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
    step = MessageStep(context.theme)
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
    step.show_preview(Preview(mistake="HTML line 2: no."))
    assert (step.problem.text(), step.problem.property("state")) == ("HTML line 2: no.", "failed")
    step.show_preview(Preview(hints=["one", "two"]))
    assert (step.problem.text(), step.problem.property("state")) == ("one\ntwo", "trying")
    step.clear_preview()
    assert step.problem.isHidden()


# the preview


LETTER = Letter(
    sender="a@x.example", to="b@x.example", subject="Hi <b>", html="<p>Dear <b>Bea</b></p>", text="Dear Bea\n"
)


@pytest.fixture
def pane(context: Context, qtbot: QtBot) -> PreviewPane:
    pane = PreviewPane(context.theme)
    qtbot.addWidget(pane)
    return pane


def test_the_preview_shows_head_mail_and_text(pane: PreviewPane) -> None:
    pane.show_preview(Preview(letter=LETTER))
    assert (pane.subject.text(), pane.people.text()) == ("Hi <b>", "a@x.example to b@x.example")
    assert pane.mail.toPlainText() == "Dear Bea"
    pane.tabs[1].click()
    assert not pane.text.isHidden()
    assert pane.text.toPlainText() == "Dear Bea\n"


def test_a_mistake_leaves_the_last_good_letter(pane: PreviewPane) -> None:
    pane.show_preview(Preview(letter=LETTER))
    pane.show_preview(Preview(mistake="no"))
    assert pane.mail.toPlainText() == "Dear Bea"
    pane.show_preview(Preview(trouble="D2 shows #N/A"))
    assert (pane.mail.toPlainText(), pane.trouble.text()) == ("", "D2 shows #N/A")


def test_the_preview_counts_and_leads_on(pane: PreviewPane, qtbot: QtBot) -> None:
    pane.show_place(0, 488, "b@x.example")
    assert (pane.count.text(), pane.heading.text()) == ("1 of 488", "As b@x.example will see it")
    with qtbot.waitSignal(pane.moved, timeout=5_000) as told:
        pane.next.click()
    assert told.args == [1]
    pane.search.setText(" bea ")
    with qtbot.waitSignal(pane.searched, timeout=5_000) as asked:
        QTest.keyClick(pane.search, Qt.Key.Key_Return)
    assert asked.args == ["bea"]
    pane.show_place(0, 1)
    assert not pane.next.isEnabled()


def test_a_message_too_long_to_be_laid_out_says_so(pane: PreviewPane) -> None:
    long = Letter(sender="a", to="b", subject="s", html="<p>x</p>" * 50_000, text="t")
    pane.show_preview(Preview(letter=long))
    assert pane.mail.toPlainText() == ""
    assert "too long" in pane.trouble.text()


def test_nothing_is_fetched_from_anywhere(qtbot: QtBot, tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    picture = QImage(64, 64, QImage.Format.Format_RGB32)
    picture.fill(QColor("#FF0000"))
    picture.save(str(secret))
    browser = SafeBrowser()
    qtbot.addWidget(browser)
    browser.resize(300, 300)
    html = (
        f'<link rel="stylesheet" href="http://x.example/a.css"><img src="{secret}"><img src="http://x.example/t.png">'
    )
    browser.show_mail(f"{html}<img src='{secret.as_uri()}'><a href='https://x.example'>link</a>")
    drawn = browser.grab().toImage()
    reds = [(x, y) for x in range(300) for y in range(300) if drawn.pixelColor(x, y) == QColor("#FF0000")]
    assert reds == []
    kind = QTextDocument.ResourceType.ImageResource.value
    assert browser.document().resource(kind, QUrl(str(secret))).width() == 16
    assert browser.document().resource(QTextDocument.ResourceType.StyleSheetResource.value, QUrl("x.css")) == b" "


def test_a_link_leads_nowhere(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = SafeBrowser()
    qtbot.addWidget(browser)
    browser.show_mail("<a href='https://x.example'>link</a>")
    assert not browser.openLinks()
    assert not browser.openExternalLinks()
    browser.anchorClicked.emit(QUrl("https://x.example"))
    assert browser.toPlainText() == "link"


def test_wide_tables_get_the_width_there_is(qtbot: QtBot) -> None:
    browser = SafeBrowser()
    qtbot.addWidget(browser)
    browser.resize(320, 300)
    browser.show()
    browser.show_mail('<table width="600"><tr><td>a b c d e f</td></tr></table>')
    assert browser.horizontalScrollBar().maximum() == 0
    browser.show_mail('<table width="200"><tr><td>600</td></tr></table>')
    assert browser.toPlainText().strip() == "600"


# findings


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


# time to undo


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


# the message's two texts, and what is dragged


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
    step.editor.tabs[1].click()
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


def test_the_source_of_the_message_can_be_read(pane: PreviewPane) -> None:
    pane.show_preview(Preview(letter=replace(LETTER, source="Subject: Hi\n\nDear Bea\n")))
    pane.tabs[2].click()
    assert pane.source.isVisibleTo(pane)
    assert pane.source.toPlainText() == "Subject: Hi\n\nDear Bea\n"
    assert pane.source.isReadOnly()
