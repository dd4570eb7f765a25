"""The lines of a text file, decoded as they are asked for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Self, TextIO

from mailtool_gui.domain.errors import SheetError

LONGEST_LINE = 4_000_000  # characters: 122 of the longest cells that Excel has
_BREAK = re.compile("\r\n|\r|\n")
_MARK = "\ufeff"


class Lines:
    """Iterates over lines, their ends kept (CR LF, CR or LF). `number` is that of the last one, `ended` tells that
    there was no other.

    Vietnamese marks of windows-1258 are composed with their letters. Raises SheetError with the line's number where
    a byte is not of the encoding, at a NUL, and where a line is endless.
    """

    def __init__(self, path: Path, encoding: str) -> None:
        self.number = 0
        self.ended = False
        self._where = str(path)
        self._encoding = encoding
        self._composes = encoding == "windows-1258"
        self._file: TextIO = path.open(encoding=encoding, newline="")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        try:
            line = self._file.readline(LONGEST_LINE)
        except UnicodeDecodeError as error:
            raise self._broken(error) from None
        if not line:
            self.ended = True
            raise StopIteration
        self.number += 1
        self._check(line)
        if self.number == 1:
            line = line.removeprefix(_MARK)
        return unicodedata.normalize("NFC", line) if self._composes else line

    def _check(self, line: str) -> None:
        if "\0" in line:
            raise self._refused(
                f"Line {self.number:,} holds a NUL character, as no text file does. Save it as “CSV UTF-8” in Excel."
            )
        if len(line) >= LONGEST_LINE:
            raise self._refused(
                f"Line {self.number:,} is endless: this is no list. Choose another file.", code="too-large"
            )

    def _broken(self, error: UnicodeDecodeError) -> SheetError:
        before = error.object[: error.start].decode(self._encoding, "ignore")
        self.number += len(_BREAK.findall(before)) + 1
        found = error.object[error.start : error.end].hex(" ").upper()
        return self._refused(
            f"Line {self.number:,} holds a byte that is not {self._encoding} ({found}). "
            "Choose another encoding, or save the file as “CSV UTF-8” in Excel.",
            code="broken-encoding",
        )

    def _refused(self, message: str, *, code: str = "damaged-file") -> SheetError:
        return SheetError(message, where=self._where, code=code)
