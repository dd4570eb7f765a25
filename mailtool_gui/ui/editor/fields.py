"""The fields that a text may hold: what a template has between the braces, and what the user reads instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mailtool_gui.domain.fields import field_key

if TYPE_CHECKING:
    from mailtool_gui.domain.sheet import Column

_LONGEST = 28
_OTHERS = frozenset({"row_count", "row_number", "rows", "raw", "row", "signature", "unsubscribe_url"})


@dataclass(frozen=True, slots=True)
class Field:
    """A field that can be inserted; `label` is the column's header."""

    label: str
    expression: str


class Fields(QObject):
    """The fields of the workbook that is open. `changed` tells that they are others."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: Sequence[Column] = ()
        self.all: Sequence[Field] = ()
        self._labels: dict[str, str] = {}

    def show_columns(self, columns: Sequence[Column], *, grouped: bool) -> None:
        """Those of another workbook; the number of rows where they are `grouped`."""
        self.columns = [column for column in columns if column.field]
        rows = [Field(self.tr("number of rows"), "row_count")] if grouped else []
        self.all = [*(Field(column.header, column.field) for column in self.columns), *rows]
        self._labels = {field_key(field.expression): field.label for field in self.all}
        self._labels.update({field_key(field.label): field.label for field in self.all})
        self.changed.emit()

    def label(self, expression: str) -> str:
        """What the user reads on a chip: the header, or what was written."""
        head, bar, _ = expression.partition("|")
        known = self._labels.get(field_key(head))
        shown = expression if known is None else f"{known} …" if bar else known
        return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"

    def is_unknown(self, expression: str) -> bool:
        """Whether no column of the workbook that is open has this name; of more than a name nobody can tell."""
        head = expression.partition("|")[0].strip()
        return bool(self.all) and head.isidentifier() and head not in _OTHERS and field_key(head) not in self._labels

    def matching(self, typed: str) -> Sequence[Field]:
        """The fields whose header or name holds what was typed, those that begin with it first."""
        wanted = field_key(typed)
        found = [f for f in self.all if wanted in field_key(f.label) or wanted in field_key(f.expression)]
        return sorted(found, key=lambda field: not field_key(field.label).startswith(wanted))

    def expression(self, typed: str) -> str:
        """What a template shall have for what was typed: a header becomes its field."""
        same = (f.expression for f in self.all if field_key(f.label) == field_key(typed) != "")
        return next(same, typed.strip())
