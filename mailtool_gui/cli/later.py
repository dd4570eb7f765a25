"""Commands that are planned and not built: they say so, whatever they are given."""

from __future__ import annotations

import click

from mailtool_gui.cli.command import Command
from mailtool_gui.domain.errors import NotInThisVersion

_ANYTHING = {"ignore_unknown_options": True, "allow_extra_args": True}


@click.command(cls=Command, context_settings=_ANYTHING)
def cleanup() -> None:
    """Forget what is old. Not in this version."""
    raise NotInThisVersion("Cleaning up is not in this version; nothing is ever removed.", where="cleanup")
