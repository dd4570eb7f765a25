"""Headers as people write them: `{{First Name}}` becomes a name that Jinja2 can read."""

from __future__ import annotations

import html
import re
from collections.abc import Set
from typing import TYPE_CHECKING

import jinja2
from jinja2 import nodes

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.domain.fields import field_key
from mailtool_gui.messages.syntax import BUILT_IN, FIELDS
from mailtool_gui.messages.tags import template_code

if TYPE_CHECKING:
    from mailtool_gui.messages.field_names import FieldNames
    from mailtool_gui.messages.sandbox import Sandbox

_LOCAL = re.compile(r"\{%[-+]?\s*(?:for|set)\s+(\w+)")
_KEYWORDS = frozenset(
    {"and", "else", "elif", "false", "False", "if", "in", "is", "none", "None", "not", "or", "true", "True"},
)


def with_plain_names(text: str, names: FieldNames, sandbox: Sandbox) -> str:
    """`text` with every header that is no name replaced by one; the lines stay where they are.

    Only what stands alone between `{{` and `}}`, or before the first `|` there, is looked at.
    """
    rewriter = _Rewriter(names, sandbox, BUILT_IN | {"loop"} | set(_LOCAL.findall(text)))
    kept, place = [], 0
    for start, end in template_code(text, raw_as_one=True):
        kept += [text[place:start], rewriter.tag(text[start:end])]
        place = end
    return "".join([*kept, text[place:]])


class _Rewriter:
    def __init__(self, names: FieldNames, sandbox: Sandbox, known: Set[str]) -> None:
        self._names = names
        self._sandbox = sandbox
        self._known = known

    def tag(self, code: str) -> str:
        """The tag as Jinja2 shall read it."""
        if not code.startswith("{{"):
            return code
        trim_before, expression, trim_after = _without_trimming(code[2:-2])
        return "{{" + trim_before + self._expression(expression) + trim_after + "}}"

    def _expression(self, expression: str) -> str:
        if self._names.header(html.unescape(expression)) is not None:
            return self._name(expression)
        if self._readable(expression):
            return expression
        head, bar, filters = expression.partition("|")
        if self._means_column(head):
            return self._name(head) + bar + filters
        owner, dot, field = head.partition(".")
        if dot and owner.strip() in self._known and self._means_column(field):
            return f'{owner}["{_key(field)}"]{_line_breaks(field)} {bar}{filters}'
        return expression

    def _readable(self, expression: str) -> bool:
        """Whether Jinja2 can read it, and every name in it means something."""
        try:
            tree = self._sandbox.parse("{{" + expression + "}}")
        except (jinja2.TemplateSyntaxError, ValueError, RecursionError):
            return False
        return all(name.name in self._known or self._means_column(name.name) for name in tree.find_all(nodes.Name))

    def _means_column(self, text: str) -> bool:
        try:
            return self._names.find(html.unescape(text).strip()) is not None
        except TemplateError:
            return True  # two columns: said later, with the place

    def _name(self, text: str) -> str:
        name = re.sub(r"\W", "_", html.unescape(text).strip())
        if not name.isidentifier() or name.startswith("_") or name in _KEYWORDS or name in self._known:
            name = f'{FIELDS}["{_key(text)}"]'
        return f" {name}{_line_breaks(text)} "


def _without_trimming(inside: str) -> tuple[str, str, str]:
    """`{{- x -}}` has marks that trim the blanks around it; they are no part of the expression."""
    found = re.fullmatch(r"([-+]?)(.*?)(-?)", inside, re.DOTALL)
    return (found[1], found[2], found[3]) if found else ("", inside, "")


def _key(text: str) -> str:
    bare = html.unescape(text).strip()
    return field_key(bare) or bare  # a header such as “€” has no letters to compare


def _line_breaks(text: str) -> str:
    return "\n" * text.count("\n")
