"""One run of the command line: its global options, and the services, made when first asked for."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from mailtool_gui.cli.region import region
from mailtool_gui.domain.errors import UsageError

if TYPE_CHECKING:
    from mailtool_gui.services.accounts import Accounts
    from mailtool_gui.services.campaigns import Campaigns
    from mailtool_gui.services.health import Health
    from mailtool_gui.services.jobs import Jobs
    from mailtool_gui.services.parts import Parts
    from mailtool_gui.services.reports import Reports
    from mailtool_gui.services.sheets import Sheets

HOME_VARIABLE = "MAILTOOL_HOME"


class Session:
    """The global options as they are said, and the services below them."""

    def __init__(self, compose: Callable[[Path], Parts]) -> None:
        self._compose = compose
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
    def jobs(self) -> Jobs:
        """Jobs and deliveries."""
        from mailtool_gui.services.jobs import Jobs

        return Jobs(self.parts.records, self.parts.host, self.parts.clock)

    @property
    def accounts(self) -> Accounts:
        """Accounts."""
        from mailtool_gui.services.accounts import Accounts

        return Accounts(self.parts.records, self.parts.secrets, self.parts.host, self.parts.open_transport)

    @property
    def sheets(self) -> Sheets:
        """Workbooks, as they are looked at."""
        from mailtool_gui.services.sheets import Sheets

        return Sheets(locale=self.locale)

    @property
    def campaigns(self) -> Campaigns:
        """Sheet and template, on their way to a job."""
        from mailtool_gui.services.campaigns import Campaigns

        parts = self.parts
        return Campaigns(parts.records, parts.keep_workbook, parts.clock, locale=self.locale)

    @property
    def reports(self) -> Reports:
        """What became of the rows, as workbooks."""
        from mailtool_gui.services.reports import Reports

        return Reports(self.parts.records)

    @property
    def health(self) -> Health:
        """Whether all is well."""
        from mailtool_gui.services.health import Health

        parts = self.parts
        return Health(parts.folder, parts.records, parts.secrets, parts.clock, parts.hosted)

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
