"""The reading process: a path a line in, its text a line out, within limits of memory and time."""

from __future__ import annotations

import json
import logging
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NoReturn, TextIO

MEMORY = 512 * 2**20
"""Bytes that reading may take."""
SECONDS = 10
"""Of work for one file."""
PAGES = 200
"""Of one file that are read."""
CHARACTERS = 500_000
"""Of one file that are told."""


def run() -> NoReturn:
    """Answers each path with a JSON text, or null where the file cannot be read; never returns."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    with open(os.devnull, "w") as null:  # noqa: PTH123 - a device, and what a library prints goes there
        os.dup2(null.fileno(), 1)
    logging.disable()
    _limit_memory()
    answer(sys.stdin, answers)
    os._exit(0)


def answer(paths: TextIO, answers: TextIO) -> None:
    """The texts of the files that `paths` holds as JSON texts, a line each."""
    for line in paths:
        _allow_time()
        answers.write(json.dumps(text_of(Path(json.loads(line)))) + "\n")
        answers.flush()


def text_of(path: Path) -> str | None:
    """The text of a PDF file, cut where it is very long; None where it cannot be read or asks for a password."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    kept = ""
    try:
        with path.open("rb") as file:
            for page in _first_pages(PdfReader(file)):
                kept += page + "\n"
                if len(kept) > CHARACTERS:
                    break
    except (PyPdfError, OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError):
        return None  # a library that reads broken files breaks in many ways
    except (RecursionError, MemoryError, NotImplementedError):
        return None
    return kept[:CHARACTERS]


def _first_pages(reader: object) -> Iterator[str]:
    from pypdf import PdfReader

    assert isinstance(reader, PdfReader)
    for page, _ in zip(reader.pages, range(PAGES), strict=False):
        yield page.extract_text()


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        with suppress(OSError, ValueError):  # macOS knows no such limit
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY if hard < 0 else min(MEMORY, hard), hard))


def _allow_time() -> None:
    """The system ends this process after so many seconds of work without another call of this, where it can."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
