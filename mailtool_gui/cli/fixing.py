"""Cells put right and rows left out on the command line: the sheet itself stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from mailtool_gui.domain.errors import UsageError
from mailtool_gui.domain.fixes import Correction, Fix, Skip

if TYPE_CHECKING:
    from mailtool_gui.cli.shapes import Shape

F = TypeVar("F", bound=Callable[..., Any])

_SKIP = re.compile(r"([1-9][0-9]*)(?:=(.*))?", re.DOTALL)
_OPTIONS = (
    click.option("--fix", multiple=True, metavar='"C17=TEXT" ...', help="What a cell is to hold instead."),
    click.option("--skip-row", multiple=True, metavar="N[=REASON] ...", help="Rows that are left out."),
)


def fixing_options(command: F) -> F:
    """Adds the options to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def fixes_of(options: Mapping[str, Any]) -> tuple[Fix, ...]:
    """The corrected cells. Raises UsageError."""
    return tuple(_fix(text) for text in options["fix"])


def skips_of(options: Mapping[str, Any]) -> tuple[Skip, ...]:
    """The rows that are left out. Raises UsageError."""
    return tuple(_skip(text) for text in options["skip_row"])


def corrections_shape(corrections: Sequence[Correction]) -> list[Shape]:
    """What was corrected."""
    return [
        {"cell": each.cell, "row": each.row, "column": each.header, "before": each.before, "after": each.after}
        for each in corrections
    ]


def _fix(text: str) -> Fix:
    cell, equals, value = text.partition("=")
    try:
        if equals:
            return Fix.at(cell, value)
    except ValueError:
        pass
    raise UsageError(f"“{text}” names no cell and what it is to hold, such as C17=anna@example.com.", where="--fix")


def _skip(text: str) -> Skip:
    found = _SKIP.fullmatch(text.strip())
    if found is None:
        raise UsageError(f"“{text}” is not one of Excel's row numbers.", where="--skip-row")
    row, reason = found.groups()
    return Skip(row=int(row), reason=reason or "")
