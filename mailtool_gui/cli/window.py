"""`mailtool [SHEET]`: the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mailtool_gui.cli.command import Command, pass_session
from mailtool_gui.domain.errors import UsageError

if TYPE_CHECKING:
    from mailtool_gui.cli.session import Session


@click.command(cls=Command)
@click.argument("sheet", required=False, type=click.Path(path_type=Path))
@pass_session
def window(session: Session, sheet: Path | None = None) -> int:
    """The window, with SHEET opened in it; a window that is open already takes it."""
    if sheet is not None and not sheet.is_file():
        raise UsageError("There is no such file.", where=str(sheet), code="no-such-file")
    screen = session.screen
    if screen is None:
        raise UsageError(
            "There is no display to open the window on. `mailtool send` sends from the command line, `mailtool demo` "
            "shows how, `mailtool --help` lists all commands.",
            code="no-display",
        )
    return screen.show(session.folder, locale=session.locale, sheet=sheet)
