"""Whom the rows of a sheet go to, as a template says it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mailtool_gui.domain.columns import column_index
from mailtool_gui.services.fixes import FixedRows
from mailtool_gui.sheets.collector import without_collector
from mailtool_gui.sheets.recipients import address_column, recipients
from mailtool_gui.sheets.rows_on_disk import StoredRows

if TYPE_CHECKING:
    from mailtool_gui.domain.message import Template
    from mailtool_gui.domain.recipient import Recipient
    from mailtool_gui.domain.sheet import Table

_MANY = 20_000  # rows that are not kept in memory


def addressed(table: Table, template: Template, report: Callable[[int, int], None]) -> Sequence[Recipient]:
    """The recipients of a table. `report` is told of the reading of a large one. Raises SheetError."""
    with without_collector():
        return recipients(
            _lightly(table, template.group_by, report),
            to=template.to_column,
            cc=template.cc_column,
            bcc=template.bcc_column,
            group_by=template.group_by,
            split=template.split_addresses,
        )


def address_place(table: Table, template: Template) -> int:
    """The place of the column that the messages go to: the one said, else the one found. Raises SheetError."""
    said = template.to_column
    return address_column(table) if said is None else column_index(table.columns, said)


def _lightly(table: Table, group_by: str | None, report: Callable[[int, int], None]) -> Table:
    """The same table; the cells of a large one are left on disk by those who keep its rows.

    The rows of one group may lie far apart, so that reading them again would take long: they are kept.
    """
    rows = table.rows
    if group_by is not None or len(rows) < _MANY or not isinstance(rows, StoredRows | FixedRows):
        return table
    return replace(table, rows=rows.left_there(lambda _done: report(len(rows), 0)))
