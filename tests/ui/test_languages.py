"""Everything the window says can be said in Vietnamese, and what stands in a sentence is not lost on the way."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import sysconfig
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from mailtool_gui.ui.languages import TRANSLATED, install_language

ROOT = Path(__file__).parents[2]
TRANSLATIONS = ROOT / "resources" / "translations"
SENTENCES = TRANSLATIONS / "sentences.txt"
PLACES = re.compile(r"%\d|%n|\{\w*\}|\{\{(?! with).*?\}\}|&(?=\w)")


def messages(path: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Context, source and translations of every message that is wanted."""
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            if translation.get("type") in ("vanished", "obsolete"):
                continue
            forms = [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]
            unfinished = translation.get("type") == "unfinished"
            yield context.findtext("name", ""), message.findtext("source", ""), [] if unfinished else forms


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """What the program's own files ask to have translated, found by Qt's lupdate."""
    found = tmp_path_factory.mktemp("translations") / "sources.ts"
    files = [str(path) for path in sorted((ROOT / "mailtool_gui").rglob("*.py"))]
    marked = found.with_name("marked.py")
    marked.write_text(
        "".join(
            f'QCoreApplication.translate("Sentences", {json.dumps(line, ensure_ascii=False)})\n'
            for line in SENTENCES.read_text(encoding="utf-8").splitlines()
        ),
        encoding="utf-8",
    )
    files.append(str(marked))
    tool = Path(sysconfig.get_path("scripts")) / "pyside6-lupdate"
    command = [str(tool) if tool.exists() else str(shutil.which("pyside6-lupdate"))]
    done = subprocess.run(
        [sys.executable, *command, *files, "-ts", str(found)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return {(context, source) for context, source, _ in messages(found)}


def test_every_source_text_has_a_vietnamese_one(sources: set[tuple[str, str]]) -> None:
    finished = {
        (context, source)
        for context, source, forms in messages(TRANSLATIONS / "mailtool_vi.ts")
        if all(forms) and forms
    }
    assert len(sources) > 100
    assert sources - finished == set()


def test_places_are_the_same_in_every_translation() -> None:
    for _context, source, forms in messages(TRANSLATIONS / "mailtool_vi.ts"):
        for form in forms:
            assert sorted(PLACES.findall(form)) == sorted(PLACES.findall(source)), source


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_compiled_translations_are_those_of_the_sources(code: str) -> None:
    translator = QTranslator()
    assert translator.load(str(TRANSLATIONS / f"mailtool_{code}.qm"))
    for context, source, forms in messages(TRANSLATIONS / f"mailtool_{code}.ts"):
        count = 1 if "%n" in source else -1
        assert translator.translate(context, source, "", count) == forms[0], (context, source)


@pytest.mark.parametrize(
    ("wishes", "code", "word"),
    [
        (["vi-VN"], "vi", "Gửi"),
        (["en-GB"], "en", "Send"),
        (["tlh", "vi"], "vi", "Gửi"),
        (["tlh"], "en", "Send"),
        ([], "en", "Send"),
    ],
)
def test_the_first_language_that_there_is(qapp: QApplication, wishes: list[str], code: str, word: str) -> None:
    assert install_language(qapp, wishes) == code
    try:
        assert QCoreApplication.translate("SendPage", "Send") == word
    finally:
        for translator in qapp.findChildren(QTranslator):
            qapp.removeTranslator(translator)
            translator.deleteLater()


def test_english_knows_one_from_many(qapp: QApplication) -> None:
    install_language(qapp, ["en"])
    try:
        assert (
            QCoreApplication.translate("CloseDialog", "%n job(s) are still going on", "", 1)
            == "1 job is still going on"
        )
        assert (
            QCoreApplication.translate("CloseDialog", "%n job(s) are still going on", "", 2)
            == "2 jobs are still going on"
        )
    finally:
        for translator in qapp.findChildren(QTranslator):
            qapp.removeTranslator(translator)
            translator.deleteLater()


def test_no_text_stands_inside_another_where_it_is_not_found() -> None:
    inside = re.compile(r"f(\"|').*\{[^}]*\b(tr|translate)\(")
    found = [
        f"{path.name}: {line.strip()}"
        for path in sorted((ROOT / "mailtool_gui" / "ui").rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if inside.search(line)
    ]
    assert found == []
