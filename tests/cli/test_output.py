from __future__ import annotations

import json

import pytest

from mailtool_gui.cli.output import error_document, note, print_json, print_table


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


def test_a_table_may_go_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("A",), [("b",)], err=True)
    told = capsys.readouterr()
    assert told.out == ""
    assert "b" in told.err


def test_an_error_has_one_shape() -> None:
    assert error_document("code", "What.", None) == {"error": {"code": "code", "message": "What.", "where": None}}
    more = error_document("code", "What.", "B5", problems=[1])
    assert more["error"]["problems"] == [1]
