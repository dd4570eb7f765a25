"""Results written back: a copy of the user's workbook with new columns, everything else as it was."""

from __future__ import annotations

import os
import secrets
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.limits import DEFAULT_LIMITS, ReadLimits
from mailtool_gui.sheets.metering import Meter, Report, unwatched
from mailtool_gui.sheets.xlsx.added_filter import added_filter_name
from mailtool_gui.sheets.xlsx.added_styles import CellStyles, added_styles
from mailtool_gui.sheets.xlsx.append import Look, added_columns, addition
from mailtool_gui.sheets.xlsx.content_type import CONTENT_TYPES, fitting_content_type
from mailtool_gui.sheets.xlsx.outline import outline
from mailtool_gui.sheets.xlsx.package import ZIP_ERRORS, Package
from mailtool_gui.sheets.xlsx.splices import Splice, spliced
from mailtool_gui.sheets.xlsx.workbook import choose_worksheet, read_workbook
from mailtool_gui.sheets.xlsx.xml import damaged

_WIDTH = 18.0  # characters
_BLOCK = 1 << 16


@dataclass(frozen=True, kw_only=True, slots=True)
class Dress:
    """How the new columns look: the colour (RRGGBB) of some texts, and the columns' widths in characters.

    `at` is the zero-based column where such columns stand already, from an earlier export: they are replaced.
    """

    tones: Mapping[str, str] = field(default_factory=dict)
    widths: Sequence[float] = ()
    at: int | None = None


def can_be_written_into(workbook: Path) -> bool:
    """Whether it is an Excel workbook to whose worksheets columns can be added, whatever its name says."""
    try:
        with Package(workbook, DEFAULT_LIMITS) as package:
            read_workbook(package)
    except (OSError, SheetError):
        return False
    return True


def has_macros(workbook: Path) -> bool:
    """Whether an Excel workbook holds macros, which Excel keeps only under a name that ends in .xlsm."""
    try:
        with Package(workbook, DEFAULT_LIMITS) as package:
            return package.target(read_workbook(package).part, "vbaProject") is not None
    except (OSError, SheetError):
        return False


def write_results(
    workbook: Path,
    out: Path,
    *,
    worksheet: str,
    header_row: int,
    headers: Sequence[str],
    values: Mapping[int, Sequence[str]],
    limits: ReadLimits = DEFAULT_LIMITS,
    dress: Dress | None = None,
    report: Report = unwatched,
) -> None:
    """Writes a copy of `workbook` to `out` with columns of text to the right of everything used in `worksheet`.

    `headers` go into `header_row`; `values` maps Excel's row numbers to one text for each header. The worksheet's
    other cells, and all parts but its own, the styles' and the workbook's, keep their bytes. `out` appears whole or
    not at all; an older file of that name is replaced. Without a `dress` cells are added and nothing more. What
    `report` raises ends it and nothing is written. Raises SheetError, also where `out` is the workbook itself.
    """
    _refuse_source(workbook, out)
    texts = {header_row: tuple(headers), **{row: tuple(texts) for row, texts in values.items()}}
    with _source(workbook, limits) as package:
        try:
            meter = Meter(report, _bytes_to_read(package, worksheet))
            changes = dict(_changes(package, worksheet, header_row, texts, dress=dress, meter=meter))
            changes |= _content_type(package, out)
            with replacing(out) as temporary:
                _copy(package, changes, temporary, meter)
        except OSError as error:
            raise not_written(out, error) from None
        except ZIP_ERRORS as error:
            raise damaged(str(workbook), str(error)) from None


def _bytes_to_read(package: Package, worksheet: str) -> int:
    """Every part once, and the worksheet once before: to see where its columns end."""
    sheet = package.stored_name(choose_worksheet(read_workbook(package), worksheet, package.where).part)
    with zipfile.ZipFile(package.path) as archive:
        return sum(info.file_size for info in _members(archive)) + archive.getinfo(sheet).file_size


def _changes(
    package: Package,
    worksheet: str,
    header_row: int,
    texts: Mapping[int, Sequence[str]],
    *,
    dress: Dress | None,
    meter: Meter,
) -> Mapping[str, Sequence[Splice]]:
    """What changes in which part; parts are named as the zip file has them."""
    book = read_workbook(package)
    sheet = choose_worksheet(book, worksheet, package.where)

    def chunks() -> Iterator[bytes]:
        """The worksheet's part from its beginning: it is read twice."""
        return meter.passing(package.sheet_chunks(sheet.part))

    if dress is None:
        return {package.stored_name(sheet.part): added_columns(chunks, texts, package.where)}
    in_styles, styles = _styles(package, book.part, dress)
    widths = dress.widths or [_WIDTH] * len(texts[header_row])
    look = Look(header_row=header_row, styles=styles, widths=widths, at=dress.at)
    added = addition(chunks, texts, package.where, look)
    made = {sheet.part: added.changes, **in_styles}
    if added.filter is not None:
        workbook = outline(package.chunks(book.part), package.where)
        made[book.part] = added_filter_name(workbook, sheet.name, added.filter)
    return {package.stored_name(part): changes for part, changes in made.items()}


def _content_type(package: Package, out: Path) -> dict[str, Sequence[Splice]]:
    """A template comes back as a workbook, and one without macros may be given a name that allows them."""
    if not package.has(CONTENT_TYPES):
        return {}
    changes = fitting_content_type(outline(package.chunks(CONTENT_TYPES), package.where), out.suffix)
    return {package.stored_name(CONTENT_TYPES): changes} if changes else {}


def _styles(package: Package, workbook_part: str, dress: Dress) -> tuple[dict[str, Sequence[Splice]], CellStyles]:
    part = package.target(workbook_part, "styles")
    if part is None:
        return {}, CellStyles()
    changes, styles = added_styles(outline(package.chunks(part), package.where), dress.tones)
    return {part: changes}, styles


def _source(workbook: Path, limits: ReadLimits) -> Package:
    try:
        return Package(workbook, limits)
    except OSError as error:
        message = f"The workbook cannot be read ({error.strerror or error})."
        raise SheetError(message, where=str(workbook), code="unreadable-file") from None


def _refuse_source(workbook: Path, out: Path) -> None:
    if out.exists() and workbook.exists() and out.samefile(workbook):
        raise SheetError(
            "The results are not written over the workbook itself. Choose another name.",
            where=str(out),
            code="would-overwrite",
        )


def _copy(package: Package, changes: Mapping[str, Sequence[Splice]], target: Path, meter: Meter) -> None:
    """Member after member in the old order, under the old dates and names."""
    with zipfile.ZipFile(package.path) as old, zipfile.ZipFile(target, "w") as new:
        for info in _members(old):
            with new.open(_same_member(info), "w", force_zip64=info.file_size > 2**30) as copy:
                if info.filename in changes:
                    chunks = meter.passing(package.sheet_chunks(info.filename))
                    copy.writelines(spliced(chunks, changes[info.filename]))
                else:
                    with old.open(info) as original:
                        copy.writelines(meter.passing(iter(partial(original.read, _BLOCK), b"")))
        new.comment = old.comment


def _members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Each name once: where a name stands twice, the last one counts."""
    return list({info.filename: info for info in archive.infolist()}.values())


def _same_member(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    same = zipfile.ZipInfo(info.filename, info.date_time)
    same.compress_type = info.compress_type
    same.external_attr = info.external_attr
    same.create_system = info.create_system
    same.comment = info.comment
    return same


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """A temporary file beside `out` that takes its place when all is written and on disk."""
    temporary = out.with_name(f".{out.name}.{secrets.token_hex(4)}.tmp")
    try:
        yield temporary
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(out)
    finally:
        temporary.unlink(missing_ok=True)


def not_written(out: Path, error: OSError) -> SheetError:
    """The error for a file that the system does not let be written."""
    return SheetError(
        f"The results cannot be written ({error.strerror or error}). Choose a folder that you may write to.",
        where=str(out),
        code="not-written",
    )
