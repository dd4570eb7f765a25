"""Where the program's own files are: icons, styles, samples."""

from __future__ import annotations

from pathlib import Path


def resource(*parts: str) -> Path:
    """The path of a file below the top-level `resources` folder."""
    return Path(__file__).parents[2].joinpath("resources", *parts)
