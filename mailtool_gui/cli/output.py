"""What is written where: one JSON document or people's text on standard output, all else on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

JsonDocument = Mapping[str, Any]


def print_json(document: JsonDocument) -> None:
    """One JSON document on standard output, in UTF-8 whatever the terminal speaks."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    click.echo(text.encode("utf-8", "replace"))


def at_terminal() -> bool:
    """Whether somebody sits there who can be asked."""
    return sys.stdin.isatty()


def note(text: str) -> None:
    """A line for people on standard error."""
    click.echo(text, err=True)


def print_table(headers: Sequence[str], rows: Iterable[Sequence[str]], *, err: bool = False, title: str = "") -> None:
    """A table for people; whole cells also where the output is no terminal."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, title=title or None, title_justify="left", pad_edge=False)
    for header in headers:
        table.add_column(header, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    stream = sys.stderr if err else sys.stdout
    width = None if stream.isatty() else 200
    Console(file=stream, width=width, highlight=False).print(table)


def error_document(code: str, message: str, where: str | None, **more: Any) -> JsonDocument:
    """The one shape of an error."""
    return {"error": {"code": code, "message": message, "where": where, **more}}
