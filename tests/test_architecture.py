"""The shape of the house: layers, what each may know, and how large a thing may grow."""

from __future__ import annotations

import ast
import importlib.machinery
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "mailtool_gui"
SOURCES = [*sorted(PACKAGE.rglob("*.py")), ROOT / "packaging" / "dev.py"]

LONGEST_FUNCTION = 60
LONGEST_FILE = 400
WITH_QT = {"workers", "ui", "app", "__main__", "cli"}  # the last three reach it through workers alone
# Where everything may be caught, and why. Each keeps the error.
BROAD_EXCEPTS = {
    "mailtool_gui/cli/root.py _run": "the program's top",
    "mailtool_gui/engine/dispatcher.py _open": "one job must not stop the others",
    "mailtool_gui/engine/carrier.py _resume": "a worker's top: the others are carried on",
    "mailtool_gui/engine/worker.py _made_ahead": "one message's fault is not that of the one under way",
    "mailtool_gui/engine/worker.py _works": "a worker's top",
    "mailtool_gui/store/writer.py _commit": "the writer's top",
    "mailtool_gui/ui/tasks.py run": "a task's top",
    "mailtool_gui/workers/backups.py _make": "a thread's top, and the last act of another's",
    "mailtool_gui/workers/searcher.py _work": "a thread's top",
    "mailtool_gui/workers/spell.py _tick": "a slot's top",
    "mailtool_gui/workers/spell.py _work": "the engine thread's top",
    "mailtool_gui/workers/window_host.py run": "a task's top",
}


# Who may import whom: the contracts stand in pyproject.toml

VIOLATIONS = {
    "a lower layer knows a higher one": ("layers", "domain", "import mailtool_gui.services"),
    "the engine knows the services": ("layers", "engine", "from mailtool_gui.services import records"),
    "the services know the workers": ("layers", "services", "import mailtool_gui.workers"),
    "neighbours know each other": ("layers", "sheets", "import mailtool_gui.messages"),
    "an import hides in a function": ("layers", "store", "def late():\n    import mailtool_gui.engine"),
    "a folder stands outside all layers": ("layers", "helpers", ""),
    "a service knows Qt": ("qt", "services", "from PySide6.QtCore import QTimer"),
    "the engine knows the database": ("database", "engine", "import peewee"),
    "the engine knows the store": ("ledger", "engine", "import mailtool_gui.store"),
    "a page knows the store": ("window", "ui", "from mailtool_gui.store import records"),
    "a page knows a transport": ("window", "ui", "import mailtool_gui.transports"),
    "the domain needs a library": ("domain", "domain", "import click"),
}


def lint(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Checks the contracts on the package that lies in `folder`."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"]
    return subprocess.run(
        [*command, "--no-cache", "--no-logo", "--config", str(ROOT / "pyproject.toml"), *options],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(folder), str(ROOT)))},
        capture_output=True,
        text=True,
        check=False,
    )


def test_contracts_are_kept() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("name", VIOLATIONS)
def test_contract_sees_a_planted_violation(name: str, tmp_path: Path) -> None:
    contract, layer, planted = VIOLATIONS[name]
    shutil.copytree(PACKAGE, tmp_path / "mailtool_gui", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "mailtool_gui" / layer).mkdir(exist_ok=True)
    (tmp_path / "mailtool_gui" / layer / "__init__.py").touch()
    (tmp_path / "mailtool_gui" / layer / "planted.py").write_text(planted, encoding="utf-8")
    result = lint(tmp_path, "--contract", contract)
    assert result.returncode == 1, result.stdout + result.stderr
    assert f"mailtool_gui.{layer}" in result.stdout


def test_every_contract_is_tried_with_a_violation() -> None:
    configuration = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for contract in {contract for contract, _, _ in VIOLATIONS.values()}:
        assert f'id = "{contract}"' in configuration
    assert configuration.count("[[tool.importlinter.contracts]]") == len({c for c, _, _ in VIOLATIONS.values()})


# The core stands without its surroundings

WITHOUT = """
import sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {absent!r}:
            raise ModuleNotFoundError(f"{{name}} is made absent", name=name)

sys.meta_path.insert(0, Absent())
sys.path.insert(0, {root!r})
import importlib
for module in {modules!r}:
    importlib.import_module(module)
"""


def modules(folders: set[str]) -> list[str]:
    """The dotted names of all modules in these folders of the package (or of these modules)."""
    paths = (path.relative_to(ROOT).with_suffix("") for path in PACKAGE.rglob("*.py"))
    return sorted(".".join(path.parts).removesuffix(".__init__") for path in paths if path.parts[1] in folders)


def import_without(absent: set[str], names: list[str], *options: str) -> None:
    """Imports `names` in a fresh process in which the packages `absent` cannot be had."""
    code = WITHOUT.format(absent=absent, root=str(ROOT), modules=names)
    result = subprocess.run(
        [sys.executable, *options, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT.parent
    )
    assert result.returncode == 0, result.stderr


def layers() -> set[str]:
    """The folders and modules that stand directly in the package."""
    return {path.stem for path in PACKAGE.iterdir() if path.is_dir() or path.suffix == ".py"} - {"__pycache__"}


def test_layers_without_qt_import_where_qt_is_absent() -> None:
    names = modules(layers() - WITH_QT)
    assert "mailtool_gui.domain.address" in names
    import_without({"PySide6", "shiboken6"}, names)


def test_engine_imports_where_database_and_qt_are_absent() -> None:
    names = modules({"engine", "schedule"})
    assert "mailtool_gui.engine.ledger" in names
    import_without({"PySide6", "shiboken6", "peewee", "playhouse", "sqlite3"}, names)


def test_domain_imports_with_the_standard_library_alone() -> None:
    import_without(set(), modules({"domain"}), "-S", "-E")


def test_absence_is_felt() -> None:
    with pytest.raises(AssertionError, match="PySide6 is made absent"):
        import_without({"PySide6"}, ["PySide6.QtCore"])


# How large a thing may grow


@dataclass(frozen=True, kw_only=True, slots=True)
class Function:
    """A function's place and its number of lines."""

    place: str
    lines: int


def parsed() -> Iterator[tuple[str, ast.Module]]:
    """Every source file of the program with its tree."""
    for path in SOURCES:
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def functions() -> list[Function]:
    """Every function of the program."""
    return [
        Function(place=f"{name}:{node.lineno} {node.name}", lines=(node.end_lineno or 0) - node.lineno + 1)
        for name, tree in parsed()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def test_functions_are_short() -> None:
    lengths = sorted(function.lines for function in functions())
    assert [function.place for function in functions() if function.lines > LONGEST_FUNCTION] == []
    assert statistics.median(lengths) <= 8
    assert lengths[int(len(lengths) * 0.95)] <= 30


def test_files_are_short() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert [path.name for path, lines in lengths.items() if lines > LONGEST_FILE] == []
    assert statistics.median(lengths.values()) <= 120


def broad_excepts(name: str, tree: ast.Module) -> Iterator[str]:
    """The functions of a file that catch everything and keep it: who cleans up and raises it again is not meant."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            handlers = (node for node in ast.walk(function) if isinstance(node, ast.ExceptHandler))
            if any(_is_broad(handler.type) and not _goes_on(handler) for handler in handlers):
                yield f"{name} {function.name}"


def _is_broad(caught: ast.expr | None) -> bool:
    names = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(name is None or ast.unparse(name) in ("Exception", "BaseException") for name in names)


def _goes_on(handler: ast.ExceptHandler) -> bool:
    return isinstance(handler.body[-1], ast.Raise) and handler.body[-1].exc is None


def test_everything_is_caught_only_at_named_places() -> None:
    found = {place for name, tree in parsed() for place in broad_excepts(name, tree)}
    assert found == set(BROAD_EXCEPTS)


@pytest.mark.parametrize("caught", ["", " Exception", " BaseException", " (OSError, Exception)", " Exception as error"])
def test_a_broad_except_is_seen(caught: str) -> None:
    tree = ast.parse(f"def careless():\n    try:\n        pass\n    except{caught}:\n        pass\n")
    assert list(broad_excepts("planted.py", tree)) == ["planted.py careless"]


def test_an_except_that_raises_again_is_not_meant() -> None:
    tree = ast.parse(
        "def careful():\n    try:\n        pass\n    except BaseException:\n        tidy()\n        raise\n"
    )
    assert list(broad_excepts("planted.py", tree)) == []


def test_packaging_does_not_hide_the_library_of_its_name() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()
    spec = importlib.machinery.PathFinder.find_spec("packaging", sys.path)
    assert spec is not None
    assert spec.origin is not None
    assert "site-packages" in spec.origin
