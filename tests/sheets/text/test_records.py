from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.text.dialect import Dialect
from mailtool_gui.sheets.text.lines import Lines
from mailtool_gui.sheets.text.records import Records

COMMA = Dialect(",", '"')


def _read(tmp_path: Path, text: str, dialect: Dialect = COMMA) -> list[tuple[int, list[str]]]:
    path = tmp_path / "list.csv"
    path.write_bytes(text.encode())
    with Lines(path, "utf-8") as lines:
        records = Records(lines, dialect, str(path))
        return [(records.first_line, record) for record in records]


def _error(tmp_path: Path, text: str) -> SheetError:
    with pytest.raises(SheetError) as caught:
        _read(tmp_path, text)
    assert caught.value.code == "open-quotation"
    return caught.value


def test_a_record_knows_its_first_line(tmp_path: Path) -> None:
    text = 'Name,Note\r\n"Anna","two\nlines, ""so"""\r\n\r\nBert,5" pipe\n'
    assert _read(tmp_path, text) == [
        (1, ["Name", "Note"]),
        (2, ["Anna", 'two\nlines, "so"']),
        (4, []),
        (5, ["Bert", '5" pipe']),
    ]


def test_the_last_line_may_lack_its_end(tmp_path: Path) -> None:
    assert _read(tmp_path, 'a\n"b"')[-1] == (2, ["b"])
    assert _read(tmp_path, 'a\n"b\nc"')[-1] == (2, ["b\nc"])


def test_text_behind_a_closing_mark_is_kept_within_a_line(tmp_path: Path) -> None:
    assert _read(tmp_path, '"Anna" B,c\n') == [(1, ["Anna B", "c"])]


@pytest.mark.parametrize("text", ['a\n"b\nc\n', 'a\n"b', 'a\nx,"' + "y\n" * 100_000])
def test_a_mark_that_is_never_closed_is_named(tmp_path: Path, text: str) -> None:
    assert _error(tmp_path, text).message.startswith("A cell in line 2 is opened by a quotation mark that is never")


def test_a_mark_that_swallows_rows_is_named(tmp_path: Path) -> None:
    assert _error(tmp_path, 'a,b\n"c,d\ne,"f"\n').message.startswith("A cell in line 2 is closed by")


def test_a_file_without_quotation_marks(tmp_path: Path) -> None:
    assert _read(tmp_path, '"a,b\nc,d', Dialect(",", "")) == [(1, ['"a', "b"]), (2, ["c", "d"])]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(st.lists(st.text(st.sampled_from('ab,;"\n\r é'), max_size=6), min_size=2, max_size=4), max_size=6),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_what_was_written_is_read(tmp_path: Path, rows: list[list[str]], end: str) -> None:
    path = tmp_path / "w.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(rows)
    assert [record for _, record in _read(tmp_path, path.read_bytes().decode())] == rows
