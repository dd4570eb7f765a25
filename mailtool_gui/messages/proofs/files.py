"""Attachments: rows without one, empty files, and files that nobody gets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mailtool_gui.domain.problem import Problem, Severity
from mailtool_gui.messages.proofs.findings import Places, of_template, warning
from mailtool_gui.messages.record import cell_name

if TYPE_CHECKING:
    from mailtool_gui.domain.recipient import Recipient
    from mailtool_gui.messages.attachments import AttachmentChoice

_NAMED = 5  # files that a sentence lists


class FileCheck:
    """Looks at the files of one recipient after the other, and remembers which have been used.

    The HTML has the `shown` ones; nobody misses the `sheet` itself, where it lies beside its attachments.
    """

    def __init__(
        self, choice: AttachmentChoice, places: Places, shown: Iterable[Path] = (), sheet: Path | None = None
    ) -> None:
        self._sheet = sheet.resolve() if sheet else None
        self._choice = choice
        self._columns = places.columns
        self._used: set[Path] = {*choice.common, *shown}
        self._empty = {path: path.stat().st_size == 0 for path in choice.common}

    def of_everybody(self) -> Iterator[Problem]:
        """Files for everybody in which nothing stands."""
        for path in self._choice.common:
            if self._empty[path]:
                yield of_template(Severity.WARNING, "empty-attachment", f"“{path.name}” is an empty file.")

    def problems(self, recipient: Recipient, files: Sequence[Path]) -> Iterator[Problem]:
        """What is odd about the files of one recipient."""
        self._used.update(files)
        row = recipient.rows[0]
        for path in files:
            if path not in self._empty:
                self._empty[path] = path.stat().st_size == 0
            if self._empty[path] and path not in self._choice.common:
                yield warning("empty-attachment", f"“{path.name}” is an empty file.", row)
        for index in self._choice.columns:
            if not any(row.cells[index].shown.strip() for row in recipient.rows):
                column = self._columns[index]
                message = f"{cell_name(column, row)} is blank: this message goes without such an attachment."
                yield warning("no-attachment", message, row, column)

    def unused(self) -> Iterator[Problem]:
        """What lies in the folder and goes to nobody."""
        others = (path for path in self._choice.in_folder() if path not in self._used)
        left = [path.name for path in others if path.resolve() != self._sheet]
        if left:
            names = ", ".join(f"“{name}”" for name in left[:_NAMED])
            message = f"Nobody gets these files of the folder of attachments: {names}."
            if (more := len(left) - _NAMED) > 0:
                message = f"Nobody gets these files of the folder of attachments: {names} and {more:,} more."
            yield of_template(Severity.WARNING, "unused-attachment", message)
