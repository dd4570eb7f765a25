"""All services of one data folder, made when first asked for: what commands and pages work with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from mailtool_gui.domain.account import Account
    from mailtool_gui.services.accounts import Accounts
    from mailtool_gui.services.campaigns import Campaigns
    from mailtool_gui.services.dead_letters import DeadLetters
    from mailtool_gui.services.deliveries import Deliveries
    from mailtool_gui.services.forecast import Forecasts, Load
    from mailtool_gui.services.health import Health
    from mailtool_gui.services.job_log import JobLogs
    from mailtool_gui.services.jobs import Jobs
    from mailtool_gui.services.offline import Offline
    from mailtool_gui.services.outlook_drafts import OutlookDrafts
    from mailtool_gui.services.packs import Packs
    from mailtool_gui.services.parts import Parts
    from mailtool_gui.services.previews import Previews
    from mailtool_gui.services.quota import Quotas
    from mailtool_gui.services.reports import Reports
    from mailtool_gui.services.resolving import Resolving
    from mailtool_gui.services.sheets import Sheets
    from mailtool_gui.services.suppressions import Suppressions
    from mailtool_gui.services.templates import Templates
    from mailtool_gui.services.trying import Trying


class Desk:
    """The services, for any thread. `parts` are asked for when the first is; `locale` sets how numbers and dates
    are shown."""

    def __init__(self, parts: Callable[[], Parts], *, locale: str) -> None:
        self._parts = parts
        self._asked = False
        self.locale = locale

    @property
    def parts(self) -> Parts:
        """What the services are made of."""
        self._asked = True
        return self._parts()

    def prepare(self) -> None:
        """Puts together what the services are made of; who asks first waits for it."""
        _ = self.parts

    @property
    def jobs(self) -> Jobs:
        """Jobs and deliveries."""
        from mailtool_gui.services.jobs import Jobs

        return Jobs(self.parts.records, self.parts.host, self.parts.clock)

    @property
    def deliveries(self) -> Deliveries:
        """Deliveries, windows on very many of them and the story of one."""
        from mailtool_gui.services.deliveries import Deliveries

        return Deliveries(self.parts.records, self.parts.host, self.parts.clock)

    @property
    def dead_letters(self) -> DeadLetters:
        """What failed for good, over all jobs."""
        from mailtool_gui.services.dead_letters import DeadLetters

        return DeadLetters(self.parts.records, self.parts.host, self.parts.clock)

    @property
    def job_logs(self) -> JobLogs:
        """What happened to each job."""
        from mailtool_gui.services.job_log import JobLogs

        return JobLogs(self.parts.records)

    @property
    def offline(self) -> Offline:
        """Which accounts reach no server."""
        from mailtool_gui.services.offline import Offline

        return Offline(self.parts.records)

    @property
    def resolving(self) -> Resolving:
        """The search for what may have arrived."""
        from mailtool_gui.services.resolving import Resolving

        parts = self.parts
        return Resolving(parts.records, parts.host, parts.clock, parts.open_sent_mail)

    @property
    def accounts(self) -> Accounts:
        """Accounts."""
        from mailtool_gui.services.accounts import Accounts

        parts = self.parts
        return Accounts(
            parts.records,
            parts.secrets,
            parts.host,
            parts.open_transport,
            quotas=self.quotas,
            load=self._load,
        )

    def _load(self, account: Account) -> Load:
        return self.forecasts.load(account)

    @property
    def quotas(self) -> Quotas:
        """What accounts may still send today."""
        from mailtool_gui.services.quota import Quotas

        return Quotas(self.parts.records, self.parts.clock)

    @property
    def forecasts(self) -> Forecasts:
        """One look at when everything is done."""
        from mailtool_gui.services.forecast import Forecasts

        return Forecasts(self.parts.records, self.parts.clock)

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
    def trying(self) -> Trying:
        """Tests of a message."""
        from mailtool_gui.services.trying import Trying

        return Trying(self.campaigns, self.parts.records, self.parts.host)

    @property
    def packs(self) -> Packs:
        """Sign-off packs."""
        from mailtool_gui.services.packs import Packs

        return Packs(self.parts.records, self.parts.clock)

    @property
    def outlook_drafts(self) -> OutlookDrafts:
        """Drafts for Outlook."""
        from mailtool_gui.services.outlook_drafts import OutlookDrafts

        return OutlookDrafts(self.parts.clock)

    @property
    def previews(self) -> Previews:
        """Messages as their recipients will see them."""
        from mailtool_gui.services.previews import Previews

        return Previews(self.parts.clock, locale=self.locale)

    @property
    def suppressions(self) -> Suppressions:
        """Who is never mailed again."""
        from mailtool_gui.services.suppressions import Suppressions

        return Suppressions(self.parts.records, self.parts.clock)

    @property
    def templates(self) -> Templates:
        """Saved templates, the built-in ones too."""
        from mailtool_gui.services.builtin_templates import BuiltInTemplates
        from mailtool_gui.services.templates import Templates

        return Templates(self.parts.records.templates, BuiltInTemplates(), self.parts.clock)

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
        return Health(
            parts.folder,
            parts.records,
            parts.secrets,
            parts.clock,
            hosted=parts.hosted,
            jobs=self.jobs,
            newest_backup=parts.newest_backup,
            refuse_no_backup=parts.refuse_no_backup,
        )

    def close(self) -> None:
        """Lets go of the ledger, if anybody has asked for it."""
        if self._asked:
            self.parts.close()
