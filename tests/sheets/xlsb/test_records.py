from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.xlsb.records import read_records, wide_text
from tests.sheets.xlsb.binary import record, wide


@given(
    st.lists(st.tuples(st.integers(0, 16_383), st.binary(max_size=300)), max_size=8),
    st.integers(1, 50),
)
def test_records_are_read_whatever_the_chunks(records: list[tuple[int, bytes]], step: int) -> None:
    data = b"".join(record(kind, content) for kind, content in records)
    chunks = [data[place : place + step] for place in range(0, len(data), step)]
    assert list(read_records(chunks, "a.xlsb")) == records


def test_long_records() -> None:
    assert list(read_records([record(7, bytes(70_000))], "a.xlsb")) == [(7, bytes(70_000))]


@pytest.mark.parametrize("data", [b"\x07", b"\x80", b"\x07\x05abcd", b"\x07\x80", b"\x07\xff\xff\xff\x7f"])
def test_what_is_cut_short_or_endless_is_damage(data: bytes) -> None:
    with pytest.raises(SheetError) as error:
        list(read_records([data], "a.xlsb"))
    assert (error.value.code, error.value.where) == ("damaged-file", "a.xlsb")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_texts(text: str) -> None:
    data = b"xx" + (len(text.encode("utf-16-le")) // 2).to_bytes(4, "little") + text.encode("utf-16-le")
    assert wide_text(data, 2) == (text, len(data))


def test_no_text_is_an_empty_one() -> None:
    assert wide_text(b"\xff\xff\xff\xff", 0) == ("", 4)


@pytest.mark.parametrize("data", [b"", b"\x01\0", wide("ab")[:-1], b"\xfe\xff\xff\xff"])
def test_a_text_that_is_cut_short(data: bytes) -> None:
    with pytest.raises(ValueError, match="cut short"):
        wide_text(data, 0)
