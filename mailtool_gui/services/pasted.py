"""Cells from the clipboard: a file like any other, in a folder of this user's alone, until the program ends."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from pathlib import Path

from mailtool_gui.domain.errors import SheetError

FOLDER = "mailtool-pasted-"
"""How the name of the folder begins in which pasted cells are kept for a while."""

_NAME = "Pasted cells{}.tsv"


class PastedCells:
    """Keeps what was pasted, as Excel puts it on the clipboard: the shown texts, parted by tabs."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._count = 0

    def keep(self, text: str, html: str = "") -> Path:
        """The file with the pasted cells. Raises SheetError where there are none, or no room for them."""
        from mailtool_gui.sheets.clipboard import pasted_content

        content = pasted_content(text=text, html=html)
        self._count += 1
        name = _NAME.format(f" {self._count}" if self._count > 1 else "")
        try:
            path = self._own_folder() / name
            path.write_bytes(content)
        except OSError as error:
            reason = error.strerror or str(error)
            message = f"The pasted cells cannot be kept ({reason}). Make room on the disk and paste again."
            raise SheetError(message, where=tempfile.gettempdir(), code="no-temporary-file") from None
        return path

    def _own_folder(self) -> Path:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix=FOLDER))
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        return self._folder
