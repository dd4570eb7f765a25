"""What a template may contain, and which columns it uses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jinja2 import nodes

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.domain.fields import nearest_field
from mailtool_gui.messages.filters import COLUMN_FIRST, FILTER_NAMES
from mailtool_gui.messages.record import RAW, ROW_NUMBER
from mailtool_gui.messages.sandbox import LOOP_WORDS, TEST_NAMES
from mailtool_gui.messages.unsubscribe import UNSUBSCRIBE_URL

if TYPE_CHECKING:
    from mailtool_gui.messages.field_names import FieldNames
    from mailtool_gui.messages.places import Source

FIELDS = "_fields"
"""The first row under a name no user writes: for headers that cannot be names, such as “2024”."""
BUILT_IN = frozenset({"rows", "row_count", "row_number", "row", RAW, FIELDS, UNSUBSCRIBE_URL})

_KEPT = frozenset({"loop", "rows"})  # may not be given another meaning
_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Const, nodes.Name, nodes.For, nodes.If, nodes.Assign,
    nodes.Filter, nodes.Test, nodes.Call, nodes.Getattr, nodes.Getitem, nodes.Slice, nodes.Concat, nodes.Compare,
    nodes.Operand, nodes.BinExpr, nodes.UnaryExpr, nodes.CondExpr, nodes.List, nodes.Tuple, nodes.Keyword,
)  # fmt: skip


@dataclass(slots=True)
class Usage:
    """What one part uses: variables and their columns, columns shown of the first row and of every row.

    `optional` columns may be blank: the template provides for it with `default` or `if`.
    """

    variables: dict[str, int] = field(default_factory=dict)
    first: set[int] = field(default_factory=set)
    every: set[int] = field(default_factory=set)
    optional: set[int] = field(default_factory=set)


def checked(tree: nodes.Template, source: Source, names: FieldNames) -> Usage:
    """What `tree` uses. Raises TemplateError with the place of what is unknown or not allowed."""
    local = {name.name for name in tree.find_all(nodes.Name) if name.ctx == "store"}
    check = _Check(source, names, local)
    check.visit(tree)
    return check.usage


class _Check:
    """Visits every node of a template once, from the outside inwards."""

    def __init__(self, source: Source, names: FieldNames, local: set[str]) -> None:
        self.usage = Usage()
        self._source = source
        self._names = names
        self._local = local
        self._optional = False

    def visit(self, node: nodes.Node) -> None:
        """Refuses this node or goes into it."""
        if not isinstance(node, _ALLOWED):
            raise self._refused(node, "This cannot be used here: there are fields, filters, if, for and set.")
        check = getattr(self, f"_visit_{type(node).__name__.lower()}", None)
        if check is not None:
            check(node)
        outer = self._optional
        for name, child in _children(node):
            self._optional = outer or _provides_for_blanks(node, name)
            self.visit(child)
        self._optional = outer

    def _visit_name(self, node: nodes.Name) -> None:
        name = node.name
        if name.startswith("_") and name != FIELDS:
            raise self._refused(node, f"The name “{name}” must not begin with _.", token=name)
        if name in self._local or name in _KEPT:
            return
        index = self._find(name, node)
        if index is not None:
            self.usage.variables[name] = index
            self._use(self.usage.first, index)
        elif name not in BUILT_IN and name != "range":
            raise self._unknown(name, node)

    def _visit_getattr(self, node: nodes.Getattr) -> None:
        if not _is_loop(node.node):
            self._use_field(node.attr, node, first_only=self._is_first_row(node.node))
        elif node.attr not in LOOP_WORDS:
            raise self._refused(node, f"“loop” has no “{node.attr}”.", token=node.attr)

    def _visit_getitem(self, node: nodes.Getitem) -> None:
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            self._use_field(node.arg.value, node, first_only=self._is_first_row(node.node))
        elif not isinstance(node.arg, nodes.Const | nodes.Slice | nodes.Neg):
            raise self._refused(node, "Between [ and ] stands a column's name in quotes, or a number.")

    def _visit_filter(self, node: nodes.Filter) -> None:
        if node.name not in FILTER_NAMES:
            near = nearest_field(node.name, FILTER_NAMES)
            hint = f"Did you mean “{near}”?" if near else f"There are: {', '.join(sorted(FILTER_NAMES))}."
            raise self._refused(node, f"There is no filter “{node.name}”. {hint}", token=node.name)
        for value in _column_arguments(node):
            if not isinstance(value, nodes.Const) or not isinstance(value.value, str):
                raise self._refused(node, f"“{node.name}” needs a column's name in quotes.", token=node.name)
            self._use_field(value.value, node)

    def _visit_test(self, node: nodes.Test) -> None:
        if node.name not in TEST_NAMES:
            raise self._refused(node, f"There is no test “{node.name}”.", token=node.name)

    def _visit_call(self, node: nodes.Call) -> None:
        called = node.node
        is_range = isinstance(called, nodes.Name) and called.name == "range" and "range" not in self._local
        is_loop = isinstance(called, nodes.Getattr) and _is_loop(called.node) and called.attr in ("cycle", "changed")
        if not (is_range or is_loop) or node.kwargs or node.dyn_args or node.dyn_kwargs:
            token = getattr(called, "attr", getattr(called, "name", None))
            message = "Nothing can be called here. Write a filter instead, as in {{ name | upper }}."
            raise self._refused(node, message, token=token)

    def _visit_for(self, node: nodes.For) -> None:
        if node.recursive:
            raise self._refused(node, "A loop cannot be “recursive” here.")
        if not isinstance(node.target, nodes.Name) or node.target.name in _KEPT:
            raise self._refused(node, "A loop needs one plain name, as in {% for row in rows %}.")

    def _visit_assign(self, node: nodes.Assign) -> None:
        if not isinstance(node.target, nodes.Name) or node.target.name in _KEPT:
            raise self._refused(node, "“set” needs one plain name, as in {% set total = … %}.")

    def _visit_list(self, node: nodes.List | nodes.Tuple) -> None:
        if not all(isinstance(item, nodes.Const) for item in node.items):
            raise self._refused(node, "A list holds only texts in quotes and numbers.")

    _visit_tuple = _visit_list

    def _use_field(self, name: str, node: nodes.Node, *, first_only: bool = False) -> None:
        index = self._find(name, node)
        if index is not None:
            self._use(self.usage.first if first_only else self.usage.every, index)
        elif name not in (RAW, ROW_NUMBER):
            raise self._unknown(name, node)

    def _is_first_row(self, node: nodes.Node) -> bool:
        return isinstance(node, nodes.Name) and node.name in {FIELDS, RAW} - self._local

    def _use(self, columns: set[int], index: int) -> None:
        columns.add(index)
        if self._optional:
            self.usage.optional.add(index)

    def _find(self, name: str, node: nodes.Node) -> int | None:
        try:
            return self._names.find(name)
        except TemplateError as error:
            raise self._source.error(error.message, node.lineno, code=error.code, token=name) from None

    def _unknown(self, name: str, node: nodes.Node) -> TemplateError:
        return self._source.error(self._names.unknown(name), node.lineno, code="unknown-field", token=name)

    def _refused(self, node: nodes.Node, message: str, *, token: str | None = None) -> TemplateError:
        return self._source.error(message, node.lineno or 1, code="template-syntax", token=token)


def _children(node: nodes.Node) -> Iterator[tuple[str, nodes.Node]]:
    for name, value in node.iter_fields():
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, nodes.Node):
                yield name, child


def _provides_for_blanks(node: nodes.Node, name: str) -> bool:
    """Whether what stands under `name` of `node` may be blank: a condition, or what `default` stands in for."""
    if isinstance(node, nodes.If | nodes.CondExpr):
        return name == "test"
    return isinstance(node, nodes.Filter) and node.name in ("default", "d") and name == "node"


def _is_loop(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Name) and node.name == "loop"


def _column_arguments(node: nodes.Filter) -> list[nodes.Expr]:
    """The arguments of a filter that name a column."""
    named = [keyword.value for keyword in node.kwargs if keyword.key == "attribute"]
    place = {"join": 1, "sort": 1}.get(node.name, 0 if node.name in COLUMN_FIRST else None)
    return named if place is None else [*named, *node.args[place : place + 1]]
