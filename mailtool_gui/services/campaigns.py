"""A sheet and a template on their way to a job: recipients, proof run, snapshot, ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from mailtool_gui.domain.columns import column_index
from mailtool_gui.domain.errors import JobError, MailToolError, SheetError
from mailtool_gui.domain.identity import identity_of, job_id, new_seed
from mailtool_gui.domain.job import SEND, Job, NewJob
from mailtool_gui.domain.problem import Problem, Severity
from mailtool_gui.domain.snapshot import Snapshot
from mailtool_gui.messages.attachments import attachment_files
from mailtool_gui.messages.builder import MessageBuilder, Sender, compile_message
from mailtool_gui.messages.images import embedded
from mailtool_gui.messages.proof import proof
from mailtool_gui.messages.signature import signed
from mailtool_gui.services.addressing import address_place, addressed
from mailtool_gui.services.eml_folder import nobody
from mailtool_gui.services.fixes import left_out, mended
from mailtool_gui.services.followed import SheetChanged, Stamp, is_still, sheet_changes, stamp
from mailtool_gui.services.sent_before import SentBefore, only_wanted, sent_before, warnings
from mailtool_gui.services.suppressions import suppressed_among
from mailtool_gui.sheets.number_formats.regions import region_note
from mailtool_gui.sheets.number_formats.writing import RegionalWriting
from mailtool_gui.sheets.open import open_table

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account
    from mailtool_gui.domain.clock import Clock
    from mailtool_gui.domain.fixes import Correction
    from mailtool_gui.domain.message import Message, Template
    from mailtool_gui.domain.recipient import Recipient
    from mailtool_gui.domain.sheet import Column, Table
    from mailtool_gui.services.draft import Draft
    from mailtool_gui.services.records import Records
    from mailtool_gui.services.wish import Wish

Report = Callable[[int, int], None]
"""Told how many of how many are done (of 0: nobody knows yet). What it raises ends the work."""

_STEP = 50  # recipients between two reports


class RowsWithErrors(MailToolError):
    """Some rows cannot be sent, and the user has not said to skip them."""

    default_code = "rows-with-errors"

    def __init__(self, message: str, *, where: str, problems: Sequence[Problem]) -> None:
        super().__init__(message, where=where)
        self.problems = problems


@dataclass(frozen=True, kw_only=True)
class Proofed:
    """A draft with every recipient rendered once: who it goes to, and everything that was found.

    `stamp` tells the file as it was before it was read, `before` which of its rows were mailed already. `table` is the
    sheet as it is; the recipients' rows hold the `corrections`, and `left_out` are those that the user skips.
    """

    draft: Draft
    table: Table
    recipients: Sequence[Recipient]
    files: tuple[tuple[Path, str], ...]
    builder: MessageBuilder
    problems: Sequence[Problem]
    stamp: Stamp | None = None
    before: SentBefore | None = None
    corrections: tuple[Correction, ...] = ()
    left_out: Sequence[Recipient] = ()

    @property
    def errors(self) -> Sequence[Problem]:
        """The findings that keep rows from being sent."""
        return [problem for problem in self.problems if problem.severity is Severity.ERROR]

    @cached_property
    def marked(self) -> Sequence[Recipient]:
        """The recipients, those with an error carrying it."""
        by_row = defaultdict(list)
        for problem in self.errors:
            by_row[problem.row].append(problem)
        return [_marked(recipient, by_row) for recipient in self.recipients]

    @property
    def everybody(self) -> Sequence[Recipient]:
        """The recipients as they are put in: those `left_out` too, each with its reason, in the order of the rows."""
        return sorted((*self.marked, *self.left_out), key=_first_row) if self.left_out else self.marked

    @property
    def address_column(self) -> Column:
        """The column the messages go to: the one said, else the one found."""
        return self.table.columns[address_place(self.table, self.draft.template)]

    @property
    def ready(self) -> int:
        """How many recipients can be sent to."""
        return sum(recipient.error is None for recipient in self.marked)


class Campaigns:
    """Proofs drafts and puts them into the ledger. `keep_workbook` copies the user's workbook into the data folder."""

    def __init__(self, records: Records, keep_workbook: Callable[[Path], Path], clock: Clock, *, locale: str) -> None:
        self._records = records
        self._keep_workbook = keep_workbook
        self._clock = clock
        self._locale = locale

    def checked(
        self, draft: Draft, account: Account | None, report: Report, *, known: Proofed | None = None
    ) -> Proofed:
        """As `proofed`, from an account, telling how far it is: rows while reading, then recipients.

        The sheet is not read again where it was for `known`, and is the same file still.
        """
        sender = Sender.of(account) if account else Sender("sender@example.com")
        return self.proofed(draft, sender, report, known=known)

    def proofed(
        self, draft: Draft, sender: Sender, report: Report = nobody, *, known: Proofed | None = None
    ) -> Proofed:
        """Opens the sheet, finds the recipients and renders every message once. Sends nothing, writes nothing.

        Raises SheetError, TemplateError or AttachmentError where nothing could be sent at all.
        """
        try:
            return self._proofed(draft, sender, report, known)
        except MailToolError as error:
            error.where = error.where or str(draft.sheet)
            raise

    def _table(self, draft: Draft, report: Report, known: Proofed | None) -> Table:
        said = (draft.sheet, draft.options, draft.locale)
        if known and said == (known.draft.sheet, known.draft.options, known.draft.locale) and is_unchanged(known):
            return known.table
        return open_table(
            draft.sheet,
            options=draft.options,
            locale=draft.locale or self._locale,
            watch=lambda table: report(len(table.rows), 0),
        )

    def _proofed(self, draft: Draft, sender: Sender, report: Report, known: Proofed | None) -> Proofed:
        seen = stamp(draft.sheet)
        table = self._table(draft, report, known)
        template = _anchored(signed(draft.template, sender.signature, name=sender.name), table.columns)
        draft = replace(draft, template=template)
        changed = mended(table, draft.fixes, draft.skips)
        everybody = addressed(changed.table, template, report)
        before = self._sent_before(table, draft, everybody, report)
        found = only_wanted(everybody, before, draft.only)[: draft.limit]
        if not found:
            raise _nothing_to_send(draft, everybody)
        files = attachment_files(template, table.columns, found)
        builder = compile_message(
            template,
            table.columns,
            sender=sender,
            locale=table.locale,
            files=dict(files),
            writing=RegionalWriting(table.locale),
        )
        problems = _unknown_region(table.locale)
        suppressed = suppressed_among(self._records, found)
        problems += list(
            proof(
                builder,
                found,
                template=template,
                columns=table.columns,
                suppressed=suppressed,
                told=_stepwise(report, len(found)),
                sheet=draft.sheet,
            )
        )
        problems += warnings(before, draft.only, self._clock.now().astimezone().date())
        return Proofed(
            draft=draft,
            table=table,
            recipients=found,
            files=files,
            builder=builder,
            problems=problems,
            stamp=seen,
            before=before,
            corrections=changed.corrections,
            left_out=left_out(changed.left_out, draft.skips, address_place(table, template)),
        )

    def _sent_before(self, table: Table, draft: Draft, everybody: Sequence[Recipient], report: Report) -> SentBefore:
        """Also where an earlier job showed the sheet in another region: its numbers and dates read differently then."""
        tables = (
            open_table(table.source, options=table.options, locale=region)
            for region in self._records.other_regions(table.locale, everybody)
        )
        otherwise = (addressed(mended(each, draft.fixes, draft.skips).table, draft.template, report) for each in tables)
        return sent_before(self._records, table.columns, draft.template.subject, everybody, otherwise)

    def rendered(self, draft: Draft, sender: Sender, row: int) -> tuple[Recipient, Message]:
        """The exact message that a row takes part in. Raises SheetError where it is not there or cannot be sent."""
        found = self.proofed(draft, sender)
        recipient = next((each for each in found.everybody if row in each.row_numbers), None)
        where = f"{draft.sheet}, row {row}"
        if recipient is None:
            numbers = [number for each in found.everybody for number in each.row_numbers]
            message = f"There is no such row; the sheet's rows are {min(numbers)} to {max(numbers)}."
            raise SheetError(message, where=where, code="no-such-row")
        if recipient.error:
            raise SheetError(recipient.error, where=where, code="row-with-error")
        domain = sender.address.rpartition("@")[2]
        identity = identity_of(seed=f"render@{domain}", position=row, revision=0)
        return recipient, found.builder.build(recipient, identity=identity, date=self._clock.now().astimezone())

    def put_in(self, proofed: Proofed, wish: Wish) -> Job:
        """Freezes everything and puts the job into the ledger.

        Raises RowsWithErrors unless errors are to be skipped, and JobError where nothing is left to send or the sheet
        was changed since.
        """
        self.refuse_changes(proofed)
        if proofed.errors and not wish.skip_errors:
            raise self._rows_with_errors(proofed)
        if not proofed.ready:
            raise JobError("Every row has an error: there is nothing to send.", where=str(proofed.draft.sheet))
        return self.freeze(proofed, wish, proofed.everybody)

    def freeze(self, proofed: Proofed, wish: Wish, recipients: Sequence[Recipient], *, kind: str = SEND) -> Job:
        """Puts in a job of `recipients` that were made from the checked rows. `refuse_changes` comes first."""
        draft = proofed.draft
        new = NewJob(
            id=self._new_id(),
            name=wish.name_for(draft.sheet.name),
            source=draft.sheet.name,
            account=wish.account.name,
            kind=kind,
            key=wish.key,
            scheduled_for=wish.scheduled_for,
            created_at=self._clock.now(),
            hold_after=wish.hold_after,
            urgent=wish.urgent,
            hours=wish.hours,
        )
        workbook = self._keep_workbook(draft.sheet)
        if proofed.stamp is not None and not is_still(workbook, proofed.stamp):
            self._refuse_changes(proofed, workbook)  # saved in this very moment
        return self._records.add_job(new, self._snapshot(proofed, wish.account.sender, workbook), recipients)

    def refuse_changes(self, proofed: Proofed) -> None:
        """Raises SheetChanged where the sheet shows something else now than when it was checked."""
        if not is_unchanged(proofed):
            self._refuse_changes(proofed, proofed.draft.sheet)

    def _refuse_changes(self, proofed: Proofed, file: Path) -> None:
        """Raises SheetChanged where `file`, as it is now, shows another sheet than the one that was checked."""
        before = proofed.table
        try:
            after = open_table(file, options=before.options, locale=before.locale)
        except SheetError:
            raise SheetChanged(proofed.draft.sheet, None) from None
        if changes := sheet_changes(before, after):
            raise SheetChanged(proofed.draft.sheet, changes)

    def _snapshot(self, proofed: Proofed, sender: str, workbook: Path) -> Snapshot:
        draft, table = proofed.draft, proofed.table
        return Snapshot(
            template=draft.template,
            columns=table.columns,
            locale=table.locale,
            worksheet=table.worksheet,
            header_row=table.header_row,
            source=draft.sheet.absolute(),
            workbook=workbook,
            seed=new_seed(sender),
            files=proofed.files,
            fixes=proofed.corrections,
        )

    def _new_id(self) -> str:
        today = self._clock.now().astimezone().date()
        while self._records.job(found := job_id(today)) is not None:
            pass
        return found

    def _rows_with_errors(self, proofed: Proofed) -> RowsWithErrors:
        count = len(proofed.recipients) - proofed.ready
        what = "1 recipient has an error" if count == 1 else f"{count} recipients have errors"
        return RowsWithErrors(
            f"{what} and nothing was put in. Correct the sheet, or skip them with --yes.",
            where=str(proofed.draft.sheet),
            problems=proofed.errors,
        )


def is_unchanged(proofed: Proofed) -> bool:
    """Whether the sheet is still the file that was proofed."""
    return proofed.stamp is None or is_still(proofed.draft.sheet, proofed.stamp)


def _first_row(recipient: Recipient) -> int:
    return recipient.rows[0].number


def _nothing_to_send(draft: Draft, everybody: Sequence[Recipient]) -> SheetError:
    if everybody:
        message = "All rows of this sheet were mailed before: there is nothing new to send."
        return SheetError(message, where=str(draft.sheet), code="nothing-new")
    if draft.skips:
        return SheetError(
            "Every row is left out: there is nothing to send.", where=str(draft.sheet), code="all-skipped"
        )
    return SheetError("The sheet has no rows below its headers.", where=str(draft.sheet), code="empty-sheet")


def _unknown_region(locale: str) -> list[Problem]:
    note = region_note(locale)
    return [Problem(severity=Severity.WARNING, code="unknown-region", message=note)] if note else []


def _stepwise(report: Report, total: int) -> Callable[[int], None]:
    """A report of every so many of `total`, and of the last one."""

    def tell(done: int) -> None:
        """`done` are ready."""
        if not done % _STEP or done == total:
            report(done, total)

    return tell


def _anchored(template: Template, columns: Sequence[Column]) -> Template:
    """The template with whole paths for attached files, and with its pictures: the engine works in another folder."""
    whole = [
        str(Path(entry).expanduser().absolute()) if _is_file(entry, columns) else entry
        for entry in template.attachments
    ]
    return replace(embedded(template), attachments=tuple(whole))


def _is_file(entry: str, columns: Sequence[Column]) -> bool:
    """Whether an attachment is a file; a column of exactly that header comes first."""
    path = Path(entry).expanduser()
    if any(column.header == entry for column in columns) or not path.is_file():
        return False
    return bool(path.suffix) or path.name != entry or not _is_column(entry, columns)


def _is_column(name: str, columns: Sequence[Column]) -> bool:
    try:
        column_index(columns, name)
    except SheetError as error:
        return error.code != "no-such-column"
    return True


def _marked(recipient: Recipient, by_row: dict[int | None, list[Problem]]) -> Recipient:
    """The recipient with the first error that stands for one of its rows, or for all rows."""
    rows = (None, *recipient.row_numbers)
    of_its_rows = (problem for row in rows for problem in by_row.get(row, ()))
    own = (problem.message for problem in of_its_rows if problem.address in (None, recipient.address))
    first = next(own, recipient.error)
    return replace(recipient, error=first) if first else recipient
