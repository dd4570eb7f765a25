"""The cells of a binary worksheet part, read as a stream."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mailtool_gui.domain.sheet import column_letter
from mailtool_gui.sheets.links import mail_address
from mailtool_gui.sheets.source import MergedRange, StoredCell, StoredRow
from mailtool_gui.sheets.xlsb.records import RecordKind, read_records, wide_text
from mailtool_gui.sheets.xlsx.xml import damaged

if TYPE_CHECKING:
    from mailtool_gui.sheets.budget import Budget
    from mailtool_gui.sheets.styled_values import StyledValues
    from mailtool_gui.sheets.xlsx.package import Package

_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}  # fmt: skip
_LINKED_CELLS = 10_000  # of one link
_HIDDEN = 0x10  # fDyZero, in the twelfth byte of a row
_CELL = struct.Struct("<II")
_STYLE = 0xFFFFFF
_VALUE = 8  # where a cell's value begins


@dataclass(frozen=True, slots=True)
class Extras:
    """The merged ranges, and (Excel's row number, zero-based column) -> address of a `mailto:` link."""

    merged: list[MergedRange] = field(default_factory=list)
    links: dict[tuple[int, int], str] = field(default_factory=dict)


def read_extras(package: Package, part: str) -> Extras:
    """What stands behind the cells, and must be known before them."""
    extras = Extras()
    targets = package.external_targets(part)
    try:
        for kind, content in read_records(package.sheet_chunks(part), package.where):
            if kind == RecordKind.MERGED:
                extras.merged.append(_range(content))
            elif kind == RecordKind.LINK:
                _add_link(extras, _range(content), targets.get(wide_text(content, 16)[0], ""))
    except (ValueError, struct.error) as error:
        raise damaged(package.where, str(error)) from None
    return extras


class BinaryRows:
    """Reads the rows that hold something."""

    def __init__(
        self, *, values: StyledValues, strings: Sequence[str], links: dict[tuple[int, int], str], budget: Budget
    ) -> None:
        self._values = values
        self._strings = strings
        self._links = links
        self._budget = budget

    def read(self, package: Package, part: str) -> Iterator[StoredRow]:
        """Rows in the order of the file. Raises SheetError, also while being read."""
        row = StoredRow(0, {})
        for kind, content in read_records(package.sheet_chunks(part), package.where):
            if kind == RecordKind.ROW:
                yield from self._done(row)
                row = _started(content, row.number, package.where)
            elif kind <= RecordKind.FORMULA_ERROR or kind == RecordKind.RICH_TEXT:
                self._add(row, kind, content, package.where)
            elif kind == RecordKind.END_DATA:
                break
        yield from self._done(row)

    def _done(self, row: StoredRow) -> Iterator[StoredRow]:
        if row.cells:
            self._budget.spend(last_row=row.number, last_column=max(row.cells), cells=len(row.cells))
            yield row

    def _add(self, row: StoredRow, kind: int, content: bytes, where: str) -> None:
        column = -1
        try:
            column, style = _CELL.unpack_from(content)
            cell = self._cell(kind, content, style & _STYLE, self._links.get((row.number, column)))
        except (ValueError, IndexError, struct.error) as error:
            place = f"{column_letter(column)}{row.number}" if column >= 0 else f"of row {row.number}"
            raise damaged(where, f"cell {place}: {error}") from None
        if cell is not None:
            row.cells[column] = cell

    def _cell(self, kind: int, content: bytes, style: int, link: str | None) -> StoredCell | None:
        values = self._values
        match kind:
            case RecordKind.RK:
                return values.number(_compressed(struct.unpack_from("<i", content, _VALUE)[0]), style)
            case RecordKind.REAL | RecordKind.FORMULA_REAL:
                return values.number(struct.unpack_from("<d", content, _VALUE)[0], style)
            case RecordKind.BOOLEAN | RecordKind.FORMULA_BOOLEAN:
                return values.boolean(bool(content[_VALUE]), style)
            case RecordKind.ERROR | RecordKind.FORMULA_ERROR:
                return values.error(_ERRORS.get(content[_VALUE], "#ERROR!"), style)
            case _:
                text = self._text(kind, content)
                return values.text(text, style, link=link) if text else None

    def _text(self, kind: int, content: bytes) -> str:
        if kind == RecordKind.SHARED_TEXT:
            index: int = struct.unpack_from("<I", content, _VALUE)[0]
            return self._strings[index]
        if kind in {RecordKind.TEXT, RecordKind.FORMULA_TEXT}:
            return wide_text(content, _VALUE)[0]
        return wide_text(content, _VALUE + 1)[0] if kind == RecordKind.RICH_TEXT else ""


def _started(content: bytes, before: int, where: str) -> StoredRow:
    """A row begins; Excel writes them in order."""
    if len(content) < 12:
        raise damaged(where, f"the row below row {before} is cut short")
    number = _CELL.unpack_from(content)[0] + 1
    if number <= before:
        raise damaged(where, f"its row {number} follows row {before}")
    return StoredRow(number, {}, bool(content[11] & _HIDDEN))


def _compressed(value: int) -> float:
    """An RK number (MS-XLSB 2.5.122): 30 bits of a whole number or of a double, perhaps in hundredths."""
    number = float(value >> 2) if value & 2 else struct.unpack("<d", struct.pack("<q", (value & ~3) << 32))[0]
    return number / 100 if value & 1 else number


def _range(content: bytes) -> MergedRange:
    first_row, last_row, first_column, last_column = struct.unpack_from("<IIII", content)
    return MergedRange(first_row + 1, first_column, last_row + 1, last_column)


def _add_link(extras: Extras, cells: MergedRange, target: str) -> None:
    first_row, first_column, last_row, last_column = cells
    address = mail_address(target)
    if address is None or (last_row - first_row + 1) * (last_column - first_column + 1) > _LINKED_CELLS:
        return
    places = (
        (row, column) for row in range(first_row, last_row + 1) for column in range(first_column, last_column + 1)
    )
    extras.links.update(dict.fromkeys(places, address))
