"""The host's log, in the data folder: lines of jobs and troubles, addresses masked."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import cast

_LARGEST = 2_000_000
_KEPT = 5


class PrivateLogFile(RotatingFileHandler):
    """A log file that only its owner can read, also after it was rotated."""

    def _open(self) -> TextIOWrapper:
        opened = open(self.baseFilename, self.mode, encoding=self.encoding, opener=_private)  # noqa: SIM115
        return cast(TextIOWrapper, opened)


@contextmanager
def logging_to(folder: Path) -> Iterator[None]:
    """Writes what the program logs to `mailtool.log` in `folder`, five files of 2 MB at the most."""
    handler = PrivateLogFile(folder / "mailtool.log", maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger = logging.getLogger("mailtool")
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.setLevel(before)
        logger.removeHandler(handler)
        handler.close()


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
