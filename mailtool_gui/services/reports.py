"""What became of every row, as columns added to a copy of the user's workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from mailtool_gui.domain.delivery import Delivery, DeliveryStatus
from mailtool_gui.domain.errors import JobError, LedgerError, SheetError, UsageError
from mailtool_gui.domain.result_columns import CORRECTED_HEADER, RESULT_HEADERS
from mailtool_gui.services.pasted import FOLDER as PASTED_CELLS
from mailtool_gui.services.row_results import Beside, RowTexts, as_they_were, corrected, row_texts, together
from mailtool_gui.sheets.xlsx.references import column_index

if TYPE_CHECKING:
    from mailtool_gui.domain.job import Job
    from mailtool_gui.domain.recipient import Recipient
    from mailtool_gui.domain.sheet import Cell, Column
    from mailtool_gui.domain.snapshot import Snapshot
    from mailtool_gui.services.records import Records

T = TypeVar("T")
Tell = Callable[[int, int], None]
_STEP = 500  # deliveries between two tellings

HEADERS = RESULT_HEADERS
_WIDE = (*HEADERS, CORRECTED_HEADER)
_WIDTHS = (16.0, 26.0, 48.0, 44.0, 48.0)
_TONES = {
    DeliveryStatus.SENT.value: "C6EFCE",
    DeliveryStatus.FAILED.value: "FFC7CE",
    DeliveryStatus.UNKNOWN.value: "FFEB9C",
    DeliveryStatus.SKIPPED.value: "EDEDED",
}
_STATES = frozenset({"", *(status.value for status in DeliveryStatus)})
_TEXT = ".csv"
_WORKBOOKS = (".xlsx", ".xlsm")
_NAMES = (*_WORKBOOKS, _TEXT)


class Reports:
    """Reports on the jobs of one data folder."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def export(self, job: str, out: Path, *, overwrite: bool = False, tell: Tell | None = None) -> int:
        """Writes the job's rows with their results to `out`; how many rows they fill.

        An Excel workbook comes back as it was, with the results beside it; for other formats, and for a name that
        ends in .csv, the rows are written as they were shown. `tell` is called with what is done and of how much:
        the reading of the results is the first half, the writing the second; what it raises ends the export and
        nothing is written. Raises JobError for an unknown job, UsageError for a
        place that cannot be written to.
        """
        found = self._found(job)
        snapshot = self._records.snapshot(job)
        _refuse(out, overwrite=overwrite)
        if not snapshot.workbook.is_file():
            raise LedgerError("The kept copy of the workbook is gone.", where=str(snapshot.workbook))
        write = self._write_anew if _is_new(snapshot, out) else self._write_beside
        try:
            return write(found, snapshot, out, tell or _nobody)
        except SheetError as error:
            raise _of_the_user_s(error, snapshot) from error
        except OSError as error:
            reason = error.strerror or str(error)
            raise UsageError(f"The file cannot be written ({reason}).", where=str(out), code="cannot-write") from error

    def note(self, job: str, out: Path) -> str | None:
        """What a user should know of an export to `out`: whether it is not the workbook itself."""
        from mailtool_gui.sheets.results import has_macros

        snapshot = self._records.snapshot(job)
        if not _is_new(snapshot, out):
            lost = out.suffix.lower() != _WORKBOOKS[1] and has_macros(snapshot.workbook)
            return "The workbook holds macros: they work only in a copy whose name ends in .xlsm." if lost else None
        name = snapshot.source.name
        if out.suffix.lower() == _TEXT:
            return f"The text file holds the rows of {name} as they were shown."
        return f"{name} cannot take more columns: the new workbook holds its rows as they were shown."

    def folder(self, job: str) -> Path:
        """Where a result would be looked for: beside the user's workbook, or at home where that is gone."""
        folder = self._records.snapshot(job).source.parent
        return folder if folder.is_dir() and not folder.name.startswith(PASTED_CELLS) else Path.home()

    def _found(self, job: str) -> Job:
        found = self._records.job(job)
        if found is None:
            raise JobError(f"There is no job {job}. `mailtool jobs` lists them.", where=job, code="no-such-job")
        return found

    def _write_beside(self, job: Job, snapshot: Snapshot, out: Path, tell: Tell) -> int:
        from mailtool_gui.sheets.results import Dress, write_results

        headers = _headers(snapshot)
        there = _earlier_columns(snapshot.columns, headers)
        values, kept = self._values(job, there, tell, named=snapshot.template.split_addresses)
        at = None if kept is None else column_index(snapshot.columns[kept].letter)
        write_results(
            snapshot.workbook,
            out,
            worksheet=snapshot.worksheet,
            header_row=snapshot.header_row,
            headers=headers,
            values=_beside(values, snapshot, headers),
            dress=Dress(tones=_TONES, widths=_WIDTHS[: len(headers)], at=at),
            report=_second_half(tell),
        )
        return len(values)

    def _values(
        self, job: Job, there: int | None, tell: Tell, *, named: bool
    ) -> tuple[Mapping[int, RowTexts], int | None]:
        """What goes into each row; and `there`, the place of earlier results, unless somebody wrote into them."""
        values: dict[int, RowTexts] = {}
        ours = there is not None
        for delivery, recipient in self._told(job, tell):
            texts = row_texts(delivery, named=named)
            values.update((row, together(values.get(row), texts)) for row in delivery.rows)
            ours = ours and there is not None and all(row.cells[there].shown in _STATES for row in recipient.rows)
        return values, there if ours else None

    def _write_anew(self, job: Job, snapshot: Snapshot, out: Path, tell: Tell) -> int:
        from mailtool_gui.sheets.new_results import ResultRow, ResultSheet, write_new_workbook, write_text
        from mailtool_gui.sheets.results import Dress

        kept = [place for place, column in enumerate(snapshot.columns) if column.header not in _WIDE]
        cells: dict[int, Sequence[Cell]] = {}
        values: dict[int, RowTexts] = {}
        for delivery, recipient in self._told(job, tell):
            texts = row_texts(delivery, named=snapshot.template.split_addresses)
            for row in (as_they_were(row, snapshot.fixes, snapshot.columns) for row in recipient.rows):
                cells[row.number] = [row.cells[place] for place in kept]
                values[row.number] = together(values.get(row.number), texts)
        headers = _headers(snapshot)
        beside = _beside(values, snapshot, headers)
        rows = [ResultRow(number=number, cells=cells[number], texts=beside[number]) for number in sorted(cells)]
        sheet = ResultSheet(
            worksheet=snapshot.worksheet,
            header_row=snapshot.header_row,
            columns=[snapshot.columns[place] for place in kept],
            headers=headers,
            locale=snapshot.locale,
        )
        written = _told_of(rows, _second_half(tell))
        if out.suffix.lower() == _TEXT:
            write_text(out, sheet, written)
        else:
            write_new_workbook(out, sheet, written, Dress(tones=_TONES, widths=_WIDTHS[: len(headers)]))
        return len(rows)

    def _told(self, job: Job, tell: Tell) -> Iterator[tuple[Delivery, Recipient]]:
        """The job's recipients, telling how far they are."""
        for done, each in enumerate(self._records.recipients(job.id)):
            if done % _STEP == 0:
                tell(done, 2 * job.progress.total)
            yield each


def written_suffix(source: str) -> str:
    """How the name of an export ends by itself: as the sheet's where that is a workbook of Excel's."""
    suffix = Path(source).suffix.lower()
    return suffix if suffix in _WORKBOOKS else _WORKBOOKS[0]


def _of_the_user_s(error: SheetError, snapshot: Snapshot) -> SheetError:
    """An error with the kept copy of a workbook, told of the workbook that the user knows."""
    if error.where != str(snapshot.workbook):
        return error
    return SheetError(error.message, where=str(snapshot.source), code=error.code)


def _is_new(snapshot: Snapshot, out: Path) -> bool:
    """Whether the results go into a file of their own: only Excel's own workbooks can be written into."""
    from mailtool_gui.sheets.results import can_be_written_into

    return out.suffix.lower() == _TEXT or not can_be_written_into(snapshot.workbook)


def _headers(snapshot: Snapshot) -> tuple[str, ...]:
    """Those that are written: with what was corrected, also where an earlier export has a column for it."""
    wide = snapshot.fixes or _earlier_columns(snapshot.columns, _WIDE) is not None
    return _WIDE if wide else HEADERS


def _beside(values: Mapping[int, RowTexts], snapshot: Snapshot, headers: Sequence[str]) -> Mapping[int, Beside]:
    return corrected(values, snapshot.fixes) if headers == _WIDE else values


def _earlier_columns(columns: Sequence[Column], ours: tuple[str, ...]) -> int | None:
    """The place of the columns of an earlier export: our headers, side by side."""
    headers = tuple(column.header for column in columns)
    starts = [place for place in range(len(headers)) if headers[place : place + len(ours)] == ours]
    side_by_side = [place for place in starts if _span(columns, place, len(ours)) == len(ours) - 1]
    return side_by_side[0] if side_by_side else None


def _span(columns: Sequence[Column], place: int, width: int) -> int:
    return column_index(columns[place + width - 1].letter) - column_index(columns[place].letter)


def _second_half(tell: Tell) -> Tell:
    return lambda done, total: tell(total + done, 2 * total)


def _told_of(rows: Sequence[T], tell: Tell) -> Iterator[T]:
    """The same rows, telling how many have been taken."""
    for done, row in enumerate(rows):
        if done % _STEP == 0:
            tell(done, len(rows))
        yield row


def _nobody(_done: int, _total: int) -> None:
    """Nobody wants to know how far it is."""


def _refuse(out: Path, *, overwrite: bool) -> None:
    if out.is_dir():
        raise UsageError("This is a folder; name a file in it.", where=str(out), code="is-a-folder")
    if out.suffix.lower() not in _NAMES:
        raise UsageError("The result is a workbook; name it .xlsx.", where=str(out), code="no-workbook-name")
    if not out.parent.is_dir():
        raise UsageError("There is no such folder.", where=str(out.parent), code="no-such-folder")
    if out.exists() and not overwrite:
        raise UsageError(
            "The file is there already. Choose another name, or add --overwrite.", where=str(out), code="file-exists"
        )
