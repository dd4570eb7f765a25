from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.services.html_files import LARGEST, is_html_file, read_html


@pytest.mark.parametrize(
    ("name", "is_one"), [("a.html", True), ("A.HTM", True), ("a.xlsx", False), ("html", False), ("a.html.zip", False)]
)
def test_html_files_are_known_by_their_names(name: str, is_one: bool) -> None:
    assert is_html_file(Path(name)) is is_one


@pytest.mark.parametrize(
    "data",
    [
        "<p>Grüße</p>".encode(),
        "<p>Grüße</p>".encode("utf-8-sig"),
        "<p>Grüße</p>".encode("utf-16"),
        "<p>Grüße</p>".encode("cp1252"),
    ],
)
def test_the_encoding_is_found(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.html").write_bytes(data)
    assert read_html(tmp_path / "a.html") == "<p>Grüße</p>"


@pytest.mark.parametrize("declared", ['charset="iso-8859-2"', 'http-equiv="x" content="text/html; charset=iso-8859-2"'])
def test_a_declared_encoding_is_taken_where_it_is_not_utf_8(tmp_path: Path, declared: str) -> None:
    text = f"<meta {declared}><p>Łódź</p>"
    (tmp_path / "a.html").write_bytes(text.encode("iso-8859-2"))
    assert read_html(tmp_path / "a.html") == text


def test_an_encoding_nobody_knows_is_no_hindrance(tmp_path: Path) -> None:
    text = "<meta charset=klingon><p>Grüße</p>"
    (tmp_path / "a.html").write_text(text, encoding="utf-8")
    assert read_html(tmp_path / "a.html") == text


def test_line_ends_are_those_of_an_editor(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"<p>\r\na\rb\n</p>")
    assert read_html(tmp_path / "a.html") == "<p>\na\nb\n</p>"


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "is empty"), (b" \n", "is empty"), (b"x" * (LARGEST + 1), "2 MB"), (b"PK\0\0", "holds no HTML")],
)
def test_what_is_no_message_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "a.html").write_bytes(data)
    with pytest.raises(TemplateError, match=said) as refused:
        read_html(tmp_path / "a.html")
    assert refused.value.where == str(tmp_path / "a.html")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="cannot be read"):
        read_html(tmp_path / "none.html")


@given(st.binary(min_size=1, max_size=200))
def test_no_bytes_are_too_odd(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("html") / "a.html"
    path.write_bytes(data)
    with suppress(TemplateError):
        assert read_html(path)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "a.html"
    os.mkfifo(pipe)
    with pytest.raises(TemplateError, match="no ordinary file"):
        read_html(pipe)
