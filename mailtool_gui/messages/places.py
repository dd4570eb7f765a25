"""Where in a template something is: `HTML line 3, column 12`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mailtool_gui.domain.errors import TemplateError

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_TAG = re.compile(r"\{[{%#]")


@dataclass(frozen=True, slots=True)
class Source:
    """One part of a template; `part` is its name: subject, HTML or text.

    `written` is what the user wrote, where `text` is not that any more; line by line the one comes from the other.
    """

    part: str
    text: str
    written: str | None = None

    def line(self, number: int) -> str:
        """The one-based line `number` as it was written; empty where there is none."""
        lines = _LINE_BREAK.split(self.text if self.written is None else self.written)
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def place(self, number: int, token: str | None = None, start: int = 0) -> str:
        """The place of `token` in line `number`, not before `start`; of the line's first tag where it is not found."""
        content = self.line(number)
        tag = _TAG.search(content, start)
        first = tag.start() if tag else start
        found = re.compile(_as_word(token)).search(content, first) if token else None
        return f"{self.part} line {number}, column {(found.start() if found else first) + 1}"

    def error(self, message: str, number: int, *, code: str, token: str | None = None, start: int = 0) -> TemplateError:
        """A TemplateError that says where."""
        return TemplateError(message, where=self.place(number, token, start), code=code)


def _as_word(token: str) -> str:
    """A pattern for `token`: a name only where it stands alone."""
    return rf"(?<!\w){re.escape(token)}(?!\w)" if token.isidentifier() else re.escape(token)
