"""The filter buttons over new columns: an autoFilter, and the hidden name that goes with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from mailtool_gui.domain.sheet import column_letter
from mailtool_gui.sheets.xlsx.references import split_reference
from mailtool_gui.sheets.xlsx.splices import Splice, encoded, start_tag

if TYPE_CHECKING:
    from mailtool_gui.sheets.xlsx.outline import Element, Outline
    from mailtool_gui.sheets.xlsx.scan import SheetScan

_NAME = "_xlnm._FilterDatabase"
_BEFORE_NAMES = (
    "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups",
    "externalReferences",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CellRange:
    """Zero-based columns and Excel's row numbers, both ends included."""

    first_column: int
    first_row: int
    last_column: int
    last_row: int

    def __str__(self) -> str:
        first, last = column_letter(self.first_column), column_letter(self.last_column)
        return f"{first}{self.first_row}:{last}{self.last_row}"

    @property
    def absolute(self) -> str:
        """With the dollar signs of a defined name."""
        first, last = column_letter(self.first_column), column_letter(self.last_column)
        return f"${first}${self.first_row}:${last}${self.last_row}"


def filter_range(scan: SheetScan, room: range, *, header_row: int, last_row: int) -> CellRange | None:
    """What the filter is to reach over; None where the one that is there must stay as it is.

    A filter over the same header row grows to the new columns. Beside tables, which have buttons of their own and
    must not be overlapped, it stands over the new columns alone.
    """
    last = max(last_row, header_row)
    if scan.auto_filter is None:
        first = room.start if scan.has_tables or scan.first_column is None else min(scan.first_column, room.start)
        return CellRange(first, header_row, room.stop - 1, last)
    there = _range(scan.auto_filter.attribute("ref") or "")
    if there is None or there.first_row != header_row or there.last_column >= room.start:
        return None
    return CellRange(there.first_column, header_row, room.stop - 1, there.last_row)


def added_filter(scan: SheetScan, wanted: CellRange, prefix: str) -> Splice:
    """The change to the worksheet."""
    tag = scan.auto_filter
    if tag is None:
        element = start_tag(f"{prefix}autoFilter", {"ref": str(wanted)}, empty=True)
        return Splice(scan.filter_at, scan.filter_at, encoded(element, scan.encoding))
    attributes = dict(zip(tag.attributes[::2], tag.attributes[1::2], strict=True)) | {"ref": str(wanted)}
    return Splice(tag.start, tag.end, encoded(start_tag(tag.name, attributes, empty=tag.empty), scan.encoding))


def added_filter_name(workbook: Outline, worksheet: str, wanted: CellRange) -> list[Splice]:
    """The changes to the workbook part: LibreOffice shows a filter only where this name stands too."""
    sheets = workbook.part("sheets")
    place = _place(sheets, worksheet) if sheets else None
    if sheets is None or place is None:
        return []
    quoted = worksheet.replace("'", "''")
    text = escape(f"'{quoted}'!{wanted.absolute}")
    name = f"{sheets.prefix}definedName"
    tag = start_tag(name, {"name": _NAME, "localSheetId": str(place), "hidden": "1"}, empty=False)
    whole = f"{tag}{text}</{name}>"
    names = workbook.part("definedNames")
    if names is None:
        at = workbook.place_after(_BEFORE_NAMES)
        return [Splice(at, at, workbook.encode(f"<{names_tag(sheets)}>{whole}</{names_tag(sheets)}>"))]
    old = next((each for each in names.children if _is_filter(each, place)), None)
    if old is None:
        return workbook.appended(names, [whole])
    return [Splice(old.start, old.end, workbook.encode(whole))]


def names_tag(sheets: Element) -> str:
    """The element that holds the names, prefixed as its neighbour is."""
    return f"{sheets.prefix}definedNames"


def _place(sheets: Element, worksheet: str) -> int | None:
    names = [sheet.attributes.get("name", "").casefold() for sheet in sheets.children]
    return names.index(worksheet.casefold()) if worksheet.casefold() in names else None


def _is_filter(name: Element, place: int) -> bool:
    bare = name.attributes.get("name", "").rpartition(".")[2]
    return bare.casefold() == "_filterdatabase" and name.attributes.get("localSheetId") == str(place)


def _range(reference: str) -> CellRange | None:
    first, _, last = reference.partition(":")
    try:
        (first_column, first_row), (last_column, last_row) = split_reference(first), split_reference(last or first)
    except ValueError:
        return None
    return CellRange(first_column, first_row, last_column, last_row)
