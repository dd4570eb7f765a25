"""One run of the command line: its global options, and the services, made when first asked for."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from mailtool_gui.cli.region import region
from mailtool_gui.domain.errors import UsageError

if TYPE_CHECKING:
    from mailtool_gui.services.accounts import Accounts
    from mailtool_gui.services.campaigns import Campaigns
    from mailtool_gui.services.desk import Desk
    from mailtool_gui.services.health import Health
    from mailtool_gui.services.jobs import Jobs
    from mailtool_gui.services.parts import Parts
    from mailtool_gui.services.reports import Reports
    from mailtool_gui.services.sheets import Sheets
    from mailtool_gui.services.suppressions import Suppressions
    from mailtool_gui.services.templates import Templates

HOME_VARIABLE = "MAILTOOL_HOME"


class Screen(Protocol):
    """What opens the window; both answer with the exit code when it is closed."""

    def show(self, folder: Path, *, locale: str, sheet: Path | None) -> int:
        """The window on a data folder, with a workbook where one is named."""
        ...

    def show_demo(self, folder: Path, *, locale: str, rows: int | None) -> int:
        """The demonstration."""
        ...


class Session:
    """The global options as they are said, the services below them, and the screen, where there may be one."""

    def __init__(self, compose: Callable[[Path], Parts], *, screen: Screen | None = None) -> None:
        self._compose = compose
        self._screen = screen
        self.data_dir: Path | None = None
        self.json = False
        self.chosen_locale: str | None = None

    @property
    def locale(self) -> str:
        """The region whose rules show numbers and dates."""
        return region(self.chosen_locale)

    @property
    def folder(self) -> Path:
        """The data folder: the one said, else MAILTOOL_HOME, else the platform's."""
        folder = self.data_dir or chosen_folder() or _platform_folder()
        if folder.exists() and not folder.is_dir():
            raise UsageError("This is a file; name a folder for MailTool's data.", where=str(folder), code="no-folder")
        return folder

    @property
    def folder_was_chosen(self) -> bool:
        """Whether the user named the data folder."""
        return self.data_dir is not None or chosen_folder() is not None

    @cached_property
    def parts(self) -> Parts:
        """What the services work with. After this the data folder is settled."""
        return self._compose(self.folder)

    @property
    def desk(self) -> Desk:
        """The services."""
        from mailtool_gui.services.desk import Desk

        return Desk(lambda: self.parts, locale=self.locale)

    @property
    def jobs(self) -> Jobs:
        """Jobs and deliveries."""
        return self.desk.jobs

    @property
    def accounts(self) -> Accounts:
        """Accounts."""
        return self.desk.accounts

    @property
    def sheets(self) -> Sheets:
        """Workbooks, as they are looked at: for that no data folder is needed."""
        from mailtool_gui.services.sheets import Sheets

        return Sheets(locale=self.locale)

    @property
    def campaigns(self) -> Campaigns:
        """Sheet and template, on their way to a job."""
        return self.desk.campaigns

    @property
    def suppressions(self) -> Suppressions:
        """Who is never mailed again."""
        return self.desk.suppressions

    @property
    def templates(self) -> Templates:
        """Saved templates."""
        return self.desk.templates

    @property
    def reports(self) -> Reports:
        """What became of the rows, as workbooks."""
        return self.desk.reports

    @property
    def health(self) -> Health:
        """Whether all is well."""
        return self.desk.health

    @property
    def screen(self) -> Screen | None:
        """What opens the window; None where nobody could see it."""
        from mailtool_gui.cli.display import has_display

        return self._screen if has_display() else None

    def close(self) -> None:
        """Lets go of the ledger, if it was opened."""
        if "parts" in self.__dict__:
            self.parts.close()


def chosen_folder() -> Path | None:
    """The folder named by the environment."""
    named = os.environ.get(HOME_VARIABLE, "").strip()
    return Path(named) if named else None


def _platform_folder() -> Path:
    from platformdirs import user_data_path

    try:
        return user_data_path("MailTool", appauthor=False, roaming=False)
    except (RuntimeError, KeyError) as error:
        raise UsageError("This user has no home folder; name a data folder with --data-dir.") from error
