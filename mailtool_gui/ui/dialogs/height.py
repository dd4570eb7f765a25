"""A dialog as high as its words: those that wrap are higher than a layout asks for by itself."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget


def fit_words(dialog: QDialog, width: int) -> None:
    """Gives it this width, or more where its buttons need it, and all the height its words take there."""
    layout = dialog.layout()
    assert layout
    for child in dialog.findChildren(QWidget):
        child.ensurePolished()  # the style sheet has letters of other sizes
    layout.activate()
    least = layout.totalMinimumSize()
    wide = max(width, least.width())
    high = max(layout.totalHeightForWidth(wide), least.height())
    dialog.setMinimumSize(wide, high)
    dialog.resize(wide, high)
