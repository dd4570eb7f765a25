"""The wrong-person guard over the texts of PDF files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mailtool_gui.messages.pdf.texts import PdfTexts
from mailtool_gui.messages.proofs.findings import Places, warning

if TYPE_CHECKING:
    from mailtool_gui.domain.problem import Problem
    from mailtool_gui.domain.recipient import Recipient
    from mailtool_gui.messages.proofs.keys import KeyCheck


class PdfCheck:
    """Reads every PDF file once, and remembers whose keys stand in it; `close` it at the end."""

    def __init__(self, keys: KeyCheck, places: Places) -> None:
        self._keys = keys
        self._places = places
        self._texts = PdfTexts()
        self._found: dict[Path, frozenset[str] | None] = {}

    def of_everybody(self, files: Sequence[Path]) -> Iterator[Problem]:
        """What is wrong with the texts of PDF files for everybody."""
        for path in _pdf_files(files):
            yield from self._keys.in_text_for_everybody(path.name, self._keys_in(path) or frozenset())

    def problems(self, recipient: Recipient, files: Sequence[Path]) -> Iterator[Problem]:
        """What is wrong with the texts of one recipient's PDF files."""
        for path in _pdf_files(files):
            yield from self._of_file(recipient, path)

    def close(self) -> None:
        """Ends the reading process."""
        self._texts.close()

    def _of_file(self, recipient: Recipient, path: Path) -> Iterator[Problem]:
        found = self._keys_in(path)
        if found is None:
            row, column = self._places.holding(recipient, path.name, range(len(self._places.columns)))
            message = f"“{path.name}” has no text that can be read, so nobody knows whose it is."
            yield warning("unread-pdf", message, row, column)
        else:
            yield from self._keys.in_file_text(recipient, path.name, found)

    def _keys_in(self, path: Path) -> frozenset[str] | None:
        """The keys in a file's text; None where it has no text, or none that can be read."""
        if path not in self._found:
            text = None
            with suppress(OSError):
                text = self._texts.text(path)
            self._found[path] = self._keys.named_in(text) if text and text.strip() else None
        return self._found[path]


def _pdf_files(files: Sequence[Path]) -> Iterator[Path]:
    return (path for path in files if path.suffix.lower() == ".pdf")
