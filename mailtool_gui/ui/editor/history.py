"""Undo over the whole document: each step is the document before and after."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand, QUndoStack

from mailtool_gui.domain.document import Document
from mailtool_gui.ui.editor.edits import Place

MOST = 400
"""Steps that can be undone."""

Show = Callable[[Document, Place | None], None]


class Step(QUndoCommand):
    """One change; `places` are where the cursor belongs before and after it. What is on the screen already is not
    shown again when the step is put on the stack."""

    def __init__(
        self, before: Document, after: Document, places: tuple[Place | None, Place | None], show: Show, *, done: bool
    ) -> None:
        super().__init__()
        self._documents = (before, after)
        self._places = places
        self._show = show
        self._done = done

    def undo(self) -> None:
        """The document as it was."""
        self._show(self._documents[0], self._places[0])

    def redo(self) -> None:
        """The document as it became."""
        if self._done:
            self._done = False
            return
        self._show(self._documents[1], self._places[1])


def new_history() -> QUndoStack:
    """An empty stack; its owner keeps it."""
    stack = QUndoStack()
    stack.setUndoLimit(MOST)
    return stack
