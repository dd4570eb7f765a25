"""Text columns added to the right of a worksheet, by splicing bytes into its part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import column_letter
from mailtool_gui.sheets.xlsx.added_filter import CellRange, added_filter, filter_range
from mailtool_gui.sheets.xlsx.added_styles import CellStyles
from mailtool_gui.sheets.xlsx.added_widths import added_widths
from mailtool_gui.sheets.xlsx.escapes import xml_text
from mailtool_gui.sheets.xlsx.scan import SheetScan, Tag, scan_sheet
from mailtool_gui.sheets.xlsx.splices import Splice, encoded, spliced, start_tag

__all__ = ["Addition", "Look", "Splice", "added_columns", "addition", "spliced"]

_COLUMNS = 16_384
_LONGEST_TEXT = 32_767  # characters in a cell, Excel's limit


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """How new columns look: the styles of their cells, their widths in characters, and the row of their headers.

    `at` is the zero-based column of such columns that are there already: their cells are replaced.
    """

    header_row: int
    styles: CellStyles = field(default_factory=CellStyles)
    widths: Sequence[float] = ()
    at: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Addition:
    """The changes to a worksheet part, and what its filter reaches over where that is new."""

    changes: Sequence[Splice]
    filter: CellRange | None = None


def added_columns(
    chunks: Callable[[], Iterable[bytes]], texts: Mapping[int, Sequence[str]], where: str
) -> Sequence[Splice]:
    """The changes that put `texts` (row number -> one text for each new column) right of everything used.

    `chunks` gives the part's bytes from their beginning. Raises SheetError where there is no room.
    """
    return _added(chunks, texts, where, None).changes


def addition(
    chunks: Callable[[], Iterable[bytes]], texts: Mapping[int, Sequence[str]], where: str, look: Look
) -> Addition:
    """As `added_columns`, with styles, widths and a filter."""
    if look.at is not None:
        texts = {row: values for row, values in texts.items() if row != look.header_row}
    return _added(chunks, texts, where, look)


def _added(
    chunks: Callable[[], Iterable[bytes]], texts: Mapping[int, Sequence[str]], where: str, look: Look | None
) -> Addition:
    scan, room = _scanned(chunks, texts, where, look)
    writer = _Writer(scan, room, look)
    made = [*writer.dimension(texts)]
    for number, tag in scan.rows.items():
        made += writer.into(tag, number, texts[number])
    made += writer.sheet_data(texts) if scan.sheet_data.empty else writer.between(texts)
    wanted = None
    if look is not None and look.at is None:
        made += added_widths(scan, room, look.widths, writer.prefix)
        wanted = filter_range(scan, room, header_row=look.header_row, last_row=max(texts, default=0))
    if wanted is not None:
        made.append(added_filter(scan, wanted, writer.prefix))
    return Addition(changes=sorted(made, key=lambda splice: (splice.start, splice.end)), filter=wanted)


def _scanned(
    chunks: Callable[[], Iterable[bytes]], texts: Mapping[int, Sequence[str]], where: str, look: Look | None
) -> tuple[SheetScan, range]:
    """What is in the part, and the columns that the texts go to."""
    width = max(map(len, texts.values()), default=0)
    header_row = look.header_row if look else 0
    if look is not None and look.at is not None:
        room = range(look.at, look.at + width)
        return scan_sheet(chunks(), texts, where, room=room), room
    scan = scan_sheet(chunks(), texts, where, header_row=header_row)
    room = _free_columns(scan, width, where)
    if room.start <= scan.last_column:
        scan = scan_sheet(chunks(), texts, where, room=room, header_row=header_row)
    return scan, room


def _free_columns(scan: SheetScan, width: int, where: str) -> range:
    """Right of all cells and merged ranges; but blank cells, or a merged title, may reach to the sheet's very end."""
    for last in (max(scan.last_column, scan.merged_column), scan.last_column, scan.filled_column):
        if last + 1 + width <= _COLUMNS:
            return range(last + 1, last + 1 + width)
    raise SheetError(
        "The worksheet is used up to its last columns: there is no room for the results. Delete empty columns.",
        where=where,
        code="no-room",
    )


class _Writer:
    """Writes elements as the part itself does: its prefix, its encoding."""

    def __init__(self, scan: SheetScan, room: range, look: Look | None) -> None:
        self._scan = scan
        self._look = look
        self._first = room.start
        self._last = room.stop - 1
        prefix, colon, _ = scan.sheet_data.name.rpartition(":")
        self.prefix = prefix + colon

    def into(self, tag: Tag, number: int, texts: Sequence[str]) -> list[Splice]:
        """The cells at the end of a row that is there; its `spans` reach over them."""
        cells = self._cells(number, texts)
        if tag.empty:
            whole = f"{self._start_tag(tag)}{cells}</{tag.name}>"
            return [Splice(tag.start, tag.end, self._encode(whole))]
        made = [Splice(tag.insert_at, tag.insert_at, self._encode(cells))]
        made += [Splice(start, end, b"") for start, end in tag.cuts]
        if "spans" in tag.attributes[::2]:
            made.append(Splice(tag.start, tag.end, self._encode(self._start_tag(tag))))
        return made

    def between(self, texts: Mapping[int, Sequence[str]]) -> list[Splice]:
        """The rows that are not there yet, each in its place."""
        return [Splice(at, at, self._encode(self._row(row, texts[row]))) for row, at in self._scan.missing.items()]

    def sheet_data(self, texts: Mapping[int, Sequence[str]]) -> list[Splice]:
        """The rows of a sheet that says `<sheetData/>`."""
        tag = self._scan.sheet_data
        rows = "".join(self._row(number, texts[number]) for number in sorted(texts))
        return [Splice(tag.start, tag.end, self._encode(f"<{tag.name}>{rows}</{tag.name}>"))]

    def dimension(self, texts: Mapping[int, Sequence[str]]) -> list[Splice]:
        """The used range, which now holds the new cells."""
        tag = self._scan.dimension
        if tag is None:
            return []
        rows = [*texts, *(row for row in (self._scan.first_row, self._scan.last_row) if row)]
        first = self._first if self._scan.first_column is None else self._scan.first_column
        reference = (
            f"{column_letter(first)}{min(rows)}:{column_letter(max(self._last, self._scan.last_column))}{max(rows)}"
        )
        return [Splice(tag.start, tag.end, self._encode(start_tag(tag.name, {"ref": reference}, empty=tag.empty)))]

    def _start_tag(self, tag: Tag) -> str:
        attributes = dict(zip(tag.attributes[::2], tag.attributes[1::2], strict=True))
        if spans := attributes.get("spans"):
            first, _, last = spans.rpartition(":")
            reached = int(last) if last.isdigit() else 0
            attributes["spans"] = f"{first}:{max(reached, self._last + 1)}"
        return start_tag(tag.name, attributes, empty=False)

    def _row(self, number: int, texts: Sequence[str]) -> str:
        name = f"{self.prefix}row"
        return f'<{name} r="{number}">{self._cells(number, texts)}</{name}>'

    def _cells(self, number: int, texts: Sequence[str]) -> str:
        """Inline strings: whatever a text looks like, Excel never takes it for a formula or a number."""
        c, inline, t = (self.prefix + name for name in ("c", "is", "t"))
        return "".join(
            f'<{c} r="{column_letter(self._first + place)}{number}"{self._style(number, text)} t="inlineStr">'
            f'<{inline}><{t} xml:space="preserve">{xml_text(text[:_LONGEST_TEXT])}</{t}></{inline}></{c}>'
            for place, text in enumerate(texts)
            if text
        )

    def _style(self, number: int, text: str) -> str:
        """A header looks like its neighbour."""
        if self._look is None:
            return ""
        if number == self._look.header_row:
            header = self._scan.rows.get(number)
            style = header.style if header else None
        else:
            index = self._look.styles.of(text)
            style = None if index is None else str(index)
        return "" if style is None else f' s="{style}"'

    def _encode(self, text: str) -> bytes:
        return encoded(text, self._scan.encoding)
