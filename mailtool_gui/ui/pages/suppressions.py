"""Never mailed again: the addresses that no message goes to, since when and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mailtool_gui.services.suppressions import LONGEST_REASON, Added
from mailtool_gui.ui.choosing import ask_for_addresses
from mailtool_gui.ui.latest import Latest
from mailtool_gui.ui.models.suppressions_model import SuppressionsModel
from mailtool_gui.ui.pages.page import Page
from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.sentences import said
from mailtool_gui.ui.tips import plain_tip
from mailtool_gui.ui.tokens import GAP, MARGIN
from mailtool_gui.ui.widgets.card import button, captioned, card, restyle, text_label
from mailtool_gui.ui.widgets.delivery_filter import TYPING
from mailtool_gui.ui.widgets.paged_table import PagedTable, table_card

if TYPE_CHECKING:
    from mailtool_gui.domain.suppression import Suppression
    from mailtool_gui.ui.context import Context
    from mailtool_gui.ui.tasks import Progress

_WIDTHS = {0: 330, 1: 160}
_TOLD = 3  # lines of a file that could not be read


class SuppressionsPage(Page):
    """The list; addresses are added, taken off, put back; a file of them is taken in."""

    key = "suppressions"
    icon = "user-x"

    @classmethod
    def title(cls) -> str:
        """Its name in the sidebar."""
        return QCoreApplication.translate("SuppressionsPage", "Never mailed again")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._list = context.desk.suppressions
        self._visible = False
        self._undo: Callable[[], object] | None = None
        self._changing = Latest(context.tasks, self)
        self.model = SuppressionsModel(self._list, context.tasks, self)
        self.table = PagedTable(self.model, _WIDTHS, self.title())
        self.search = QLineEdit(self, placeholderText=self.tr("Search addresses and reasons"))
        self.address, self.reason = QLineEdit(), QLineEdit(maxLength=LONGEST_REASON)
        self.add, self.take_in = button(self.tr("&Add"), kind="primary"), button(self.tr("Take in a &file…"))
        self.remove = button(self.tr("&Take off the list"))
        self.told, self.undo = text_label(role="secondary", wraps=True), button(self.tr("&Undo"), kind="link")
        self.stop = button(self.tr("Cancel"), kind="link")
        self.nothing = text_label(role="secondary", wraps=True)
        self._typing = QTimer(self, singleShot=True, interval=TYPING)
        self._lay_out()
        self._connect()
        self._tell("")
        self._allow()

    # coming and going

    def shown(self) -> None:
        """Looks, and goes on looking: servers' answers add to the list."""
        self._visible = True
        self.context.live.pulse.connect(self.model.refresh)
        self._look()

    def hidden(self) -> None:
        """Looks no more."""
        if self._visible:
            self._visible = False
            self.context.live.pulse.disconnect(self.model.refresh)
        self.model.stop()

    def _look(self) -> None:
        self.model.look_for(self.search.text().strip())

    # changing

    def _add(self) -> None:
        suppressions, reason = self._list, self.reason.text()
        addresses = self.address.text().replace(",", " ").replace(";", " ").split()
        if addresses:
            self._change(lambda _report: suppressions.add(addresses, reason), self._added)

    def take_in_file(self, path: Path) -> None:
        """Adds all addresses of a text file or a workbook."""
        suppressions, reason = self._list, self.reason.text()
        self.stop.show()
        self._change(
            lambda report: suppressions.add_file(path, reason, told=lambda count: report(count, 0)), self._taken_in
        )

    def _remove(self) -> None:
        line = self.model.line(self.table.currentIndex().row())
        if line is not None:
            suppressions, address = self._list, line.about.address
            self._change(lambda _report: suppressions.remove([address]), self._removed)

    def _change(self, work: Callable[[Progress], object], done: Callable[..., None]) -> None:
        self._allow(busy=True)
        self._changing.run(work, done=done, failed=self._failed)

    def _added(self, added: Added) -> None:
        self.address.clear()
        new = [entry.address for entry in added.entries] if added.new == len(added.entries) else []
        self._show(self._counts(added), undo=(lambda: self._list.remove(new)) if new else None)
        self.address.setFocus()

    def _taken_in(self, added: Added) -> None:
        words = [self._counts(added)]
        if added.problems:
            words.append(filled(self.tr("Lines or cells without an address: %1, such as:"), len(added.problems)))
            words += [said(problem) for problem in added.problems[:_TOLD]]
        self._show("\n".join(words), state="trying" if added.problems else None)

    def _removed(self, entries: Sequence[Suppression]) -> None:
        words = ", ".join(entry.address for entry in entries)
        back = self.tr("{0} may be mailed again.").replace("{0}", words) if entries else ""
        self._show(back, undo=(lambda: self._list.put_back(entries)) if entries else None)

    def _take_back(self) -> None:
        undo = self._undo
        if undo is not None:
            self._change(lambda _report: undo(), lambda _result: self._show(self.tr("It is as it was before.")))

    def _counts(self, added: Added) -> str:
        new = self.tr("1 address is new.") if added.new == 1 else filled(self.tr("%1 addresses are new."), added.new)
        known = filled(self.tr("On the list already: %1."), added.known) if added.known else ""
        return " ".join(filter(None, (new, known)))

    def _failed(self, sentence: str) -> None:
        self._show(sentence, state="failed")

    def _show(self, sentence: str, *, state: str | None = None, undo: Callable[[], object] | None = None) -> None:
        self._tell(sentence, state)
        self._undo = undo
        self.undo.setVisible(undo is not None)
        self.context.wake()
        self.model.refresh()
        self._allow()

    def _tell(self, sentence: str, state: str | None = None) -> None:
        self.told.setText(sentence)
        self.told.setToolTip(plain_tip(sentence))
        restyle(self.told, "state", state)
        for widget in (self.undo, self.stop):
            widget.hide()

    def _count(self, done: int, _total: int) -> None:
        self.told.setText(filled(self.tr("Reading… %1 lines so far"), done))

    def _stop(self) -> None:
        self._changing.cancel()
        self._show(self.tr("Nothing was taken in."))

    def _allow(self, *, busy: bool = False) -> None:
        self.add.setEnabled(not busy and bool(self.address.text().strip()))
        self.take_in.setEnabled(not busy)
        self.undo.setEnabled(not busy)
        self.remove.setEnabled(not busy and self.table.currentIndex().isValid())

    def _tell_emptiness(self) -> None:
        searched = bool(self.search.text().strip())
        self.nothing.setText(
            self.tr("No address and no reason on the list holds that.")
            if searched
            else self.tr(
                "Nobody yet. Add who does not want your mail, or take in a file of addresses. "
                "Addresses that servers know no more come here by themselves."
            )
        )
        self.nothing.setVisible(not self.model.total)
        self._allow(busy=self._changing.is_busy)

    # laying out

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 20, MARGIN, 20)
        layout.setSpacing(GAP)
        above = QHBoxLayout()
        above.addWidget(text_label(self.title(), role="title"), 1)
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(self.tr("Search addresses and reasons"))
        self.search.setFixedWidth(320)
        above.addWidget(self.search)
        layout.addLayout(above)
        layout.addWidget(self._adding())
        layout.addWidget(table_card(self.table), 1)
        over = QVBoxLayout(self.table.viewport())
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setMinimumWidth(460)
        self.nothing.hide()
        over.addWidget(self.nothing, 0, Qt.AlignmentFlag.AlignCenter)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.told, 1)
        for each in (self.undo, self.stop, self.remove):
            foot.addWidget(each)
        layout.addLayout(foot)

    def _adding(self) -> QWidget:
        frame, inside = card(across=True)
        inside.setSpacing(GAP)
        self.address.setMinimumWidth(250)
        inside.addLayout(captioned(self.tr("E-mail add&ress"), self.address), 2)
        inside.addLayout(captioned(self.tr("Rea&son (may stay empty)"), self.reason), 3)
        for each in (self.add, self.take_in):
            inside.addWidget(each, 0, Qt.AlignmentFlag.AlignBottom)
        return frame

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self._typing.timeout.connect(self._look)
        self.address.textChanged.connect(lambda _text: self._allow(busy=self._changing.is_busy))
        for field in (self.address, self.reason):
            field.returnPressed.connect(self.add.click)
        self.add.clicked.connect(self._add)
        self.take_in.clicked.connect(lambda: ask_for_addresses(self, self.take_in_file))
        self.remove.clicked.connect(self._remove)
        self.undo.clicked.connect(self._take_back)
        self.stop.clicked.connect(self._stop)
        self._changing.progress.connect(self._count)
        self.model.answered.connect(self._tell_emptiness)
        self.model.failed.connect(self.context.ways.say)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._allow(busy=self._changing.is_busy))
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table, self._remove)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
