"""The proof run: every message is rendered, nothing is sent, every problem is named by its cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from mailtool_gui.domain.address import needs_smtputf8, same_mailbox_key
from mailtool_gui.domain.columns import column_index
from mailtool_gui.domain.errors import MailToolError, SheetError
from mailtool_gui.domain.message import Template
from mailtool_gui.domain.problem import Problem, Severity
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.domain.sheet import CellKind, Column, Row
from mailtool_gui.domain.suppression import Suppression
from mailtool_gui.messages.builder import MessageBuilder
from mailtool_gui.messages.leftovers import leftovers
from mailtool_gui.messages.record import cell_name

MAX_SUBJECT = 200
MAX_SIZE = 25 * 2**20

_CELL = re.compile(r"([A-Z]{1,3})([0-9]+)\b")
_BRACES = re.compile(r"\{\{|\}\}|\{%|%\}")


def proof(
    builder: MessageBuilder,
    recipients: Iterable[Recipient],
    *,
    template: Template,
    columns: Sequence[Column],
    suppressed: Mapping[str, Suppression] = MappingProxyType({}),
) -> Iterator[Problem]:
    """Everything worth telling before sending, the template's findings first, then by recipient.

    An error keeps the recipient of its row from being sent, a warning does not.
    """
    for part, finding in leftovers(template, columns):
        yield Problem(severity=Severity.WARNING, code="leftover-braces", message=f"{part}: {finding}")
    check = _Check(builder, template, columns, suppressed)
    for recipient in recipients:
        yield from check.problems(recipient)


class _Check:
    """Looks at one recipient after the other, and remembers whom it has seen."""

    def __init__(
        self,
        builder: MessageBuilder,
        template: Template,
        columns: Sequence[Column],
        suppressed: Mapping[str, Suppression],
    ) -> None:
        self._suppressed = suppressed
        self._builder = builder
        self._columns = columns
        self._by_letter = {column.letter: column for column in columns}
        self._to = _column(columns, template.to_column)
        self._seen: dict[str, Recipient] = {}

    def problems(self, recipient: Recipient) -> Iterator[Problem]:
        """What is wrong with one recipient."""
        if recipient.error is not None:
            yield self._unusable(recipient, recipient.error)
        else:
            yield from self._suppressions(recipient)
            yield from self._address_warnings(recipient)
        errors = list(self._error_cells(recipient))
        yield from errors
        if recipient.error is None and not errors:
            yield from self._message_problems(recipient)
        yield from self._cell_warnings(recipient)

    def _unusable(self, recipient: Recipient, error: str) -> Problem:
        """A recipient whose address cells cannot be used; its error begins with the cell."""
        row, column = self._place(recipient, error)
        kind = row.cells[self._columns.index(column)].kind if column else CellKind.TEXT
        code = "empty-address" if not recipient.address.strip() else "bad-address"
        return _error("error-cell" if kind is CellKind.ERROR else code, error, row, column)

    def _suppressions(self, recipient: Recipient) -> Iterator[Problem]:
        for address in (recipient.address, *recipient.cc, *recipient.bcc):
            found = self._suppressed.get(same_mailbox_key(address))
            if found is not None:
                row, column = recipient.rows[0], self._address_column(recipient)
                problem = _error("suppressed", found.sentence, row, column)
                yield replace(problem, address=recipient.address)

    def _address_warnings(self, recipient: Recipient) -> Iterator[Problem]:
        row, column = recipient.rows[0], self._address_column(recipient)
        for note in recipient.notes:
            yield _warning("repaired-address", note, *self._place(recipient, note))
        first = self._seen.setdefault(same_mailbox_key(recipient.address), recipient)
        if first is not recipient:
            message = f"{recipient.address} also stands in row {first.rows[0].number}: it gets more than one message."
            yield _warning("duplicate-address", message, row, column)
        if needs_smtputf8(recipient.address):
            message = f"“{recipient.address}” has letters before the @ that many servers do not take."
            yield _warning("non-ascii-local-part", message, row, column)

    def _error_cells(self, recipient: Recipient) -> Iterator[Problem]:
        for row in recipient.rows:
            for index in sorted(self._builder.used_columns):
                cell, column = row.cells[index], self._columns[index]
                if cell.kind is CellKind.ERROR:
                    where = cell_name(column, row)
                    message = f"{where} shows {cell.shown}, an error of Excel's. Correct it in the workbook."
                    yield _error("error-cell", message, row, column)

    def _message_problems(self, recipient: Recipient) -> Iterator[Problem]:
        try:
            size = self._builder.size(recipient)
            subject = self._builder.subject(recipient)
        except MailToolError as error:
            row, column = self._place(recipient, error.where or "")
            yield _error(error.code, str(error), row, column)
            return
        row = recipient.rows[0]
        if len(subject) > MAX_SUBJECT:
            message = f"The subject is {len(subject)} characters long: “{subject[:40]}…”."
            yield _warning("subject-too-long", message, row)
        if size > MAX_SIZE:
            message = f"The message is {size / 2**20:.0f} MB long; many servers refuse more than 25 MB."
            yield _warning("too-large", message, row)

    def _cell_warnings(self, recipient: Recipient) -> Iterator[Problem]:
        for place, index in self._builder.blanks(recipient):
            row, column = recipient.rows[place], self._columns[index]
            message = f"{cell_name(column, row)} is blank, and the message shows “{column.header}”."
            yield _warning("empty-field", message, row, column)
        for row in recipient.rows:
            for index in self._builder.used_columns:
                if _BRACES.search(row.cells[index].shown):
                    column = self._columns[index]
                    message = (
                        f"{cell_name(column, row)} holds braces as a template has them; they are sent as they are."
                    )
                    yield _warning("leftover-braces", message, row, column)

    def _place(self, recipient: Recipient, text: str) -> tuple[Row, Column | None]:
        """The row and column of the cell that `text` begins with; else the recipient's first row."""
        found = _CELL.match(text)
        row = next((r for r in recipient.rows if found and str(r.number) == found[2]), None)
        return (row, self._by_letter.get(found[1])) if found and row else (recipient.rows[0], None)

    def _address_column(self, recipient: Recipient) -> Column | None:
        """The column of the recipient's address; looked for by its text where the template does not name it."""
        if self._to is not None:
            return self._to
        cells = zip(recipient.rows[0].cells, self._columns, strict=True)
        same = same_mailbox_key(recipient.address)
        return next((column for cell, column in cells if same_mailbox_key(cell.shown.strip()) == same), None)


def _column(columns: Sequence[Column], name: str | None) -> Column | None:
    try:
        return columns[column_index(columns, name)] if name else None
    except SheetError:
        return None


def _error(code: str, message: str, row: Row, column: Column | None) -> Problem:
    return _problem(Severity.ERROR, code, message, row, column)


def _warning(code: str, message: str, row: Row, column: Column | None = None) -> Problem:
    return _problem(Severity.WARNING, code, message, row, column)


def _problem(severity: Severity, code: str, message: str, row: Row, column: Column | None) -> Problem:
    return Problem(
        severity=severity,
        code=code,
        message=message,
        row=row.number,
        cell=cell_name(column, row) if column else None,
        column=column.header if column else None,
    )
