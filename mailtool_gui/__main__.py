"""`python -m mailtool_gui` and the installed command `mailtool`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mailtool_gui.messages.pdf import COMMAND as READ_PDF
from mailtool_gui.sheets.apart import COMMAND

if TYPE_CHECKING:
    from mailtool_gui.services.parts import Parts


def main() -> None:
    """Runs the command line; never returns."""
    occupy_standard_streams()
    if sys.argv[1:] == [COMMAND]:
        from mailtool_gui.sheets.apart.child import run

        run()
    if sys.argv[1:] == [READ_PDF]:
        from mailtool_gui.messages.pdf.child import run as read_pdf

        read_pdf()
    from mailtool_gui.cli.root import mailtool
    from mailtool_gui.cli.session import Session

    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")  # a terminal of few letters must not end a job
    mailtool.main(obj=Session(_compose, screen=_Screen()))


def occupy_standard_streams() -> None:
    """Opens the null device for a standard stream that the caller closed.

    Otherwise the ledger would be opened under that number, and whatever is printed there would be written into it.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest free number: this one


def _compose(folder: Path) -> Parts:
    """The program's parts for one data folder, imported when a command needs them."""
    from mailtool_gui.app import compose

    return compose(folder)


class _Screen:
    """The program's window, imported when it is opened."""

    def show(self, folder: Path, *, locale: str, sheet: Path | None) -> int:
        """The window on a data folder, with a workbook where one is named."""
        from mailtool_gui.app import show_window

        return show_window(folder, locale=locale, sheet=sheet)

    def show_demo(self, folder: Path, *, locale: str, rows: int | None) -> int:
        """The demonstration."""
        from mailtool_gui.app import show_demo

        return show_demo(folder, locale=locale, rows=rows)


if __name__ == "__main__":
    main()
