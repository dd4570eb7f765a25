"""Documents as JSON text, to be kept beside what was made from them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from enum import StrEnum
from typing import Any

from mailtool_gui.domain.document import (
    KINDS,
    Align,
    Block,
    Columns,
    Composition,
    Document,
    Ink,
    Line,
    Listing,
    Look,
    Paragraph,
    Span,
    TableColumn,
    Total,
    kind_of,
)
from mailtool_gui.domain.errors import TemplateError

VERSION = 1
"""The form that is written. A higher one comes from a later program and is refused."""
LONGEST = 2 * 2**20
"""Characters of JSON that are read."""
MOST_BLOCKS = 500
"""Blocks of one document."""

_MOST_ITEMS = 20_000  # paragraphs, spans, columns of one block


def composition_to_json(composition: Composition) -> str:
    """The composition as `composition_from_json` reads it."""
    blocks = [_packed(block) for block in composition.document.blocks]
    whole = {"version": VERSION, "by_hand": composition.by_hand, "blocks": blocks}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def composition_from_json(text: str) -> Composition:
    """The composition that was written. Raises TemplateError `bad-blocks` naming what is wrong and where."""
    if len(text) > LONGEST:
        raise _bad("blocks")
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        raise _bad("blocks") from None
    if not isinstance(whole, dict) or not isinstance(whole.get("version"), int):
        raise _bad("blocks")
    if whole["version"] > VERSION:
        message = "A later version of MailTool has written the blocks of this message. Open it there."
        raise TemplateError(message, code="bad-blocks")
    blocks = _list(whole.get("blocks"), "blocks", MOST_BLOCKS)
    return Composition(
        document=Document(tuple(_block(block, f"block {place}") for place, block in enumerate(blocks, 1))),
        by_hand=whole.get("by_hand") is True,
    )


def _bad(where: str) -> TemplateError:
    message = "The blocks of this message are damaged and cannot be read. Open another version of it."
    return TemplateError(message, where=where, code="bad-blocks")


def _packed(value: Any) -> Any:
    """Values by their names, without what is usual."""
    if isinstance(value, StrEnum | str | int | bool) or value is None:
        return value
    if isinstance(value, tuple):
        return [_packed(item) for item in value]
    usual = {field.name: field.default for field in fields(value)}
    given = {name: getattr(value, name) for name in usual}
    packed = {name: _packed(item) for name, item in given.items() if item != usual[name]}
    return {"kind": kind_of(value), **packed} if isinstance(value, Block) else packed


def _block(value: Any, where: str, *, inside: bool = False) -> Block:
    kind = KINDS.get(_str(_dict(value, where).get("kind"), where))
    if kind is None or (inside and kind is Columns):
        raise _bad(where)
    known = {field.name for field in fields(kind)}
    given = {name: _READERS[name](item, f"{where}, {name}") for name, item in value.items() if name in known}
    return kind(**given)


def _dict(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _bad(where)
    return value


def _list(value: Any, where: str, most: int = _MOST_ITEMS) -> list[Any]:
    if not isinstance(value, list) or len(value) > most:
        raise _bad(where)
    return value


def _str(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise _bad(where)
    return value


def _int(value: Any, where: str) -> int:
    if type(value) is not int or not 0 <= value <= 10_000:
        raise _bad(where)
    return value


def _one_of(kind: type[StrEnum]) -> Callable[[Any, str], Any]:
    def read(value: Any, where: str) -> StrEnum:
        """The word as one of `kind`."""
        try:
            return kind(_str(value, where))
        except ValueError:
            raise _bad(where) from None

    return read


def _look(value: Any, where: str) -> Look:
    given = _dict(value, where)
    flags = {name: given.get(name) is True for name in ("bold", "italic", "underline")}
    ink = _one_of(Ink)(given.get("ink", Ink.PLAIN), where)
    return Look(**flags, ink=ink, link=_str(given.get("link", ""), where))


def _line(value: Any, where: str) -> Line:
    return tuple(
        Span(_str(span.get("text"), where), _look(span.get("look", {}), where), span.get("field") is True)
        for span in (_dict(item, where) for item in _list(value, where))
    )


def _paragraph(value: Any, where: str) -> Paragraph:
    given = _dict(value, where)
    return Paragraph(
        _line(given.get("line", []), where),
        _one_of(Align)(given.get("align", Align.LEFT), where),
        _one_of(Listing)(given.get("listing", Listing.NONE), where),
    )


def _paragraphs(value: Any, where: str) -> tuple[Paragraph, ...]:
    return tuple(_paragraph(item, where) for item in _list(value, where))


def _table_columns(value: Any, where: str) -> tuple[TableColumn, ...]:
    found = []
    for given in (_dict(item, where) for item in _list(value, where)):
        align = _one_of(Align)(given.get("align", Align.LEFT), where)
        header, field = _str(given.get("header", ""), where), _str(given.get("field", ""), where)
        found.append(TableColumn(header=header, field=field, align=align))
    return tuple(found)


def _total(value: Any, where: str) -> Total | None:
    if value is None:
        return None
    given = _dict(value, where)
    texts = {name: _str(given.get(name, ""), where) for name in ("label", "before", "after")}
    return Total(column=_int(given.get("column"), where), decimals=_int(given.get("decimals", 2), where), **texts)


def _side(value: Any, where: str) -> tuple[Block, ...]:
    found = _list(value, where, MOST_BLOCKS)
    return tuple(_block(item, f"{where} {place}", inside=True) for place, item in enumerate(found, 1))


_READERS: dict[str, Callable[[Any, str], Any]] = {
    "paragraphs": _paragraphs,
    "line": _line,
    "level": _int,
    "align": _one_of(Align),
    "link": _str,
    "ink": _one_of(Ink),
    "source": _str,
    "file": _str,
    "alt": _str,
    "width": _int,
    "height": _int,
    "total": _total,
    "left": _side,
    "right": _side,
    "columns": _table_columns,
}
