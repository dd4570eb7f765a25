"""The records of a binary part (MS-XLSB 2.1.4): a type, a size, and so many bytes."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from enum import IntEnum

from mailtool_gui.sheets.xlsx.xml import damaged

_LONGEST = 16 * 1024 * 1024  # bytes; Excel's longest records hold a text of 32,767 characters
_MORE = 0x80
_NULL = 0xFFFFFFFF
_U32 = struct.Struct("<I")


class RecordKind(IntEnum):
    """The types of records that are read (MS-XLSB 2.3.2)."""

    ROW = 0
    BLANK = 1
    RK = 2
    ERROR = 3
    BOOLEAN = 4
    REAL = 5
    TEXT = 6
    SHARED_TEXT = 7
    FORMULA_TEXT = 8
    FORMULA_REAL = 9
    FORMULA_BOOLEAN = 10
    FORMULA_ERROR = 11
    SHARED_ITEM = 19
    FORMAT = 44
    STYLE = 47
    RICH_TEXT = 62
    BEGIN_DATA = 145
    END_DATA = 146
    WORKBOOK_PROPERTIES = 153
    WORKSHEET = 156
    MERGED = 176
    LINK = 494
    BEGIN_CELL_STYLES = 617
    END_CELL_STYLES = 618


def read_records(chunks: Iterable[bytes], where: str) -> Iterator[tuple[int, bytes]]:
    """Type and content of every record. Raises SheetError where the part ends within one, or one is endless."""
    buffer = b""
    for chunk in chunks:
        buffer += chunk
        place = 0
        while (head := _head(buffer, place, where)) is not None:
            kind, start, end = head
            if end > len(buffer):
                break
            yield kind, buffer[start:end]
            place = end
        buffer = buffer[place:]
    if buffer:
        raise damaged(where, "a record is cut short")


def wide_text(content: bytes, place: int) -> tuple[str, int]:
    """The text (XLWideString) at `place`, and where it ends; an empty one for none. Raises ValueError."""
    if place + 4 > len(content):
        raise ValueError("a text is cut short")
    length: int = _U32.unpack_from(content, place)[0]
    if length == _NULL:
        return "", place + 4
    end = place + 4 + 2 * length
    if end > len(content):
        raise ValueError("a text is cut short")
    return content[place + 4 : end].decode("utf-16-le", "replace"), end


def _head(buffer: bytes, place: int, where: str) -> tuple[int, int, int] | None:
    """A record's type, and where its content begins and ends; None where the buffer does not hold all of that."""
    available = len(buffer)
    if place >= available:
        return None
    kind = buffer[place]
    place += 1
    if kind & _MORE:
        if place >= available:
            return None
        kind = kind & 0x7F | (buffer[place] & 0x7F) << 7
        place += 1
    size = 0
    for shift in (0, 7, 14, 21):
        if place >= available:
            return None
        byte = buffer[place]
        place += 1
        size |= (byte & 0x7F) << shift
        if not byte & _MORE:
            break
    if size > _LONGEST:
        raise damaged(where, "a record is longer than any that Excel writes")
    return kind, place, place + size
