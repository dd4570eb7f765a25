"""The fields of a sheet as chips: a click writes one into the message."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from mailtool_gui.ui.tips import plain_tip
from mailtool_gui.ui.widgets.card import text_label
from mailtool_gui.ui.widgets.drag_button import DragButton
from mailtool_gui.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from mailtool_gui.domain.sheet import Column

_HIGHEST = 92  # px: three lines of chips, then one scrolls


class FieldChip(DragButton):
    """A field that can be clicked, or dragged into a text."""

    def __init__(self, name: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(_shortened(name).replace("&", "&&"), parent)
        self.setProperty("field", True)
        self._text = text

    def carried(self) -> QMimeData:
        """The field's text."""
        data = QMimeData()
        data.setText(self._text)
        return data


class FieldChips(QWidget):
    """`picked` carries what is to be written: `{{ first_name }}`."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[FieldChip] = []
        self._inside = QWidget()
        self._inside.setObjectName("chips")
        self._flow = Flow(self._inside)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._inside)
        self._scroll.setMaximumHeight(_HIGHEST)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(text_label(self.tr("Fields of your sheet: click or drag into the text"), role="secondary"))
        layout.addWidget(self._scroll)

    def show_columns(self, columns: Sequence[Column], *, grouped: bool, table: bool = True) -> None:
        """A chip for each column; where rows are grouped, for their number, and with `table` for a table of them."""
        self._flow.clear()
        self.buttons.clear()
        for column in columns:
            self._add(column.header, f"{{{{ {column.field} }}}}")
        if grouped:
            self._add(self.tr("number of rows"), "{{ row_count }}")
        if grouped and table:
            self._add(self.tr("table of rows"), rows_table(columns))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The room has changed."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the chips need to be."""
        height = self._flow.heightForWidth(max(1, self._scroll.viewport().width()))
        self._scroll.setFixedHeight(min(_HIGHEST, max(28, height)))

    def _add(self, name: str, text: str) -> None:
        chip = FieldChip(name, text)
        chip.setAccessibleName(self.tr("Insert the field {0}").format(name))
        chip.setToolTip(plain_tip(text) if len(text) < 60 else self.tr("A table with one line for each row"))
        chip.clicked.connect(lambda: self.picked.emit(text))
        self._flow.addWidget(chip)
        self.buttons.append(chip)


def rows_table(columns: Sequence[Column]) -> str:
    """HTML with one line for each row of a recipient."""
    heads = "".join(f"<th>{_escaped(column.header)}</th>" for column in columns)
    cells = "".join(f"<td>{{{{ row.{column.field} }}}}</td>" for column in columns)
    rows = f"{{% for row in rows %}}\n<tr>{cells}</tr>\n{{% endfor %}}"
    return f'<table cellpadding="6">\n<tr>{heads}</tr>\n{rows}\n</table>\n'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("{", "&#123;")


def _shortened(name: str) -> str:
    return name if len(name) <= 28 else f"{name[:27]}…"
