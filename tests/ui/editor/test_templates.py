from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.document import Columns, Document, Heading, Image, Span
from mailtool_gui.domain.message import InlineImage, Template
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.editor.template_dialog import TemplateDialog
from mailtool_gui.ui.editor.templates import NameDialog
from mailtool_gui.ui.widgets.message_step import MessageStep
from tests.support.documents import COLUMNS
from tests.ui.conftest import NotedWays
from tests.ui.editor.conftest import Until

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's

HELLO = Document((Heading(line=(Span("Hello "), Span("first_name", field=True))),))
OTHER = Document((Heading(line=(Span("Other"),)),))


@pytest.fixture
def step(context: Context, qtbot: QtBot) -> MessageStep:
    step = MessageStep(context)
    qtbot.addWidget(step)
    step.resize(1000, 700)
    step.show_columns(COLUMNS, grouped=False)
    step.show()
    return step


def written(step: MessageStep) -> Template:
    return step.template(to=None, group_by=None)


def save(step: MessageStep, name: str, ways: NotedWays, until: Until) -> None:
    told = len(ways.went)
    step.templates.save(name)
    until(lambda: len(ways.went) > told)


def open_newest(step: MessageStep, until: Until, *, search: str = "") -> TemplateDialog:
    dialog = step.templates.choose()
    until(dialog.use.isEnabled)
    if search:
        dialog.search.setText(search)
        until(lambda: dialog.list.count() < 4 and dialog.name.text() == search)
    return dialog


def test_blocks_come_back_from_a_saved_template(step: MessageStep, ways: NotedWays, until: Until) -> None:
    step.subject.setText("Hi {{ first_name }}")
    step.editor.blocks.show_document(HELLO)
    before = written(step)
    save(step, "Mine", ways, until)
    assert ways.went[-1] == ("say", "Saved as “Mine”, version 1.")
    assert step.templates.save_again.text() == "Save “Mine” anew"
    step.write("Another", "<p>another</p>")
    assert not step.templates.save_again.isVisible()
    dialog = open_newest(step, until, search="Mine")
    dialog.use.click()
    after = written(step)
    assert (after.subject, after.html, after.text, after.blocks) == (
        before.subject, before.html, before.text, before.blocks,
    )  # fmt: skip
    assert after.saved_as
    assert (after.saved_as.name, after.saved_as.version, after.saved_as.changed) == ("Mine", 1, False)
    assert step.editor.blocks.document == HELLO


def test_saving_anew_makes_the_next_version_and_earlier_ones_can_be_opened(
    step: MessageStep, ways: NotedWays, until: Until
) -> None:
    step.subject.setText("Hi")
    step.editor.blocks.show_document(HELLO)
    save(step, "Mine", ways, until)
    step.editor.blocks.show_document(OTHER)
    saved = written(step).saved_as
    assert saved
    assert saved.changed
    step.templates.save_again.trigger()
    until(lambda: ways.went[-1] == ("say", "Saved as “Mine”, version 2."))
    save(step, "Mine", ways, until)
    assert ways.went[-1] == ("say", "“Mine” is saved already, version 2.")
    dialog = open_newest(step, until, search="Mine")
    assert [dialog.version.itemText(row) for row in range(dialog.version.count())] == ["Version 2", "Version 1"]
    dialog.version.setCurrentIndex(1)
    dialog.version.activated.emit(1)
    until(lambda: dialog._seen and dialog._seen.entry.version == 1)
    dialog.use.click()
    assert step.editor.blocks.document == HELLO


def test_a_template_that_comes_with_the_program_is_html(step: MessageStep, until: Until) -> None:
    dialog = open_newest(step, until, search="Newsletter")
    assert dialog.list.item(0).text() == "Newsletter\nEnglish · comes with MailTool"
    assert not dialog.version.isVisibleTo(dialog)
    assert "News of this month" in dialog.paper.toPlainText()
    dialog.list.itemActivated.emit(dialog.list.item(0))
    assert step.editor.by_hand
    assert "News of this month" in step.body.toPlainText()
    assert written(step).saved_as


def test_no_template_with_these_words_is_said(step: MessageStep, until: Until) -> None:
    dialog = open_newest(step, until)
    dialog.search.setText("zzzzz")
    until(lambda: not dialog.use.isEnabled())
    assert dialog.about.text() == "There is no template with these words."
    dialog.close_button.click()


def test_the_name_is_asked_for(step: MessageStep, ways: NotedWays, until: Until) -> None:
    step.subject.setText("Hi")
    step.editor.blocks.show_document(HELLO)
    step.templates.save_as.trigger()
    dialog = step.templates.findChild(NameDialog)
    assert isinstance(dialog, NameDialog)
    assert not dialog.keep.isEnabled()
    dialog.name.setText(" November ")
    dialog.keep.click()
    until(lambda: ("say", "Saved as “November”, version 1.") in ways.went)


def test_what_cannot_be_saved_is_said(step: MessageStep, ways: NotedWays, until: Until) -> None:
    save(step, "Mine@3", ways, until)
    assert "must not end like a version" in str(ways.went[-1][1])


def test_a_message_is_taken_from_a_file(step: MessageStep, tmp_path: Path, until: Until) -> None:
    (tmp_path / "letter.html").write_text("<p>Dear {{ first_name }}</p><script>x</script>", encoding="utf-8")
    step.templates.ask_for_file()
    (dialog,) = step.templates.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "letter.html"))
    dialog.close()
    until(lambda: "Dear" in step.body.toPlainText())
    assert "script" not in written(step).html


def test_a_template_that_cannot_be_read_is_said_and_nothing_changes(step: MessageStep, ways: NotedWays) -> None:
    step.subject.setText("Hi")
    step.show_template(Template(subject="x", html="<p>x</p>", blocks="{}"))
    assert "are damaged" in str(ways.went[-1][1])
    assert step.subject.text() == "Hi"


def test_what_a_template_has_besides_its_words_is_kept(step: MessageStep, tmp_path: Path) -> None:
    logo = InlineImage(cid="logo", path=tmp_path / "logo.png")
    step.show_template(
        Template(subject="x", html="<img src='cid:logo'>", inline=(logo,), reply_to="a@x.example", notice=True)
    )
    after = step.template(to="E-mail", group_by="Code", split=True)
    assert (after.inline, after.reply_to, after.notice) == ((logo,), "a@x.example", True)
    assert (after.to_column, after.group_by, after.split_addresses) == ("E-mail", "Code", True)


def test_the_preview_is_given_the_pictures_of_the_draft(step: MessageStep, tmp_path: Path, until: Until) -> None:
    file = tmp_path / "logo.png"
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(QColor("#FF0000"))
    image.save(str(file))
    step.editor.blocks.show_document(Document((Image(source="cid:logo.png", file=str(file)),)))
    until(lambda: step.preview.mail._pictures)
    assert step.preview.mail._pictures["logo.png"].width() == 20
    (tmp_path / "broken.png").write_bytes(b"no picture")
    view = step.editor.blocks.list.frames[0].view
    step.editor.blocks.show_document(Document((Image(source="cid:x", file=str(tmp_path / "broken.png")),)))
    until(lambda: "no picture that mail readers show" in view.trouble.text())  # type: ignore[attr-defined]  # a picture's
    step.editor.blocks.show_document(Document((Image(source="cid:x", file=str(tmp_path / "gone.png")),)))
    until(lambda: "no such picture any more" in view.trouble.text())  # type: ignore[attr-defined]


def test_a_saved_template_has_its_pictures_when_the_originals_are_gone(
    step: MessageStep, ways: NotedWays, until: Until, tmp_path: Path
) -> None:
    file = tmp_path / "logo.png"
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(QColor("#FF0000"))
    image.save(str(file))
    picture = Image(source="cid:logo.png", file=str(file))
    step.subject.setText("Hi")
    step.editor.blocks.show_document(Document((Columns(left=(picture,)), *HELLO.blocks)))
    save(step, "Mine", ways, until)
    file.unlink()
    step.write("Another", "<p>another</p>")
    open_newest(step, until, search="Mine").use.click()
    (kept,) = step.editor.blocks.document.images
    assert kept.source == "cid:logo.png"
    assert kept.file != str(file)
    assert Path(kept.file).is_file()
    assert [str(inline.path) for inline in written(step).inline] == [kept.file]
    until(lambda: step.pictures.get(kept.file))
