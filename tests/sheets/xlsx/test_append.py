from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.sheets.xlsx.append import Splice, added_columns, spliced
from tests.sheets.workbooks import sheet_xml, text_cell, text_rows


def _made(xml: str, texts: dict[int, tuple[str, ...]]) -> str:
    data = xml.encode()
    changes = added_columns(lambda: [data], texts, "a.xlsx")
    return b"".join(spliced([data], changes)).decode()


@given(
    data=st.binary(max_size=60),
    cuts=st.lists(st.integers(0, 60), max_size=8),
    texts=st.lists(st.binary(max_size=5), min_size=4, max_size=4),
    size=st.integers(1, 70),
)
def test_splices_are_made_whatever_the_chunks(data: bytes, cuts: list[int], texts: list[bytes], size: int) -> None:
    places = sorted(min(cut, max(len(data) - 1, 0)) for cut in cuts)
    pairs = list(zip(places[::2], places[1::2], strict=False)) if data else []
    changes = [Splice(start, end, text) for (start, end), text in zip(pairs, texts, strict=False)]
    expected = data
    for change in reversed(changes):
        expected = expected[: change.start] + change.text + expected[change.end :]
    chunks = [data[start : start + size] for start in range(0, len(data), size)]
    assert b"".join(spliced(chunks, changes)) == expected


def test_cells_without_a_text_are_not_written() -> None:
    made = _made(sheet_xml(text_rows(["Name"], ["Anna"])), {1: ("Status", "Reason"), 2: ("", "why")})
    assert f"{text_cell('A2', 'Anna')}{text_cell('C2', 'why')}</row>" in made


def test_formulas_stay_texts() -> None:
    made = _made(sheet_xml(text_rows(["Name"])), {1: ("=1+1",)})
    assert '<c r="B1" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>' in made
    assert "<f>" not in made


def test_markup_is_escaped_and_what_xml_cannot_hold_left_out() -> None:
    made = _made(sheet_xml(text_rows(["Name"])), {1: ("<a> & \x00b\r\n_x000D_",)})
    assert "&lt;a&gt; &amp; b_x000D_\n_x005F_x000D_</t>" in made


def test_texts_end_where_excels_cells_do() -> None:
    made = _made(sheet_xml(text_rows(["Name"])), {1: ("x" * 40_000,)})
    assert made.count("x") < 33_000


def test_several_spans_reach_to_the_last_cell() -> None:
    row = f'<row r="1" spans="1:3 5:7">{text_cell("G1", "x")}</row>'
    assert '<row r="1" spans="1:3 5:8">' in _made(sheet_xml(row), {1: ("Status",)})


def test_attributes_are_written_as_they_were() -> None:
    row = '<row r="1" spans="1:1" x:dyDescent="0.25" note="a &quot;b&quot; &amp; c"><c r="A1"><v>1</v></c></row>'
    xml = sheet_xml(row).replace("<worksheet", '<worksheet xmlns:x="urn:x"')
    made = _made(xml, {1: ("Status",)})
    assert 'r="1" spans="1:2" x:dyDescent="0.25"' in made
    assert "note='a \"b\" &amp; c'" in made
