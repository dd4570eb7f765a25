"""Options that single out deliveries: by address, or by `--row` wherever an address may stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from mailtool_gui.domain.errors import UsageError
from mailtool_gui.services.selection import Selection

F = TypeVar("F", bound=Callable[..., Any])


def rows_option(command: F) -> F:
    """`--row N ...`, Excel's row numbers."""
    option = click.option("--row", "rows", multiple=True, metavar="N ...", help="By Excel's row number instead.")
    return option(command)


def selection(addresses: Sequence[str], rows: Sequence[str]) -> Selection:
    """What was singled out; values without text stand where only `--row` was meant. Raises UsageError."""
    return Selection(
        addresses=tuple(address for address in addresses if address.strip()),
        rows=tuple(_row(row) for row in rows),
    )


def _row(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise UsageError(f"“{text}” is not one of Excel's row numbers.", where="--row")
    return int(text)
