"""The editor's states in pictures: called by `tests.ui.pictures`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from mailtool_gui.domain.document import (
    Align,
    Columns,
    Divider,
    Document,
    Heading,
    Image,
    Ink,
    Listing,
    Look,
    Paragraph,
    Spacer,
    Span,
    Text,
)
from mailtool_gui.ui.editor.image_view import cid_of
from mailtool_gui.ui.editor.link_dialog import LinkDialog
from mailtool_gui.ui.editor.templates import NameDialog
from mailtool_gui.ui.pages.send import SendPage

if TYPE_CHECKING:
    from mailtool_gui.ui.main_window import MainWindow
    from tests.ui.pictures import Studio


def show_editor(studio: Studio, made: MainWindow, page: SendPage) -> None:
    """Blocks with the cursor in one, every other kind, HTML that is made, changed and wrong, templates, dialogs."""
    editor, message = page.message.editor.blocks, page.message
    before = editor.document
    editor.list.frames[1].view.focus()
    studio.picture(made, "editor-blocks")
    message.preview.tabs[1].click()
    editor.show_document(others(studio))
    studio.rest(1.0)
    text = editor.list.frames[0].view.texts[0]
    text.setFocus()
    text.selectAll()
    studio.picture(made, "editor-others")
    editor.ask_for_link()
    dialog = editor.findChild(LinkDialog)
    assert isinstance(dialog, LinkDialog)
    dialog.address.setText("javascript:no")
    dialog.keep.click()
    studio.picture(dialog, "editor-link")
    dialog.reject()
    made.activateWindow()
    studio.rest(0.5)
    text.setFocus()
    text.moveCursor(text.textCursor().MoveOperation.End)
    QTest.keyClicks(text, " {{")
    studio.picture(text.completing, "editor-fields")
    QTest.keyClick(text, Qt.Key.Key_Escape)
    editor.show_document(before)
    message.preview.tabs[0].click()
    show_html(studio, made, page)
    show_templates(studio, made, page)


def show_html(studio: Studio, made: MainWindow, page: SendPage) -> None:
    """HTML made from the blocks, changed by hand with a mistake in it, and what the blocks' tab says then."""
    editor = page.message.editor
    editor.tabs[1].click()
    studio.picture(made, "editor-html-made")
    editor.made_bar.edit.click()
    editor.html.insertPlainText("<p>{{ nobody }}</p>\n")
    studio.rest(1.0)
    studio.picture(made, "editor-html-mistake")
    editor.tabs[0].click()
    studio.picture(made, "editor-kept")
    editor.kept.back.click()


def show_templates(studio: Studio, made: MainWindow, page: SendPage) -> None:
    """The choice of templates, and the question for a name."""
    dialog = page.message.templates.choose()
    studio.until(dialog.use.isEnabled)
    studio.picture(dialog, "editor-templates")
    dialog.reject()
    page.message.templates.ask_for_name()
    name = page.message.templates.findChild(NameDialog)
    assert isinstance(name, NameDialog)
    name.name.setText("November")
    studio.picture(name, "editor-name")
    name.reject()


def others(studio: Studio) -> Document:
    """The kinds that the demonstration's message has not."""
    file = studio.folder / "banner.png"
    banner = QImage(600, 160, QImage.Format.Format_RGB32)
    banner.fill(QColor("#0F766E"))
    banner.save(str(file))
    items = (("Free delivery", Ink.GREEN), ("until Friday only", Ink.RED))
    listed = tuple(Paragraph((Span(text, Look(ink=ink)),), listing=Listing.BULLETS) for text, ink in items)
    first = Paragraph((Span("Dear "), Span("first_name", field=True), Span(","), Span(" now", Look(bold=True))))
    address = Text(paragraphs=(Paragraph((Span("Silk Road Shop\n12 Market Street"),)),))
    hours = Text(paragraphs=(Paragraph((Span("Open from nine to five"),), Align.RIGHT),))
    return Document((
        Text(paragraphs=(first, *listed)),
        Image(source=f"cid:{cid_of(file)}", file=str(file), alt="Our shop in November", link="shop.silkroad.example"),
        Divider(),
        Heading(line=(Span("Where we are"),), level=3, align=Align.CENTER),
        Spacer(),
        Columns(left=(address,), right=(hours,)),
    ))  # fmt: skip
