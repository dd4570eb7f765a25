#!/usr/bin/env python3
"""Brings the translations up to date with the program's texts, by Qt's own tools (they come with PySide6).

    .venv/bin/python packaging/translate.py

Untranslated texts stand in `resources/translations/*.ts` as `unfinished` afterwards: write them there (or with Qt
Linguist, `pyside6-linguist`) and run this once more. English needs only its plurals.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
TOOLS = Path(sys.executable).parent
LANGUAGES = {"vi": [], "en": ["-pluralonly"]}


def main() -> None:
    """Both languages: found anew, then compiled."""
    sources = [str(path) for path in sorted((ROOT / "mailtool_gui").rglob("*.py"))]
    for code, more in LANGUAGES.items():
        file = str(FOLDER / f"mailtool_{code}.ts")
        options = ["-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", code, *more]
        for line in (["pyside6-lupdate", *options, *sources, "-ts", file], ["pyside6-lrelease", file]):
            subprocess.run([str(TOOLS / line[0]), *line[1:]], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
