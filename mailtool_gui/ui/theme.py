"""Light and dark with the system, on Fusion: one palette and one style sheet made from the tokens."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from mailtool_gui.domain.resources import resource
from mailtool_gui.ui.icons import application_icon
from mailtool_gui.ui.tokens import DARK, GAP, LIGHT, Tokens

_FACES = ("Regular", "Medium", "SemiBold", "Bold")
_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "panel",
    QPalette.ColorRole.AlternateBase: "window",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "panel",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.ToolTipBase: "panel",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.PlaceholderText: "faint",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Accent: "accent",
}


class Theme(QObject):
    """The application's look. `changed` is emitted after the system went light or dark; paint by `tokens`."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        application.setStyle("Fusion")
        application.setFont(_font())
        application.setWindowIcon(application_icon())
        hints = QGuiApplication.styleHints()
        self.tokens = LIGHT
        self._apply(hints.colorScheme())
        hints.colorSchemeChanged.connect(self._apply)

    def _apply(self, scheme: Qt.ColorScheme) -> None:
        self.tokens = DARK if scheme == Qt.ColorScheme.Dark else LIGHT
        self._application.setPalette(palette_of(self.tokens))
        self._application.setStyleSheet(style_sheet_of(self.tokens))
        self.changed.emit()


def palette_of(tokens: Tokens) -> QPalette:
    """The palette for what the style sheet does not reach."""
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, QColor(getattr(tokens, name)))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.faint))
    return palette


def style_sheet_of(tokens: Tokens) -> str:
    """The style sheet with the tokens' colours."""
    sheet = Template(resource("styles", "app.qss").read_text(encoding="utf-8"))
    chevron = resource("icons", "combo-arrow.svg").as_posix()
    tick = resource("icons", "tick-dark.svg" if tokens is DARK else "tick-light.svg").as_posix()
    return sheet.substitute(asdict(tokens), gap=GAP, chevron=chevron, tick=tick)


def _font() -> QFont:
    for face in _FACES:
        QFontDatabase.addApplicationFont(str(resource("fonts", f"Inter-{face}.otf")))
    font = QFont(["Inter", *QFont().families()])
    font.setPixelSize(13)
    font.setFeature(QFont.Tag("tnum"), 1)  # figures of one width: nothing jumps when numbers change
    return font
