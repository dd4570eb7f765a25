"""Ways to see the messages before they leave."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget


class TryButton(QPushButton):
    """`test`, `pack`, `drafts`: what the user wants."""

    test = Signal()
    pack = Signal()
    drafts = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(self.tr("&Try it"))
        self.setProperty("menu", True)
        self.setToolTip(self.tr("See the messages before they leave"))
        menu = QMenu(self)
        self.offers = [
            menu.addAction(self.tr("&Test send…"), self.test.emit),
            menu.addAction(self.tr("Write a &sign-off pack…"), self.pack.emit),
            menu.addAction(self.tr("Write &drafts for Outlook…"), self.drafts.emit),
        ]
        self.setMenu(menu)
