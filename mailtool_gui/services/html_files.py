"""Messages that were written elsewhere: .html files, opened as a template."""

from __future__ import annotations

import re
from pathlib import Path
from stat import S_ISREG

from mailtool_gui.domain.errors import TemplateError

LARGEST = 2 * 2**20
"""Bytes of a file that is read: a template may not be longer."""

_SUFFIXES = (".html", ".htm")
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
_HEAD = 2048  # bytes in which a declaration is looked for (WHATWG HTML says 1024)


def is_html_file(path: Path) -> bool:
    """Whether the name is that of an HTML file."""
    return path.suffix.lower() in _SUFFIXES


def read_html(path: Path) -> str:
    """The text of an HTML file: as its byte order mark or its meta element says, else as UTF-8, else as Windows-1252.

    Raises TemplateError naming the file where it cannot be read, is empty or is too large.
    """
    try:
        data = _read(path)
    except OSError as error:
        raise TemplateError(f"The file cannot be read ({error.strerror or error}).", where=str(path)) from error
    if len(data) > LARGEST:
        raise TemplateError("The file is longer than a message can be (2 MB).", where=str(path))
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise TemplateError("The file is empty.", where=str(path))
    if "\0" in text:
        raise TemplateError("The file holds no HTML. Choose an .html file.", where=str(path))
    return text


def _read(path: Path) -> bytes:
    # A pipe would be waited for, and the window with it when it is closed.
    if not (S_ISREG(path.stat().st_mode) or path.is_dir()):
        raise TemplateError("This is no ordinary file. Choose an .html file.", where=str(path))
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _decoded(data: bytes) -> str:
    for encoding in (_marked(data), _declared(data), "utf-8"):
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeError):
            continue
    return data.decode("cp1252", errors="replace")


def _marked(data: bytes) -> str:
    return "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"


def _declared(data: bytes) -> str:
    found = _CHARSET.search(data[:_HEAD])
    return found[1].decode("ascii", "replace") if found else "utf-8"
