"""Widths of new columns in a worksheet's `cols` (ECMA-376 18.3.1.17), whose ranges never overlap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mailtool_gui.sheets.xlsx.splices import Splice, encoded, start_tag

if TYPE_CHECKING:
    from mailtool_gui.sheets.xlsx.scan import SheetScan, Tag


def added_widths(scan: SheetScan, room: range, widths: Sequence[float], prefix: str) -> list[Splice]:
    """The changes that give the columns of `room` (zero-based) `widths`, in characters; the others keep theirs."""
    made = "".join(_column(prefix, place + 1, width) for place, width in zip(room, widths, strict=True))
    cols = scan.cols
    if cols is None or cols.empty:
        whole = encoded(f"<{prefix}cols>{made}</{prefix}cols>", scan.encoding)
        at = scan.sheet_data.start
        return [Splice(at, at, whole) if cols is None else Splice(cols.start, cols.after, whole)]
    return _among(scan, room, made)


def _among(scan: SheetScan, room: range, made: str) -> list[Splice]:
    """The new ones in their order among the old ones; what reaches over them is cut in two."""
    first, last = room.start + 1, room.stop
    over = [tag for tag in scan.widths if _number(tag, "min") <= last and _number(tag, "max") >= first]
    if not over:
        later = (tag.start for tag in scan.widths if _number(tag, "min") > last)
        at = min(later, default=scan.cols_close)
        return [Splice(at, at, encoded(made, scan.encoding))]
    before, after = _part(over[0], last=first - 1), _part(over[-1], first=last + 1)
    cuts = [Splice(tag.start, tag.after, b"") for tag in over[1:]]
    return [Splice(over[0].start, over[0].after, encoded(before + made + after, scan.encoding)), *cuts]


def _part(tag: Tag, *, first: int = 0, last: int = 16_384) -> str:
    """What is left of a range between two columns (from 1); nothing where it does not reach there."""
    first, last = max(first, _number(tag, "min")), min(last, _number(tag, "max"))
    attributes = dict(zip(tag.attributes[::2], tag.attributes[1::2], strict=True))
    attributes |= {"min": str(first), "max": str(last)}
    return start_tag(tag.name, attributes, empty=True) if first <= last else ""


def _column(prefix: str, number: int, width: float) -> str:
    return f'<{prefix}col min="{number}" max="{number}" width="{width:g}" customWidth="1"/>'


def _number(tag: Tag, name: str) -> int:
    text = tag.attribute(name) or ""
    return int(text) if text.isascii() and text.isdigit() else 0
