"""Where in a template something is: `HTML line 3, column 12`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mailtool_gui.domain.errors import TemplateError


@dataclass(frozen=True, slots=True)
class Source:
    """One part of a template as the user wrote it; `part` is its name: subject, HTML or text."""

    part: str
    text: str

    def place(self, line: int, token: str | None = None) -> str:
        """The place of `token` in the one-based `line`, or of the line's first tag where it is not found."""
        lines = self.text.split("\n")
        content = lines[line - 1] if 0 < line <= len(lines) else ""
        return f"{self.part} line {line}, column {_column(content, token)}"

    def error(self, message: str, line: int, *, code: str, token: str | None = None) -> TemplateError:
        """A TemplateError that says where."""
        return TemplateError(message, where=self.place(line, token), code=code)


def _column(content: str, token: str | None) -> int:
    tag = re.search(r"\{[{%#]", content)
    start = tag.start() if tag else 0
    if token is None:
        return start + 1
    word = re.compile(rf"(?<!\w){re.escape(token)}(?!\w)" if token.isidentifier() else re.escape(token))
    found = word.search(content, start)
    return (found.start() if found else start) + 1
