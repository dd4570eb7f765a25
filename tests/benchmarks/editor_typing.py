"""What a keystroke takes in a document of 40 blocks, and what else must not hold up the window.

    python -m tests.benchmarks.editor_typing

Milliseconds of processor time. The mark: 8 ms for each, painting included for a keystroke.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mailtool_gui.domain.document import Button, Document, Heading, OrderTable, Paragraph, Span, TableColumn, Text
from mailtool_gui.services import documents
from mailtool_gui.ui.editor.block_editor import BlockEditor
from mailtool_gui.ui.editor.fields import Fields
from mailtool_gui.ui.editor.pictures import Pictures
from mailtool_gui.ui.tasks import Tasks
from mailtool_gui.ui.theme import Theme
from tests.support.documents import COLUMNS

MARK = 8.0
NAME = Span("first_name", field=True)
SENTENCE = Span(" It leaves our house within two days, and we tell you when it does." * 3)


def document(tens: int) -> Document:
    """Four blocks for each of `tens`."""
    text = Text(paragraphs=(Paragraph((Span("Dear "), NAME, SENTENCE)),) * 3)
    columns = (TableColumn(header="Code", field="code"), TableColumn(header="Amount", field="amount"))
    blocks = (Heading(line=(Span("Hi "), NAME)), text, Button(line=(Span("Go"),)), OrderTable(columns=columns))
    return Document(blocks * tens)


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of processor time."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1e3


def main() -> int:
    """Prints median and worst of each; 1 where the median of a keystroke is above the mark."""
    application = QApplication(["benchmark"])
    theme, tasks, fields = Theme(application), Tasks(), Fields()
    fields.show_columns(COLUMNS, grouped=True)
    editor = BlockEditor(theme, fields, Pictures(tasks, application))
    editor.resize(560, 700)
    editor.show()
    editor.show_document(document(10))
    while len(editor.list.frames) < 40:
        application.processEvents()
    edit = editor.list.frames[1].view.texts[0]
    edit.setFocus()

    def keystroke(letter: str) -> None:
        QTest.keyClicks(edit, letter)
        application.processEvents()

    def read_back() -> None:
        QTest.keyClicks(edit, "x")
        editor.flush()

    found = {
        "keystroke, with painting": [timed(partial(keystroke, letter)) for letter in "every letter " * 12],
        "reading it back": [timed(read_back) for _ in range(20)],
        "its HTML and text": [timed(lambda: documents.made(editor.document)) for _ in range(20)],
        "undo": [timed(editor.undo) for _ in range(20)],
        "moving a block": [timed(lambda: editor.shift(1, editor.list.frames[4])) for _ in range(10)],
    }
    for name, times in found.items():
        sys.stdout.write(f"{name:28} {statistics.median(times):6.2f} ms, at worst {max(times):6.2f} ms\n")
    tasks.wait()
    return int(statistics.median(found["keystroke, with painting"]) > MARK)


if __name__ == "__main__":
    sys.exit(main())
