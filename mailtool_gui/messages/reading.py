"""Reading a part's source: Jinja2's syntax tree, and its complaints with a place."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import jinja2
from jinja2 import nodes

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.messages.bounds import MAX_PART, MAX_TAGS
from mailtool_gui.messages.rewriting import with_plain_names

if TYPE_CHECKING:
    from mailtool_gui.messages.field_names import FieldNames
    from mailtool_gui.messages.places import Source
    from mailtool_gui.messages.sandbox import Sandbox

T = TypeVar("T")
_SEEN = re.compile(r"(?:unexpected(?: char)?|got|tag|named) (['\"])(.+?)\1")
_EXPRESSION = re.compile(r"\{\{.*?\}\}")
_WORDS = re.compile(r"\{\{[-+]?\s*(\w+(?:[ \t]+\w+)+)\s*(?:\||[-+]?\}\})")
_OPERATORS = frozenset({"and", "else", "if", "in", "is", "not", "or"})
_LOOKED_AT = 10_000  # characters of a line in which a mistake is looked for
_REMEDY = "Close every {{ with }}, every {% if %} with {% endif %} and every {% for %} with {% endfor %}."


def parsed(source: Source, names: FieldNames, sandbox: Sandbox) -> nodes.Template:
    """The syntax tree of `source`. Raises TemplateError `template-syntax` with line and column."""
    if len(source.text) > MAX_PART:
        raise TemplateError("The template is longer than 2 MB.", where=source.part, code="too-much-work")
    if source.text.count("{{") + source.text.count("{%") > MAX_TAGS:
        message = f"The template has more than {MAX_TAGS:,} fields and tags. Use a loop, or fewer of them."
        raise TemplateError(message, where=source.part, code="too-much-work")
    return guarded(source, sandbox, lambda: sandbox.parse(with_plain_names(source.text, names, sandbox)), names)


def guarded(source: Source, sandbox: Sandbox, work: Callable[[], T], names: FieldNames | None = None) -> T:
    """What `work` returns; what Jinja2 or Python's compiler cannot read becomes a TemplateError.

    With `names` words that stand between braces are taken for a header that no column has.
    """
    try:
        return work()
    except jinja2.TemplateSyntaxError as error:
        raise _unknown(source, sandbox, error, names) or _placed(source, sandbox, error) from None
    except (RecursionError, SyntaxError, MemoryError):
        raise TemplateError("The template is nested too deeply.", where=source.part, code="template-syntax") from None
    except ValueError as error:  # a number of thousands of digits
        raise TemplateError(f"{error}.", where=source.part, code="template-syntax") from None


def _unknown(
    source: Source, sandbox: Sandbox, error: jinja2.TemplateSyntaxError, names: FieldNames | None
) -> TemplateError | None:
    line = source.line(error.lineno)
    start = _first_unreadable(line, sandbox)
    found = _WORDS.match(line, start)
    if names is None or found is None or not _OPERATORS.isdisjoint(found[1].split()):
        return None
    return source.error(names.unknown(found[1]), error.lineno, code="unknown-field", token=found[1], start=start)


def _placed(source: Source, sandbox: Sandbox, error: jinja2.TemplateSyntaxError) -> TemplateError:
    reason = (error.message or "This cannot be read").rstrip(".")
    seen = _SEEN.search(reason)
    message = f"{reason[:1].upper()}{reason[1:]}. {_REMEDY}"
    start = _first_unreadable(source.line(error.lineno), sandbox)
    return source.error(message, error.lineno, code="template-syntax", token=seen[2] if seen else None, start=start)


def _first_unreadable(line: str, sandbox: Sandbox) -> int:
    """Where in `line` the first expression stands that cannot be read by itself."""
    for found in _EXPRESSION.finditer(line[:_LOOKED_AT]):
        try:
            sandbox.parse(found[0])
        except jinja2.TemplateSyntaxError:
            return found.start()
    return 0
