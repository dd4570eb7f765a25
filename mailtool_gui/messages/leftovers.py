"""Marks in a template that look like fields but are none: they would be sent as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.messages.field_names import FieldNames
from mailtool_gui.messages.tags import Kind, pieces, template_code

if TYPE_CHECKING:
    from mailtool_gui.domain.message import Template
    from mailtool_gui.domain.sheet import Column

_LINE_BREAK = "\n"
_BRACES = re.compile(r"\{\{|\}\}|\{%|%\}|\{\s+\{|\}\s+\}")
_OTHER_MARKS = re.compile(
    r"\$?\{([^{}\n]{1,60})\}|«([^«»\n]{1,60})»|<<([^<>\n]{1,60})>>|&lt;&lt;([^<>&\n]{1,60})&gt;&gt;"
)


def leftovers(template: Template, columns: Sequence[Column]) -> Iterator[tuple[str, str]]:
    """Place and sentence of each part's first stray brace, and of columns in other marks: `{name}`, `«name»`."""
    names = FieldNames([column for column in columns if column.header])
    for part, source in (("subject", template.subject), ("HTML", template.html), ("text", template.text or "")):
        text = _without_code(source).replace("&#123;", "{")  # as readers see it, and as the editor writes what is typed
        for message, place in _findings(text, names):
            yield f"{part} line {text.count(_LINE_BREAK, 0, place) + 1}", message


def _without_code(source: str) -> str:
    """`source` with only the line breaks left of template code, style sheets and programs."""
    covered = [*template_code(source), *((each.start, each.end) for each in pieces(source) if each.kind is Kind.RAW)]
    kept, place = [], 0
    for start, end in sorted(covered):
        kept += [source[place:start], _LINE_BREAK * source.count(_LINE_BREAK, max(start, place), max(end, place))]
        place = max(place, end)
    return "".join([*kept, source[place:]])


def _findings(text: str, names: FieldNames) -> Iterator[tuple[str, int]]:
    stray = _BRACES.search(text)
    if stray:
        yield f"“{stray[0]}” stands alone and will be sent as it is. A field is written {{{{ name }}}}.", stray.start()
    for found in _OTHER_MARKS.finditer(text):
        name = next(group for group in found.groups() if group)
        if _means_column(name, names):
            yield f"“{found[0]}” will be sent as it is. The field is written {{{{ {name.strip()} }}}}.", found.start()


def _means_column(name: str, names: FieldNames) -> bool:
    try:
        return names.find(name.strip()) is not None
    except TemplateError:
        return True
