"""Text columns added to the right of a worksheet, by splicing bytes into its part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import column_letter
from mailtool_gui.sheets.xlsx.escapes import xml_text
from mailtool_gui.sheets.xlsx.scan import SheetScan, Tag, scan_sheet

_COLUMNS = 16_384
_LONGEST_TEXT = 32_767  # characters in a cell, Excel's limit


@dataclass(frozen=True, slots=True)
class Splice:
    """Bytes `start` to `end` of a part become `text`."""

    start: int
    end: int
    text: bytes


def added_columns(
    chunks: Callable[[], Iterable[bytes]], texts: Mapping[int, Sequence[str]], where: str
) -> list[Splice]:
    """The changes that put `texts` (row number -> one text for each new column) right of everything used.

    `chunks` gives the part's bytes from their beginning. Raises SheetError where there is no room.
    """
    width = max(map(len, texts.values()), default=0)
    scan = scan_sheet(chunks(), texts, where)
    room = _free_columns(scan, width, where)
    if room.start <= scan.last_column:
        scan = scan_sheet(chunks(), texts, where, room=room)
    writer = _Writer(scan, room)
    made = [*writer.dimension(texts)]
    for number, tag in scan.rows.items():
        made += writer.into(tag, number, texts[number])
    made += writer.sheet_data(texts) if scan.sheet_data.empty else writer.between(texts)
    return sorted(made, key=lambda splice: (splice.start, splice.end))


def spliced(chunks: Iterable[bytes], changes: Sequence[Splice]) -> Iterator[bytes]:
    """The bytes of `chunks` with the `changes` (sorted, not overlapping) made."""
    waiting = list(reversed(changes))
    done = offset = 0
    for chunk in chunks:
        end = offset + len(chunk)
        while waiting and waiting[-1].start < end:
            change = waiting.pop()
            yield chunk[done - offset : change.start - offset]
            yield change.text
            done = change.end
        if done < end:
            yield chunk[done - offset :]
            done = end
        offset = end


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

    def __init__(self, scan: SheetScan, room: range) -> None:
        self._scan = scan
        self._first = room.start
        self._last = room.stop - 1
        prefix, colon, _ = scan.sheet_data.name.rpartition(":")
        self._prefix = prefix + colon

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
        closing = "/" if tag.empty else ""
        return [Splice(tag.start, tag.end, self._encode(self._tag(tag.name, {"ref": reference}, closing)))]

    def _start_tag(self, tag: Tag) -> str:
        attributes = dict(zip(tag.attributes[::2], tag.attributes[1::2], strict=True))
        if spans := attributes.get("spans"):
            first, _, last = spans.rpartition(":")
            reached = int(last) if last.isdigit() else 0
            attributes["spans"] = f"{first}:{max(reached, self._last + 1)}"
        return self._tag(tag.name, attributes, "")

    @staticmethod
    def _tag(name: str, attributes: Mapping[str, str], closing: str) -> str:
        written = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
        return f"<{name}{written}{closing}>"

    def _row(self, number: int, texts: Sequence[str]) -> str:
        name = f"{self._prefix}row"
        return f'<{name} r="{number}">{self._cells(number, texts)}</{name}>'

    def _cells(self, number: int, texts: Sequence[str]) -> str:
        """Inline strings: whatever a text looks like, Excel never takes it for a formula or a number."""
        c, inline, t = (self._prefix + name for name in ("c", "is", "t"))
        return "".join(
            f'<{c} r="{column_letter(self._first + place)}{number}" t="inlineStr">'
            f'<{inline}><{t} xml:space="preserve">{xml_text(text[:_LONGEST_TEXT])}</{t}></{inline}></{c}>'
            for place, text in enumerate(texts)
            if text
        )

    def _encode(self, text: str) -> bytes:
        """In the part's encoding; a character that it lacks becomes a character reference."""
        return text.encode(self._scan.encoding, "xmlcharrefreplace")
