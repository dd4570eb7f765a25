"""What can be done to a document. A place is the way to a block: `(2,)`, or inside two columns `(2, 0, 1)`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from mailtool_gui.domain.document import Block, Columns, Document

Place = tuple[int, ...]


def block_at(document: Document, place: Place) -> Block:
    """The block at a place. Raises IndexError where there is none."""
    return _list_of(document, place[:-1])[place[-1]]


def inserted(document: Document, place: Place, block: Block) -> Document:
    """With a block before what stands at the place; inside columns no further columns are taken."""
    if len(place) > 1 and isinstance(block, Columns):
        return document

    def insert(blocks: list[Block]) -> None:
        """In the list that holds the place."""
        blocks.insert(place[-1], block)

    return _changed(document, place[:-1], insert)


def removed(document: Document, place: Place) -> Document:
    """Without the block at the place."""

    def remove(blocks: list[Block]) -> None:
        """From the list that holds the place."""
        del blocks[place[-1]]

    return _changed(document, place[:-1], remove)


def duplicated(document: Document, place: Place) -> Document:
    """With the block at the place twice."""
    return inserted(document, below(place), block_at(document, place))


def moved(document: Document, start: Place, end: Place) -> Document:
    """With the block of `start` before what stands at `end`."""
    block = block_at(document, start)
    added = inserted(document, end, block)
    if added is document or (end[: len(start)] == start and len(end) > len(start)):
        return document
    return removed(added, _pushed(start, end))


def landing(start: Place, end: Place) -> Place:
    """Where a block that was moved stands then."""
    if start[:-1] == end[:-1] and start[-1] < end[-1]:
        return (*end[:-1], end[-1] - 1)
    if len(start) == 1 < len(end) and start[0] < end[0]:
        return (end[0] - 1, *end[1:])
    return end


def below(place: Place) -> Place:
    """The place under it."""
    return (*place[:-1], place[-1] + 1)


def _pushed(start: Place, end: Place) -> Place:
    """Where the block of `start` is once another has been put in at `end`."""
    if start[:-1] == end[:-1] and end[-1] <= start[-1]:
        return below(start)
    if len(end) == 1 < len(start) and end[0] <= start[0]:
        return (start[0] + 1, *start[1:])
    return start


def _list_of(document: Document, owner: Place) -> Sequence[Block]:
    if not owner:
        return document.blocks
    columns = document.blocks[owner[0]]
    assert isinstance(columns, Columns)
    return columns.right if owner[1] else columns.left


def _changed(document: Document, owner: Place, change: Callable[[list[Block]], None]) -> Document:
    blocks = list(_list_of(document, owner))
    change(blocks)
    if not owner:
        return Document(tuple(blocks))
    columns = document.blocks[owner[0]]
    assert isinstance(columns, Columns)
    whole = list(document.blocks)
    whole[owner[0]] = replace(columns, right=tuple(blocks)) if owner[1] else replace(columns, left=tuple(blocks))
    return Document(tuple(whole))
