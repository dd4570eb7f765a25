"""What a person does on the page where a message is written and sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from mailtool_gui.domain.job import Job
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.pages.send import SendPage
from tests.support.workbooks import PEOPLE, write_workbook

LIMIT = 15_000  # ms
ORDERS = (
    ("Name", "E-mail", "Order"),
    ("Anna", "anna@x.example", "A1"),
    ("Bình", "binh@x.example", "B1"),
    ("Anna", "anna@x.example", "A2"),
)
BROKEN = (*PEOPLE, ("Dee", "dee at x", 1.5), ("Eli", "eli@x.example", "#N/A"))
Until = Callable[[Callable[[], object]], None]


def people(folder: Path, rows: Sequence[Sequence[object]] = PEOPLE, name: str = "people.xlsx") -> Path:
    """A workbook of these rows in `folder`."""
    return write_workbook(folder / name, rows)


def jobs(context: Context) -> Sequence[Job]:
    """The jobs that were put in."""
    return context.desk.parts.records.jobs(status=None, limit=9, offset=0)


def opened(page: SendPage, until: Until, path: Path) -> None:
    """A workbook is open, its recipients counted."""
    page.open_sheet(path)
    until(lambda: "recipient" in page.sheet.summary.text() and "counting" not in page.sheet.summary.text())


def checked(page: SendPage, until: Until, path: Path) -> None:
    """A workbook with a message is at the last step, and looked through."""
    page.shown()
    opened(page, until, path)
    page.message.write("Hi {{ name }}", "<p>{{ name }}: {{ amount }}</p>")
    page.foot.next.click()
    page.foot.next.click()
    until(lambda: page.checking.result is not None)


def confirmed(page: SendPage, until: Until, patience: int = 60_000) -> None:
    """The user has said Send; the seconds to undo run."""
    until(page.foot.next.isEnabled)
    page.foot.undo_bar.patience = patience
    page.foot.next.click()
    assert page.sending.dialog is not None
    page.sending.dialog.accept()


class AskedDialog(QDialog):
    """Stands for the system's file dialog, which keeps files of its own open."""

    fileSelected = Signal(str)  # noqa: N815  # Qt's name
    FileMode = QFileDialog.FileMode

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        assert title in ("Choose a workbook", "Choose an HTML file")

    def setFileMode(self, mode: QFileDialog.FileMode) -> None:  # noqa: N802  # Qt's name
        assert mode is QFileDialog.FileMode.ExistingFile

    def setNameFilters(self, filters: list[str]) -> None:  # noqa: N802  # Qt's name
        assert "*.xlsx" in filters[0] or "*.html" in filters[0]
