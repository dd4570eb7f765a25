"""Sign-off packs: every message of a mailing as a file, with a list of hashes, to be looked at and agreed to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.parser import BytesHeaderParser
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import JobError, MailToolError, SheetError
from mailtool_gui.domain.identity import identity_of
from mailtool_gui.domain.message import Identity, Message
from mailtool_gui.services.eml_folder import SUMMARY, EmlFolder, NotWritten, Report, Written, nobody, stepwise, summary
from mailtool_gui.services.folder_notes import not_written, pack_of_job, pack_of_sheet
from mailtool_gui.services.remade import Remade

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account
    from mailtool_gui.domain.clock import Clock
    from mailtool_gui.domain.job import Job
    from mailtool_gui.domain.recipient import Recipient
    from mailtool_gui.engine.kinds import Builder
    from mailtool_gui.services.campaigns import Proofed
    from mailtool_gui.services.records import Records

HASHES = "hashes.txt"

_HEADERS = (
    "Rows", "Address", "Cc", "Bcc", "Subject", "File", "SHA-256", "Content SHA-256", "Message-ID", "State",
)  # fmt: skip
_NO_IDENTITY = Identity(message_id="<0@localhost>", mailtool_id="0")
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Item:
    """One recipient: how its message is made, as it is and with fixed ids, and what stands in the summary."""

    recipient: Recipient
    state: str
    make: Callable[[], Message]
    content: Callable[[], Message]


class Packs:
    """Writes packs. `out` is a new folder or an empty one; `report` is told how many messages are written.

    What `report` raises ends it, and nothing stays; so does any error: UsageError where `out` cannot be written to.
    """

    def __init__(self, records: Records, clock: Clock) -> None:
        self._records = records
        self._clock = clock

    def of_sheet(self, proofed: Proofed, account: Account, out: Path, report: Report = nobody) -> Written:
        """Every message of a sheet as it would leave. Recipients who cannot be sent to are told in the summary.

        Raises SheetError where there is none who can.
        """
        if not proofed.ready:
            raise SheetError(
                "No row can be sent: there is nothing to write.", where=str(proofed.draft.sheet), code="no-row"
            )
        everybody = proofed.everybody
        items = self._of_sheet(proofed, everybody, account.sender.rpartition("@")[2])
        last = max(number for each in everybody for number in each.row_numbers)
        notes = pack_of_sheet(proofed.draft.sheet.name, when=self._now(), account=account.name)
        return self._write(out, items, notes, report, total=len(everybody), last_row=last)

    def of_job(self, job: str, out: Path, report: Report = nobody) -> Written:
        """Every message of a job with its own ids, as it has left or will. Raises JobError."""
        found = self._records.job(job)
        if found is None:
            raise JobError(f"There is no job {job}. `mailtool jobs` lists them.", where=job, code="no-such-job")
        last = max((row for delivery, _ in self._records.recipients(job) for row in delivery.rows), default=1)
        notes = pack_of_job(job, found.source, when=self._now(), account=found.account)
        return self._write(out, self._of_job(found), notes, report, total=found.progress.total, last_row=last)

    def _of_sheet(self, proofed: Proofed, everybody: Sequence[Recipient], domain: str) -> Iterator[_Item]:
        now = self._clock.now().astimezone()
        for position, recipient in enumerate(everybody):
            identity = identity_of(seed=f"pack@{domain}", position=position, revision=0)
            yield _Item(
                recipient=recipient,
                state="not sent",
                make=_made(proofed.builder, recipient, identity, now),
                content=_made(proofed.builder, recipient, _NO_IDENTITY, _NO_DATE),
            )

    def _of_job(self, job: Job) -> Iterator[_Item]:
        remade, now = Remade(self._records, job), self._clock.now()
        for delivery, recipient in self._records.recipients(job.id):
            date = (delivery.last_attempt_at or now).astimezone()
            identity = remade.identity(delivery)
            yield _Item(
                recipient=recipient,
                state=delivery.status.value,
                make=_made(remade.builder, recipient, identity, date),
                content=_made(remade.unsigned, recipient, _NO_IDENTITY, _NO_DATE),
            )

    def _write(
        self, out: Path, items: Iterable[_Item], notes: str, report: Report, *, total: int, last_row: int
    ) -> Written:
        lines: list[Sequence[str]] = []
        left_out: list[NotWritten] = []
        with EmlFolder(out, last_row=last_row) as folder:
            for done, item in enumerate(items, start=1):
                try:
                    message, content = item.make(), sha256(item.content().data).hexdigest()
                except MailToolError as error:
                    left_out.append(_not_written(item.recipient, error))
                    lines.append(_line(item.recipient, state=not_written(left_out[-1].reason)))
                else:
                    lines.append(_added(folder, item, message, content))
                stepwise(report, done, total)
            folder.add_file(SUMMARY, summary(_HEADERS, lines))
            listed = "".join(f"{digest}  {name}\n" for digest, name in folder.hashes)
            folder.add_file(HASHES, (notes + listed).encode())
        return Written(folder=out, messages=len(lines) - len(left_out), left_out=left_out)

    def _now(self) -> str:
        return self._clock.now().astimezone().isoformat(sep=" ", timespec="seconds")


def _made(builder: Builder, recipient: Recipient, identity: Identity, date: datetime) -> Callable[[], Message]:
    return lambda: builder.build(recipient, identity=identity, date=date)


def _added(folder: EmlFolder, item: _Item, message: Message, content: str) -> Sequence[str]:
    """Writes one message; its line in the summary."""
    name, digest = folder.add(item.recipient.rows[0].number, item.recipient.address, message.data)
    return _line(
        item.recipient,
        subject=_subject(message.data),
        file=name,
        digest=digest,
        content=content,
        message_id=message.identity.message_id,
        state=item.state,
    )


def _line(
    recipient: Recipient,
    *,
    subject: str = "",
    file: str = "",
    digest: str = "",
    content: str = "",
    message_id: str = "",
    state: str,
) -> Sequence[str]:
    rows = ", ".join(map(str, recipient.row_numbers))
    to = (rows, recipient.address, ", ".join(recipient.cc), ", ".join(recipient.bcc))
    return (*to, subject, file, digest, content, message_id, state)


def _not_written(recipient: Recipient, error: MailToolError) -> NotWritten:
    return NotWritten(rows=recipient.row_numbers, address=recipient.address, reason=recipient.error or str(error))


def _subject(data: bytes) -> str:
    head = data.partition(b"\r\n\r\n")[0]
    return str(BytesHeaderParser(policy=policy.default).parsebytes(head)["Subject"] or "")
