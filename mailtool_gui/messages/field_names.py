"""Which column a template's field means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.domain.fields import field_key, nearest_field

if TYPE_CHECKING:
    from mailtool_gui.domain.sheet import Column


class FieldNames:
    """The columns of a sheet, found by header or field name."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = tuple(columns)
        self._found: dict[str, tuple[int, ...]] = {}

    def find(self, name: str) -> int | None:
        """The place of the column that `name` means, or None.

        Raises TemplateError `ambiguous-field` where two columns answer to it.
        """
        if name not in self._found:
            self._found[name] = self._search(name)
        found = self._found[name]
        if len(found) > 1:
            letters = " and ".join(f"{self.columns[i].letter} (“{self.columns[i].header}”)" for i in found)
            message = f"“{name}” could be column {letters}. Rename one of the two headers."
            raise TemplateError(message, code="ambiguous-field")
        return found[0] if found else None

    def header(self, text: str) -> int | None:
        """The place of the only column whose header reads `text`, blanks and case aside."""
        wanted = _squeezed(text)
        found = [i for i, column in enumerate(self.columns) if _squeezed(column.header) == wanted]
        return found[0] if wanted and len(found) == 1 else None

    def unknown(self, name: str) -> str:
        """The sentence for a field that no column has, with the nearest name."""
        names = [column.field or column.header for column in self.columns]
        near = nearest_field(name, [column.header for column in self.columns if column.header])
        hint = f"Did you mean {{{{{self._field_of(near)}}}}}?" if near else f"The fields are: {', '.join(names[:20])}."
        return f"There is no column for the field “{name}”. {hint}"

    def _field_of(self, header: str) -> str:
        return next((c.field or c.header for c in self.columns if c.header == header), header)

    def _search(self, name: str) -> tuple[int, ...]:
        key = field_key(name)
        same = tuple(i for i, column in enumerate(self.columns) if key and field_key(column.header) == key)
        exact = tuple(i for i, column in enumerate(self.columns) if name and column.header == name)
        if exact and len(same) <= 1:
            return exact
        if not key:
            return ()
        return tuple(i for i, c in enumerate(self.columns) if key in (field_key(c.header), field_key(c.field)))


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().casefold()
