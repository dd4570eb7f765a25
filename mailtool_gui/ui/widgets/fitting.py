"""A mail that is wider than its reader's window, made smaller until it fits, as phones do."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument, QTextFormat, QTextFrame, QTextTable

SMALLEST = 8  # px: letters are not made smaller than that
_TRIES = 4
_MOST_BLOCKS = 400  # what is longer takes too long to go through beside the window


def fit(document: QTextDocument, width: float) -> bool:
    """Makes letters and the padding of tables smaller until the document is no wider; whether it fits."""
    for _ in range(_TRIES):
        wide = document.size().width()
        if wide <= width + 1:
            return True
        if document.blockCount() > _MOST_BLOCKS:
            return False
        _shrink(document, max(0.7, width / wide))
    return document.size().width() <= width + 1


def _shrink(document: QTextDocument, factor: float) -> None:
    default = document.defaultFont()
    default.setPixelSize(_smaller(default.pixelSize(), factor))
    for table in _tables(document.rootFrame()):
        _shrink_table(table, factor)
    _shrink_letters(document, factor)
    document.setDefaultFont(default)


def _shrink_letters(document: QTextDocument, factor: float) -> None:
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for start, end, size in list(_sized(document)):
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        smaller = QTextCharFormat()
        smaller.setProperty(QTextFormat.Property.FontPixelSize, _smaller(size, factor))
        cursor.mergeCharFormat(smaller)
    cursor.endEditBlock()


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
            form.setLeftPadding(form.leftPadding() * factor)
            form.setRightPadding(form.rightPadding() * factor)
            cell.setFormat(form)


def _tables(frame: QTextFrame) -> Iterator[QTextTable]:
    for child in frame.childFrames():
        if isinstance(child, QTextTable):
            yield child
        yield from _tables(child)


def _smaller(size: int, factor: float) -> int:
    return max(SMALLEST, int(size * factor))
