"""OpenDocument spreadsheets: .ods in a package, .fods in one XML file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.areas import Area, choose_area, read_reference
from mailtool_gui.sheets.number_formats.regions import find_region
from mailtool_gui.sheets.ods.contents import OdsContents, read_contents
from mailtool_gui.sheets.ods.names import odf
from mailtool_gui.sheets.ods.rows import read_rows
from mailtool_gui.sheets.sample import ZIP_FILE, Sample
from mailtool_gui.sheets.source import MergedRange, ReadRequest, StoredSheet
from mailtool_gui.sheets.worksheets import worksheet_position
from mailtool_gui.sheets.xlsx.package import Package
from mailtool_gui.sheets.xlsx.xml import damaged, parse

if TYPE_CHECKING:
    from mailtool_gui.sheets.limits import ReadLimits

_KINDS = tuple(f"application/vnd.oasis.opendocument.spreadsheet{suffix}".encode() for suffix in ("", "-template"))
_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_LOCKED = odf("manifest:encryption-data")
_BLOCK = 256 * 1024
_HEAD_ROWS = 100
_PROTECTED = "The workbook is protected by a password. Save a copy without one and open that."


class OdsFormat:
    """Reads what LibreOffice, and Excel at a wish, write. Its cells say themselves how they are shown."""

    suffixes = frozenset({".ods", ".ots", ".fods"})
    isolated = False

    def recognises(self, sample: Sample) -> bool:
        """By the kind that a document names in its first bytes, or by its parts."""
        if sample.head.startswith(ZIP_FILE):
            return sample.head[38:].startswith(_KINDS[0]) or {"content.xml", "mimetype"} <= sample.members
        return b"<office:document" in sample.head and _KINDS[0] in sample.head

    @contextmanager
    def open(self, request: ReadRequest) -> Iterator[StoredSheet]:
        """The asked worksheet, its rows read as they are asked for."""
        where = str(request.path)
        with ExitStack() as opened:
            chunks = _content(request, opened)
            contents = read_contents(chunks(), where)
            areas = [*_areas(contents)]
            area = choose_area(areas, request.options, where)
            place = worksheet_position(contents.names, contents.hidden, area.worksheet, where)
            region = find_region(request.locale)
            met: list[MergedRange] = []
            rows = read_rows(chunks(), contents.places[place], region, request.limits, where, merged=met)
            head = list(islice(rows, _HEAD_ROWS))  # so many that the merged cells of the headers are known
            yield StoredSheet(
                worksheet=contents.names[place],
                worksheets=tuple(contents.names),
                rows=area.of(chain(head, rows)),
                hidden_worksheets=frozenset(contents.hidden),
                areas=tuple(each.name for each in areas),
                options=request.options,
                header_row=area.header_row,
                merged=tuple(met),
            )


def _areas(contents: OdsContents) -> Iterator[Area]:
    """The named ranges and database ranges that are blocks of cells."""
    for name, address in contents.areas.items():
        worksheet, cells = read_reference(_excel_reference(address))
        if worksheet in contents.names and cells is not None:
            yield Area(name=name, worksheet=worksheet, cells=cells)


def _excel_reference(address: str) -> str:
    """`'My Sheet'!$A$1:$D$9` for `$'My Sheet'.$A$1:.$D$9` and for `'My Sheet'.A1:'My Sheet'.D9`."""
    first, colon, last = address.partition(":")
    sheet, _, start = first.rpartition(".")
    return f"{sheet.removeprefix('$')}!{start}{colon}{last.rpartition('.')[2]}"


def _content(request: ReadRequest, opened: ExitStack) -> Callable[[], Iterator[bytes]]:
    """Gives the bytes of the document's content, from the beginning each time. Raises SheetError."""
    with request.path.open("rb") as file:
        is_package = file.read(len(ZIP_FILE)) == ZIP_FILE
    if not is_package:
        return partial(_flat, request.path, request.limits)
    package = opened.enter_context(Package(request.path, request.limits))
    _refuse_locked(package)
    if not package.has(_CONTENT):
        raise damaged(package.where, f"its part {_CONTENT} is missing")
    return partial(package.sheet_chunks, _CONTENT)


def _refuse_locked(package: Package) -> None:
    locked = package.has("encrypted-package")

    def start(name: str, _: dict[str, str]) -> None:
        """Looks for what an encrypted part has in the manifest."""
        nonlocal locked
        locked = locked or name == _LOCKED

    if package.has(_MANIFEST):
        parse(package.chunks(_MANIFEST), start, package.where)
    if locked:
        raise SheetError(_PROTECTED, where=package.where, code="password-protected")


def _flat(path: Path, limits: ReadLimits) -> Iterator[bytes]:
    read = 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            read += len(block)
            if read > limits.part_bytes:
                message = f"The file is larger than {limits.part_bytes // 2**20} MB. Save it as .ods or .xlsx."
                raise SheetError(message, where=str(path), code="too-large")
            yield block
