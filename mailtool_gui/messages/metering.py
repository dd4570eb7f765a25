"""A template's syntax tree changed so that its work is counted while it runs."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import nodes

from mailtool_gui.messages.filters import CONCATENATION, ITEMS


def metered(tree: nodes.Template) -> nodes.Template:
    """`tree` with its loops paid for by what one turn costs, and `~` turned into a bounded filter.

    A turn costs as many steps as its body has nodes, so that the steps bound the time whatever the body does.
    """
    environment = tree.environment
    for loop in list(tree.find_all(nodes.For)):
        weight = nodes.Const(sum(1 for _ in _descendants(loop)))
        loop.iter = nodes.Filter(loop.iter, ITEMS, [weight], [], None, None, lineno=loop.lineno)
    _replace_concatenations(tree)
    return tree if environment is None else _settled(tree, environment)


def _settled(tree: nodes.Template, environment: object) -> nodes.Template:
    tree.set_environment(environment)  # type: ignore[arg-type]  # Node.environment is declared as Optional
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
