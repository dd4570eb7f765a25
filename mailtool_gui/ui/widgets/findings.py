"""What a check has found, each finding in its place in the sheet, and what was put right of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from mailtool_gui.domain.problem import Severity
from mailtool_gui.ui.icons import icon
from mailtool_gui.ui.mending import Mended
from mailtool_gui.ui.models.problem_model import ProblemModel
from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.widgets.card import button, text_label
from mailtool_gui.ui.widgets.changes_list import ChangesList
from mailtool_gui.ui.widgets.mend_panel import MendPanel
from mailtool_gui.ui.widgets.problem_table import ProblemTable

if TYPE_CHECKING:
    from mailtool_gui.domain.problem import Problem
    from mailtool_gui.domain.sheet import Table
    from mailtool_gui.ui.context import Context


class Findings(QWidget):
    """The findings, or a sentence in their place, or the list of what was put right; the current finding's cell below.

    `panel` and `changes` tell what the user puts right and takes back.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._mended = Mended()
        self.problems = ProblemModel(self)
        self.table = ProblemTable(self.problems, context.theme)
        self.changes, self.panel = ChangesList(), MendPanel(context)
        self.found, self.put_right = button("", kind="chip"), button("", kind="chip")
        self.bar = QProgressBar(textVisible=False)
        self._verdict, self._picture = text_label(role="secondary", wraps=True), QLabel()
        self._stack, self._calm, self._chips = QStackedWidget(), QWidget(), QWidget()
        self._pages: dict[bool, QWidget] = {True: self._calm, False: self.changes}
        self._lay_out()
        self._connect()
        self._redraw()
        self._show_page()

    @property
    def is_mending(self) -> bool:
        """Whether there are findings that the user may be putting right."""
        return self.problems.rowCount() > 0 or bool(self._mended.changes)

    def begin(self) -> None:
        """The rows are being looked through; what was found before stays while it is being put right."""
        if not self.is_mending:
            self._tell("", checking=True)

    def progress(self, done: int, total: int, sentence: str) -> None:
        """How far the check is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if self.bar.isVisibleTo(self):
            self._verdict.setText(sentence)

    def show_problems(self, problems: Sequence[Problem], table: Table) -> None:
        """What was found in the sheet; the finding that was looked at stays the current one, or the next one is."""
        before = self.table.currentIndex().row()
        looked_at = self.problems.problem(before)
        self.problems.show(problems)
        self.panel.show_table(table, self._mended)
        if problems:
            row = self.problems.row_of(looked_at)
            self.table.selectRow(min(max(0, before), len(problems) - 1) if row is None else row)
        page = self.table if problems else self._calm
        self._tell(self.tr("Nothing was found that needs your attention."), checking=False, page=page)
        self._lead()

    def take_keyboard(self) -> None:
        """What is typed corrects the cell of the finding that is looked at, where that is an error."""
        problem = self.problems.problem(self.table.currentIndex().row())
        if problem is not None and problem.severity is Severity.ERROR and not self.panel.isHidden():
            self.panel.value.setFocus()
            self.panel.value.selectAll()

    def show_refusal(self, sentence: str) -> None:
        """There is nothing to be listed."""
        self.problems.show(())
        self._tell(sentence, checking=False, well=False)

    def show_mended(self, mended: Mended) -> None:
        """What is put right now."""
        self._mended = mended
        self.changes.show_changes(mended)
        self.panel.model.show_mended(mended)
        self._show_page()

    def _tell(self, sentence: str, *, checking: bool, well: bool = True, page: QWidget | None = None) -> None:
        self._pages[True] = page or self._calm
        self._verdict.setText(sentence)
        self.bar.setVisible(checking)
        self._picture.setVisible(well and not checking)
        self._show_page()

    def _show_page(self) -> None:
        changes = len(self._mended.changes)
        self._chips.setVisible(changes > 0)
        if not changes:
            self.found.setChecked(True)
        self.found.setText(filled(self.tr("Found (%1)"), self.problems.rowCount()))
        self.put_right.setText(filled(self.tr("Put right (%1)"), changes))
        page = self._pages[self.found.isChecked()]
        self._stack.setCurrentWidget(page)
        self.panel.setVisible(page is self.table and self.panel.row is not None)

    def _lead(self) -> None:
        """To the cell of the finding that is looked at."""
        problem = self.problems.problem(self.table.currentIndex().row())
        if problem is not None and self._stack.currentWidget() is self.table:
            self.panel.lead_to(problem)

    def _lay_out(self) -> None:
        calm = QVBoxLayout(self._calm)
        calm.setSpacing(10)
        calm.addStretch(2)
        self.bar.setFixedSize(320, 6)
        self.bar.setAccessibleName(self.tr("How far the check is"))
        for widget in (self._picture, self.bar, self._verdict):
            calm.addWidget(widget, alignment=Qt.AlignmentFlag.AlignHCenter)
        calm.addStretch(3)
        self._verdict.setMinimumWidth(420)
        self._verdict.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for page in (self._calm, self.table, self.changes):
            self._stack.addWidget(page)
        across = QHBoxLayout(self._chips)
        across.setContentsMargins(15, 0, 15, 2)
        group = QButtonGroup(self)
        for chip in (self.found, self.put_right):
            chip.setCheckable(True)
            group.addButton(chip)
            across.addWidget(chip)
        across.addStretch()
        self.found.setChecked(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._chips)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.panel)

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._lead)
        self.table.clicked.connect(self._lead)
        self.table.activated.connect(self.panel.value.setFocus)
        self.found.toggled.connect(self._show_page)
        self.found.toggled.connect(self._lead)
        self._context.theme.changed.connect(self._redraw)

    def _redraw(self) -> None:
        colour = self._context.theme.tokens.accepted
        self._picture.setPixmap(icon("circle-check", colour, size=36).pixmap(QSize(36, 36)))
