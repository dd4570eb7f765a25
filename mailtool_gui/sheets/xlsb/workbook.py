"""The parts beside the worksheets: which there are, texts that are stored once, styles."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from struct import unpack_from
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.styled_values import format_code
from mailtool_gui.sheets.xlsb.records import RecordKind, read_records, wide_text
from mailtool_gui.sheets.xlsx.xml import damaged

if TYPE_CHECKING:
    from mailtool_gui.sheets.number_formats.regions import Region
    from mailtool_gui.sheets.xlsx.package import Package

_1904 = 0x1
_DEFAULT_PART = "xl/workbook.bin"


@dataclass(frozen=True, kw_only=True, slots=True)
class BinaryWorkbook:
    """The worksheets' names and parts in the order of their tabs, which are hidden, and where dates begin."""

    part: str
    names: tuple[str, ...]
    parts: tuple[str, ...]
    hidden: frozenset[str]
    date1904: bool


def read_workbook(package: Package) -> BinaryWorkbook:
    """The package's workbook. Raises SheetError where there is none, or it is damaged."""
    part = package.target("", "officeDocument") or _DEFAULT_PART
    if not package.has(part):
        raise SheetError("This is not an Excel workbook.", where=package.where, code="not-a-workbook")
    relationships = package.relationships(part)
    found: dict[str, str] = {}
    hidden: set[str] = set()
    date1904 = False
    try:
        for kind, content in read_records(package.chunks(part), package.where):
            if kind == RecordKind.WORKBOOK_PROPERTIES:
                date1904 = bool(unpack_from("<I", content)[0] & _1904)
            elif kind == RecordKind.WORKSHEET:
                reference, place = wide_text(content, 8)
                name, _ = wide_text(content, place)
                relationship = relationships.get(reference)
                if relationship is not None and relationship.kind == "worksheet":
                    found[name] = relationship.target
                    hidden |= {name} if unpack_from("<I", content)[0] else set()
    except (ValueError, struct.error) as error:
        raise damaged(package.where, str(error)) from None
    return BinaryWorkbook(
        part=part,
        names=tuple(found),
        parts=tuple(found.values()),
        hidden=frozenset(hidden),
        date1904=date1904,
    )


def read_strings(package: Package, workbook_part: str) -> list[str]:
    """The shared strings in their order; none where the workbook has no such part."""
    part = package.target(workbook_part, "sharedStrings")
    if part is None:
        return []
    records = read_records(package.chunks(part), package.where)
    try:
        return [wide_text(content, 1)[0] for kind, content in records if kind == RecordKind.SHARED_ITEM]
    except ValueError as error:
        raise damaged(package.where, str(error)) from None


def read_codes(package: Package, workbook_part: str, region: Region) -> list[str]:
    """The number format code of every cell style; built-in ids become the codes of `region`."""
    part = package.target(workbook_part, "styles")
    stored: dict[int, str] = {}
    ids: list[int] = []
    in_cell_styles = False
    try:
        for kind, content in read_records(package.chunks(part), package.where) if part else ():
            if kind == RecordKind.FORMAT:
                stored.setdefault(unpack_from("<H", content)[0], wide_text(content, 2)[0])
            elif kind == RecordKind.STYLE and in_cell_styles:
                ids.append(unpack_from("<HH", content)[1])
            elif kind in {RecordKind.BEGIN_CELL_STYLES, RecordKind.END_CELL_STYLES}:
                in_cell_styles = kind == RecordKind.BEGIN_CELL_STYLES
    except (ValueError, struct.error) as error:
        raise damaged(package.where, str(error)) from None
    return [format_code(stored, each, region) for each in ids]
