from __future__ import annotations

import errno
import gc
import os
from collections.abc import Sequence
from datetime import datetime, time
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import BLANK_CELL, Cell, CellKind, Row
from mailtool_gui.sheets import rows_on_disk
from mailtool_gui.sheets.rows_on_disk import Pages, RowWriter, StoredRows, decode_page, encode_page
from mailtool_gui.sheets.source import StoredCell

_RAW = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(), st.datetimes(), st.times()
)
_CELLS = st.builds(
    Cell, shown=st.text(), raw=_RAW, kind=st.sampled_from(CellKind), link=st.none() | st.text()
) | st.text().map(lambda text: Cell(text, text, CellKind.TEXT))
_ROWS = st.lists(st.builds(Row, number=st.integers(1, 1_048_576), cells=st.lists(_CELLS, max_size=4).map(tuple)))


def _row(number: int, columns: int = 2) -> Row:
    text = f"row {number}"
    return Row(number=number, cells=(Cell(text, text, CellKind.TEXT), *(BLANK_CELL,) * (columns - 1)))


def _put(writer: RowWriter, row: Row) -> None:
    writer.append(row.number, row.cells)


def _page(*rows: Row) -> bytes:
    return encode_page([row.number for row in rows], [row.cells for row in rows]).encoded


def _written(count: int, columns: int = 2) -> Sequence[Row]:
    writer = RowWriter(Pages())
    for number in range(count):
        _put(writer, _row(number, columns))
    return writer.rows()


@given(_ROWS)
def test_a_page_gives_back_what_was_put_in(rows: list[Row]) -> None:
    back = decode_page(_page(*rows))
    assert back == rows
    assert [[type(cell.raw) for cell in row.cells] for row in back] == [
        [type(cell.raw) for cell in row.cells] for row in rows
    ]


@given(_ROWS)
def test_a_page_counts_its_errors(rows: list[Row]) -> None:
    page = encode_page([row.number for row in rows], [row.cells for row in rows])
    assert page.errors == sum(cell.kind is CellKind.ERROR for row in rows for cell in row.cells)


@given(_ROWS)
def test_stored_cells_are_put_away_as_cells(rows: list[Row]) -> None:
    stored = [[StoredCell(cell, "0.00") for cell in row.cells] for row in rows]
    back = decode_page(encode_page([row.number for row in rows], stored).encoded)
    assert back == rows
    assert all(type(cell) is Cell for row in back for cell in row.cells)


def test_blank_cells_stay_the_one_blank_cell() -> None:
    assert decode_page(_page(_row(1)))[0].cells[1] is BLANK_CELL


@pytest.mark.parametrize("raw", [datetime(2024, 2, 29, 13, 5, 0, 250_000), time(23, 59, 59), None, 1.5, True, 2**80])
def test_raw_values_keep_their_type(raw: datetime | time | float | bool | None) -> None:
    cell = Cell("shown", raw, CellKind.DATE)
    back = decode_page(_page(Row(number=1, cells=(cell,))))[0].cells[0]
    assert (back, type(back.raw)) == (cell, type(raw))


@pytest.mark.parametrize("count", [0, 1, 63, 64, 65, 1_000])
def test_rows_are_a_sequence(count: int) -> None:
    rows, plain = _written(count), [_row(number) for number in range(count)]
    assert len(rows) == count
    assert list(rows) == plain
    assert rows == plain
    assert [rows[place] for place in range(count)] == plain
    for wanted in (slice(0, 5), slice(60, 70), slice(-3, None), slice(None, None, 7), slice(None, None, -1)):
        assert list(rows[wanted]) == plain[wanted]
        assert rows[wanted] == plain[wanted]
    assert list(rows[3:900][5:80]) == plain[3:900][5:80]


def test_places_outside_are_an_error() -> None:
    rows = _written(3)
    assert rows[-1] == _row(2)
    for place in (3, -4):
        with pytest.raises(IndexError):
            rows[place]
    with pytest.raises(IndexError):
        rows[:1][1]


def test_rows_differ_from_other_rows() -> None:
    rows = _written(3)
    assert rows != _written(2)
    assert rows != [_row(0), _row(1), _row(3)]


def test_rows_read_so_far_do_not_grow() -> None:
    writer = RowWriter(Pages())
    _put(writer, _row(0))
    early = writer.rows()
    _put(writer, _row(1))
    assert [row.number for row in early] == [0]
    assert [row.number for row in writer.rows()] == [0, 1]


def test_wide_rows_lie_on_smaller_pages() -> None:
    pages = Pages()
    writer = RowWriter(pages)
    for number in range(10):
        _put(writer, _row(number, columns=1_024))
    assert len(pages) == 10
    assert [row.number for row in writer.rows()] == list(range(10))


def test_only_a_few_pages_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = _written(64 * 20)
    decoded = 0

    def counted(page: bytes) -> Sequence[Row]:
        nonlocal decoded
        decoded += 1
        return decode_page(page)

    monkeypatch.setattr(rows_on_disk, "decode_page", counted)
    for _ in range(3):
        assert [rows[place].number for place in range(0, 64 * 8, 32)] == list(range(0, 64 * 8, 32))
    assert decoded == 8
    rows[64 * 15]
    rows[0]
    assert decoded == 10


def test_the_file_has_no_name_and_is_for_its_owner_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows_on_disk, "_IN_MEMORY", 10)
    pages = Pages()
    _put(RowWriter(pages), _row(1))
    pages.add(_page(_row(1)), 1)
    state = os.fstat(pages._file.fileno())
    assert state.st_mode & 0o077 == 0
    assert os.name == "nt" or state.st_nlink == 0


def test_the_file_is_closed_with_its_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows_on_disk, "_IN_MEMORY", 10)
    rows = _written(200)
    file = rows._pages._file  # type: ignore[attr-defined]
    assert not file.closed
    del rows
    gc.collect()
    assert file.closed


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "disk-full"), (errno.EDQUOT, "disk-full"), (errno.EACCES, "no-temporary-file")]
)
def test_no_room(monkeypatch: pytest.MonkeyPatch, number: int, code: str) -> None:
    pages = Pages()

    def write(_page: bytes) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(pages._file, "write", write)
    with pytest.raises(SheetError) as caught:
        pages.add(_page(_row(1)), 1)
    assert caught.value.code == code
    assert caught.value.where
    assert len(pages) == 0


def test_rows_are_read_while_others_are_written() -> None:
    pages = Pages()
    writer = RowWriter(pages)
    for number in range(64):
        _put(writer, _row(number))
    early = writer.rows()
    wrong: list[int] = []

    def look() -> None:
        for _ in range(20):
            wrong.extend(place for place in range(64) if early[place].number != place)
            wrong.extend(place for place, row in enumerate(early) if row.number != place)

    thread = Thread(target=look)
    thread.start()
    for number in range(64, 5_000):
        _put(writer, _row(number))
    thread.join()
    assert not wrong
    assert [row.number for row in writer.rows()] == list(range(5_000))


@given(st.lists(st.text(max_size=8), max_size=200), st.text(min_size=1, max_size=3))
def test_a_search_finds_what_a_look_at_every_cell_finds(texts: list[str], wanted: str) -> None:
    writer = RowWriter(Pages())
    for number, text in enumerate(texts):
        shown = Cell(text, 1.5, CellKind.NUMBER) if number % 2 else Cell(text, text, CellKind.TEXT)
        writer.append(number, (shown,))
    rows, looked = writer.rows(), [0]
    assert isinstance(rows, StoredRows)
    found = list(rows.places_with(wanted, looked.append))
    assert found == [place for place, text in enumerate(texts) if wanted.casefold() in text.casefold()]
    assert looked[-1] == len(texts)


def test_some_rows_by_their_places() -> None:
    rows = _written(200)
    assert isinstance(rows, StoredRows)
    some = rows.at([150, 3])
    assert list(some) == [_row(150), _row(3)]
    assert list(some[1:]) == [_row(3)]
    assert isinstance(rows[100:], StoredRows)
    with pytest.raises(ValueError, match="all rows"):
        some.places_with("x", print)  # type: ignore[attr-defined]


def test_rows_that_are_left_there_are_the_same() -> None:
    rows = _written(200)
    assert isinstance(rows, StoredRows)
    looked: list[int] = []
    left = rows.left_there(looked.append)
    kept = list(left)
    assert [(row.number, row.cells) for row in kept] == [(row.number, row.cells) for row in rows]
    assert [(row.number, row.cells) for row in left[150:]] == [(row.number, row.cells) for row in rows[150:]]
    assert left[7].cells == rows[7].cells
    assert looked[:4] == [64, 128, 192, 200]


def test_a_row_that_is_left_there_holds_no_cells() -> None:
    rows = _written(1)
    assert isinstance(rows, StoredRows)
    row = rows.left_there(lambda _count: None)[0]
    assert row.cells == rows[0].cells
    with pytest.raises(AttributeError):
        vars(Row)["cells"].__get__(row)


def test_who_is_told_of_rows_may_end_it() -> None:
    def enough(_count: int) -> None:
        raise KeyError

    rows = _written(100)
    assert isinstance(rows, StoredRows)
    with pytest.raises(KeyError):
        list(rows.left_there(enough))
