from __future__ import annotations

import pytest

from mailtool_gui.messages.places import Source

SOURCE = Source("HTML", "one\r\n  {{ a }} {{ name }} names\rlast {% x")


@pytest.mark.parametrize(("number", "text"), [(1, "one"), (3, "last {% x"), (0, ""), (4, "")])
def test_lines_end_as_jinja_counts_them(number: int, text: str) -> None:
    assert SOURCE.line(number) == text


@pytest.mark.parametrize(
    ("number", "token", "start", "place"),
    [
        (2, None, 0, "HTML line 2, column 3"),
        (2, "name", 0, "HTML line 2, column 14"),
        (2, "nothing", 0, "HTML line 2, column 3"),
        (2, "}", 0, "HTML line 2, column 8"),
        (2, None, 5, "HTML line 2, column 11"),
        (3, None, 0, "HTML line 3, column 6"),
        (1, "one", 0, "HTML line 1, column 1"),
        (9, "x", 0, "HTML line 9, column 1"),
    ],
)
def test_a_place_is_line_and_column(number: int, token: str | None, start: int, place: str) -> None:
    assert SOURCE.place(number, token, start) == place


def test_an_error_says_where() -> None:
    error = SOURCE.error("Wrong.", 2, code="template-syntax", token="name")
    assert (str(error), error.code) == ("HTML line 2, column 14: Wrong.", "template-syntax")
