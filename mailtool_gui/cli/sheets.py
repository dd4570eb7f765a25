"""`mailtool sheet`: a workbook as Excel shows it."""

from __future__ import annotations

from pathlib import Path

import click

from mailtool_gui.cli.command import Command, pass_session
from mailtool_gui.cli.numbers import Whole
from mailtool_gui.cli.output import print_json, print_table
from mailtool_gui.cli.session import Session
from mailtool_gui.cli.shapes import sheet_shape
from mailtool_gui.cli.text import counted
from mailtool_gui.domain.sheet import ReadOptions

_SCREENFUL = 20


@click.command(cls=Command)
@click.argument("path", metavar="SHEET", type=click.Path(path_type=Path))
@click.option("--worksheet", metavar="W", help="The worksheet [the first].")
@click.option("--rows", type=Whole(0), metavar="N", help="How many rows [20; with --json all].")
@click.option("--offset", type=Whole(0), default=0, metavar="N", help="After how many rows.")
@pass_session
def sheet(session: Session, path: Path, worksheet: str | None, rows: int | None, offset: int) -> None:
    """Columns, formats, row count, and the rows as Excel shows them."""
    if rows is None and not session.json:
        rows = _SCREENFUL
    view = session.sheets.look(path, ReadOptions(worksheet=worksheet), limit=rows, offset=offset)
    table = view.table
    if session.json:
        return print_json(sheet_shape(table, view.rows))
    click.echo(f"Worksheet {table.worksheet} of {', '.join(table.worksheets)}: {counted(len(table.rows), 'row')}")
    print_table(
        ("Column", "Header", "Field", "Format"),
        [(column.letter, column.header, column.field, column.format) for column in table.columns],
    )
    print_table(
        ("Row", *(column.header for column in table.columns)),
        [(str(row.number), *(cell.shown for cell in row.cells)) for row in view.rows],
    )
    return click.echo(f"Showing {len(view.rows)} of {len(table.rows)}")
