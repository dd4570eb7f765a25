"""One part of a template - subject, HTML or text - made ready to be filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from types import TracebackType
from typing import Any, Protocol, TypeVar

import jinja2
from jinja2 import nodes
from markupsafe import escape

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.messages.bounds import MAX_PART, Budget, too_much
from mailtool_gui.messages.field_names import FieldNames
from mailtool_gui.messages.filters import BUDGET
from mailtool_gui.messages.places import Source
from mailtool_gui.messages.quoted_printable import encode_piece, encode_text
from mailtool_gui.messages.record import RowFields, row_list, shown
from mailtool_gui.messages.rewriting import with_plain_names
from mailtool_gui.messages.sandbox import Sandbox
from mailtool_gui.messages.syntax import Usage, bounded_tree, checked

T = TypeVar("T")
Piece = str | int
"""A literal text, or the place of the column whose shown text stands there."""


class Part(Protocol):
    """A part that can be filled in for one recipient, by many threads at once."""

    @property
    def usage(self) -> Usage:
        """The columns it uses."""
        ...

    def render(self, recipient: Recipient) -> str:
        """The finished text. Raises TemplateError."""
        ...

    def encode(self, recipient: Recipient) -> bytes:
        """The finished text in quoted-printable, ending with a line break. Raises TemplateError."""
        ...


class MergePart:
    """A part without logic: literals, encoded once, and fields between them."""

    def __init__(self, pieces: Sequence[Piece], usage: Usage, names: FieldNames, *, html: bool) -> None:
        self.pieces = tuple(pieces)
        self.usage = usage
        self._names = names
        self._html = html
        self._encoded = [encode_piece(piece) if isinstance(piece, str) else piece for piece in _ended(self.pieces)]

    def render(self, recipient: Recipient) -> str:
        """The literals with the first row's shown texts between them."""
        row = recipient.rows[0]
        return "".join(p if isinstance(p, str) else self._value(shown(self._names, row, p)) for p in self.pieces)

    def encode(self, recipient: Recipient) -> bytes:
        """As `render`, in quoted-printable, with a last line break added."""
        row = recipient.rows[0]
        return b"".join(
            p if isinstance(p, bytes) else encode_piece(self._value(shown(self._names, row, p))) for p in self._encoded
        )

    def _value(self, text: str) -> str:
        return str(escape(text)) if self._html else text


class LogicPart:
    """A part with filters, conditions or loops: rendered by Jinja2 within bounds."""

    def __init__(self, template: jinja2.Template, usage: Usage, names: FieldNames, source: Source) -> None:
        self.usage = usage
        self._template = template
        self._names = names
        self._source = source

    def render(self, recipient: Recipient) -> str:
        """What the template makes of the recipient's rows."""
        context = self._template.new_context(self._variables(recipient))
        try:
            return _collected(self._template.root_render_func(context), context[BUDGET])
        except TemplateError as error:
            raise self._placed(error, error.message, error.code) from None
        except (jinja2.TemplateError, ArithmeticError, LookupError, TypeError, ValueError, RecursionError) as error:
            raise self._placed(error, f"This cannot be worked out: {error}.", "template-run") from error

    def encode(self, recipient: Recipient) -> bytes:
        """As `render`, in quoted-printable, with a last line break where there is none."""
        return encode_text(self.render(recipient))

    def _variables(self, recipient: Recipient) -> dict[str, Any]:
        row = recipient.rows[0]
        fields = {name: shown(self._names, row, index) for name, index in self.usage.variables.items()}
        built_in = {
            "rows": row_list(self._names, recipient),
            "row": RowFields(self._names, row),
            "row_count": len(recipient.rows),
            "row_number": row.number,
        }
        return {**built_in, **fields, BUDGET: Budget()}

    def _placed(self, error: BaseException, message: str, code: str) -> TemplateError:
        if isinstance(error, TemplateError) and error.where:
            return error
        return self._source.error(message, self._line(error.__traceback__), code=code)

    def _line(self, traceback: TracebackType | None) -> int:
        line = 1
        while traceback is not None:
            if traceback.tb_frame.f_globals.get("__jinja_template__") is self._template:
                line = self._template.get_corresponding_lineno(traceback.tb_lineno)
            traceback = traceback.tb_next
        return line


def compile_part(source: Source, names: FieldNames, sandbox: Sandbox) -> Part:
    """`source` made ready. Raises TemplateError `template-syntax`, `unknown-field` or `ambiguous-field`."""
    tree = _parsed(sandbox, source, names)
    usage = _guarded(source, lambda: checked(tree, source, names))
    pieces = _pieces(tree, usage)
    if pieces is not None:
        return MergePart(pieces, usage, names, html=bool(sandbox.autoescape))
    template = _guarded(source, lambda: _template(sandbox, tree))
    return LogicPart(template, usage, names, source)


def _template(sandbox: Sandbox, tree: nodes.Template) -> jinja2.Template:
    code = sandbox.compile(bounded_tree(tree))
    return jinja2.Template.from_code(sandbox, code, sandbox.make_globals(None))


def _parsed(sandbox: Sandbox, source: Source, names: FieldNames) -> nodes.Template:
    if len(source.text) > MAX_PART:
        raise TemplateError("The template is longer than 2 MB.", where=source.part, code="too-much-work")
    text = with_plain_names(source.text, names, sandbox)
    return _guarded(source, lambda: sandbox.parse(text))


def _guarded(source: Source, work: Callable[[], T]) -> T:
    """What `work` returns; what Jinja2 or Python's compiler cannot read becomes a TemplateError with its place."""
    try:
        return work()
    except jinja2.TemplateSyntaxError as error:
        raise syntax_error(source, error) from None
    except (RecursionError, SyntaxError, MemoryError):
        raise TemplateError("The template is nested too deeply.", where=source.part, code="template-syntax") from None
    except ValueError as error:
        raise TemplateError(f"{error}.", where=source.part, code="template-syntax") from None


def syntax_error(source: Source, error: jinja2.TemplateSyntaxError) -> TemplateError:
    """Jinja2's complaint with its line and, as near as can be told, its column."""
    reason = error.message or "it cannot be read"
    quoted = re.findall(r"'([^']+)'", reason)
    message = (
        f"The template has a mistake here: {reason}. Close each {{{{ with }}}} and each {{% if %}} with {{% endif %}}."
    )
    token = quoted[-1] if quoted else None
    return source.error(message, error.lineno, code="template-syntax", token=token)


def _collected(chunks: Iterable[str], budget: Budget) -> str:
    size, kept = 0, []
    for chunk in chunks:
        size += len(chunk)
        budget.spend(1)
        if size > MAX_PART:
            raise too_much("makes more than 2 MB")
        kept.append(chunk)
    return "".join(kept)


def _pieces(tree: nodes.Template, usage: Usage) -> list[Piece] | None:
    """The literals and fields of a template without logic, or None where it has some."""
    pieces: list[Piece] = []
    for output in tree.body:
        if not isinstance(output, nodes.Output):
            return None
        for node in output.nodes:
            if isinstance(node, nodes.TemplateData):
                pieces.append(node.data)
            elif isinstance(node, nodes.Name) and node.name in usage.variables:
                pieces.append(usage.variables[node.name])
            else:
                return None
    return pieces


def _ended(pieces: Sequence[Piece]) -> list[Piece]:
    """`pieces` with a line break at the end."""
    if pieces and isinstance(pieces[-1], str) and pieces[-1].endswith("\n"):
        return list(pieces)
    if pieces and isinstance(pieces[-1], str):
        return [*pieces[:-1], pieces[-1] + "\n"]
    return [*pieces, "\n"]
