"""One part of a template - subject, HTML or text - made ready to be filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol

import jinja2
from jinja2 import nodes
from markupsafe import escape

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.messages.bounds import MAX_PART, Budget, too_much
from mailtool_gui.messages.filters import BUDGET
from mailtool_gui.messages.metering import metered
from mailtool_gui.messages.quoted_printable import encode_piece, encode_pieces
from mailtool_gui.messages.reading import guarded, parsed
from mailtool_gui.messages.record import RAW, RowFields, row_list, shown
from mailtool_gui.messages.syntax import FIELDS, Usage, checked
from mailtool_gui.messages.unsubscribe import UNSUBSCRIBE_URL

if TYPE_CHECKING:
    from mailtool_gui.messages.field_names import FieldNames
    from mailtool_gui.messages.places import Source
    from mailtool_gui.messages.sandbox import Sandbox

Piece = str | int
"""A literal text, or the place of the column whose shown text stands there."""

Link = Callable[[Recipient], str]
"""Where a recipient unsubscribes."""

LINK = 1_000_000
"""The place that stands for the link to unsubscribe; no sheet has so many columns."""


_SPECIAL = re.compile("[&<>'\"]")


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

    def __init__(
        self, pieces: Sequence[Piece], usage: Usage, names: FieldNames, *, html: bool, link: Link | None = None
    ) -> None:
        self.pieces = tuple(pieces)
        self.usage = usage
        self.link = link
        self._names = names
        self._html = html
        self._encoded = [encode_piece(piece) if isinstance(piece, str) else piece for piece in _ended(self.pieces)]

    def render(self, recipient: Recipient) -> str:
        """The literals with the first row's shown texts between them."""
        return "".join(piece if isinstance(piece, str) else self._value(recipient, piece) for piece in self.pieces)

    def encode(self, recipient: Recipient) -> bytes:
        """As `render`, in quoted-printable; a last line break is added behind a field, or where there is none."""
        return b"".join(
            [
                piece if isinstance(piece, bytes) else encode_piece(self._value(recipient, piece))
                for piece in self._encoded
            ]
        )

    def _value(self, recipient: Recipient, index: int) -> str:
        if index == LINK and self.link is not None:
            text = self.link(recipient)
        else:
            text = shown(self._names, recipient.rows[0], index)
        return str(escape(text)) if self._html and _SPECIAL.search(text) else text


class LogicPart:
    """A part with filters, conditions or loops: rendered by Jinja2 within bounds."""

    def __init__(
        self,
        template: jinja2.Template,
        usage: Usage,
        names: FieldNames,
        source: Source,
        *,
        literals: Iterable[str] = (),
        link: Link | None = None,
    ) -> None:
        self.usage = usage
        self._literals = {text: encode_piece(text) for text in literals}
        self._link = link
        self._template = template
        self._names = names
        self._source = source

    def render(self, recipient: Recipient) -> str:
        """What the template makes of the recipient's rows."""
        return "".join(self._pieces(recipient))

    def encode(self, recipient: Recipient) -> bytes:
        """As `render`, in quoted-printable, with a last line break where there is none."""
        return encode_pieces(self._pieces(recipient), self._literals)

    def _pieces(self, recipient: Recipient) -> Sequence[str]:
        context = self._template.new_context(self._variables(recipient))
        try:
            return _collected(self._template.root_render_func(context), context[BUDGET])
        except TemplateError as error:
            raise self._placed(error, error.message, error.code) from None
        except (jinja2.TemplateError, ArithmeticError, LookupError, TypeError, ValueError, RecursionError) as error:
            raise self._placed(error, f"This cannot be worked out: {error}.", "template-run") from error

    def _variables(self, recipient: Recipient) -> dict[str, Any]:
        first = recipient.rows[0]
        fields = {name: shown(self._names, first, index) for name, index in self.usage.variables.items()}
        row = RowFields(self._names, first)
        return {
            "rows": row_list(self._names, recipient),
            "row": row,
            "row_count": len(recipient.rows),
            "row_number": first.number,
            RAW: row.field(RAW),
            FIELDS: row,
            **({UNSUBSCRIBE_URL: self._link(recipient)} if self._link else {}),
            **fields,
            BUDGET: Budget(),
        }

    def _placed(self, error: BaseException, message: str, code: str) -> TemplateError:
        """The error with the line it happened in, unless it names a cell already."""
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


def compile_part(source: Source, names: FieldNames, sandbox: Sandbox, link: Link | None = None) -> Part:
    """`source` made ready; `link` tells what `{{ unsubscribe_url }}` is, where there is any.

    Raises TemplateError `template-syntax`, `unknown-field` or `ambiguous-field`.
    """
    tree = parsed(source, names, sandbox)
    usage = guarded(source, sandbox, lambda: checked(tree, source, names))
    if link is None:
        _refuse_link(tree, source, usage)
    pieces = _pieces(tree, names)
    if pieces is not None:
        return MergePart(pieces, usage, names, html=bool(sandbox.autoescape), link=link)
    literals = [node.data for node in tree.find_all(nodes.TemplateData)]
    template = guarded(source, sandbox, lambda: _template(sandbox, tree))
    return LogicPart(template, usage, names, source, literals=literals, link=link)


def _refuse_link(tree: nodes.Template, source: Source, usage: Usage) -> None:
    """Raises TemplateError where `tree` shows a link to unsubscribe and there is none, unless it asks for that."""
    tests = (test.node for test in tree.find_all(nodes.Test) if test.name in ("defined", "undefined"))
    if any(isinstance(node, nodes.Name) and node.name == UNSUBSCRIBE_URL for node in tests):
        return
    for name in tree.find_all(nodes.Name):
        if name.name == UNSUBSCRIBE_URL and name.ctx == "load" and name.name not in usage.variables:
            message = "There is no address to unsubscribe at. Give one: an https: or mailto: address (--unsubscribe)."
            raise source.error(message, name.lineno, code="no-unsubscribe-address", token=UNSUBSCRIBE_URL)


def _template(sandbox: Sandbox, tree: nodes.Template) -> jinja2.Template:
    code = sandbox.compile(metered(tree))
    return jinja2.Template.from_code(sandbox, code, sandbox.make_globals(None))


def _collected(chunks: Iterable[str], budget: Budget) -> Sequence[str]:
    """The chunks of one text, counted while it grows."""
    size, kept = 0, []
    for chunk in chunks:
        size += len(chunk)
        budget.spend(1)
        if size > MAX_PART:
            raise too_much("makes a text of more than 2 MB")
        kept.append(chunk)
    return kept


def _pieces(tree: nodes.Template, names: FieldNames) -> list[Piece] | None:
    """The literals and fields of a template without logic, or None where it has some."""
    pieces: list[Piece] = []
    for output in tree.body:
        for node in output.nodes if isinstance(output, nodes.Output) else [output]:
            piece = node.data if isinstance(node, nodes.TemplateData) else _column(node, names)
            if piece is None:
                return None
            pieces.append(piece)
    return pieces


def _column(node: nodes.Node, names: FieldNames) -> int | None:
    """The place of the column that `node` shows of the first row, if it does nothing else."""
    if isinstance(node, nodes.Name):
        index = names.find(node.name)
        return LINK if index is None and node.name == UNSUBSCRIBE_URL else index
    if isinstance(node, nodes.Getitem) and isinstance(node.node, nodes.Name) and node.node.name == FIELDS:
        return names.find(str(node.arg.as_const()))
    return None


def _ended(pieces: Sequence[Piece]) -> list[Piece]:
    """`pieces` with a line break at the end."""
    *others, last = pieces or ("",)
    if isinstance(last, int):
        return [*pieces, "\n"]
    return [*others, last if last.endswith("\n") else last + "\n"]
