"""Where in a worksheet part's bytes the rows stand, so that cells can be added and nothing else be touched."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from mailtool_gui.sheets.xlsx.positions import scan_bytes
from mailtool_gui.sheets.xlsx.references import split_reference
from mailtool_gui.sheets.xlsx.xml import damaged, secure_parser

# What may stand between the rows and an autoFilter (CT_Worksheet, ECMA-376 18.3.1.99).
_BEFORE_FILTER = frozenset({"sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios"})


@dataclass(slots=True)
class Tag:
    """A start tag: its bytes, its name and its attributes (name, value, name, value ...) as they are written.

    `empty` tells that it closes itself; an element without content ends at `after`. For a row, new cells belong at
    `insert_at`, `cuts` (start, end) are the cells that stand where they go, and `style` is that of its last cell
    before them (of the header row alone).
    """

    name: str
    attributes: list[str]
    start: int
    end: int = -1
    empty: bool = False
    after: int = -1
    insert_at: int = -1
    cuts: list[tuple[int, int]] = field(default_factory=list)
    style: str | None = None

    def attribute(self, name: str) -> str | None:
        """The value of an attribute, None where it is not there."""
        return _attribute(self.attributes, name)


@dataclass(slots=True)
class SheetScan:
    """What was found. `rows` holds the wanted rows that are there, `missing` the others -> where they belong.

    `last_column` is the zero-based index of the rightmost cell (-1: none), `filled_column` that of the rightmost one
    that holds something, `merged_column` that of the rightmost merged one. `cols` holds the `widths`, and its end tag
    stands at `cols_close`; an autoFilter that is not there yet belongs at `filter_at`.
    """

    encoding: str = "utf-8"
    sheet_data: Tag = field(default_factory=lambda: Tag("", [], -1))
    dimension: Tag | None = None
    rows: dict[int, Tag] = field(default_factory=dict)
    missing: dict[int, int] = field(default_factory=dict)
    first_column: int | None = None
    first_row: int | None = None
    last_column: int = -1
    last_row: int = 0
    filled_column: int = -1
    merged_column: int = -1
    cols: Tag | None = None
    cols_close: int = -1
    widths: list[Tag] = field(default_factory=list)
    auto_filter: Tag | None = None
    filter_at: int = -1
    has_tables: bool = False


def scan_sheet(
    chunks: Iterable[bytes], wanted: Collection[int], where: str, *, room: range = range(0), header_row: int = 0
) -> SheetScan:
    """Finds the `wanted` rows (Excel's numbers). Raises SheetError where the part is damaged.

    `room` tells the columns of the new cells where others stand in their way.
    """
    parser = secure_parser(where, namespaces=False)
    parser.ordered_attributes = True
    scanner = _Scanner(wanted, room, header_row, where, position=lambda: parser.CurrentByteIndex)
    scan_bytes(parser, scanner, scanner.scan, chunks, where)
    if scanner.scan.sheet_data.start < 0:
        raise damaged(where, "the worksheet has no sheetData")
    return scanner.scan


class _Scanner:
    """See `positions.Scanner`.

    `_open` is a start tag whose end is not known yet, `_ended` one that may have closed itself.
    """

    def __init__(
        self, wanted: Collection[int], room: range, header_row: int, where: str, position: Callable[[], int]
    ) -> None:
        self.scan = SheetScan()
        self._where = where
        self._position = position
        self._room = room
        self._header_row = header_row
        self._cut: int | None = None
        self._cut_ended: int | None = None
        self._pending = sorted(wanted, reverse=True)
        self._depth = 0
        self._part = ""  # the element below the root that is being read
        self._open: Tag | None = None
        self._ended: Tag | None = None
        self._row: Tag | None = None
        self._number = 0
        self._column = -1

    def other(self, _: str) -> None:
        """Notes where the tag before has ended."""
        self._note()

    def start(self, name: str, attributes: list[str]) -> None:
        """Notes a row, a cell or one of the sheet's other parts."""
        self._note()
        self._depth += 1
        if self._depth == 2:
            self._part = name.rpartition(":")[2]
            self._start_part(name, attributes)
        elif self._part == "sheetData":
            if self._depth == 4:
                self._cell(attributes)
            elif self._depth == 5:
                self.scan.filled_column = max(self.scan.filled_column, self._column)
            elif self._depth == 3:
                self._start_row(self._tag(name, attributes))
        elif self._part == "mergeCells" and self._depth == 3:
            self._merge(_attribute(attributes, "ref"))
        elif self._part == "cols" and self._depth == 3:
            self.scan.widths.append(self._tag(name, attributes))

    def end(self, _: str) -> None:
        """Notes where a row, a cell or a part has ended."""
        ended = self._note()
        self._depth -= 1
        if self._depth == 2 and self._row is not None:
            self._row.insert_at = self._position() if self._row.insert_at < 0 else self._row.insert_at
            self._row = None
        elif self._depth == 3 and self._cut is not None:
            self._cut_ended, self._cut = self._cut, None
        elif self._depth == 1:
            self._end_part()
        elif self._depth == 0 and self.scan.filter_at < 0:
            self.scan.filter_at = self._position()
        self._ended = ended

    def _end_part(self) -> None:
        if self._part == "sheetData":
            self._missing_before(None, self._position())
        elif self._part == "cols":
            self.scan.cols_close = self._position()

    def _start_part(self, name: str, attributes: list[str]) -> None:
        scan = self.scan
        match self._part:
            case "sheetData":
                scan.sheet_data = self._tag(name, attributes)
            case "dimension":
                scan.dimension = self._tag(name, attributes)
            case "cols":
                scan.cols = self._tag(name, attributes)
            case "autoFilter":
                scan.auto_filter = self._tag(name, attributes)
            case "tableParts":
                scan.has_tables = True
        if scan.filter_at < 0 <= scan.sheet_data.start < self._position() and self._part not in _BEFORE_FILTER:
            scan.filter_at = self._position()

    def _tag(self, name: str, attributes: list[str]) -> Tag:
        self._open = Tag(name, attributes, self._position())
        return self._open

    def _note(self) -> Tag | None:
        """Notes where the last tag ended, and answers with it if nothing came since.

        Expat tells the end of `<row/>` behind it and the end of `<row></row>` before its end tag: only where the next
        event begins shows which it was.
        """
        if self._cut_ended is not None and self._row is not None:
            self._row.cuts.append((self._cut_ended, self._position()))
            self._cut_ended = None
        if self._ended is not None:
            self._ended.after = self._position()
            self._ended.empty = self._ended.after == self._ended.end
            self._ended = None
        tag, self._open = self._open, None
        if tag is not None:
            tag.end = self._position()
        return tag

    def _start_row(self, tag: Tag) -> None:
        number = _attribute(tag.attributes, "r")
        self._number = int(number) if number and number.isdigit() else self._number + 1
        self._column = -1
        self._missing_before(self._number, tag.start)
        if self._pending and self._pending[-1] == self._number:
            self._pending.pop()
            self.scan.rows[self._number] = self._row = tag

    def _missing_before(self, number: int | None, at: int) -> None:
        while self._pending and (number is None or self._pending[-1] < number):
            self.scan.missing[self._pending.pop()] = at

    def _cell(self, attributes: list[str]) -> None:
        scan, reference = self.scan, _attribute(attributes, "r")
        self._column = self._index(reference)[0] if reference else self._column + 1
        scan.last_column = max(scan.last_column, self._column)
        scan.last_row = max(scan.last_row, self._number)
        scan.first_row = self._number if scan.first_row is None else scan.first_row
        if scan.first_column is None or self._column < scan.first_column:
            scan.first_column = self._column
        if self._row is not None and self._room and self._column >= self._room.start:
            self._make_room(self._row)
        elif self._row is not None and self._number == self._header_row:
            self._row.style = _attribute(attributes, "s")

    def _make_room(self, row: Tag) -> None:
        at = self._position()
        if row.insert_at < 0:
            row.insert_at = at
        if self._column in self._room:
            self._cut = at

    def _merge(self, reference: str | None) -> None:
        last = (reference or "").rpartition(":")[2]
        if last:
            self.scan.merged_column = max(self.scan.merged_column, self._index(last)[0])

    def _index(self, reference: str) -> tuple[int, int]:
        try:
            return split_reference(reference)
        except ValueError as error:
            raise damaged(self._where, str(error)) from None


def _attribute(attributes: list[str], name: str) -> str | None:
    names = attributes[::2]
    return attributes[2 * names.index(name) + 1] if name in names else None
