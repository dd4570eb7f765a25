"""Files that go with a message: found, checked, hashed and encoded once a job."""

from __future__ import annotations

import os
import re
from base64 import b64encode
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import file_digest, sha256
from mimetypes import guess_type
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from mailtool_gui.domain.columns import column_index
from mailtool_gui.domain.errors import AttachmentError, SheetError, TemplateError
from mailtool_gui.messages.attachment_folder import AttachmentFolder, existing_file, open_file
from mailtool_gui.messages.field_names import FieldNames
from mailtool_gui.messages.file_patterns import FilePattern
from mailtool_gui.messages.headers import content_id, file_name_parameters, refuse_break
from mailtool_gui.messages.record import cell_name, shown

if TYPE_CHECKING:
    from mailtool_gui.domain.message import Template
    from mailtool_gui.domain.recipient import Recipient
    from mailtool_gui.domain.sheet import Column, Row

_CACHE_BYTES = 256 * 2**20
_SEPARATORS = re.compile(r"[;\r\n]")
_BASE64_LINE = re.compile(rb".{1,76}")


def attachment_files(
    template: Template, columns: Sequence[Column], recipients: Iterable[Recipient]
) -> tuple[tuple[Path, str], ...]:
    """Path and SHA-256 of every file the job needs, by path, for its snapshot.

    A file that is missing or cannot be read for one row is left out: that row cannot be built. Raises AttachmentError
    where this is so of a file for everybody.
    """
    choice = AttachmentChoice(template, columns)
    everybody = {*choice.common, *(image.path for image in template.inline)}
    paths = set(everybody)
    for recipient in recipients:
        if recipient.error is None:
            with suppress(AttachmentError, SheetError, TemplateError):
                paths.update(choice.of(recipient))
    hashes = {path: _hash_of(path) for path in sorted(paths)}
    if unread := sorted(path for path in everybody if hashes[path] is None):
        raise _unreadable(unread[0])
    return tuple((path, digest) for path, digest in hashes.items() if digest)


class AttachmentChoice:
    """Which files go to whom: some to everybody, some named in cells, some by a pattern with fields."""

    def __init__(self, template: Template, columns: Sequence[Column]) -> None:
        self._names = FieldNames(columns)
        self._folder = AttachmentFolder(template.attach_dir) if template.attach_dir else None
        common: list[Path] = []
        self.columns: list[int] = []
        self._patterns: list[FilePattern] = []
        for entry in template.attachments:
            if "{{" in entry:
                self._patterns.append(FilePattern(entry, self._names))
            elif (index := _column(columns, entry)) is not None:
                self.columns.append(index)
            else:
                common.append(_common_file(entry))
        self.common = tuple(common)

    @property
    def used(self) -> frozenset[int]:
        """The columns whose cells tell which files go along."""
        return frozenset(self.columns).union(*(pattern.columns for pattern in self._patterns))

    def of(self, recipient: Recipient) -> list[Path]:
        """The files for `recipient`, each once, those for everybody first.

        Raises AttachmentError with the cell that names a file which is missing or out of bounds, TemplateError
        for an error cell.
        """
        own = (path for row in recipient.rows for path in self._of_row(row))
        return list(dict.fromkeys([*self.common, *own]))

    def in_folder(self) -> Sequence[Path]:
        """The files in the chosen folder itself; none where files for everybody alone are attached."""
        return self._folder.all() if self._folder and self.used else ()

    def _of_row(self, row: Row) -> Iterator[Path]:
        for index in self.columns:
            where = cell_name(self._names.columns[index], row)
            for name in self._named(row, index):
                yield from self._chosen(name, where).named(name, where)
        for pattern in self._patterns:
            asked = pattern.filled(row)
            yield from self._chosen(pattern.source, asked.where).matching(asked)

    def _named(self, row: Row, index: int) -> list[str]:
        parts = _SEPARATORS.split(shown(self._names, row, index))
        return [name for part in parts if (name := part.strip())]

    def _chosen(self, name: str, where: str) -> AttachmentFolder:
        if self._folder is None:
            raise AttachmentError(f"“{name}” is asked for, but no folder of attachments is chosen.", where=where)
        return self._folder


def _column(columns: Sequence[Column], entry: str) -> int | None:
    """The place of the column that `entry` names, or None where it is a file."""
    headers = [column.header for column in columns]
    with suppress(OSError):
        if entry not in headers and ("/" in entry or "\\" in entry or Path(entry).suffix) and Path(entry).exists():
            return None
    try:
        return column_index(columns, entry)
    except SheetError as error:
        if error.code == "no-such-column":
            return None
        raise


def _common_file(entry: str) -> Path:
    return existing_file(Path(entry), entry, None)


def _hash_of(path: Path) -> str | None:
    try:
        with open_file(path) as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _unreadable(path: Path) -> AttachmentError:
    return AttachmentError("The attachment cannot be read.", where=str(path), code="missing-attachment")


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


class AttachmentStore:
    """Files as MIME parts, read and encoded once; shared by threads. `files` are the hashes frozen with the job."""

    def __init__(self, files: Mapping[Path, str] | None) -> None:
        self._files = files
        self._lock = Lock()
        self._parts: OrderedDict[tuple[Path, str | None], bytes] = OrderedDict()
        self._kept = 0

    def part(self, path: Path, cid: str | None = None) -> bytes:
        """The MIME part of the file; with a `cid` it is a picture inside the HTML.

        Raises AttachmentError where it is gone or has changed since the job began.
        """
        key = path, cid
        with self._lock:
            if key in self._parts:
                self._parts.move_to_end(key)
            else:
                self._keep(key, mime_part(path.name, self._content(path), cid))
            return self._parts[key]

    def _keep(self, key: tuple[Path, str | None], part: bytes) -> None:
        self._parts[key] = part
        self._kept += len(part)
        while self._kept > _CACHE_BYTES and len(self._parts) > 1:
            _, dropped = self._parts.popitem(last=False)
            self._kept -= len(dropped)

    def _content(self, path: Path) -> bytes:
        try:
            with open_file(path) as file:
                content = file.read()
        except OSError as error:
            message = f"The attachment cannot be read: {error.strerror}."
            raise AttachmentError(message, where=str(path), code="missing-attachment") from None
        if self._files is not None and self._files.get(path) != _digest(content):
            message = "The attachment has been changed since the job was made. Make a new job to send it as it is now."
            raise AttachmentError(message, where=str(path), code="changed-attachment")
        return content


def mime_part(name: str, content: bytes, cid: str | None = None) -> bytes:
    """`content` as a base64 MIME part with its headers, ending with a line break; with a `cid` inside the HTML."""
    refuse_break(name, where=name)
    lines = b"\r\n".join(_BASE64_LINE.findall(b64encode(content)))
    shown = b"attachment" if cid is None else b"inline"
    disposition = b"Content-Disposition: " + shown + file_name_parameters(name)
    if cid is not None:
        disposition = content_id(cid) + disposition
    kind = f"Content-Type: {_content_type(name, content)}\r\nContent-Transfer-Encoding: base64\r\n".encode()
    return kind + disposition + b"\r\n\r\n" + lines + b"\r\n"


def _content_type(name: str, content: bytes) -> str:
    kind, encoding = guess_type(name)
    if kind is None or encoding or kind.startswith(("message/", "multipart/")):  # these may not be base64
        return "application/octet-stream"
    if not kind.startswith("text/"):
        return kind
    try:
        content.decode()
    except UnicodeDecodeError:
        return "application/octet-stream"
    return f"{kind}; charset=utf-8"


def encoded_size(path: Path) -> int:
    """About how many bytes the file takes in a message. Raises AttachmentError where it cannot be read."""
    if not os.access(path, os.R_OK):
        raise _unreadable(path)
    return path.stat().st_size * 78 // 57 + 400
