from __future__ import annotations

import pytest

from mailtool_gui.domain.document import (
    INK,
    KINDS,
    Columns,
    Document,
    Heading,
    Image,
    Ink,
    OrderTable,
    Span,
    TableColumn,
    Text,
    flat,
    kind_of,
    with_files,
)

LOGO, BANNER = Image(source="cid:logo", file="/a/logo.png"), Image(source="https://x.example/b.png")
WHOLE = Document((Columns(left=(LOGO, Text()), right=(BANNER,)), Heading(), LOGO))


def luminance(colour: str) -> float:
    """As WCAG 2.1 has it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ink", Ink)
def test_every_ink_can_be_read_on_light_and_on_dark_paper(ink: Ink) -> None:
    light, dark = INK[ink]
    assert contrast(light, "#FFFFFF") >= 4.5  # also white words on a button of this colour
    assert contrast(dark, "#1B2027") >= 4.5


def test_blocks_inside_columns_stand_in_their_place() -> None:
    assert list(flat(WHOLE.blocks)) == [LOGO, Text(), BANNER, Heading(), LOGO]
    assert list(WHOLE.images) == [LOGO, BANNER, LOGO]


def test_pictures_are_found_elsewhere_by_their_names() -> None:
    moved = with_files(WHOLE, {"cid:logo": "/b/kept.png"})
    assert [image.file for image in moved.images] == ["/b/kept.png", "", "/b/kept.png"]
    assert with_files(moved, {"cid:logo": "/a/logo.png"}) == WHOLE


@pytest.mark.parametrize(
    ("document", "blank"),
    [
        (Document(), True),
        (Document((Text(), Heading(line=(Span(" \n"),)), Columns())), True),
        (Document((Heading(line=(Span("x", field=True),)),)), False),
        (Document((Columns(right=(Heading(line=(Span("x"),)),)),)), False),
        (Document((OrderTable(),)), True),
        (Document((OrderTable(columns=(TableColumn(header="x"),)),)), False),
        (Document((LOGO,)), False),
    ],
)
def test_a_document_that_shows_nothing_is_blank(document: Document, blank: bool) -> None:
    assert document.is_blank == blank


def test_kinds_have_names() -> None:
    assert {kind_of(kind()) for kind in KINDS.values()} == set(KINDS)
