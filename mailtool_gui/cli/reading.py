"""The options that say how a sheet is to be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from mailtool_gui.cli.numbers import Whole
from mailtool_gui.domain.sheet import ReadOptions

F = TypeVar("F", bound=Callable[..., Any])

_QUOTES = {"double": '"', "single": "'", "none": ""}
_TAB = {"tab": "\t", "\\t": "\t"}
_OPTIONS = (
    click.option("--worksheet", metavar="W", help="The worksheet [the first]."),
    click.option("--area", metavar="NAME", help="A table, a named range, or cells such as B3:F90 [all]."),
    click.option("--header-row", type=Whole(1), metavar="N", help="The row of the headers [found by itself]."),
    click.option("--hidden-rows", is_flag=True, help="Take in the rows that Excel hides or filters out."),
    click.option("--encoding", metavar="NAME", help="How a text file is written, such as windows-1252 [found]."),
    click.option("--delimiter", metavar="SIGN", help="What parts the cells of a text file: ; , tab | [found]."),
    click.option("--quote", type=click.Choice(tuple(_QUOTES)), help="The quotation mark of a text file [found]."),
)


def reading_options(command: F) -> F:
    """Adds the options to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def read_options_of(options: Mapping[str, Any]) -> ReadOptions:
    """What the options ask for."""
    delimiter = options["delimiter"]
    return ReadOptions(
        worksheet=options["worksheet"],
        area=options["area"],
        header_row=options["header_row"],
        hidden_rows=options["hidden_rows"],
        encoding=options["encoding"],
        delimiter=delimiter if delimiter is None else _TAB.get(delimiter.lower(), delimiter),
        quote=_QUOTES.get(options["quote"]),
    )
