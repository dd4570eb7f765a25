"""What stands behind the rows of a worksheet part and must be known before them: merged cells and mail links."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.links import mail_address
from mailtool_gui.sheets.source import MergedRange, StoredRow
from mailtool_gui.sheets.xlsx.references import split_range
from mailtool_gui.sheets.xlsx.xml import main_names, parse, relationship_id

if TYPE_CHECKING:
    from mailtool_gui.sheets.xlsx.package import Package
    from mailtool_gui.sheets.xlsx.workbook import Worksheet

_NAMES = main_names("mergeCell", "hyperlink")
_MERGED = 100_000  # more than any honest worksheet has
_LINKED_CELLS = 200_000  # taken note of, the first ones
_OPENING = re.compile(rb"<sheetData[^<>]*>")
_CLOSING = b"</sheetData>"
_HEAD = 1024 * 1024


class _Link(NamedTuple):
    range: MergedRange
    relationship: str


@dataclass(frozen=True, slots=True)
class Extras:
    """The merged ranges, and row number -> zero-based column -> address of a `mailto:` link."""

    merged: list[MergedRange] = field(default_factory=list)
    links: dict[int, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))


def read_extras(package: Package, sheet: Worksheet) -> Extras:
    """Raises SheetError where the part is damaged, or has more merged cells than any honest one."""
    try:
        found = _parsed(package, sheet, [_without_rows(package.sheet_chunks(sheet.part))])
    except SheetError as error:
        if error.code != "damaged-file":
            raise
        found = _parsed(package, sheet, package.sheet_chunks(sheet.part))
    return found


def linked(rows: Iterable[StoredRow], links: dict[int, dict[int, str]]) -> Iterator[StoredRow]:
    """The rows, their cells with the addresses that they are linked to."""
    for row in rows:
        for column, address in links.get(row.number, {}).items():
            stored = row.cells.get(column)
            if stored is not None:
                row.cells[column] = stored.linked(address)
        yield row


def _parsed(package: Package, sheet: Worksheet, chunks: Iterable[bytes]) -> Extras:
    extras = Extras()
    links: list[_Link] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        """Keeps merged cells, links and the like."""
        match _NAMES.get(name):
            case "mergeCell" if covered := split_range(attributes.get("ref", "")):
                extras.merged.append(MergedRange(*covered))
                if len(extras.merged) > _MERGED:
                    raise _too_many_merged(package, sheet)
            case "hyperlink" if (covered := split_range(attributes.get("ref", ""))) and relationship_id(attributes):
                links.append(_Link(MergedRange(*covered), relationship_id(attributes) or ""))

    parse(chunks, start, package.where)
    if links:
        _resolve(links, package.external_targets(sheet.part), extras.links)
    return extras


def _resolve(links: Iterable[_Link], targets: dict[str, str], found: dict[int, dict[int, str]]) -> None:
    left = _LINKED_CELLS
    for (first_row, first_column, last_row, last_column), relationship in links:
        address = mail_address(targets.get(relationship, ""))
        width = last_column - first_column + 1
        if address is None or left < width:
            continue
        rows = range(first_row, min(last_row + 1, first_row + left // width))
        left -= len(rows) * width
        for row in rows:
            found[row].update(dict.fromkeys(range(first_column, last_column + 1), address))


def _without_rows(chunks: Iterable[bytes]) -> bytes:
    """The part up to its rows, and from their end on: well-formed XML, or else it must be read whole."""
    head, tail, carried = b"", [b""], b""
    for chunk in chunks:
        if len(head) < _HEAD and not _OPENING.search(head):
            head += chunk
        window = carried + chunk
        at = window.rfind(_CLOSING)
        if at >= 0:
            tail = [window[at:]]
        elif tail[0]:
            tail.append(chunk)
        carried = window[-len(_CLOSING) :] if at < 0 else b""
    opening = _OPENING.search(head)
    return (head[: opening.end()] if opening else b"") + b"".join(tail)


def _too_many_merged(package: Package, sheet: Worksheet) -> SheetError:
    return SheetError(
        f"The worksheet “{sheet.name}” has more than {_MERGED:,} merged cells. Unmerge them in Excel and save it.",
        where=package.where,
        code="too-large",
    )
