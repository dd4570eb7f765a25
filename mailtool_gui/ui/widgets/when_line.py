"""One quiet line: at which hours a job sends, and whether it goes first; and, opened, the fields to choose it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mailtool_gui.ui.hour_words import ANY_TIME, Order, order_words
from mailtool_gui.ui.icons import icon
from mailtool_gui.ui.widgets.card import button

if TYPE_CHECKING:
    from mailtool_gui.ui.theme import Theme
    from mailtool_gui.ui.widgets.when_fields import WhenFields

_ARROW = 14  # px
_ROOM = 3  # px of it that are empty on its left


class WhenLine(QWidget):
    """Folded until it is opened; what is chosen is told by the line itself. `changed` tells of another choice.

    The `fields` are made when they are first opened.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.fields: WhenFields | None = None
        self.line = button("", kind="link")
        self.line.setCheckable(True)
        self.line.setProperty("flush", True)
        self.line.setIconSize(QSize(_ARROW, _ARROW))
        self._layout, first = QVBoxLayout(self), QHBoxLayout()
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        first.addWidget(self.line)
        first.addStretch(1)
        self._layout.addLayout(first)
        self.line.toggled.connect(self._open)
        theme.changed.connect(self._dress)
        self._dress()
        self._show()

    @property
    def order(self) -> Order:
        """What is chosen."""
        return self.fields.order if self.fields else ANY_TIME

    def reset(self) -> None:
        """Another job: it sends at any hour, in its turn."""
        self.line.setChecked(False)
        if self.fields:
            self.fields.reset()

    def _open(self, opened: bool) -> None:  # a signal's
        if self.fields is None:
            self.fields = self._made()
        self.fields.setVisible(opened)
        self._dress()

    def _made(self) -> WhenFields:
        from mailtool_gui.ui.widgets.when_fields import WhenFields

        fields = WhenFields(self)
        fields.changed.connect(self._show)
        fields.changed.connect(self.changed)
        self._layout.addWidget(fields)
        for before, after in pairwise((self.line, *fields.in_order)):
            QWidget.setTabOrder(before, after)
        return fields

    def _show(self) -> None:
        order = self.order
        words = ", ".join(order_words(order.hours, urgent=order.urgent))
        told = words[:1].upper() + words[1:] if words else self.tr("Sends at any hour")
        self.line.setText(told)
        self.line.setAccessibleName(told)

    def _dress(self) -> None:
        """The arrow says whether it is opened, and so does the description."""
        opened = self.line.isChecked()
        name, colour = "chevron-down" if opened else "chevron-right", self._theme.tokens.accent
        self.line.setIcon(icon(name, colour, size=_ARROW, without=_ROOM))
        choose = self.tr("Choose hours, days and turn of this job")
        self.line.setToolTip(choose)
        self.line.setAccessibleDescription(self.tr("Opened: the choices are below") if opened else choose)
