"""Rows that are written alike are taken whole; what is not quite alike is left alone."""

from __future__ import annotations

import pytest

from mailtool_gui.domain.sheet import Cell, CellKind
from mailtool_gui.sheets.source import StoredCell
from mailtool_gui.sheets.xlsx.shapes import AlikeKey, Shapes
from mailtool_gui.sheets.xlsx.values import KnownCells

KEY = AlikeKey(' spans="1:3"', (("A", ' s="1"'), ("B", ' t="inlineStr"'), ("AA", "")))
COLUMNS = (0, 1, 26)


def _cell(text: str) -> StoredCell:
    if text == "impossible":
        raise ValueError(text)
    return StoredCell(Cell(text, text, CellKind.TEXT), "General")


def _learned(key: AlikeKey = KEY, *, times: int = 8, hidden: bool = False, shapes: Shapes | None = None) -> Shapes:
    shapes = shapes or Shapes()
    for _ in range(times):
        shapes.learn(key, COLUMNS, [KnownCells(_cell) for _ in COLUMNS], hidden=hidden)
    return shapes


def _texts(shapes: Shapes, item: str) -> dict[int, str] | None:
    row = shapes.read(item)
    return None if row is None else {column: cell.cell.shown for column, cell in row.cells.items()}


@pytest.mark.parametrize(
    ("item", "texts"),
    [
        (
            '<row r="7" spans="1:3"><c r="A7" s="1"><v>1</v></c><c r="B7" t="inlineStr"><is><t>x</t></is></c>'
            '<c r="AA7"><f>A1&amp;B1</f><v>2</v></c>',
            {0: "1", 1: "x", 26: "2"},
        ),
        ('\n <row r="7" spans="1:3"><c r="AA7"><f t="shared" si="0"/><v>2</v></c>', {26: "2"}),
        ('<row spans="1:3"><c r="A7" s="1"/><c r="B7" t="inlineStr"/><c r="AA7"/>', {}),
        ('<row spans="1:3">', {}),
    ],
)
def test_cells_may_be_missing_or_empty(item: str, texts: dict[int, str]) -> None:
    assert _texts(_learned(), item) == texts


@pytest.mark.parametrize(
    "item",
    [
        '<row r="7"><c r="A7" s="1"><v>1</v></c>',
        '<row r="7" spans="1:3"><c r="A7" s="2"><v>1</v></c>',
        '<row r="7" spans="1:3"><c r="C7"><v>1</v></c>',
        '<row r="7" spans="1:3"><c r="AA7"><v>1</v></c><c r="A7" s="1"><v>1</v></c>',
        '<row r="7" spans="1:3"><c r="A7" s="1"><v>a &amp; b</v></c>',
        '<row r="7" spans="1:3"><c r="A7" s="1"><v></v></c>',
        '<row r="7" spans="1:3"><c r="A7" s="1"><f>1+1</f></c>',
        '<row r="7" spans="1:3"><c r="A7" s="1"><v>1</v></c> ',
        '<row r="7" spans="1:3"/>',
        '<row r="7" spans="1:3"><c r="A7" s="1"><is><t>1</t></is></c>',
    ],
)
def test_what_is_not_alike_is_left_alone(item: str) -> None:
    assert _learned().read(item) is None


def test_a_row_seen_a_few_times_makes_no_shape() -> None:
    assert _learned(times=7).read('<row r="7" spans="1:3">') is None


def test_a_shape_tells_number_and_hiding() -> None:
    row = _learned(hidden=True).read('<row r="12" spans="1:3">')
    assert row is not None
    assert (row.number, row.hidden) == ("12", True)


def test_a_value_that_cannot_be_is_an_error() -> None:
    with pytest.raises(ValueError, match="impossible"):
        _learned().read('<row spans="1:3"><c r="A7" s="1"><v>impossible</v></c>')


def test_rows_may_take_turns() -> None:
    other = KEY._replace(attributes="")
    shapes = _learned(other, shapes=_learned())
    assert shapes.read("<row>") is not None
    assert shapes.read('<row spans="1:3">') is not None


def test_a_column_that_comes_twice_makes_no_shape() -> None:
    shapes = Shapes()
    for _ in range(20):
        shapes.learn(KEY, (0, 1, 0), [KnownCells(_cell) for _ in COLUMNS], hidden=False)
    assert shapes.read('<row spans="1:3">') is None


def test_patterns_are_made_as_long_as_they_stay_small() -> None:
    long = AlikeKey(f' x="{"y" * 300_000}"', KEY.cells)
    shapes = _learned(long)
    assert shapes.read(f"<row{long.attributes}>") is None
    assert _learned(KEY, shapes=shapes).read('<row spans="1:3">') is not None
    for size in range(50):
        _learned(AlikeKey(f' x="{size:010000}"', KEY.cells), shapes=shapes)
    assert shapes.read(f'<row x="{49:010000}">') is None, "half a million characters of patterns are too many"


def test_an_attribute_is_taken_by_its_letters() -> None:
    odd = KEY._replace(attributes=' a=".*"')
    assert _learned(odd).read('<row a="xx">') is None
    assert _learned(odd).read('<row a=".*">') is not None
