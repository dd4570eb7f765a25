"""What tests do with a block editor."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from mailtool_gui.domain.document import (
    Block,
    Document,
    Paragraph,
    Span,
    Text,
)
from mailtool_gui.ui.editor.block_editor import BlockEditor
from mailtool_gui.ui.editor.frame import BlockFrame
from tests.ui.editor.conftest import Until


def words(text: str) -> Text:
    return Text(paragraphs=(Paragraph((Span(text),)),))


A, B, C = words("a"), words("b"), words("c")


def show(editor: BlockEditor, *blocks: Block) -> None:
    editor.show_document(Document(blocks))


def frame(editor: BlockEditor, place: int) -> BlockFrame:
    return editor.list.frames[place]


def enter(editor: BlockEditor, place: int, until: Until) -> None:
    view = frame(editor, place).view
    view.focus()
    until(lambda: view.isAncestorOf(cursor()))


def cursor() -> QWidget:
    """What has it."""
    found = QApplication.focusWidget()
    assert found
    return found


def blocks(editor: BlockEditor) -> tuple[Block, ...]:
    return editor.document.blocks
