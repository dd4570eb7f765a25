"""Files that go to everybody: added, removed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from mailtool_gui.ui.choosing import ask_for_files
from mailtool_gui.ui.tips import plain_tip
from mailtool_gui.ui.widgets.card import button


class FileList(QWidget):
    """Whole paths, shown by their names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.list.setObjectName("files")
        self.list.setAccessibleName(self.tr("Files for everybody"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.more, self.less = button(self.tr("&Add files…")), button(self.tr("&Remove"))
        self.more.clicked.connect(lambda: ask_for_files(self, self.tr("Attach files"), self.add))
        self.less.clicked.connect(self.remove_chosen)
        self.list.itemSelectionChanged.connect(self._allow)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list, self.remove_chosen)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        beside = QVBoxLayout()
        beside.addWidget(self.more)
        beside.addWidget(self.less)
        beside.addStretch()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list, 1)
        layout.addLayout(beside)
        self._allow()

    @property
    def files(self) -> tuple[str, ...]:
        """The paths, in their order."""
        return tuple(str(self.list.item(row).data(Qt.ItemDataRole.UserRole)) for row in range(self.list.count()))

    def add(self, *paths: Path) -> None:
        """More files; none twice."""
        for path in paths:
            if str(path) not in self.files:
                item = QListWidgetItem(path.name, self.list)
                item.setData(Qt.ItemDataRole.UserRole, str(path))
                item.setToolTip(plain_tip(str(path)))

    def remove_chosen(self) -> None:
        """Takes away what is selected."""
        for item in self.list.selectedItems():
            self.list.takeItem(self.list.row(item))

    def _allow(self) -> None:
        self.less.setEnabled(bool(self.list.selectedItems()))
