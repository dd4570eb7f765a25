"""The changelog keeps its form (Keep a Changelog 1.1.0) and tells of this version."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RELEASE = re.compile(r"## \[(\d+)\.(\d+)\.(\d+)\] - (\d{4}-\d{2}-\d{2})\Z")
SECTIONS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def faults(text: str) -> list[str]:
    """What is wrong with a changelog, in sentences."""
    lines = text.splitlines()
    headings = [line for line in lines if line.startswith("## ")]
    found = [] if lines[:1] == ["# Changelog"] else ["It does not begin with its title."]
    if headings[:1] != ["## [Unreleased]"]:
        found.append("Unreleased does not stand first.")
    return found + _release_faults(headings[1:]) + _section_faults(lines)


def _release_faults(headings: list[str]) -> list[str]:
    matches = [RELEASE.match(heading) for heading in headings]
    found = [f"Not a release: {heading}" for heading, match in zip(headings, matches, strict=True) if not match]
    releases = [(tuple(map(int, match.groups()[:3])), date.fromisoformat(match[4])) for match in matches if match]
    if releases != sorted(releases, reverse=True):
        found.append("The newest release does not stand first.")
    return found


def _section_faults(lines: list[str]) -> list[str]:
    found = [f"Not a section: {line}" for line in lines if line.startswith("### ") and line[4:] not in SECTIONS]
    filled = [line for line in lines if line.strip()]
    empty = [one for one, two in zip(filled, [*filled[1:], "#"], strict=True) if one[:4] == "### " and two[0] == "#"]
    return found + [f"Nothing stands under {line[4:]}." for line in empty]


def changelog() -> str:
    """This project's own."""
    return (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_changelog_keeps_its_form() -> None:
    assert faults(changelog()) == []


def test_changelog_tells_of_this_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert f"## [{version}] - " in changelog()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("## [Unreleased]", "It does not begin with its title."),
        ("# Changelog\n## [1.0.0] - 2026-01-01", "Unreleased does not stand first."),
        ("# Changelog\n## [Unreleased]\n## 1.0.0 (2026-01-01)", "Not a release: ## 1.0.0 (2026-01-01)"),
        (
            "# Changelog\n## [Unreleased]\n## [1.0.0] - 2026-01-01\n## [1.1.0] - 2026-02-01",
            "The newest release does not stand first.",
        ),
        ("# Changelog\n## [Unreleased]\n### News\n- x", "Not a section: ### News"),
        ("# Changelog\n## [Unreleased]\n### Added\n", "Nothing stands under Added."),
    ],
)
def test_faults_are_seen(text: str, fault: str) -> None:
    assert faults(text) == [fault]
