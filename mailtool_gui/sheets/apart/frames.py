"""What the reading process and the program say to each other over a pipe.

The request is JSON; the answer is frames: one letter, a number of rows, the length of the body, the body. Bodies are
JSON too, but for the pages of rows, which are put away as they come.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from enum import Enum
from pathlib import Path
from struct import Struct
from typing import IO, Any, NamedTuple

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import Column, ReadOptions, Row, Table
from mailtool_gui.sheets.limits import ReadLimits
from mailtool_gui.sheets.source import ReadRequest

_HEAD = Struct("<cII")


class FrameKind(Enum):
    """What a frame tells."""

    BEAT = b"b"  # the reading goes on
    PAGE = b"p"  # rows
    SEEN = b"s"  # the table with the rows so far
    WHOLE = b"w"  # the table with all rows
    REFUSED = b"r"  # why the file is not read


class Frame(NamedTuple):
    """One message of the reading process."""

    kind: FrameKind
    body: bytes = b""
    rows: int = 0

    def encoded(self) -> bytes:
        """The frame as it travels."""
        return _HEAD.pack(self.kind.value, self.rows, len(self.body)) + self.body


def frames(stream: IO[bytes]) -> Iterator[Frame]:
    """The frames of a stream until it ends, in the middle of one too."""
    while len(head := stream.read(_HEAD.size)) == _HEAD.size:
        kind, rows, length = _HEAD.unpack(head)
        body = stream.read(length)
        if len(body) < length:
            return
        yield Frame(FrameKind(kind), body, rows)


def encode_request(request: ReadRequest) -> bytes:
    """A request as bytes."""
    shape = {
        "folder": None if request.path.is_absolute() else os.fspath(Path.cwd()),
        "path": str(request.path),
        "options": asdict(request.options),
        "locale": request.locale,
        "limits": asdict(request.limits),
    }
    return json.dumps(shape).encode()


def decode_request(body: bytes) -> ReadRequest:
    """The request that `encode_request` was given; a relative path means the same file again."""
    shape = json.loads(body)
    if shape["folder"]:
        os.chdir(shape["folder"])
    return ReadRequest(
        path=Path(shape["path"]),
        options=ReadOptions(**shape["options"]),
        locale=shape["locale"],
        limits=ReadLimits(**shape["limits"]),
    )


def encode_table(table: Table) -> bytes:
    """All of a table but its rows."""
    shape = {field.name: getattr(table, field.name) for field in fields(table) if field.name != "rows"}
    shape |= {
        "source": str(table.source),
        "columns": [asdict(column) for column in table.columns],
        "hidden_worksheets": sorted(table.hidden_worksheets),
        "options": asdict(table.options),
    }
    return json.dumps(shape).encode()


def decode_table(body: bytes, rows: Sequence[Row]) -> Table:
    """The table that `encode_table` was given, with `rows`."""
    shape: dict[str, Any] = json.loads(body)
    shape |= {name: tuple(value) for name, value in shape.items() if isinstance(value, list)}
    shape |= {
        "source": Path(shape["source"]),
        "columns": tuple(Column(**column) for column in shape["columns"]),
        "hidden_worksheets": frozenset(shape["hidden_worksheets"]),
        "options": ReadOptions(**shape["options"]),
    }
    return Table(rows=rows, **shape)


def encode_refusal(error: SheetError) -> bytes:
    """Why a file is not read."""
    return json.dumps([error.message, error.where, error.code]).encode()


def decode_refusal(body: bytes) -> SheetError:
    """The error that `encode_refusal` was given."""
    message, where, code = json.loads(body)
    return SheetError(message, where=where, code=code)
