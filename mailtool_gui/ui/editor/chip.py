"""A field inside a text: one sign that is drawn as a chip, and can only be deleted whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from mailtool_gui.ui.editor.fields import Fields
    from mailtool_gui.ui.theme import Theme

OBJECT = QTextFormat.ObjectTypes.UserObject.value + 1
"""The kind of a chip among a document's objects."""
FIELD = QTextFormat.Property.UserProperty.value + 1
"""A chip's property: what the template has between the braces."""
SIGN = "\ufffc"
"""The one character that stands for a chip."""

_SIDE, _EDGE, _RADIUS = 6, 2, 5


class ChipObject(QPyTextObject):
    """Measures and draws chips; one for all texts of an editor."""

    def __init__(self, fields: Fields, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._fields = fields
        self._theme = theme

    def intrinsicSize(self, _document: QTextDocument, _place: int, form: QTextFormat) -> QSizeF:  # noqa: N802
        """As wide as the label."""
        metrics = QFontMetricsF(_font(form))
        return QSizeF(metrics.horizontalAdvance(self._label(form)) + 2 * _SIDE, metrics.height() + 2 * _EDGE)

    def drawObject(  # noqa: N802
        self, painter: QPainter, area: QRectF | QRect, _document: QTextDocument, _place: int, form: QTextFormat
    ) -> None:
        """A soft pill with the label; in another colour where the workbook has no such column."""
        rect = QRectF(area)
        font, tokens = _font(form), self._theme.tokens
        unknown = self._fields.is_unknown(str(form.property(FIELD)))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.failed_soft if unknown else tokens.accent_soft))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.setFont(font)
        painter.setPen(QColor(tokens.failed if unknown else tokens.accent))
        baseline = rect.bottom() - _EDGE - QFontMetricsF(font).descent()
        painter.drawText(QPointF(rect.left() + _SIDE, baseline), self._label(form))
        painter.restore()

    def _label(self, form: QTextFormat) -> str:
        return self._fields.label(str(form.property(FIELD)))


def chip_format(expression: str, look: QTextCharFormat) -> QTextCharFormat:
    """The format of a chip in a text of this look."""
    form = QTextCharFormat(look)
    form.setObjectType(OBJECT)
    form.setProperty(FIELD, expression)
    form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBottom)
    return form


def _font(form: QTextFormat) -> QFont:
    return QFont(form.toCharFormat().font())
