from __future__ import annotations

import io
import json

import pytest

from mailtool_gui.cli.output import error_document, note, print_json, print_table, say


def test_one_document_in_utf_8(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    print_json({"name": "Đơn hàng №1", "half": "\ud800"})
    told = capsysbinary.readouterr()
    assert json.loads(told.out.decode("utf-8")) == {"name": "Đơn hàng №1", "half": "?"}
    assert "Đơn hàng".encode() in told.out
    assert told.err == b""


def test_notes_go_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    note("Working.")
    assert capsys.readouterr() == ("", "Working.\n")


def test_cells_are_never_cut_or_read_as_markup(capsys: pytest.CaptureFixture[str]) -> None:
    long = "x" * 150
    print_table(("A", "B"), [("[red]not markup[/red]", long), (":smile:", "b")], title="Rows")
    told = capsys.readouterr().out
    assert "[red]not markup[/red]" in told
    assert ":smile:" in told
    assert long in told
    assert told.startswith("Rows")


@pytest.mark.parametrize("columns", [2, 60])
def test_headers_are_not_read_as_markup_either(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    screen = narrow_screen(monkeypatch)
    headers = [f"[/a{place}]" for place in range(columns)]
    print_table(headers, [["b"] * columns])
    assert all(header in screen.getvalue() for header in headers)


def test_nothing_from_elsewhere_steers_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    evil = "a\x1b]0;b\x07c\u202ed\x9be\tf"
    print_table([evil], [[evil]])
    say(evil)
    note(evil)
    told = capsys.readouterr()
    assert told.out.count("a\ufffd]0;b\ufffdc\ufffdd\ufffde") == 3
    assert told.err == "a\ufffd]0;b\ufffdc\ufffdd\ufffde\tf\n"


def test_a_table_may_go_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("A",), [("b",)], err=True)
    told = capsys.readouterr()
    assert told.out == ""
    assert "b" in told.err


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


def narrow_screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """A terminal of 60 columns."""
    screen = Screen()
    monkeypatch.setattr("sys.stdout", screen)
    monkeypatch.setenv("COLUMNS", "60")
    return screen


def test_a_pipe_gets_every_cell_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    cells = [f"{letter * 40}@example.com" for letter in "abcdefgh"]
    print_table(["Address"] * 8, [cells])
    assert [line.split() for line in capsys.readouterr().out.splitlines() if "@" in line] == [cells]


def test_a_terminal_breaks_long_sentences_but_no_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = narrow_screen(monkeypatch)
    print_table(("Job", "State", "Reason"), [("job-20261122-quew", "completed", "Some words in a row. " * 9)])
    told = screen.getvalue()
    assert "job-20261122-quew   completed" in told
    assert all(len(line) <= 60 for line in told.splitlines() if "Some words" in line)


def test_too_many_columns_for_the_terminal_stand_one_below_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = narrow_screen(monkeypatch)
    print_table(
        ("Row", *(f"Column {number}" for number in range(9))),
        [("2", *(f"cell-{number}" for number in range(9))), ("3", *(["x" * 200] * 9))],
    )
    told = screen.getvalue()
    assert all(any(f"Column {n}" in line and f"cell-{n}" in line for line in told.splitlines()) for n in range(9))
    assert told.count("x") == 1800


def test_an_error_has_one_shape() -> None:
    assert error_document("code", "What.", None) == {"error": {"code": "code", "message": "What.", "where": None}}
    more = error_document("code", "What.", "B5", problems=[1])
    assert more["error"]["problems"] == [1]
