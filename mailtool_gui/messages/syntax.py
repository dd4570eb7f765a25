"""What a template may contain, and which columns it uses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from jinja2 import nodes

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.messages.field_names import FieldNames
from mailtool_gui.messages.filters import ATTRIBUTE_FILTERS, FILTERS
from mailtool_gui.messages.places import Source
from mailtool_gui.messages.record import RAW, ROW_NUMBER
from mailtool_gui.messages.sandbox import CONCATENATION, ITEMS, LOOP_WORDS

BUILT_IN = ("rows", "row_count", "row_number", "row")

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
    return _Check(tree, source, names).run()


def bounded_tree(tree: nodes.Template) -> nodes.Template:
    """`tree` with its loops paid for by what one turn costs, and `~` turned into a bounded filter."""
    for loop in tree.find_all(nodes.For):
        weight = nodes.Const(sum(1 for _ in _descendants(loop)))
        loop.iter = nodes.Filter(loop.iter, ITEMS, [weight], [], None, None, lineno=loop.lineno)
    _replace_concatenations(tree)
    tree.set_environment(tree.environment)  # type: ignore[arg-type]
    return tree


def _descendants(node: nodes.Node) -> Iterator[nodes.Node]:
    for child in node.iter_child_nodes():
        yield child
        yield from _descendants(child)


def _replace_concatenations(node: nodes.Node) -> None:
    for name, value in node.iter_fields():
        if isinstance(value, nodes.Node):
            setattr(node, name, _without_concatenation(value))
        elif isinstance(value, list):
            value[:] = [_without_concatenation(v) if isinstance(v, nodes.Node) else v for v in value]


def _without_concatenation(node: nodes.Node) -> nodes.Node:
    _replace_concatenations(node)
    if isinstance(node, nodes.Concat):
        first, *others = node.nodes
        return nodes.Filter(first, CONCATENATION, others, [], None, None, lineno=node.lineno)
    return node


class _Check:
    def __init__(self, tree: nodes.Template, source: Source, names: FieldNames) -> None:
        self._tree = tree
        self._source = source
        self._names = names
        self._usage = Usage()
        self._local = {name.name for name in tree.find_all(nodes.Name) if name.ctx == "store"}

    def run(self) -> Usage:
        self._visit(self._tree, optional=False)
        return self._usage

    def _visit(self, node: nodes.Node, *, optional: bool) -> None:
        if not isinstance(node, _ALLOWED):
            raise self._refused(node, f"“{type(node).__name__.lower()}” is not allowed in a template.")
        check = getattr(self, f"_visit_{type(node).__name__.lower()}", None)
        if check is not None:
            check(node, optional)
        for name, child in _children(node):
            lenient = optional or (isinstance(node, nodes.If | nodes.CondExpr) and name == "test")
            self._visit(child, optional=lenient or (isinstance(node, nodes.Filter) and node.name in ("default", "d")))

    def _visit_name(self, node: nodes.Name, optional: bool) -> None:
        if node.name.startswith("_"):
            raise self._refused(node, f"The name “{node.name}” must not begin with _.", token=node.name)
        if node.ctx == "store" or node.name in self._local or node.name == "loop":
            return
        if node.name == "rows":
            return
        index = self._find(node.name, node)
        if index is not None:
            self._usage.variables[node.name] = index
            self._use(self._usage.first, index, optional)
        elif node.name not in (*BUILT_IN, "range"):
            raise self._unknown(node.name, node)

    def _visit_getattr(self, node: nodes.Getattr, optional: bool) -> None:
        if isinstance(node.node, nodes.Name) and node.node.name == "loop":
            if node.attr not in LOOP_WORDS:
                raise self._refused(node, f"“loop” has no “{node.attr}”.", token=node.attr)
        else:
            self._use_field(node.attr, node, optional)

    def _visit_getitem(self, node: nodes.Getitem, optional: bool) -> None:
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            self._use_field(node.arg.value, node, optional)
        elif not isinstance(node.arg, nodes.Const | nodes.Slice | nodes.Neg):
            raise self._refused(node, "Between [ and ] stands a column's name in quotes, or a number.")

    def _visit_filter(self, node: nodes.Filter, optional: bool) -> None:
        if node.name not in FILTERS:
            raise self._refused(node, _unknown_filter(node.name), token=node.name)
        given = [k.value for k in node.kwargs if k.key == "attribute"]
        if node.name == "join" and len(node.args) > 1:
            given.append(node.args[1])
        elif node.name in ATTRIBUTE_FILTERS - {"sort"} and node.args:
            given.append(node.args[0])
        for value in given:
            if not isinstance(value, nodes.Const) or not isinstance(value.value, str):
                raise self._refused(node, f"“{node.name}” needs a column's name in quotes.", token=node.name)
            self._use_field(value.value, node, optional)

    def _visit_call(self, node: nodes.Call, optional: bool) -> None:
        called = node.node
        is_range = isinstance(called, nodes.Name) and called.name == "range" and "range" not in self._local
        is_loop = (
            isinstance(called, nodes.Getattr)
            and called.attr in ("cycle", "changed")
            and called.node == nodes.Name("loop", "load")
        )
        if (not is_range and not is_loop) or node.dyn_args or node.dyn_kwargs or node.kwargs:
            token = called.attr if isinstance(called, nodes.Getattr) else getattr(called, "name", None)
            raise self._refused(
                node, "Nothing can be called here. Write a filter, as in {{ name | upper }}.", token=token
            )

    def _visit_for(self, node: nodes.For, optional: bool) -> None:
        if node.recursive:
            raise self._refused(node, "A loop cannot be “recursive” here.")
        if not isinstance(node.target, nodes.Name) or node.target.name in ("loop", "rows"):
            raise self._refused(node, "A loop needs one plain name, as in {% for row in rows %}.")

    def _visit_assign(self, node: nodes.Assign, optional: bool) -> None:
        if not isinstance(node.target, nodes.Name) or node.target.name in ("loop", "rows"):
            raise self._refused(node, "“set” needs one plain name, as in {% set total = … %}.")

    def _visit_list(self, node: nodes.List | nodes.Tuple, optional: bool) -> None:
        if not all(isinstance(item, nodes.Const) for item in node.items):
            raise self._refused(node, "A list holds only texts in quotes and numbers.")

    _visit_tuple = _visit_list

    def _use_field(self, name: str, node: nodes.Node, optional: bool) -> None:
        index = self._find(name, node)
        if index is not None:
            self._use(self._usage.every, index, optional)
        elif name not in (RAW, ROW_NUMBER):
            raise self._unknown(name, node)

    def _use(self, columns: set[int], index: int, optional: bool) -> None:
        columns.add(index)
        if optional:
            self._usage.optional.add(index)

    def _find(self, name: str, node: nodes.Node) -> int | None:
        try:
            return self._names.find(name)
        except TemplateError as error:
            raise self._source.error(error.message, node.lineno, code=error.code, token=name) from None

    def _unknown(self, name: str, node: nodes.Node) -> TemplateError:
        return self._source.error(self._names.unknown(name), node.lineno, code="unknown-field", token=name)

    def _refused(self, node: nodes.Node, message: str, *, token: str | None = None) -> TemplateError:
        return self._source.error(message, node.lineno, code="template-syntax", token=token)


def _children(node: nodes.Node) -> Iterator[tuple[str, nodes.Node]]:
    for name, value in node.iter_fields():
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, nodes.Node):
                yield name, child


def _unknown_filter(name: str) -> str:
    return f"There is no filter “{name}”. There are: {', '.join(sorted(FILTERS))}."
