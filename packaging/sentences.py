"""The sentences that the program's lower layers can say to a user, found in its sources.

They stand there in English, and in the ledger too. `translate.py` has them translated with the window's texts, under
the context `Sentences`, and lists them in `resources/translations/sentences.txt`; the window finds the sentence it is
to show among them. A template has %1, %2, ... where its source has an f-string's values, or a format's fields.
"""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterator
from pathlib import Path

LAYERS = (
    "accounts",
    "demo",
    "domain",
    "engine",
    "mailbox",
    "messages",
    "services",
    "sheets",
    "store",
    "transports",
    "workers",
)
SILENT = (
    "demo/sample.py",
    "engine/job_log.py",
    "services/folder_notes.py",
    "services/offline.py",
    "sheets/number_formats/languages.py",
    "sheets/number_formats/region_table.py",
)
"""Modules whose texts no window shows."""
IN_PIECES = ("services/ahead.py", "services/times.py", "transports/smtp/secured.py")
"""Modules whose texts are pieces of sentences, or sentences of one word: ends, times, how a session is secured."""

_FIELD = re.compile(r"(?<!\{)\{[a-z_]+\}(?!\})")
_END = re.compile(r"([.?!…]|: %\d)( ?%\d)*$")
_WORD = re.compile(r"[A-Za-z]{2,}")
_SQL = re.compile(r"\b(SELECT|INSERT|UPDATE|DELETE|CREATE|WHERE)\b")


def sentences(package: Path) -> list[str]:
    """Every template of the package's lower layers, sorted."""
    files = [path for layer in LAYERS for path in (package / layer).rglob("*.py")]
    spoken = [path for path in files if not path.as_posix().endswith(SILENT)]
    found = (in_source(path.read_text(encoding="utf-8"), pieces=path.as_posix().endswith(IN_PIECES)) for path in spoken)
    return sorted({text for texts in found for text in texts})


def in_source(source: str, *, pieces: bool = False) -> Iterator[str]:
    """The templates of one module: its texts that read like sentences, or all in words; docstrings left out."""
    tree = ast.parse(source)
    aside, errors = set(_aside(tree)), {id(text) for text in of_errors(tree)}
    for node in ast.walk(tree):
        text = template(node)
        if (
            text is not None
            and id(node) not in aside
            and (is_sentence(text) or id(node) in errors or (pieces and _WORD.search(text)))
        ):
            yield text.strip()


def template(node: ast.AST) -> str | None:
    """The text of a string or an f-string, its values numbered; None for anything else."""
    if isinstance(node, ast.JoinedStr):
        numbers = iter(range(1, len(node.values) + 1))
        return "".join(str(v.value) if isinstance(v, ast.Constant) else f"%{next(numbers)}" for v in node.values)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        numbers = iter(range(1, len(node.value)))
        return _FIELD.sub(lambda _field: f"%{next(numbers)}", node.value)
    return None


def is_sentence(text: str) -> bool:
    """Whether it is said to people: two words at least, and an end."""
    said = text.strip()
    return len(_WORD.findall(said)) > 1 and " " in said and bool(_END.search(said)) and not _SQL.search(said)


def of_errors(tree: ast.AST) -> Iterator[ast.expr]:
    """The texts that the module's errors are made with, a name's wherever it is bound."""
    for node in ast.walk(tree):
        name = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
        if isinstance(node, ast.Call) and name.endswith("Error") and not hasattr(builtins, name) and node.args:
            yield from (text for text in _texts(node.args[0], tree) if _WORD.search(template(text) or ""))


def _texts(argument: ast.expr, tree: ast.AST) -> Iterator[ast.expr]:
    if isinstance(argument, ast.IfExp):
        yield from (argument.body, argument.orelse)
    elif isinstance(argument, ast.Name):
        bound = (node for node in ast.walk(tree) if isinstance(node, ast.Assign))
        for node in bound:
            if any(isinstance(target, ast.Name) and target.id == argument.id for target in node.targets):
                yield from _texts(node.value, ast.Module([], []))
    else:
        yield argument


def _aside(tree: ast.AST) -> Iterator[int]:
    """Docstrings, patterns, and the pieces of f-strings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            yield id(node.value)
        elif isinstance(node, ast.JoinedStr):
            yield from (id(value) for value in node.values if isinstance(value, ast.Constant))
        elif isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re."):
            yield from (id(argument) for argument in node.args)
