from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.document import Columns, Document, Heading, Image, Span, Text, flat
from mailtool_gui.ui.editor.edits import Place, block_at, duplicated, inserted, landing, moved, removed
from tests.support.documents import documents

A, B, C, D = (Heading(line=(Span(letter),)) for letter in "abcd")
TWO = Columns(left=(C,), right=(D,))
WHOLE = Document((A, TWO, B))


def places(document: Document) -> list[Place]:
    """Where blocks stand."""
    found: list[Place] = []
    for place, block in enumerate(document.blocks):
        found.append((place,))
        if isinstance(block, Columns):
            found += [(place, 0, inner) for inner in range(len(block.left))]
            found += [(place, 1, inner) for inner in range(len(block.right))]
    return found


def test_blocks_are_found_put_in_and_taken_away() -> None:
    assert block_at(WHOLE, (1, 1, 0)) is D
    assert inserted(WHOLE, (1, 0, 1), A).blocks[1] == Columns(left=(C, A), right=(D,))
    assert inserted(WHOLE, (3,), A).blocks == (A, TWO, B, A)
    assert removed(WHOLE, (1, 1, 0)).blocks[1] == Columns(left=(C,))
    assert removed(WHOLE, (0,)).blocks == (TWO, B)
    assert duplicated(WHOLE, (1, 0, 0)).blocks[1] == Columns(left=(C, C), right=(D,))


def test_columns_are_not_put_into_columns() -> None:
    assert inserted(WHOLE, (1, 0, 0), TWO) is WHOLE
    assert moved(WHOLE, (1,), (1, 0, 0)) is WHOLE


@pytest.mark.parametrize(
    ("start", "end", "blocks", "place"),
    [
        ((0,), (3,), (TWO, B, A), (2,)),
        ((2,), (0,), (B, A, TWO), (0,)),
        ((0,), (1,), (A, TWO, B), (0,)),
        ((0,), (0,), (A, TWO, B), (0,)),
        ((1, 0, 0), (0,), (C, A, Columns(right=(D,)), B), (0,)),
        ((1, 0, 0), (3,), (A, Columns(right=(D,)), B, C), (3,)),
        ((0,), (1, 1, 0), (Columns(left=(C,), right=(A, D)), B), (0, 1, 0)),
        ((2,), (1, 1, 1), (A, Columns(left=(C,), right=(D, B))), (1, 1, 1)),
        ((1, 0, 0), (1, 1, 0), (A, Columns(right=(C, D)), B), (1, 1, 0)),
    ],
)
def test_blocks_are_moved(start: Place, end: Place, blocks: tuple[object, ...], place: Place) -> None:
    after = moved(WHOLE, start, end)
    assert after.blocks == blocks
    assert landing(start, end) == place
    assert block_at(after, place) == block_at(WHOLE, start)


@given(documents.filter(lambda document: bool(document.blocks)), st.data())
def test_moving_loses_nothing(document: Document, data: st.DataObject) -> None:
    start, end = data.draw(st.sampled_from(places(document))), data.draw(st.sampled_from(places(document)))
    after = moved(document, start, end)
    assert sorted(map(repr, flat(after.blocks))) == sorted(map(repr, flat(document.blocks)))


def test_a_document_knows_its_pictures_and_whether_it_is_blank() -> None:
    picture = Image(source="cid:a")
    assert list(Document((A, Columns(left=(picture,)))).images) == [picture]
    assert Document((Text(), Heading(line=(Span("  "),)))).is_blank
    assert not Document((Columns(right=(Heading(line=(Span("x", field=True),)),)),)).is_blank
