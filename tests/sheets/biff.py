"""Old Excel workbooks made by hand, record by record (MS-XLS), in a compound file (MS-CFB)."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path

_LINK = bytes.fromhex("D0C9EA79F9BACE118C8200AA004BA90B")
_URL = bytes.fromhex("E0C9EA79F9BACE118C8200AA004BA90B")
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SECTOR = 512


def record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def label(row: int, column: int, text: str, style: int = 1) -> bytes:
    return record(0x0204, struct.pack("<HHH", row, column, style) + _text(text))


def number(row: int, column: int, value: float, style: int = 1) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, style, value))


def boolean(row: int, column: int, value: int, *, error: bool = False) -> bytes:
    return record(0x0205, struct.pack("<HHHBB", row, column, 1, value, error))


def blank(row: int, column: int) -> bytes:
    return record(0x0201, struct.pack("<HHH", row, column, 1))


def hidden_row(row: int) -> bytes:
    return record(0x0208, struct.pack("<HHHHHHI", row, 0, 9, 255, 0, 0, 0x120))


def merged(first_row: int, last_row: int, first_column: int, last_column: int) -> bytes:
    return record(0x00E5, struct.pack("<HHHHH", 1, first_row, last_row, first_column, last_column))


def link(row: int, column: int, target: str) -> bytes:
    url = (target + "\0").encode("utf-16-le")
    place = struct.pack("<HHHH", row, row, column, column)
    return record(0x01B8, place + _LINK + struct.pack("<II", 2, 3) + _URL + struct.pack("<I", len(url)) + url)


def workbook_stream(
    *sheets: bytes,
    names: Sequence[str] = ("Sheet1", "Sheet2", "Sheet3"),
    states: Sequence[int] = (0, 0, 0),
    formats: Sequence[str] = (),
    ids: Sequence[int] = (),
    date1904: bool = False,
    before: bytes = b"",
) -> bytes:
    """The stream of Excel 97: `formats` are codes of the styles 2, 3 ..., `ids` built-in ones of those behind them."""
    head = _begin(0x0005) + before + record(0x0042, struct.pack("<H", 1200)) + record(0x0022, bytes([date1904, 0]))
    head += record(0x0031, struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + b"\x05\0Arial") * 5
    for place, code in enumerate(formats):
        head += record(0x041E, struct.pack("<H", 164 + place) + _text(code))
    head += _style(0, is_style=True) + _style(0)
    head += b"".join(_style(164 + place) for place in range(len(formats))) + b"".join(_style(each) for each in ids)
    made = [_begin(0x0010) + cells + record(0x000A) for cells in sheets]
    offset = len(head) + sum(4 + 8 + 2 * len(names[place]) for place in range(len(made))) + 4
    for place, sheet in enumerate(made):
        title = bytes([len(names[place]), 1]) + names[place].encode("utf-16-le")
        head += record(0x0085, struct.pack("<IBB", offset, states[place], 0) + title)
        offset += len(sheet)
    return head + record(0x000A) + b"".join(made)


def write_xls(path: Path, stream: bytes, *, name: str = "Workbook") -> Path:
    """A compound file with one stream."""
    stream = stream.ljust(max(4096, -(-len(stream) // _SECTOR) * _SECTOR), b"\0")
    sectors = len(stream) // _SECTOR
    fat = [_FAT, _END, *range(3, 2 + sectors), _END]
    fat += [_FREE] * (_SECTOR // 4 - len(fat))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    directory = _entry("Root Entry", 5, child=1) + _entry(name, 2, start=2, size=len(stream)) + bytes(256)
    path.write_bytes(header + struct.pack(f"<{len(fat)}I", *fat) + directory + stream)
    return path


def _begin(kind: int) -> bytes:
    return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))


def _text(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def _style(number_format: int, *, is_style: bool = False) -> bytes:
    kind = 0xFFF5 if is_style else 0x0001
    return record(0x00E0, struct.pack("<HHHBBBBIIH", 0, number_format, kind, 0x20, 0, 0, 0, 0, 0, 0x20C0))


def _entry(name: str, kind: int, *, child: int = _FREE, start: int = _END, size: int = 0) -> bytes:
    title = name.encode("utf-16-le")
    entry = title.ljust(64, b"\0") + struct.pack("<HBBIII", len(title) + 2, kind, 1, _FREE, _FREE, child)
    return entry + bytes(36) + struct.pack("<IQ", start, size)
