"""Names of attachments with fields and wildcards: `{{customerNo}}*.pdf`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import AttachmentError, TemplateError
from mailtool_gui.messages.record import cell_name, shown

if TYPE_CHECKING:
    from mailtool_gui.domain.sheet import Row
    from mailtool_gui.messages.field_names import FieldNames

_FIELD = re.compile(r"\{\{\s*(.*?)\s*\}\}")
_WILDCARDS = re.compile(r"([*?])")
_MEANINGS = {"*": "[^/\\\\]*", "?": "[^/\\\\]"}


@dataclass(frozen=True, slots=True)
class AskedFor:
    """One row's pattern: `name` as people read it, the expression for whole file names, the longest literal in it."""

    where: str
    name: str
    expression: str
    literal: str


class FilePattern:
    """One pattern, its fields found. Raises TemplateError `unknown-field` for one that no column has."""

    def __init__(self, source: str, names: FieldNames) -> None:
        self.source = source
        self._names = names
        pieces = _FIELD.split(source)
        self._literals = pieces[::2]
        self._fields = [self._found(name) for name in pieces[1::2]]
        if any("/" in literal or "\\" in literal or "{" in literal for literal in self._literals):
            message = f"“{source}” is no pattern of file names: it has fields, * and ?, and no folder."
            raise AttachmentError(message, where="--attach")

    @property
    def columns(self) -> frozenset[int]:
        """The columns whose cells it is filled with."""
        return frozenset(self._fields)

    def filled(self, row: Row) -> AskedFor:
        """What is asked for in one row; what stands in the cells is never a wildcard.

        Raises AttachmentError for a blank cell (it would ask for other people's files), or one that holds a folder.
        """
        where, values = self._values(row)
        parts = _WILDCARDS.split(self._literals[0])
        for value, literal in zip(values, self._literals[1:], strict=True):
            parts[-1] += value
            more = _WILDCARDS.split(literal)
            parts[-1] += more[0]
            parts += more[1:]
        expression = "".join(_MEANINGS[part] if at % 2 else re.escape(part.casefold()) for at, part in enumerate(parts))
        return AskedFor(where, "".join(parts), expression, max(parts[::2], key=len).casefold())

    def _values(self, row: Row) -> tuple[str, list[str]]:
        where = cell_name(self._names.columns[self._fields[0]], row)
        values = []
        for index in self._fields:
            value = shown(self._names, row, index).strip()
            cell = cell_name(self._names.columns[index], row)
            if not value:
                message = f"The cell is blank, and the attachment “{self.source}” is named by it."
                raise AttachmentError(message, where=cell, code="missing-attachment")
            if "/" in value or "\\" in value or "\0" in value:
                message = f"“{value[:80]}” cannot be a part of a file's name."
                raise AttachmentError(message, where=cell, code="forbidden-attachment")
            values.append(value)
        return where, values

    def _found(self, name: str) -> int:
        index = self._names.find(name)
        if index is None:
            raise TemplateError(self._names.unknown(name), where=f"--attach {self.source}", code="unknown-field")
        return index
