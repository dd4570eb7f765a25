"""The tools for letters and lines: they follow the block in which the cursor is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from mailtool_gui.domain.document import INK, Align, Ink, Listing
from mailtool_gui.ui.editor.views import BlockView, HeadingView, TextView
from mailtool_gui.ui.icons import icon

if TYPE_CHECKING:
    from mailtool_gui.ui.theme import Theme

_ICONS = {
    "bold": "bold",
    "italic": "italic",
    "underline": "underline",
    "ink": "palette",
    "left": "text-align-start",
    "center": "text-align-center",
    "right": "text-align-end",
    "bullets": "list",
    "numbers": "list-ordered",
    "link": "link",
    "level": "heading",
}
_NEEDS = {
    "bold": "marks",
    "italic": "marks",
    "underline": "marks",
    "ink": "ink",
    "left": "align",
    "center": "align",
    "right": "align",
    "bullets": "listing",
    "numbers": "listing",
    "link": "link",
    "level": "level",
}


class Tools(QWidget):
    """`link_asked` asks for a link at the cursor."""

    link_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.view: BlockView | None = None
        self.buttons: dict[str, QToolButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for key, (name, then) in self._all().items():
            self.buttons[key] = made = self._button(key, name, then)
            layout.addWidget(made)
        layout.addStretch()
        self._make_menus()
        self.redraw()
        self.follow(None)

    def follow(self, view: BlockView | None) -> None:
        """The cursor is in another block, or elsewhere in it."""
        self.view = view
        for key, made in self.buttons.items():
            made.setEnabled(view is not None and _NEEDS[key] in view.can)
        self.refresh()

    def refresh(self) -> None:
        """Shows the look at the cursor."""
        checked: set[str] = set()
        if isinstance(self.view, TextView):
            look = self.view.edit.look()
            checked |= {name for name in ("bold", "italic", "underline") if getattr(look, name)}
            checked |= {str(self.view.listing)} | ({"link"} if look.link else set())
        if self.view is not None and "align" in self.view.can:
            checked.add(str(self.view.align))
        for key, made in self.buttons.items():
            made.setChecked(key in checked)

    def redraw(self) -> None:
        """Light and dark have other strokes."""
        for key, made in self.buttons.items():
            made.setIcon(icon(_ICONS[key], self._theme.tokens.secondary))

    def _all(self) -> dict[str, tuple[str, Callable[[], None]]]:
        return {
            "bold": (self.tr("Bold (Ctrl+B)"), lambda: self._mark("bold")),
            "italic": (self.tr("Italics (Ctrl+I)"), lambda: self._mark("italic")),
            "underline": (self.tr("Underlined (Ctrl+U)"), lambda: self._mark("underline")),
            "ink": (self.tr("Colour"), lambda: None),
            "left": (self.tr("To the left"), lambda: self._align(Align.LEFT)),
            "center": (self.tr("In the middle"), lambda: self._align(Align.CENTER)),
            "right": (self.tr("To the right"), lambda: self._align(Align.RIGHT)),
            "bullets": (self.tr("List with bullets"), lambda: self._list(Listing.BULLETS)),
            "numbers": (self.tr("List with numbers"), lambda: self._list(Listing.NUMBERS)),
            "link": (self.tr("Link (Ctrl+K)"), self.link_asked.emit),
            "level": (self.tr("Size of the heading"), lambda: None),
        }

    def _button(self, key: str, name: str, then: Callable[[], None]) -> QToolButton:
        made = QToolButton()
        made.setProperty("tool", True)
        made.setFixedSize(28, 28)
        made.setIconSize(QSize(16, 16))
        made.setToolTip(name)
        made.setAccessibleName(name)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the cursor where it is
        if key in ("ink", "level"):
            made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        else:
            made.setCheckable(True)
            made.clicked.connect(lambda _checked=False: then())
        return made

    def _make_menus(self) -> None:
        inks, levels = QMenu(self.buttons["ink"]), QMenu(self.buttons["level"])
        for ink, name in self._ink_names().items():
            action = inks.addAction(_swatch(INK[ink][0]), name)
            action.triggered.connect(lambda _checked=False, ink=ink: self._ink(ink))
        names = (self.tr("Large"), self.tr("Medium"), self.tr("Small"))
        for level, name in enumerate(names, 1):
            action = levels.addAction(name)
            action.triggered.connect(lambda _checked=False, level=level: self._level(level))
        self.buttons["ink"].setMenu(inks)
        self.buttons["level"].setMenu(levels)

    def _ink_names(self) -> dict[Ink, str]:
        return {
            Ink.PLAIN: self.tr("Black"),
            Ink.GREY: self.tr("Grey"),
            Ink.BLUE: self.tr("Blue"),
            Ink.GREEN: self.tr("Green"),
            Ink.AMBER: self.tr("Amber"),
            Ink.RED: self.tr("Red"),
            Ink.PURPLE: self.tr("Purple"),
        }

    def _mark(self, mark: str) -> None:
        if isinstance(self.view, TextView):
            self.view.edit.set_mark(mark, on=not getattr(self.view.edit.look(), mark))
        self.refresh()

    def _align(self, align: Align) -> None:
        if self.view is not None:
            self.view.set_align(align)
        self.refresh()

    def _list(self, listing: Listing) -> None:
        if isinstance(self.view, TextView):
            self.view.set_listing(Listing.NONE if self.view.listing is listing else listing)
        self.refresh()

    def _ink(self, ink: Ink) -> None:
        if self.view is not None:
            self.view.set_ink(ink)

    def _level(self, level: int) -> None:
        if isinstance(self.view, HeadingView):
            self.view.set_level(level)


def _swatch(colour: str) -> QIcon:
    pixmap = QPixmap(32, 32)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(colour))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(2, 2, 28, 28)
    painter.end()
    return QIcon(pixmap)
