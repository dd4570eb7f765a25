"""Captions and fields in rows."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QWidget

from mailtool_gui.ui.widgets.card import text_label

LINE = 35  # px of a row
CAPTION = 130  # px: the captions of all parts stand in one column


def labelled_rows(*rows: tuple[str, QWidget]) -> QFormLayout:
    """Captions and their fields, aligned with those of the other parts of the dialog."""
    form = QFormLayout()
    form.setHorizontalSpacing(12)
    form.setVerticalSpacing(9)
    for caption, field in rows:
        label = text_label(caption, role="secondary")
        label.setFixedWidth(CAPTION)
        label.setMinimumHeight(LINE)
        field.setMinimumHeight(LINE)
        label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(caption.replace("&", ""))
        form.addRow(label, field)
    return form
