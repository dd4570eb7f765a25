"""How far a command is, on standard error, where somebody sits at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click


@contextmanager
def counting(words: str) -> Iterator[Callable[[int, int], None]]:
    """What to tell how many of how many are done; `words` say of what, such as `messages written`."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    yield lambda done, total: click.echo(f"\r{done:,} of {total:,} {words}", err=True, nl=False)
    click.echo("", err=True)
