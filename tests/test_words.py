"""The project speaks of itself alone: no registry's host, no path of somebody's machine."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NOT_OURS = {".git", ".venv", "node_modules", "__pycache__", "build", "dist"}

# Written so that this file does not hold them itself.
FORBIDDEN = re.compile(
    "|".join(
        (
            r"\bpypi" + r"\.org",
            r"python" + r"hosted\.org",
            r"npm" + r"js\.(?:org|com)",
            r"(?<![\w.])/wo" + r"rk/",
            r"\.libr" + r"ary/",
            r"\bissues? " + r"#?\d",
        )
    ),
    re.IGNORECASE,
)


def files() -> Iterator[Path]:
    """Every file of the project; folders of tools (a dot and `cache`) and their results left out."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in NOT_OURS and not name.endswith(("_cache", ".egg-info"))]
        folders[:] = [name for name in folders if name != ".hypothesis"]
        yield from (Path(folder, name) for name in names)


def found_in(text: str) -> list[str]:
    """The forbidden words in a text, with their lines."""
    lines = enumerate(text.splitlines(), 1)
    return [f"{number}: {match[0]}" for number, line in lines for match in FORBIDDEN.finditer(line)]


def test_no_file_holds_them() -> None:
    found: list[str] = []
    for path in files():
        data = path.read_bytes()
        if b"\0" not in data:
            text = data.decode("utf-8")
            found += [f"{path.relative_to(ROOT)}:{word}" for word in found_in(text)]
    assert found == []


def test_the_project_was_looked_through() -> None:
    assert {ROOT / "README.md", ROOT / ".ci" / "run", Path(__file__)} <= set(files())


@pytest.mark.parametrize(
    "text", ["https://pypi" + ".org/simple", "registry.npm" + "js.org", "see /wo" + "rk/main", "closes Issue" + " 12"]
)
def test_they_are_seen(text: str) -> None:
    assert found_in(f"well\n{text}")[0].startswith("2: ")


@pytest.mark.parametrize("text", ["network/main", "homework/x", "tests__issue446.xlsx", "the issue is 3 lines long"])
def test_other_words_are_not(text: str) -> None:
    assert found_in(text) == []
