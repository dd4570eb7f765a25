"""The zip package of a workbook (ECMA-376 part 2): its parts and their relationships, read within limits."""

from __future__ import annotations

import errno
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.xlsx.xml import damaged, parse

if TYPE_CHECKING:
    from mailtool_gui.sheets.limits import ReadLimits

# What the zipfile module raises at damage: RuntimeError for flags and methods it does not know, ValueError for names.
ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError)
_CHUNK = 256 * 1024
_ENCRYPTED = 0x1
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


@dataclass(frozen=True, slots=True)
class Relationship:
    """What one part has to do with another: the last word of its type, and the target's name in the package."""

    kind: str
    target: str


class Package:
    """An open package. Part names are compared without case, as Excel does."""

    def __init__(self, path: Path, limits: ReadLimits) -> None:
        self.path = path
        self.where = str(path)
        self._limits = limits
        self._file = path.open("rb")
        self._zip = _open_zip(self._file, self.where)
        self._parts = {_normal(info.filename): info for info in self._zip.infolist()}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()
        self._file.close()  # also under a reader that was left half-way

    def has(self, name: str) -> bool:
        """Whether there is a part of this name."""
        return _normal(name) in self._parts

    def stored_name(self, name: str) -> str:
        """The part's name just as the zip file has it."""
        return self._info(name).filename

    def chunks(self, name: str) -> Iterator[bytes]:
        """The inflated bytes of a part. Raises SheetError where they are damaged or above the limits."""
        return self._inflated(name, self._limits.part_bytes)

    def sheet_chunks(self, name: str) -> Iterator[bytes]:
        """Those of a worksheet, which may be larger than other parts: nobody keeps it whole."""
        return self._inflated(name, self._limits.sheet_bytes)

    def _inflated(self, name: str, most: int) -> Iterator[bytes]:
        info = self._info(name)
        inflated = 0
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    inflated += len(chunk)
                    self._check(info, inflated, most)
                    yield chunk
        except (*ZIP_ERRORS, OSError) as error:
            raise _told(error, self.where) from None

    def relationships(self, part: str) -> dict[str, Relationship]:
        """The relationships of `part` to other parts by their id; the package's own for an empty name."""
        folder = posixpath.dirname(part)
        return {
            each.get("Id", ""): Relationship(
                each.get("Type", "").rpartition("/")[2], _resolve(folder, each.get("Target", ""))
            )
            for each in self._relationships(part)
            if each.get("TargetMode") != "External"
        }

    def external_targets(self, part: str) -> dict[str, str]:
        """The addresses outside of the package that `part` refers to, by the relationship's id."""
        return {
            each.get("Id", ""): each.get("Target", "")
            for each in self._relationships(part)
            if each.get("TargetMode") == "External"
        }

    def _relationships(self, part: str) -> list[dict[str, str]]:
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        found: list[dict[str, str]] = []

        def start(name: str, attributes: dict[str, str]) -> None:
            """Keeps the attributes of a relationship."""
            if name.endswith("Relationship"):
                found.append(attributes)

        if self.has(rels):
            parse(self.chunks(rels), start, self.where)
        return found

    def target(self, part: str, kind: str) -> str | None:
        """The part that `part` has the relationship `kind` to, if it is there."""
        for relationship in self.relationships(part).values():
            if relationship.kind == kind and self.has(relationship.target):
                return relationship.target
        return None

    def _info(self, name: str) -> zipfile.ZipInfo:
        info = self._parts.get(_normal(name))
        if info is None:
            raise damaged(self.where, f"its part {name} is missing")
        if info.flag_bits & _ENCRYPTED:
            raise SheetError(
                "The workbook is encrypted. Save it without a password first.",
                where=self.where,
                code="password-protected",
            )
        if info.compress_type not in _METHODS:
            raise damaged(self.where, f"its part {name} is compressed in a way no spreadsheet program uses")
        return info

    def _check(self, info: zipfile.ZipInfo, inflated: int, most: int) -> None:
        limits = self._limits
        if inflated > most:
            message = f"Its part {info.filename} is larger than {most // 2**20} MB when unpacked."
            raise SheetError(
                f"{message} Remove what is not needed and save it again.", where=self.where, code="too-large"
            )
        if inflated > limits.ratio_from and inflated > limits.ratio * max(info.compress_size, 1):
            raise SheetError(
                f"Its part {info.filename} unpacks to more than {limits.ratio} times its size. "
                "It is not opened: it may be an attack.",
                where=self.where,
                code="hostile-file",
            )


def _open_zip(file: BinaryIO, where: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except (*ZIP_ERRORS, OSError) as error:
        file.close()
        raise _told(error, where) from None


def _told(error: Exception, where: str) -> Exception:
    """A place outside of the file is damage, too; any other trouble with reading is not."""
    if isinstance(error, OSError) and error.errno != errno.EINVAL:
        return error
    return damaged(where, str(error))


def _normal(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _resolve(folder: str, target: str) -> str:
    """A target is absolute in the package or relative to the folder of its source."""
    target = target.replace("\\", "/")
    joined = target if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(joined).lstrip("/")
