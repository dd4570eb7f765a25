"""Results written back: a copy of the user's workbook with new columns, everything else as it was."""

from __future__ import annotations

import os
import secrets
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from shutil import copyfileobj

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.limits import DEFAULT_LIMITS, ReadLimits
from mailtool_gui.sheets.xlsx.append import Splice, added_columns, spliced
from mailtool_gui.sheets.xlsx.package import ZIP_ERRORS, Package
from mailtool_gui.sheets.xlsx.workbook import choose_worksheet, read_workbook
from mailtool_gui.sheets.xlsx.xml import damaged


def write_results(
    workbook: Path,
    out: Path,
    *,
    worksheet: str,
    header_row: int,
    headers: Sequence[str],
    values: Mapping[int, Sequence[str]],
    limits: ReadLimits = DEFAULT_LIMITS,
) -> None:
    """Writes a copy of `workbook` to `out` with columns of text to the right of everything used in `worksheet`.

    `headers` go into `header_row`; `values` maps Excel's row numbers to one text for each header. Every other part of
    the file keeps its bytes. `out` appears whole or not at all; an older file of that name is replaced. Raises
    SheetError, also where `out` is the workbook itself.
    """
    _refuse_source(workbook, out)
    texts = {header_row: tuple(headers), **{row: tuple(texts) for row, texts in values.items()}}
    with _source(workbook, limits) as package:
        try:
            part = choose_worksheet(read_workbook(package), worksheet, package.where).part
            changes = added_columns(partial(package.chunks, part), texts, package.where)
            with _replacing(out) as temporary:
                _copy(package, part, changes, temporary)
        except OSError as error:
            raise _not_written(out, error) from None
        except ZIP_ERRORS as error:
            raise damaged(str(workbook), str(error)) from None


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


def _copy(package: Package, part: str, changes: Sequence[Splice], target: Path) -> None:
    """Member after member in the old order, under the old dates and names."""
    changed = package.stored_name(part)
    with zipfile.ZipFile(package.path) as old, zipfile.ZipFile(target, "w") as new:
        for info in _members(old):
            with new.open(_same_member(info), "w", force_zip64=info.file_size > 2**30) as copy:
                if info.filename == changed:
                    copy.writelines(spliced(package.chunks(part), changes))
                else:
                    with old.open(info) as original:
                        copyfileobj(original, copy)
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
def _replacing(out: Path) -> Iterator[Path]:
    """A temporary file beside `out` that takes its place when all is written and on disk."""
    temporary = out.with_name(f".{out.name}.{secrets.token_hex(4)}.tmp")
    try:
        yield temporary
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(out)
    finally:
        temporary.unlink(missing_ok=True)


def _not_written(out: Path, error: OSError) -> SheetError:
    return SheetError(
        f"The results cannot be written ({error.strerror or error}). Choose a folder that you may write to.",
        where=str(out),
        code="not-written",
    )
