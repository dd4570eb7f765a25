"""Binary workbooks made by hand, record by record (MS-XLSB)."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def record(kind: int, content: bytes = b"") -> bytes:
    number = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return number + _size(len(content)) + content


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def row(number: int, *cells: bytes, hidden: bool = False) -> bytes:
    head = struct.pack("<IIHBB", number, 0, 300, 0, 0x10 if hidden else 0) + bytes(5)
    return record(0, head) + b"".join(cells)


def cell(kind: int, column: int, value: bytes, style: int = 0) -> bytes:
    return record(kind, struct.pack("<II", column, style) + value)


def real(column: int, value: float, style: int = 0) -> bytes:
    return cell(5, column, struct.pack("<d", value), style)


def text(column: int, value: str, style: int = 0) -> bytes:
    return cell(6, column, wide(value), style)


def shared(column: int, index: int) -> bytes:
    return cell(7, column, struct.pack("<I", index))


def merged(first_row: int, last_row: int, first_column: int, last_column: int) -> bytes:
    return record(176, struct.pack("<IIII", first_row, last_row, first_column, last_column))


def link(row: int, column: int, reference: str) -> bytes:
    return record(494, struct.pack("<IIII", row, row, column, column) + wide(reference) + wide("") * 3)


def write_xlsb(
    path: Path,
    *sheets: bytes,
    names: Sequence[str] = ("Sheet1", "Sheet2", "Sheet3"),
    states: Sequence[int] = (0, 0, 0),
    formats: Sequence[str] = (),
    ids: Sequence[int] = (),
    strings: Sequence[str] | None = None,
    date1904: bool = False,
    behind: bytes = b"",
    links: Mapping[str, str] | None = None,
    extra: Mapping[str, bytes] | None = None,
) -> Path:
    """`formats` are codes of the styles 1, 2 ..., `ids` built-in ones of those behind them; `behind` follows the cells
    of every worksheet, whose `links` are relationship -> target."""
    bundle = b"".join(
        record(156, struct.pack("<II", states[place], place + 1) + wide(f"rId{place + 1}") + wide(names[place]))
        for place in range(len(sheets))
    )
    targets = [("worksheet", f"worksheets/sheet{place + 1}.bin") for place in range(len(sheets))]
    targets += [("styles", "styles.bin"), ("sharedStrings", "sharedStrings.bin")]
    parts: dict[str, bytes] = {
        "[Content_Types].xml": b"<Types/>",
        "_rels/.rels": _relationships([("officeDocument", "xl/workbook.bin")]),
        "xl/workbook.bin": record(131) + record(153, struct.pack("<II", date1904, 0)) + bundle + record(132),
        "xl/_rels/workbook.bin.rels": _relationships(targets),
        "xl/styles.bin": _styles(formats, ids),
    }
    for place, content in enumerate(sheets, start=1):
        parts[f"xl/worksheets/sheet{place}.bin"] = record(129) + record(145) + content + record(146) + behind
        if links:
            parts[f"xl/worksheets/_rels/sheet{place}.bin.rels"] = _links(links)
    if strings is not None:
        parts["xl/sharedStrings.bin"] = b"".join(record(19, b"\0" + wide(each)) for each in strings)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**parts, **(extra or {})}.items():
            archive.writestr(name, data)
    return path


def _size(size: int) -> bytes:
    made = bytearray()
    while size > 0x7F:
        made.append(size & 0x7F | 0x80)
        size >>= 7
    return bytes([*made, size])


def _styles(formats: Sequence[str], ids: Sequence[int]) -> bytes:
    codes = b"".join(record(44, struct.pack("<H", 164 + place) + wide(code)) for place, code in enumerate(formats))
    numbers = [0, *(164 + place for place in range(len(formats))), *ids]
    styles = b"".join(record(47, struct.pack("<HH", 0, number) + bytes(12)) for number in numbers)
    own = record(626) + record(47, struct.pack("<HH", 0xFFFF, 9) + bytes(12)) + record(627)
    return codes + own + record(617) + styles + record(618)


def _relationships(targets: Sequence[tuple[str, str]]) -> bytes:
    items = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{items}</Relationships>'.encode()


def _links(targets: Mapping[str, str]) -> bytes:
    items = "".join(
        f'<Relationship Id="{reference}" Type="{_OFFICE}/hyperlink" Target="{target}" TargetMode="External"/>'
        for reference, target in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{items}</Relationships>'.encode()
