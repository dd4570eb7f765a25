from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from mailtool_gui.messages.pdf import child
from mailtool_gui.messages.pdf.child import answer, text_of
from tests.support.pdf_files import looping, pdf


def test_the_text_of_all_pages_is_read(tmp_path: Path) -> None:
    assert text_of(pdf(tmp_path / "a.pdf", "Invoice KH-20001", "Second (page)")) == "Invoice KH-20001\nSecond (page)\n"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", b"no PDF at all", b"%PDF-1.4\n%%EOF", bytes(range(256)) * 40])
def test_what_is_none_has_no_text(content: bytes, tmp_path: Path) -> None:
    (path := tmp_path / "a.pdf").write_bytes(content)
    assert text_of(path) is None


def test_a_file_that_is_not_there_has_no_text(tmp_path: Path) -> None:
    assert text_of(tmp_path / "a.pdf") is None
    assert text_of(tmp_path) is None


@pytest.mark.parametrize("cut", range(100, 900, 50))
def test_a_damaged_file_breaks_nothing(cut: int, tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", "Invoice")
    path.write_bytes(path.read_bytes()[:cut])
    assert text_of(path) is None or isinstance(text_of(path), str)


def test_pages_in_a_circle_come_to_an_end(tmp_path: Path) -> None:
    assert not (text_of(looping(tmp_path / "a.pdf")) or "").strip()


def test_long_files_are_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "PAGES", 2)
    assert text_of(pdf(tmp_path / "a.pdf", "one", "two", "three")) == "one\ntwo\n"
    monkeypatch.setattr(child, "CHARACTERS", 5)
    assert text_of(pdf(tmp_path / "a.pdf", "one", "two", "three")) == "one\nt"


def test_each_line_is_answered_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_allow_time", lambda: None)
    paths = [pdf(tmp_path / "a b\n.pdf", "one"), tmp_path / "gone.pdf"]
    answers = io.StringIO()
    answer(io.StringIO("".join(json.dumps(str(path)) + "\n" for path in paths)), answers)
    assert [json.loads(line) for line in answers.getvalue().splitlines()] == ["one\n", None]
