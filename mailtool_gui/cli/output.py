"""What is written where: one JSON document or people's text on standard output, all else on standard error."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

JsonDocument = Mapping[str, Any]

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_UNBOUNDED = 100_000  # columns, where the output is no terminal
_SHORT = 20  # characters of an id, a time or a state, which is never broken


def print_json(document: JsonDocument) -> None:
    """One JSON document on standard output, in UTF-8 whatever the terminal speaks."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    click.echo(text.encode("utf-8", "replace"))


def at_terminal() -> bool:
    """Whether somebody sits there who can be asked."""
    return sys.stdin.isatty()


def plain(text: str) -> str:
    """`text` for a terminal: what would steer it, or turn its writing round, is shown as �."""
    return _STEERING.sub("\ufffd", text)


def say(text: str, *, err: bool = False) -> None:
    """A line for people; what stands in it may come from anywhere."""
    click.echo(plain(text), err=err)


def note(text: str) -> None:
    """A line for people on standard error."""
    say(text, err=True)


def print_table(headers: Sequence[str], rows: Iterable[Sequence[str]], *, err: bool = False, title: str = "") -> None:
    """A table for people, its cells whole; where the terminal is too narrow for it, one record after the other."""
    from rich.console import Console

    listed = [tuple(map(plain, row)) for row in rows]
    stream = sys.stderr if err else sys.stdout
    console = Console(file=stream, width=None if stream.isatty() else _UNBOUNDED, highlight=False)
    table = _table(headers, listed, title or None)
    unbounded = console.options.update(max_width=_UNBOUNDED)
    if console.measure(table, options=unbounded).minimum <= console.width:
        return console.print(table)
    return _print_records(console, headers, listed)


def _table(headers: Sequence[str], rows: Sequence[Sequence[str]], title: str | None) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, title=title, title_justify="left", pad_edge=False)
    for place, header in enumerate(headers):
        longest = max((len(row[place]) for row in rows), default=0)
        table.add_column(Text(plain(header)), overflow="fold", no_wrap=longest <= _SHORT)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


def _print_records(console: Console, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    from rich.table import Table
    from rich.text import Text

    for row in rows:
        record = Table.grid(padding=(0, 2))
        record.add_column(style="bold", overflow="fold")
        record.add_column(overflow="fold")
        for header, cell in zip(headers, row, strict=True):
            record.add_row(Text(plain(header)), Text(cell))
        console.print(record)
        console.print()


def error_document(code: str, message: str, where: str | None, **more: Any) -> JsonDocument:
    """The one shape of an error."""
    return {"error": {"code": code, "message": message, "where": where, **more}}
