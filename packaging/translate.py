#!/usr/bin/env python3
"""Brings the translations up to date with the program's texts, by Qt's own tools (they come with PySide6).

    .venv/bin/python packaging/translate.py

Untranslated texts stand in `resources/translations/*.ts` as `unfinished` afterwards: write them there (or with Qt
Linguist, `pyside6-linguist`) and run this once more. English needs only its plurals. The sentences of the layers below
the window (`sentences.py`) are found and translated with the rest.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from sentences import sentences

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
TOOLS = Path(sys.executable).parent
LANGUAGES = {"vi": [], "en": ["-pluralonly"]}


def main() -> None:
    """Both languages: found anew, then compiled."""
    said = sentences(ROOT / "mailtool_gui")
    (FOLDER / "sentences.txt").write_text("".join(f"{line}\n" for line in said), encoding="utf-8")
    sources = [str(path) for path in sorted((ROOT / "mailtool_gui").rglob("*.py"))]
    with tempfile.TemporaryDirectory() as folder:
        sources.append(str(write_marked(said, Path(folder) / "sentences.py")))
        for code, more in LANGUAGES.items():
            _update(code, sources, more)


def write_marked(said: Sequence[str], path: Path) -> Path:
    """A module that asks for every sentence's translation: what lupdate understands."""
    lines = [f'QCoreApplication.translate("Sentences", {json.dumps(line, ensure_ascii=False)})\n' for line in said]
    path.write_text("".join(lines), encoding="utf-8")
    return path


def _update(code: str, sources: Sequence[str], more: Sequence[str]) -> None:
    file = str(FOLDER / f"mailtool_{code}.ts")
    options = ["-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", code, *more]
    compiled = FOLDER / f"mailtool_{code}.new"
    release = ["pyside6-lrelease", file, "-qm", str(compiled)]
    for line in (["pyside6-lupdate", *options, *sources, "-ts", file], release):
        subprocess.run([str(TOOLS / line[0]), *line[1:]], cwd=ROOT, check=True)
    compiled.replace(compiled.with_suffix(".qm"))  # a window that is open keeps the file it has mapped


if __name__ == "__main__":
    main()
