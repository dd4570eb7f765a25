from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mailtool_gui.messages.pdf import texts as module
from mailtool_gui.messages.pdf.texts import PdfTexts
from tests.support.pdf_files import bomb, pdf


@pytest.fixture
def texts() -> Iterator[PdfTexts]:
    opened = PdfTexts()
    yield opened
    opened.close()


def test_one_process_reads_one_file_after_the_other(texts: PdfTexts, tmp_path: Path) -> None:
    files = [pdf(tmp_path / f"{number} ä.pdf", f"Invoice {number}") for number in range(3)]
    assert [texts.text(file) for file in files] == ["Invoice 0\n", "Invoice 1\n", "Invoice 2\n"]
    assert texts.text(tmp_path / "gone.pdf") is None
    assert texts.text(files[0]) == "Invoice 0\n"


def test_a_bomb_ends_the_process_at_most(texts: PdfTexts, tmp_path: Path) -> None:
    told = texts.text(bomb(tmp_path / "bomb.pdf", 80))
    assert told is None or len(told) <= 500_000
    assert texts.text(pdf(tmp_path / "a.pdf", "Invoice")) == "Invoice\n"


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    impatient = PdfTexts(seconds=0.01)
    assert impatient.text(pdf(tmp_path / "a.pdf", "Invoice")) is None
    impatient.close()


def test_a_process_that_has_ended_is_started_again(texts: PdfTexts, tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", "Invoice")
    assert texts.text(path) == "Invoice\n"
    assert texts._process is not None
    texts._process.kill()
    texts._process.wait()
    assert texts.text(path) is None
    assert texts.text(path) == "Invoice\n"


def test_closing_ends_it_and_may_be_repeated(texts: PdfTexts, tmp_path: Path) -> None:
    texts.close()
    texts.text(pdf(tmp_path / "a.pdf", "Invoice"))
    process = texts._process
    assert process is not None
    texts.close()
    texts.close()
    assert process.poll() is not None


def test_a_program_in_one_file_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(subprocess, "Popen", lambda command, **_: started.append(command))
    module._started()
    assert started == [[sys.executable, "read-pdf"]]
