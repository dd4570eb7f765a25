"""Frozen values as JSON text: dataclasses by their annotations, recipients in a compact form of their own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from mailtool_gui.domain.errors import DAMAGED, LedgerError
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.domain.sheet import BLANK_CELL, Cell, CellKind, RawValue, Row

T = TypeVar("T")

_write = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


def to_json(value: object) -> str:
    """A frozen dataclass as JSON text."""
    return _write(_plain(value))


def from_json(kind: type[T], text: str) -> T:
    """The dataclass that `to_json` wrote. Raises LedgerError where the text is damaged; unknown keys are ignored."""
    value: T = _unharmed(lambda: _built(kind, json.loads(text)), kind.__name__)
    return value


def recipient_to_json(recipient: Recipient) -> str:
    """All of a recipient but the address; raw values keep their types."""
    rows = [[row.number, [_pack_cell(cell) for cell in row.cells]] for row in recipient.rows]
    extras = {"cc": recipient.cc, "bcc": recipient.bcc, "error": recipient.error, "names": recipient.names}
    return _write({"rows": rows, **{name: value for name, value in extras.items() if value}})


def recipient_from_json(address: str, text: str) -> Recipient:
    """The recipient that `recipient_to_json` wrote. Raises LedgerError where the text is damaged."""
    return _unharmed(lambda: _recipient(address, json.loads(text)), "row")


def _unharmed(read: Callable[[], T], what: str) -> T:
    try:
        return read()
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        sentence = (
            f"The ledger holds a damaged {what.lower()} ({error}). `mailtool rescue` puts the ledger aside and saves "
            "what can be read."
        )
        raise LedgerError(sentence, code=DAMAGED) from error


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    return value


def _built(kind: Any, value: Any) -> Any:
    """`value` as the annotated `kind`."""
    if get_origin(kind) in (Union, UnionType):
        inner = [option for option in get_args(kind) if option is not type(None)]
        return None if value is None else _built(inner[0], value)
    if get_origin(kind) is tuple:
        return _built_tuple(get_args(kind), value)
    if is_dataclass(kind):
        return _built_dataclass(kind, value)
    return _built_scalar(kind, value)


def _built_tuple(kinds: tuple[Any, ...], values: list[Any]) -> tuple[Any, ...]:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_built(kinds[0], value) for value in values)
    return tuple(_built(kind, value) for kind, value in zip(kinds, values, strict=True))


def _built_dataclass(kind: Any, values: dict[str, Any]) -> Any:
    known = _annotations(kind)
    given = {name: _built(known[name], values[name]) for name in known if name in values}
    missing = [f.name for f in fields(kind) if f.name not in given and f.default is f.default_factory is MISSING]
    if missing:
        raise KeyError(", ".join(missing))
    return kind(**given)


def _built_scalar(kind: Any, value: Any) -> Any:
    if kind is timedelta:
        return timedelta(seconds=value)
    if kind is datetime:
        return datetime.fromisoformat(value)
    if kind is Path or issubclass(kind, StrEnum):
        return kind(value)
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is not kind:
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value


@lru_cache(maxsize=32)
def _annotations(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _pack_cell(cell: Cell) -> Any:
    """None for a blank, the text for plain text, else kind, shown text and raw value."""
    raw = cell.raw
    if cell.kind is CellKind.TEXT and type(raw) is str and raw == cell.shown:
        return raw
    if cell == BLANK_CELL:
        return None
    return [cell.kind, cell.shown, _pack_raw(raw)]


def _pack_raw(raw: RawValue) -> Any:
    if isinstance(raw, datetime):
        return {"datetime": raw.isoformat()}
    if isinstance(raw, time):
        return {"time": raw.isoformat()}
    return raw


def _recipient(address: str, plain: dict[str, Any]) -> Recipient:
    return Recipient(
        address=address,
        rows=tuple(
            Row(number=number, cells=tuple(_unpack_cell(cell) for cell in cells)) for number, cells in plain["rows"]
        ),
        cc=tuple(plain.get("cc", ())),
        bcc=tuple(plain.get("bcc", ())),
        error=plain.get("error"),
        names=tuple(plain.get("names", ())),
    )


def _unpack_cell(packed: Any) -> Cell:
    if packed is None:
        return BLANK_CELL
    if isinstance(packed, str):
        return Cell(packed, packed, CellKind.TEXT)
    kind, shown, raw = packed
    return Cell(shown, _unpack_raw(raw), CellKind(kind))


def _unpack_raw(raw: Any) -> RawValue:
    if isinstance(raw, dict):
        return datetime.fromisoformat(raw["datetime"]) if "datetime" in raw else time.fromisoformat(raw["time"])
    plain: RawValue = raw
    return plain
