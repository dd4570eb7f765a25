"""Received: the mail that the demonstration's server has taken, as it arrived."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QSplitter,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from mailtool_gui.services.received import Content, Letter, Received, content_of
from mailtool_gui.ui.latest import Latest
from mailtool_gui.ui.models.letters import LettersModel
from mailtool_gui.ui.pages.page import Page
from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.tokens import GAP, INSIDE, MARGIN, ROW
from mailtool_gui.ui.widgets.safe_browser import SafeBrowser

if TYPE_CHECKING:
    from mailtool_gui.ui.context import Context


class ReceivedPage(Page):
    """A list of letters, newest first, and the chosen one beside it; nothing is fetched, nothing is run."""

    key = "received"
    icon = "inbox"

    @classmethod
    def title(cls) -> str:
        """Its name in the sidebar."""
        return QCoreApplication.translate("ReceivedPage", "Received")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        assert context.demo
        self._received: Received = context.demo.received
        self._list, self._content = Latest(context.tasks, self), Latest(context.tasks, self)
        self.model = LettersModel(self)
        self.count = QLabel(self)
        self.count.setProperty("role", "secondary")
        self.nothing = QLabel(self, wordWrap=True)
        self.table = self._table()
        self.subject, self.people = QLabel(self), QLabel(self)
        self.preview = SafeBrowser(self)
        self.preview.setAccessibleName(self.tr("The letter"))
        self._stack = QStackedLayout()
        self._lay_out()
        self._show_count()

    def shown(self) -> None:
        """Looks at the server from now on."""
        self.context.live.pulse.connect(self._look)
        self._look()

    def hidden(self) -> None:
        """Looks no more."""
        self.context.live.pulse.disconnect(self._look)

    def _look(self) -> None:
        if self._list.is_busy or self._received.count() == self.model.newest:
            return
        newest = self.model.newest
        if newest == 0:
            self.count.setText("")
            self.nothing.setText(self.tr("Loading the letters…"))
        self._list.run(lambda _: self._received.since(newest), done=self._arrived, failed=self._failed)

    def _arrived(self, letters: Sequence[Letter]) -> None:
        self.model.add(letters)
        self._show_count()
        if self.model.newest and not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    def _failed(self, sentence: str) -> None:
        self._show_count()
        self.context.ways.say(sentence)

    def _show_count(self) -> None:
        count = self.model.rowCount()
        self.count.setText(self.tr("%n letter(s), in the order of their arrival, newest first", "", count))
        self.nothing.setText(
            self.tr("Nothing has arrived yet. Press Send on the page Send, and look at the letters here.")
        )
        self._stack.setCurrentIndex(1 if count else 0)

    def _chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            letter = self.model.letter(index.row())
            self._content.run(lambda _: content_of(letter), done=self._show, failed=self.context.ways.say)

    def _show(self, content: Content) -> None:
        self.subject.setText(content.subject)
        self.people.setText(filled(self.tr("%1 to %2"), content.sender, content.recipient))
        if content.html:
            self.preview.show_mail(content.html)
        else:
            self.preview.show_text(content.text)

    def _table(self) -> QTableView:
        table = QTableView(self)
        table.setAccessibleName(self.tr("Received letters"))
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        for column, width in enumerate((64, 236)):
            table.setColumnWidth(column, width)
        table.selectionModel().currentChanged.connect(self._chosen)
        return table

    def _lay_out(self) -> None:
        title = QLabel(self.title(), self)
        title.setProperty("role", "title")
        title.setMinimumHeight(34)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 20, MARGIN, MARGIN)
        layout.setSpacing(GAP)
        layout.addWidget(title)
        layout.addWidget(self.count)
        layout.addLayout(self._stack, 1)
        self._stack.addWidget(self._nothing())
        self._stack.addWidget(self._both())

    def _both(self) -> QSplitter:
        both = QSplitter(Qt.Orientation.Horizontal, self)
        both.setChildrenCollapsible(False)
        both.setHandleWidth(GAP)
        both.addWidget(_card(self.table, margin=1))
        self.subject.setProperty("role", "heading")
        self.people.setProperty("role", "secondary")
        for label in (self.subject, self.people):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        both.addWidget(_card(self.subject, self.people, self.preview, margin=INSIDE))
        both.setSizes([470, 540])
        return both

    def _nothing(self) -> QWidget:
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setProperty("role", "secondary")
        return _card(self.nothing, margin=INSIDE)


def _card(*inside: QWidget, margin: int) -> QFrame:
    card = QFrame()
    card.setProperty("card", True)
    layout = QVBoxLayout(card)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(6)
    for number, widget in enumerate(inside, 1):
        layout.addWidget(widget, 1 if number == len(inside) else 0)
    return card
