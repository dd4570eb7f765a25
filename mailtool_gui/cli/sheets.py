"""`mailtool sheet`: a workbook as Excel shows it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mailtool_gui.cli.command import Command, pass_session
from mailtool_gui.cli.numbers import Whole
from mailtool_gui.cli.output import print_json, print_table, say
from mailtool_gui.cli.reading import read_options_of, reading_options
from mailtool_gui.cli.shapes import sheet_shape
from mailtool_gui.cli.text import counted

if TYPE_CHECKING:
    from mailtool_gui.cli.session import Session
    from mailtool_gui.domain.sheet import Table

_SCREENFUL = 20


@click.command(cls=Command)
@click.argument("path", metavar="SHEET", type=click.Path(path_type=Path))
@reading_options
@click.option("--rows", type=Whole(0), metavar="N", help="How many rows [20; with --json all].")
@click.option("--offset", type=Whole(0), default=0, metavar="N", help="After how many rows.")
@pass_session
def sheet(session: Session, /, path: Path, rows: int | None, offset: int, **reading: Any) -> None:
    """Columns, formats, row count, and the rows as Excel shows them."""
    if rows is None and not session.json:
        rows = _SCREENFUL
    view = session.sheets.look(path, read_options_of(reading), limit=rows, offset=offset)
    table = view.table
    if session.json:
        return print_json(sheet_shape(table, view.rows))
    for line in _about(table):
        say(line)
    print_table(
        ("Column", "Header", "Field", "Format"),
        [(column.letter, column.header, column.field, column.format) for column in table.columns],
    )
    print_table(
        ("Row", *(column.header for column in table.columns)),
        [(str(row.number), *(cell.shown for cell in row.cells)) for row in view.rows],
    )
    return say(f"Showing {len(view.rows)} of {len(table.rows)}")


def _about(table: Table) -> Iterator[str]:
    """What there is besides the rows that are shown."""
    names = ", ".join(name + " (hidden)" * (name in table.hidden_worksheets) for name in table.worksheets)
    yield f"Worksheet {table.worksheet} of {names}: {counted(len(table.rows), 'row')}"
    if table.areas:
        yield f"Tables and named ranges: {', '.join(table.areas)}"
    if table.hidden_rows:
        taken = "taken in" if table.options.hidden_rows else "left out (--hidden-rows takes them in)"
        yield f"{counted(table.hidden_rows, 'hidden row')} {taken}"
    yield from table.notes
