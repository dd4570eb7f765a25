"""The sidebar: the pages, and at its foot what the engine does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from mailtool_gui.ui.icons import brand, icon
from mailtool_gui.ui.left_today import left_today
from mailtool_gui.ui.phrases import figure, filled
from mailtool_gui.ui.tokens import SIDEBAR
from mailtool_gui.ui.widgets.card import restyle
from mailtool_gui.ui.widgets.elided_label import ElidedLabel
from mailtool_gui.ui.widgets.pill import Pill

if TYPE_CHECKING:
    from mailtool_gui.services.quota import Quota
    from mailtool_gui.services.watch import Glance
    from mailtool_gui.ui.pages.page import PageKind
    from mailtool_gui.ui.theme import Theme

_BAR = 5  # px
_MOST = 999  # in a badge


class Sidebar(QWidget):
    """`chosen` carries the key of the page the user wants."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, pages: Sequence[PageKind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(SIDEBAR)
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 16, 12, 16)
        layout.setSpacing(2)
        layout.addLayout(self._brand())
        layout.addSpacing(10)
        self._buttons = {page.key: self._button(theme, page, number) for number, page in enumerate(pages, 1)}
        for button in self._buttons.values():
            layout.addWidget(button)
        layout.addStretch(1)
        self.foot = Foot(theme, self)
        layout.addWidget(self.foot)

    def choose(self, key: str) -> None:
        """Shows which page is seen."""
        self._buttons[key].setChecked(True)

    def set_badge(self, key: str, count: int, *, state: str = "") -> None:
        """How many things of a page want to be seen; 0 shows nothing. `state` `failed`: they went wrong."""
        if key in self._buttons:
            self._buttons[key].set_badge(count, state=state)

    def button(self, key: str) -> NavButton:
        """The button of a page."""
        return self._buttons[key]

    def _brand(self) -> QHBoxLayout:
        picture = QLabel(self)
        picture.setPixmap(brand(22))
        name = QLabel("MailTool", self)
        name.setProperty("role", "brand")
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(picture)
        row.addWidget(name, 1)
        return row

    def _button(self, theme: Theme, page: PageKind, number: int) -> NavButton:
        button = NavButton(theme, page, self)
        button.setShortcut(QKeySequence(f"Ctrl+{number}"))
        button.setToolTip(f"{page.title()} (Ctrl+{number})")
        button.clicked.connect(lambda: self.chosen.emit(page.key))
        self._group.addButton(button)
        return button


class NavButton(QPushButton):
    """A page's icon, its name, and a number where something is going on."""

    def __init__(self, theme: Theme, page: PageKind, parent: QWidget) -> None:
        super().__init__(f"  {page.title()}", parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)  # one of several: a screen reader calls it so
        self._theme = theme
        self._picture = page.icon
        self.setProperty("nav", True)
        self.setIconSize(QSize(16, 16))
        self.setAccessibleName(page.title())
        self._badge = QLabel(self)
        self._badge.setProperty("role", "badge")
        self._badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._badge.hide()
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 9, 0)
        inside.addStretch(1)
        inside.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignVCenter)
        self.toggled.connect(self._paint)
        theme.changed.connect(self._paint)
        self._paint()

    @property
    def badge(self) -> str:
        """The number that is shown, or nothing."""
        return self._badge.text() if not self._badge.isHidden() else ""

    def set_badge(self, count: int, *, state: str = "") -> None:
        """Shows the number, or nothing for 0."""
        self._badge.setText(figure(count) if count <= _MOST else f"{figure(_MOST)}+")
        restyle(self._badge, "state", state)
        self._badge.setVisible(count > 0)
        words = self.tr("%n failed", "", count) if state == "failed" else self.tr("%n going on", "", count)
        self.setAccessibleDescription(words if count else "")

    def _paint(self) -> None:
        tokens = self._theme.tokens
        self.setIcon(icon(self._picture, tokens.accent if self.isChecked() else tokens.secondary))


class Foot(QWidget):
    """What the engine does, in a pill with the speed beside it; below it a sentence where there is one to say."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        rule = QFrame(self)
        rule.setProperty("rule", True)
        self.pill = Pill(theme, self)
        self.speed = _secondary(self)
        self.sentence = _secondary(self)
        self.sentence.setWordWrap(True)
        self.sentence.hide()
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 4, 0)
        row.setSpacing(7)
        row.addWidget(self.pill)
        row.addWidget(self.speed, 1)
        self.quota = QuotaLine(self)
        below = QVBoxLayout()
        below.setContentsMargins(8, 0, 4, 0)
        below.setSpacing(8)
        below.addWidget(self.sentence)
        below.addWidget(self.quota)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(rule)
        layout.addSpacing(4)
        layout.addLayout(row)
        layout.addLayout(below)
        self._say("calm", self.tr("Starting"), "", "")

    def tell(self, glance: Glance | None, *, hosts: bool, refusal: str, offline: bool = False) -> None:
        """Shows where things stand; `hosts`: this window sends, `refusal`: why nobody can, `offline`: a server is not
        reached."""
        self.quota.tell(glance.quota if glance else None)
        if refusal:
            self._say("failed", self.tr("Not sending"), "", refusal)
        elif glance is None:
            self._say("calm", self.tr("Starting"), "", "")
        elif offline and not glance.per_second:
            self._say("trying", self.tr("No connection"), "", self.tr("Goes on by itself."))
        elif hosts:
            self._tell_own(glance)
        else:
            self._tell_others(glance)

    def _tell_own(self, glance: Glance) -> None:
        if glance.is_sending:
            self._say("accepted", self.tr("Sending"), self._speed(glance), "")
        elif glance.is_paused:
            self._say("trying", self.tr("Paused"), "", self.tr("Go on from the job's page."))
        elif glance.open_jobs:
            self._say("calm", self.tr("Resting"), "", self.tr("What is left is tried later, by itself."))
        else:
            self._say("calm", self.tr("Resting"), "", "")

    def _tell_others(self, glance: Glance) -> None:
        sentence = self.tr("Another MailTool works on these jobs. This window shows what it does.")
        self._say("unsure", self.tr("Elsewhere"), self._speed(glance), sentence)

    def _speed(self, glance: Glance) -> str:
        if not glance.is_sending or not glance.per_second:
            return ""
        return filled(self.tr("%1 a second"), f"{glance.per_second:.1f}")

    def _say(self, state: str, word: str, speed: str, sentence: str) -> None:
        self.pill.tell(state, word)
        self.speed.setText(speed)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))


class QuotaLine(QWidget):
    """What the account in use may still send today; hidden where it has no daily cap."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = ElidedLabel(parent=self)
        self.name.setProperty("role", "account")
        self.bar = QProgressBar(self, textVisible=False)
        self.bar.setFixedHeight(_BAR)
        self.bar.setAccessibleName(self.tr("Left to send today"))
        self.words = _secondary(self)
        self.words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (self.name, self.bar, self.words):
            layout.addWidget(widget)
        self.hide()

    def tell(self, quota: Quota | None) -> None:
        """Shows the quota; None hides the line."""
        self.setVisible(quota is not None)
        if quota is None:
            return
        self.name.setText(quota.account)
        self.bar.setRange(0, quota.cap)
        self.bar.setValue(quota.left)
        self.words.setText(left_today(quota))
        self.bar.setAccessibleDescription(self.words.text())


def _secondary(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setProperty("role", "secondary")
    return label
