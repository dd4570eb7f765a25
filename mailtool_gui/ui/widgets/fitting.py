"""A mail that is wider than its reader's window, made smaller until it fits, as phones do."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument, QTextFormat, QTextFrame, QTextTable

_SIDES = (QTextFormat.Property.TableCellLeftPadding, QTextFormat.Property.TableCellRightPadding)
SLACK = 2  # px: a table of the full width is rounded up
SMALLEST = 8  # px: letters are not made smaller than that
_TRIES = 4
_MOST_BLOCKS = 400  # what is longer takes too long to go through beside the window


def fit(document: QTextDocument) -> bool:
    """Makes letters and the padding of tables smaller until the document is as wide as it is laid out for, by its
    `textWidth`; whether it fits."""
    for _ in range(_TRIES):
        wide, room = document.size().width(), document.textWidth()
        if wide <= room + SLACK:
            return True
        if document.blockCount() > _MOST_BLOCKS:
            return False
        _shrink(document, max(0.7, room / wide))
    return document.size().width() <= document.textWidth() + SLACK


def _shrink(document: QTextDocument, factor: float) -> None:
    """All in one edit: the document is laid out once."""
    default, frames = document.defaultFont(), _frames(document)
    default.setPixelSize(_smaller(default.pixelSize(), factor))
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for frame in frames:
        if isinstance(frame, QTextTable):
            _shrink_table(frame, factor)
    _shrink_letters(document, cursor, factor)
    document.setDefaultFont(default)
    cursor.endEditBlock()


def _shrink_letters(document: QTextDocument, cursor: QTextCursor, factor: float) -> None:
    for start, end, size in list(_sized(document)):
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        smaller = QTextCharFormat()
        smaller.setProperty(QTextFormat.Property.FontPixelSize, _smaller(size, factor))
        cursor.mergeCharFormat(smaller)


def _sized(document: QTextDocument) -> Iterator[tuple[int, int, int]]:
    """Where letters have a size of their own, and which."""
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            size = piece.charFormat().property(QTextFormat.Property.FontPixelSize)
            if isinstance(size, int) and size:
                yield piece.position(), piece.position() + piece.length(), size
            pieces += 1
        block = block.next()


def _shrink_table(table: QTextTable, factor: float) -> None:
    layout = table.format().toTableFormat()
    layout.setCellPadding(layout.cellPadding() * factor)
    table.setFormat(layout)
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            form = cell.format().toTableCellFormat()
            for side in _SIDES:
                if form.hasProperty(side):  # else it is the table's
                    form.setProperty(side, form.doubleProperty(side) * factor)
            cell.setFormat(form)


def _frames(document: QTextDocument) -> list[QTextFrame]:
    """All frames: a frame that is asked for its children must stay, or they are gone with it."""
    frames = [document.rootFrame()]
    for frame in frames:
        frames += frame.childFrames()
    return frames


def _smaller(size: int, factor: float) -> int:
    return max(SMALLEST, int(size * factor))
