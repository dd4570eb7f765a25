"""What can be seen of a file before any format opens it."""

from __future__ import annotations

import zipfile
import zlib
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

HEAD = 4096
ZIP_FILE = b"PK\x03\x04"
COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # MS-CFB: an old workbook, or a new one under a password
_ENTRY = 128  # bytes of a directory entry of a compound file; all of them lie at multiples of it
_STREAMS = ("EncryptedPackage", "Workbook", "Book", "WordDocument", "PowerPoint Document")
_STEP = 1 << 20


class Sample:
    """A file's ending, its first bytes, and the names of what it contains."""

    def __init__(self, path: Path, head: bytes) -> None:
        self.path = path
        self.suffix = path.suffix.lower()
        self.head = head

    @cached_property
    def members(self) -> frozenset[str]:
        """The names in a zip file, in lower case; none where it is no zip file, or a damaged one."""
        if not self.head.startswith(ZIP_FILE):
            return frozenset()
        try:
            with zipfile.ZipFile(self.path) as archive:
                return frozenset(name.replace("\\", "/").lstrip("/").lower() for name in archive.namelist())
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError):  # places outside the file
            return frozenset()

    @cached_property
    def streams(self) -> frozenset[str]:
        """Which of the streams that tell a compound file's kind are in its directory."""
        if not self.head.startswith(COMPOUND_FILE):
            return frozenset()
        with self.path.open("rb") as file:
            return frozenset(_directory_names(file))


def _directory_names(file: BinaryIO) -> set[str]:
    """The names of `_STREAMS` that stand where an entry of the directory begins, in capitals too."""
    forms = [(name, form) for name in _STREAMS for form in (name, name.upper())]
    needles = [(name, (form + "\0").encode("utf-16-le")) for name, form in forms]
    found: set[str] = set()
    while block := file.read(_STEP):
        for name, needle in needles:
            place = block.find(needle)
            while place >= 0 and place % _ENTRY:
                place = block.find(needle, place + 1)
            if place >= 0:
                found.add(name)
    return found
