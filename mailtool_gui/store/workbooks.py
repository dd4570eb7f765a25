"""The program's own copies of users' workbooks, so that an export does not depend on where the file went."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import IO

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.store.data_folder import FILE_MODE, DataFolder
from mailtool_gui.store.failures import translated

_BLOCK = 1 << 20


def keep_workbook(folder: DataFolder, source: Path) -> Path:
    """Copies the workbook to `workbooks/<SHA-256><suffix>`, 0600 and durable, and returns where it is.

    A copy that is there already is left as it is. Raises SheetError where the workbook cannot be read, LedgerError
    or LedgerFull where the copy cannot be written.
    """
    folder.ensure()
    try:
        original = source.open("rb")
    except OSError as error:
        why = error.strerror or str(error)
        raise SheetError(f"The workbook cannot be read: {why}.", where=str(source), code="unreadable") from error
    with original, translated(folder.workbooks):
        return _copied(original, folder.workbooks, source.suffix.lower())


def _copied(original: IO[bytes], workbooks: Path, suffix: str) -> Path:
    with tempfile.NamedTemporaryFile(dir=workbooks, suffix=".part", delete=False) as copy:
        part = Path(copy.name)
        try:
            part.chmod(FILE_MODE)
            digest = _pour(original, copy)
        except BaseException:
            part.unlink()
            raise
    kept = workbooks / f"{digest}{suffix}"
    part.replace(kept)
    return kept


def _pour(original: IO[bytes], copy: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while block := original.read(_BLOCK):
        digest.update(block)
        copy.write(block)
    copy.flush()
    os.fsync(copy.fileno())
    return digest.hexdigest()
